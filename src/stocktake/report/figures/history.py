"""How the largest emitters got here: annual emissions of each under the default choices."""

from __future__ import annotations

from collections.abc import Mapping

from stocktake.report import Stocktake
from stocktake.report.figures import marks, style
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.figures.ranges import COLOURS
from stocktake.report.naming import Naming
from stocktake.report.numbers import column, show, unit_name
from stocktake.report.tables import Table

UNIT = "Gt CO2e/yr"
SHOWN = 6


def _places(stocktake: Stocktake) -> list[str]:
    listed = [str(code) for code in stocktake.emissions["place"].values if str(code) != "WORLD"]
    last = {code: float(stocktake.emissions.sel(place=code).values[-1]) for code in listed}
    return sorted(listed, key=lambda code: -last[code])[:SHOWN]


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """A line for each place, Gt (亿吨) CO2e a year."""
    factor = 10.0 if naming.language == "zh" else 1.0
    spare = [style.PURPLE, style.GREY, style.INK]
    drawn = []
    for code in _places(stocktake):
        series = stocktake.emissions.sel(place=code).dropna("year")
        colour = COLOURS.get(code) or spare.pop(0)
        x = [float(year) for year in series["year"].values]
        drawn.append(marks.Line(x, list(series.values * factor), naming.place(code), colour))
    years = (min(line.x[0] for line in drawn), max(line.x[-1] for line in drawn))
    narrow = style.is_narrow(width)
    return marks.lines(drawn, width, 260 if narrow else 300, years=years, room=104, bottom=0.0)


def facts(stocktake: Stocktake, naming: Naming) -> Mapping[str, str]:
    """Period, unit and metric, and what the largest emitted in the last year."""
    years = stocktake.emissions["year"].values
    largest = _places(stocktake)[0]
    return {
        "first": str(int(years[0])),
        "year": str(int(years[-1])),
        "unit": unit_name(UNIT, naming.language),
        "metric": naming.choice("metric", str(stocktake.emissions.attrs["metric"])),
        "place": naming.place_in_sentence(largest),
        "amount": show(float(stocktake.emissions.sel(place=largest).values[-1]), UNIT, naming.language),
    }


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Places down, a year of every decade across."""
    years = [int(year) for year in stocktake.emissions["year"].values]
    chosen = [year for year in years if year % 10 == 0 or year == years[-1]]
    places = _places(stocktake)
    values = stocktake.emissions.sel(place=places, year=chosen).values
    cells = iter(column(values.ravel(), UNIT, naming.language))
    rows = [(naming.place(code), *(next(cells) for _ in chosen)) for code in places]
    head = naming.words.say("report.head.place_in", unit=unit_name(UNIT, naming.language))
    return Table((head, *map(str, chosen)), tuple(rows), right=tuple(range(1, len(chosen) + 1)))


FIGURE = Figure("history", lambda stocktake: stocktake.emissions.sizes["place"] > 1, draw, facts, table)
