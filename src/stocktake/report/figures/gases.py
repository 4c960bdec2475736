"""Which gases: each gas's share of the world's emissions, with its range over metrics and data sets."""

from __future__ import annotations

from collections.abc import Mapping

from stocktake.findings import Finding, is_number
from stocktake.report import Stocktake
from stocktake.report.figures import marks, style
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.naming import Naming
from stocktake.report.numbers import range_of, value_of, with_range
from stocktake.report.selection import select
from stocktake.report.tables import Table

COLOURS = {"CO2": style.INK, "CH4": style.VERMILION, "N2O": style.BLUE}


def rows(stocktake: Stocktake) -> list[Finding]:
    """Gases, largest share first."""
    found = [one for one in select(stocktake.findings, "gases") if is_number(one.value)]
    return sorted(found, key=lambda one: -float(one.value))  # type: ignore[arg-type]


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """Dots with ranges, per cent of all gases."""
    written = value_of if style.is_narrow(width) else with_range
    drawn = [
        marks.Dot(
            naming.gas(str(one.keys["gas"])),
            float(one.value),  # type: ignore[arg-type]
            float(one.low if one.low is not None else one.value),  # type: ignore[arg-type]
            float(one.high if one.high is not None else one.value),  # type: ignore[arg-type]
            written(one, naming.language),
            COLOURS.get(str(one.keys["gas"]), style.GREY),
        )
        for one in rows(stocktake)
    ]
    return marks.dots(drawn, width, step=30)


def facts(stocktake: Stocktake, naming: Naming) -> Mapping[str, str]:
    """The first and the second gas with their shares."""
    one, two = rows(stocktake)[:2]
    return {
        "year": str(one.keys.get("year", stocktake.year)),
        "first": naming.gas(str(one.keys["gas"])),
        "first_share": with_range(one, naming.language),
        "second": naming.gas(str(two.keys["gas"])),
        "second_share": with_range(two, naming.language),
    }


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Gas, share, range."""
    say = naming.words.say
    heads = tuple(say(f"report.head.{name}") for name in ("gas", "value", "range", "span"))
    cells = [
        (
            naming.gas(str(one.keys["gas"])),
            value_of(one, naming.language),
            range_of(one, naming.language) or "\u2014",
            naming.span_in_table(one),
        )
        for one in rows(stocktake)
    ]
    return Table(heads, tuple(cells), right=(1, 2))


FIGURE = Figure("gases", lambda stocktake: len(rows(stocktake)) > 1, draw, facts, table)
