"""Sources as numbered notes: each data set gets one number in a page, by order of first use."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.findings import Finding
from stocktake.provenance import Source
from stocktake.report import Stocktake

HASH_DIGITS = 12


@dataclass(frozen=True)
class Note:
    """One source with its number, ready to be set.

    source : None where the catalogue has no such key, as for a reader's own inventory
    link   : where to find it, only ever http(s); empty where none is known
    hashes : (file, first digits of its SHA-256)
    """

    number: int
    key: str
    source: Source | None
    link: str
    hashes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Footnotes:
    """Numbers of sources in one page."""

    notes: tuple[Note, ...]

    def marks(self, finding: Finding) -> list[Note]:
        """The notes of a finding, lowest number first."""
        return [note for note in self.notes if note.key in finding.sources]


def footnotes(stocktake: Stocktake) -> Footnotes:
    """A note for every source that a finding names, in order of first use."""
    order: list[str] = []
    for finding in stocktake.findings:
        order += [key for key in finding.sources if key not in order]
    return Footnotes(
        tuple(_note(number, key, stocktake.sources.get(key)) for number, key in enumerate(order, 1))
    )


def _note(number: int, key: str, source: Source | None) -> Note:
    if source is None:
        return Note(number, key, None, "", ())
    hashes = tuple((name, digits[:HASH_DIGITS]) for name, digits in source.sha256)
    return Note(number, key, source, _link(source), hashes)


def _link(source: Source) -> str:
    if source.doi:
        return f"https://doi.org/{source.doi}"
    return source.url if source.url.startswith(("https://", "http://")) else ""
