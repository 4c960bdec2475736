"""Names that publishers give to places, and the code each stands for.

``place_names.csv`` is ours: ISO 3166 codes, the kind of place, what a joint place consists of, and further
names in English and Chinese. The main names come from Unicode CLDR (readers/places.py).
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stocktake.errors import BadFile, nearest

TABLE = Path(__file__).with_name("place_names.csv")


@dataclass(frozen=True)
class NamedPlace:
    """One row of the table; empty names are to be filled from CLDR by ``iso2``."""

    code: str
    iso2: str
    kind: str
    name_en: str
    name_zh: str
    parts: tuple[str, ...]
    aliases_en: tuple[str, ...]
    aliases_zh: tuple[str, ...]


@cache
def named_places() -> tuple[NamedPlace, ...]:
    """Every row, in the order of the table."""
    with TABLE.open(encoding="utf8", newline="") as file:
        return tuple(
            NamedPlace(
                code=row["code"],
                iso2=row["iso2"],
                kind=row["kind"],
                name_en=row["name_en"],
                name_zh=row["name_zh"],
                parts=_list(row["parts"]),
                aliases_en=_list(row["aliases_en"]),
                aliases_zh=_list(row["aliases_zh"]),
            )
            for row in csv.DictReader(file)
        )


@dataclass(frozen=True)
class PublishedNames:
    """From a publisher's English name to our code; case, accents and punctuation do not matter."""

    codes: dict[str, str]

    def code(self, name: str, *, file: str) -> str:
        """The code; BadFile with the file and the nearest known name where there is none."""
        found = self.codes.get(plain(name))
        if found is None:
            raise BadFile(
                f"{file} names the place '{name}', which has no code here",
                nearest=nearest(plain(name), self.codes),
                next_step="Add the name to place_names.csv",
            )
        return found


@cache
def published_names(cldr_english: Path) -> PublishedNames:
    """All English names: CLDR's and those of the table."""
    english = cldr_names(cldr_english)
    codes: dict[str, str] = {}
    for place in named_places():
        names: Iterable[str] = (english.get(place.iso2, ""), place.name_en, place.code, *place.aliases_en)
        for name in filter(None, names):
            codes.setdefault(plain(name), place.code)
    return PublishedNames(codes)


def cldr_names(path: Path) -> dict[str, str]:
    """ISO2 code to name, of one language's file."""
    with path.open(encoding="utf8", newline="") as file:
        return {row["id"]: row["value"] for row in csv.DictReader(file)}


def plain(name: str) -> str:
    """A name for comparing: no case, accents or punctuation; ``&`` is "and", ``St.`` is Saint."""
    text = unicodedata.normalize("NFKD", name.casefold().replace("&", " and ").replace("st. ", "saint "))
    kept = "".join(
        letter if letter.isalnum() else " " for letter in text if not unicodedata.combining(letter)
    )
    return " ".join(kept.split())


def _list(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)
