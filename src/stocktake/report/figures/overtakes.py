"""When the order changed: the year in which one country passed another, one dot for each choice of data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import altair as alt

from stocktake.findings import Finding, is_number
from stocktake.report import Stocktake
from stocktake.report.figures import style
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.figures.marks import names_axis, names_width
from stocktake.report.naming import Naming
from stocktake.report.numbers import show, with_range
from stocktake.report.selection import first, select
from stocktake.report.tables import Table

ROWS_BY = "gases"


def shown(stocktake: Stocktake) -> Finding | None:
    """China over the United States where it is among the findings, else the first overtaking."""
    return first(stocktake.findings, "overtake", place="CHN", other="USA") or next(
        iter(select(stocktake.findings, "overtake")), None
    )


def count_years(finding: Finding) -> list[tuple[str, int, int, bool]]:
    """(choice of gases, year, how many combinations give it, whether the default is among them)."""
    served = [row for row in finding.alternatives if row.absent is None and is_number(row.value)]
    answers = Counter((row.choices.get(ROWS_BY, ""), int(row.value)) for row in served)  # type: ignore[arg-type]
    mine = {
        (row.choices.get(ROWS_BY, ""), int(row.value))  # type: ignore[arg-type]
        for row in served
        if dict(row.choices) == dict(finding.defaults)
    }
    return [(gases, year, count, (gases, year) in mine) for (gases, year), count in answers.items()]


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """Years across, gases down; a larger dot stands for more choices that agree."""
    finding = shown(stocktake)
    assert finding is not None
    counted = count_years(finding)
    labels = {gases: naming.choice(ROWS_BY, gases) for gases, _, _, _ in counted}
    values = [
        {
            "label": labels[gases],
            "year": year,
            "count": count,
            "colour": style.VERMILION if default else style.BLUE,
        }
        for gases, year, count, default in counted
    ]
    known = [year for _, year, _, _ in counted]
    years = range(min(known) - 1, max(known) + 2)
    x = alt.X(
        "year:Q",
        scale=alt.Scale(domain=[years[0], years[-1]], nice=False),
        axis=alt.Axis(format="d", values=list(years), labelOverlap=True),
    )
    left = names_width(list(labels.values()), width)
    y = alt.Y("label:N", sort=list(labels.values()), axis=names_axis(left))
    most = max(count for _, _, count, _ in counted)
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
    never = sum(1 for row in served if row.value is None)
    spoken = "never_some" if never else "never_none"
    return {
        "place": naming.place_in_sentence(str(finding.keys["place"])),
        "other": naming.place_in_sentence(str(finding.keys["other"])),
        "year": with_range(finding, naming.language),
        "count": str(len(served)),
        "never": naming.words.say(
            f"report.figure.overtakes.{spoken}", count=len(served), never=never, last=stocktake.year
        ),
    }


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Every answer: gases, year, and how many combinations give it."""
    finding = shown(stocktake)
    assert finding is not None
    heads = tuple(naming.words.say(f"report.head.{name}") for name in ("gases", "year", "times"))
    cells = [
        (naming.choice(ROWS_BY, gases), show(year, finding.unit, naming.language), str(count))
        for gases, year, count, _ in sorted(count_years(finding), key=lambda one: one[1])
    ]
    order = {naming.choice(ROWS_BY, gases): number for number, gases in enumerate(_order(finding))}
    return Table(heads, tuple(sorted(cells, key=lambda row: order[row[0]])), right=(1, 2))


def _order(finding: Finding) -> list[str]:
    """Choices of gases in the order in which they stand in the finding."""
    return list(dict.fromkeys(row.choices.get(ROWS_BY, "") for row in finding.alternatives))


def _has_years(stocktake: Stocktake) -> bool:
    finding = shown(stocktake)
    return finding is not None and any(row.value is not None for row in finding.alternatives)


FIGURE = Figure("overtakes", _has_years, draw, facts, table)
