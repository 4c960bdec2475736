"""Names of places as words of the two languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from stocktake.claims.reading.chinese import people as chinese_people
from stocktake.claims.reading.english import people as english_people
from stocktake.claims.reading.tokens import Word
from stocktake.places import Gazetteer, Group, Place

# what a writer means by a name today, so that a change over time compares the same countries
MEANT = {"EU": "EU27"}

_OTHER_MEANINGS = frozenset({"World", "Earth", "BASIC", "PARIS", "Paris Agreement", "Congo", "Korea", "ARAB"})
_CHINESE = re.compile(r"[\u3400-\u9fff]")


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
        return _entry(self.english, r"(?<![\w-])(?:", r")(?:[\u2019']s|(?<=s)[\u2019'])?(?![\w])(?!-(?!led|based))")

    @cached_property
    def chinese_word(self) -> Word:
        """The lexicon's entry for all Chinese names."""
        return _entry(self.chinese, "(?:", ")")


def known_names(places: Gazetteer) -> Names:
    """The names of a gazetteer with our own short forms; a name of more than one place is left out."""
    english: list[tuple[str, str]] = list(english_people.pairs())
    chinese: list[tuple[str, str]] = list(chinese_people.singles())
    for thing in places.things:
        if isinstance(thing, Place) and thing.kind not in ("country", "territory"):
            continue
        code = MEANT.get(thing.code, thing.code)
        for name in thing.names:
            if _CHINESE.search(name):
                chinese.append((name, code))
            elif isinstance(thing, Group) or name not in (thing.code, thing.iso2):
                english.append((name, code))
    known = {code for code in places.places} | {code for code in places.groups}
    return Names(
        names_of(pair for pair in english if pair[1] in known and pair[0] not in _OTHER_MEANINGS),
        {**names_of(pair for pair in chinese if pair[1] in known), **chinese_people.pairs()},
    )


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
