"""Statements about emissions in an English or Chinese text: read, and checked against the inventories.

``document`` makes readable text of a file, ``reading`` finds the claims in it, ``checking`` asks the
inventories under every choice that the words leave open, ``verdict`` says what follows. Nothing here touches
a file, clock or network; words for readers are in ``report``.
"""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.claims.checking import judge
from stocktake.claims.claim import Claim, Reading
from stocktake.claims.dateline import year_of
from stocktake.claims.document import Document, decoded, document
from stocktake.claims.reading.articles import readings
from stocktake.claims.reading.known import known_names
from stocktake.claims.reading.periods import Setting
from stocktake.claims.verdict import Judgement, Verdict
from stocktake.inventory.questions.asking import last_year
from stocktake.inventory.world import World

__all__ = [
    "Checked",
    "Claim",
    "Document",
    "Judgement",
    "Reading",
    "Setting",
    "Verdict",
    "check_text",
    "decoded",
]


@dataclass(frozen=True)
class Checked:
    """A text with what was found in it.

    setting : the year of the date line, and the last year with data
    rows    : every claim and every refused sentence in the order of the text, each with its judgement
    """

    document: Document
    setting: Setting
    rows: tuple[tuple[Reading, Judgement], ...]


def check_text(text: str, world: World, year: int | None = None) -> Checked:
    """Every statement about emissions in a text or HTML page, with its verdict.

    year : of the date line, where the text's own is missing or wrong

    The same claim made twice stands there twice, each with its span; it is computed once.
    """
    page = document(text)
    setting = Setting(year if year is not None else year_of(page), last_year(world))
    found = readings(page, known_names(world.places), setting)
    kept: dict[str, Judgement] = {}
    rows = []
    for reading in found:
        key = reading.claim.key if reading.claim is not None else ""
        if not key or key not in kept:
            kept[key] = judge(world, reading)
        rows.append((reading, kept[key]))
    return Checked(page, setting, tuple(rows))
