"""What figures of shares have in common: a finding about a place as a dot, and as a row of a table."""

from __future__ import annotations

from collections.abc import Sequence

from stocktake.findings import Finding
from stocktake.report.figures import style
from stocktake.report.figures.marks import Dot
from stocktake.report.naming import Naming
from stocktake.report.numbers import range_of, value_of, with_range
from stocktake.report.tables import Table

# the same place has the same colour in every figure
COLOURS = {
    "CHN": style.VERMILION,
    "USA": style.BLUE,
    "EU27": style.GREEN,
    "IND": style.AMBER,
    "RUS": style.PINK,
}


def colour_of(place: str) -> str:
    """The place's colour; grey for those that have none of their own."""
    return COLOURS.get(place, style.INK if "+" in place else style.GREY)


def dot_of(finding: Finding, naming: Naming, width: int) -> Dot:
    """A place's value with its range; the range is written out where there is room."""
    place = str(finding.keys["place"])
    value = float(finding.value)  # type: ignore[arg-type]
    low = value if finding.low is None else float(finding.low)
    high = value if finding.high is None else float(finding.high)
    written = value_of if style.is_narrow(width) else with_range
    return Dot(naming.place(place), value, low, high, written(finding, naming.language), colour_of(place))


def range_table(findings: Sequence[Finding], naming: Naming) -> Table:
    """Place, value, range and what the range spans."""
    say = naming.words.say
    heads = tuple(say(f"report.head.{name}") for name in ("place", "value", "range", "span"))
    cells = [
        (
            naming.place(str(finding.keys["place"])),
            value_of(finding, naming.language),
            range_of(finding, naming.language) or "\u2014",
            naming.span_in_table(finding),
        )
        for finding in findings
    ]
    return Table(heads, tuple(cells), right=(1, 2))
