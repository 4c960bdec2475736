"""When the order changed: the year in which one country passed another, one dot for each choice of data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import altair as alt

from stocktake.findings import Alternative, Finding
from stocktake.report import Stocktake
from stocktake.report.figures import style
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.figures.marks import names_axis, names_width
from stocktake.report.naming import Naming
from stocktake.report.numbers import with_range
from stocktake.report.selection import first, select
from stocktake.report.tables import Table

ROWS_BY = "gases"


def shown(stocktake: Stocktake) -> Finding | None:
    """China over the United States where it is among the findings, else the first overtaking."""
    return first(stocktake.findings, "overtake", place="CHN", other="USA") or next(
        iter(select(stocktake.findings, "overtake")), None
    )


def rows(finding: Finding) -> dict[str, list[Alternative]]:
    """Served alternatives by the choice of gases, in the order of the choices."""
    grouped: dict[str, list[Alternative]] = {}
    for row in finding.alternatives:
        if row.absent is None:
            grouped.setdefault(row.choices.get(ROWS_BY, ""), []).append(row)
    return grouped


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """Years across, gases down; a larger dot stands for more choices that agree."""
    finding = shown(stocktake)
    assert finding is not None
    grouped = rows(finding)
    labels = {gases: naming.choice(ROWS_BY, gases) for gases in grouped}
    values = []
    for gases, alternatives in grouped.items():
        for year, count in Counter(row.value for row in alternatives).items():
            if year is not None:
                mine = any(row.value == year and row.choices == finding.defaults for row in alternatives)
                colour = style.VERMILION if mine else style.BLUE
                values.append({"label": labels[gases], "year": year, "count": count, "colour": colour})
    years = range(min(row["year"] for row in values) - 1, max(row["year"] for row in values) + 2)
    x = alt.X(
        "year:Q",
        scale=alt.Scale(domain=[years[0], years[-1]], nice=False),
        axis=alt.Axis(format="d", values=list(years), labelOverlap=True),
    )
    left = names_width(list(labels.values()), width)
    y = alt.Y("label:N", sort=list(labels.values()), axis=names_axis(left))
    most = max(row["count"] for row in values)
    size = alt.Size("count:Q", scale=alt.Scale(domain=[1, max(2, most)], range=[50, 420]), legend=None)
    points = (
        alt.Chart(alt.NamedData("rows"))
        .mark_point(filled=True, opacity=0.85)
        .encode(x=x, y=y, size=size, color=alt.Color("colour:N", scale=None))
    )
    height = 34 * len(labels) + 28
    margins = {"left": left, "right": 18, "top": 4, "bottom": 24}
    return style.finish([points], {"rows": values}, (width, height), margins)


def facts(stocktake: Stocktake, naming: Naming) -> Mapping[str, str]:
    """Who passed whom, when, over how many choices."""
    finding = shown(stocktake)
    assert finding is not None
    served = [row for row in finding.alternatives if row.absent is None]
    return {
        "place": naming.place_in_sentence(str(finding.keys["place"])),
        "other": naming.place_in_sentence(str(finding.keys["other"])),
        "year": with_range(finding, naming.language),
        "count": str(len(served)),
        "never": str(sum(1 for row in served if row.value is None)),
        "last": str(stocktake.year),
    }


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Every overtaking: who, whom, the year, the range."""
    say = naming.words.say
    heads = tuple(say(f"report.head.{name}") for name in ("passed_by", "passed", "year", "span"))
    cells = [
        (
            naming.place(str(finding.keys["place"])),
            naming.place(str(finding.keys["other"])),
            with_range(finding, naming.language),
            naming.span(finding),
        )
        for finding in select(stocktake.findings, "overtake")
    ]
    return Table(heads, tuple(cells), right=(2,))


def _has_years(stocktake: Stocktake) -> bool:
    finding = shown(stocktake)
    return finding is not None and any(row.value is not None for row in finding.alternatives)


FIGURE = Figure("overtakes", _has_years, draw, facts, table)
