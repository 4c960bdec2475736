"""Who emitted over time: each large emitter's share of the world's sum since a start year."""

from __future__ import annotations

from collections.abc import Mapping

from stocktake.findings import Finding
from stocktake.report import Stocktake
from stocktake.report.figures import marks
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.figures.ranges import dot_of, range_table
from stocktake.report.naming import Naming
from stocktake.report.numbers import with_range
from stocktake.report.selection import of_single_places
from stocktake.report.tables import Table

SHOWN = 10


def rows(stocktake: Stocktake) -> list[Finding]:
    """The largest emitters over time, largest first."""
    return of_single_places(stocktake.findings, "cumulative")[:SHOWN]


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """Dots with ranges, per cent of the world's sum."""
    return marks.dots([dot_of(finding, naming, width) for finding in rows(stocktake)], width)


def facts(stocktake: Stocktake, naming: Naming) -> Mapping[str, str]:
    """The period, and the largest emitter with its share."""
    largest = rows(stocktake)[0]
    return {
        "start": str(largest.keys.get("start", "")),
        "year": str(largest.keys.get("end", stocktake.year)),
        "place": naming.place_in_sentence(str(largest.keys["place"])),
        "share": with_range(largest, naming.language),
    }


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Place, share, range."""
    return range_table(rows(stocktake), naming)


FIGURE = Figure("cumulative", lambda stocktake: len(rows(stocktake)) > 1, draw, facts, table)
