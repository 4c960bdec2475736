"""Names of places as words of the two languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from stocktake.claims.reading.tokens import Word


@dataclass(frozen=True)
class Names:
    """Names by language, each with the codes it stands for (one, or several as in 中美).

    english, chinese : name to codes
    """

    english: Mapping[str, tuple[str, ...]]
    chinese: Mapping[str, tuple[str, ...]]

    @cached_property
    def english_word(self) -> Word:
        """The lexicon's entry for all English names, upper and lower case kept apart, possessive or not."""
        return _entry(
            self.english, r"(?<![\w-])(?:", r")(?:[\u2019']s|(?<=s)[\u2019'])?(?![\w])(?!-(?!led|based))"
        )

    @cached_property
    def chinese_word(self) -> Word:
        """The lexicon's entry for all Chinese names."""
        return _entry(self.chinese, "(?:", ")")


def _entry(names: Mapping[str, tuple[str, ...]], before: str, after: str) -> Word:
    ordered = sorted(names, key=len, reverse=True)
    pattern = re.compile(before + "(?P<name>" + "|".join(re.escape(name) for name in ordered) + ")" + after)
    return Word(pattern, "P", lambda match: {"places": names[match.group("name")]}, weight=2)


def names_of(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """A mapping from (name, code) pairs; a name of two places is left out, as it would be a guess."""
    found: dict[str, set[str]] = {}
    for name, code in pairs:
        found.setdefault(name, set()).add(code)
    return {name: tuple(codes) for name, codes in found.items() if len(codes) == 1 and name}
