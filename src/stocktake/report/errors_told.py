"""Errors in the reader's language, every sentence found by its English template.

The layers raise English sentences and know no languages. ``words/zh/errors/*.toml`` holds each as a template
with placeholders beside its translation, so the English is the key, as with gettext; a template is found
again in a finished sentence by its literal text: the one with most of it is meant. Reasons of absence that
pages tell too are found in the word catalogues.

Behind a placeholder of the translation may stand how its value is told: ``{known:list}`` a listing,
``{what:phrase}`` a word of ``phrases.toml``, ``{known:phrases}`` several, ``{why:sentence}`` a sentence in
turn, ``{code:place}`` the name of a place. Everything else, above all what the user typed, stays as it is. A
sentence without a translation stays English.

Nothing of this is read before an error is shown in another language than English.
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from stocktake.errors import StocktakeError
from stocktake.report.language import words
from stocktake.report.sentences_of_data import phrase_in

# tables of the word catalogues in which reasons of the data layers are told
REASONS = ("report.absent.", "claims.detail.", "pledges.absent.", "equity.reason.", "inventory.no_year.")

PLAIN = re.compile(r"\{(\w+)\}")

# a good value that carries a name behind it, as the gazetteer gives it: CHN (China)
NAMED = re.compile(r"(?P<code>\S+) \((?P<name>.+)\)")

PlaceName = Callable[[str], str]


@dataclass(frozen=True)
class Template:
    """One English sentence with placeholders, and what it is in the reader's language."""

    english: str
    told: str

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """The literal text around the placeholders, in order; the first and the last may be empty."""
        return pieces(self.english)

    @cached_property
    def literal(self) -> int:
        """How many letters are fixed: the more, the surer the template."""
        return sum(len(piece) for piece in self.pieces)

    @cached_property
    def holds(self) -> tuple[str, ...]:
        """The placeholders that are told as sentences in turn."""
        return tuple(
            str(name) for _, name, way, _ in string.Formatter().parse(self.told) if way == "sentence"
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = string.Formatter().parse(self.english)
        pattern = "".join(
            re.escape(text) + (f"(?P<{name}>.*?)" if name else "") for text, name, _, _ in parts
        )
        if pattern.endswith(".*?)"):  # only what stands last may run over several lines
            pattern = pattern.removesuffix(".*?)") + "(?s:.*))"
        return re.compile(pattern)

    def values(self, sentence: str) -> dict[str, str] | None:
        """What fills the placeholders in the sentence; None where the sentence is another one."""
        first, *_, last = (*self.pieces, "") if len(self.pieces) == 1 else self.pieces
        if not sentence.startswith(first) or not sentence.endswith(last):
            return None
        if not all(piece in sentence for piece in self.pieces):
            return None
        found = self._pattern.fullmatch(sentence)
        return found.groupdict() if found else None


@dataclass(frozen=True)
class Found:
    """A template that a sentence fits, what fills its placeholders, and how many letters are fixed in all."""

    template: Template
    values: Mapping[str, str]
    fixed: int


@dataclass(frozen=True)
class Catalogue:
    """All templates of one language, those with the most literal text first; and phrases."""

    language: str
    templates: tuple[Template, ...]
    phrases: Mapping[str, str]

    def find(self, sentence: str) -> Found | None:
        """The surest template that the sentence fits: the one with the most fixed letters.

        Letters of a sentence within count too, so that what is wrong in a row of a file is told as such, and
        not as if the file's name belonged to it.
        """
        surest: Found | None = None
        for template in self.templates:
            if surest is not None and not template.holds and template.literal <= surest.fixed:
                continue
            values = template.values(sentence)
            if values is None:
                continue
            within = (self.find(values[name]) for name in template.holds)
            fixed = template.literal + sum(one.fixed for one in within if one is not None)
            if surest is None or fixed > surest.fixed:
                surest = Found(template, values, fixed)
        return surest

    def tell(self, sentence: str, place_name: PlaceName | None = None) -> str:
        """The sentence in this language; as it is where nobody has translated it."""
        found = self.find(sentence)
        if found is None:
            return sentence
        return _Filling(self, place_name).format(found.template.told, **found.values)


class _Filling(string.Formatter):
    """Puts values into a translation, each told as its placeholder asks."""

    def __init__(self, catalogue: Catalogue, place_name: PlaceName | None) -> None:
        self.catalogue = catalogue
        self.place_name = place_name

    def format_field(self, value: str, format_spec: str) -> str:
        ways: dict[str, Callable[[str], str]] = {
            "": str,
            "list": _listed,
            "phrase": self._phrase,
            "phrases": lambda text: _listed(", ".join(self._phrase(part) for part in text.split(", "))),
            "sentence": lambda text: self.catalogue.tell(text, self.place_name).rstrip(".。"),
            "place": self._place,
            "data": lambda text: phrase_in(text, words(self.catalogue.language)),
        }
        return ways[format_spec](value)

    def _phrase(self, text: str) -> str:
        return self.catalogue.phrases.get(text, text)

    def _place(self, text: str) -> str:
        return self.place_name(text) if self.place_name else text


@dataclass(frozen=True)
class Told:
    """An error's parts in the reader's language, and the whole as readable sentences."""

    language: str
    came: str
    wanted: str
    nearest: tuple[str, ...]
    next_step: str

    def sentence(self) -> str:
        """The whole message."""
        say = words(self.language).say
        meant = ""
        if self.nearest:
            meant = say("errors.nearest", nearest=say("errors.or").join(self.nearest))
        parts = (self.came, self.wanted, meant, self.next_step)
        return "".join(_stop(part) for part in parts if part)

    def to_dict(self) -> dict[str, object]:
        """The translation as it stands beside the English message of ``StocktakeError.to_dict``."""
        return {
            "language": self.language,
            "message": self.sentence(),
            "came": self.came,
            "wanted": self.wanted,
            "nearest": list(self.nearest),
            "next_step": self.next_step,
        }


def tell(error: StocktakeError, language: str, place_name: PlaceName | None = None) -> Told:
    """The error in a language other than English.

    place_name : gives the name of a place in that language by its code or English name, and what names no
                 place as it is; without it places keep their English names
    """
    said = catalogue(language)
    return Told(
        language,
        said.tell(error.came, place_name),
        said.tell(error.wanted, place_name) if error.wanted else "",
        tuple(_good_value(value, place_name) for value in error.nearest),
        said.tell(error.next_step, place_name) if error.next_step else "",
    )


def sentence_of(error: StocktakeError, language: str) -> str:
    """The whole error in any language, places under their English names."""
    return error.sentence() if language == "en" else tell(error, language).sentence()


@cache
def catalogue(language: str) -> Catalogue:
    """All templates and phrases of one language."""
    folder = resources.files("stocktake.report") / "words" / language / "errors"
    tables = {
        file.name: tomllib.loads(file.read_text(encoding="utf8"))
        for file in sorted(folder.iterdir(), key=lambda item: item.name)
        if file.name.endswith(".toml")
    }
    phrases = tables.pop("phrases.toml")
    ours = [Template(english, told) for table in tables.values() for english, told in table.items()]
    return Catalogue(language, _surest_first([*ours, *_reasons(language)]), phrases)


def pieces(template: str) -> tuple[str, ...]:
    """The literal text around a template's placeholders.

    >>> pieces("'{name}' is no lever")
    ("'", "' is no lever")
    """
    found, open_end = [], True
    for text, name, _, _ in string.Formatter().parse(template):
        if open_end:
            found.append(text)
        else:
            found[-1] += text
        open_end = name is not None
    return (*found, "") if open_end else tuple(found)


def _reasons(language: str) -> Iterator[Template]:
    """The reasons of the data layers, which the word catalogues hold for pages too."""
    for key, english in words("en").entries.items():
        if key.startswith(REASONS):
            told = words(language).entries.get(key, english)
            yield Template(english, PLAIN.sub(_way_of_a_reason, told))


def _way_of_a_reason(found: re.Match[str]) -> str:
    return f"{{{found[1]}:{'sentence' if found[1] == 'reason' else 'data'}}}"


def _surest_first(templates: Iterable[Template]) -> tuple[Template, ...]:
    return tuple(sorted(templates, key=lambda one: (-one.literal, one.english)))


def _listed(text: str) -> str:
    return text.replace(", ", "、").replace(" and ", "和").replace(" or ", "或")


def _good_value(value: str, place_name: PlaceName | None) -> str:
    named = NAMED.fullmatch(value)
    if named is None or place_name is None:
        return value
    return f"{named['code']}（{place_name(named['code'])}）"


def _stop(text: str) -> str:
    return text if text.endswith(("。", "！", "？", "!", "?")) or "\n" in text else text + "。"
