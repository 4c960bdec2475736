"""Who caused the warming: degrees by country, median and 5-95 % of the climate ensemble."""

from __future__ import annotations

from collections.abc import Mapping

from stocktake.findings import Finding
from stocktake.report import Stocktake
from stocktake.report.figures import marks
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.figures.ranges import dot_of, range_table
from stocktake.report.naming import Naming
from stocktake.report.numbers import exact, with_range
from stocktake.report.selection import of_single_places
from stocktake.report.tables import Table

# what is no place: the whole, and what the method or the data leave over
PARTS = ("WORLD", "BEYOND", "INTERACTION", "UNLISTED", "BUNKERS")


def rows(stocktake: Stocktake) -> list[Finding]:
    """Countries and groups, most warming first."""
    found = of_single_places(stocktake.findings, "attribution")
    return [one for one in found if one.keys["place"] not in PARTS]


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """Dots with ranges, °C."""
    return marks.dots([dot_of(finding, naming, width) for finding in rows(stocktake)], width)


def facts(stocktake: Stocktake, naming: Naming) -> Mapping[str, str]:
    """The period, and who caused most."""
    most = rows(stocktake)[0]
    share = float(str(most.keys.get("share", "nan")))
    return {
        "start": str(most.keys.get("start", "")),
        "year": str(most.keys.get("year", stocktake.year)),
        "place": naming.place_in_sentence(str(most.keys["place"])),
        "warming": with_range(most, naming.language),
        "share": exact(round(share), "%", naming.language),
    }


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Place, warming, range."""
    return range_table(rows(stocktake), naming)


FIGURE = Figure("attribution", lambda stocktake: len(rows(stocktake)) > 1, draw, facts, table)
