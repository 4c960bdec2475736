"""Who emits now: each large emitter's share of the world in the last year, with its range over choices."""

from __future__ import annotations

from collections.abc import Mapping

from stocktake.findings import Finding
from stocktake.report import Stocktake
from stocktake.report.figures import marks
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.figures.ranges import dot_of, range_table
from stocktake.report.naming import Naming
from stocktake.report.numbers import with_range
from stocktake.report.selection import of_single_places, select
from stocktake.report.tables import Table

SHOWN = 10


def rows(stocktake: Stocktake) -> list[Finding]:
    """The largest emitters, largest first; shares of several places together come before them."""
    joint = [one for one in select(stocktake.findings, "share") if "+" in str(one.keys.get("place", ""))]
    return joint[:1] + of_single_places(stocktake.findings, "share")[:SHOWN]


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """Dots with ranges, per cent of the world."""
    return marks.dots([dot_of(finding, naming, width) for finding in rows(stocktake)], width)


def facts(stocktake: Stocktake, naming: Naming) -> Mapping[str, str]:
    """The year, and the largest emitter with its share."""
    largest = of_single_places(stocktake.findings, "share")[0]
    return {
        "year": str(largest.keys.get("year", stocktake.year)),
        "place": naming.place_in_sentence(str(largest.keys["place"])),
        "share": with_range(largest, naming.language),
    }


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Place, share, range."""
    return range_table(rows(stocktake), naming)


FIGURE = Figure("shares", lambda stocktake: len(rows(stocktake)) > 1, draw, facts, table)
