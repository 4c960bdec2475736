"""Where pledges lead the world's emissions: a band for each family of readings, beside the benchmarks."""

from __future__ import annotations

from collections.abc import Mapping

from stocktake.report import Stocktake, futures
from stocktake.report.dates import date_in
from stocktake.report.figures import marks, style
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.naming import Naming
from stocktake.report.numbers import column, show, unit_name
from stocktake.report.tables import Table

UNIT = "Gt CO2e/yr"
GT_PER_MT = 1e-3
FIRST = 1990
COLOURS = {
    futures.REFERENCE: style.GREY,
    futures.PLEDGES_2030: style.VERMILION,
    futures.PLEDGES_NET_ZERO: style.BLUE,
    futures.BENCHMARK: style.GREEN,
}


def short_name(one: futures.Family, naming: Naming) -> str:
    """The label at a line's end."""
    if one.kind == futures.BENCHMARK:
        return naming.scenario_short(one.speaks.name)
    return naming.family(one.kind)


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """World emissions from 1990 to 2100, Gt (亿吨) CO2e a year."""
    factor = GT_PER_MT * (10.0 if naming.language == "zh" else 1.0)
    ghg = stocktake.futures.ghg.sel(year=slice(FIRST, None)) * factor
    joined = futures.join_year(stocktake)
    past = ghg.isel(scenario=0).sel(year=slice(None, joined))
    drawn = []
    for one in futures.families(stocktake):
        ahead = ghg.sel(year=slice(joined, None))
        band = ahead.sel(scenario=[member.name for member in one.members])
        line = ahead.sel(scenario=one.speaks.name)
        wide = len(one.members) > 1
        drawn.append(
            marks.Line(
                list(map(float, line["year"].values)),
                list(line.values),
                short_name(one, naming),
                COLOURS[one.kind],
                list(band.min("scenario").values) if wide else (),
                list(band.max("scenario").values) if wide else (),
                dash=one.kind in (futures.REFERENCE, futures.BENCHMARK),
                strength=0.25,
            )
        )
    drawn.append(marks.Line(list(map(float, past["year"].values)), list(past.values), "", style.INK))
    years = (float(FIRST), float(ghg["year"].values[-1]))
    narrow = style.is_narrow(width)
    return marks.lines(drawn, width, 300 if narrow else 340, years=years, room=118, bottom=0.0)


def facts(stocktake: Stocktake, naming: Naming) -> Mapping[str, str]:
    """Unit, metric, and the level of each family in 2030 and 2050."""
    ghg = stocktake.futures.ghg * GT_PER_MT
    said = {
        "unit": unit_name(UNIT, naming.language),
        "metric": naming.choice("metric", str(stocktake.futures.ghg.attrs["metric"])),
        "joined": str(futures.join_year(stocktake)),
        "until": str(naming.until),
        "date": date_in(futures.pledged_on(stocktake), naming.words),
    }
    for kind in (futures.REFERENCE, futures.PLEDGES_2030, futures.PLEDGES_NET_ZERO):
        one = futures.family(stocktake, kind)
        level = float(ghg.sel(scenario=one.speaks.name, year=2050)) if one else None
        said[kind] = show(level, UNIT, naming.language)
    return said


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Pathways down, chosen years across."""
    ghg = stocktake.futures.ghg * GT_PER_MT
    years = [year for year in (2010, 2020, 2025, 2030, 2035, 2050, 2075, 2100) if year in ghg["year"].values]
    variants = futures.in_order(stocktake)
    values = ghg.sel(scenario=[variant.name for variant in variants], year=years).values
    cells = iter(column(values.ravel(), UNIT, naming.language))
    rows = [(naming.variant(variant), *(next(cells) for _ in years)) for variant in variants]
    head = naming.words.say("report.head.pathway_in", unit=unit_name(UNIT, naming.language))
    return Table((head, *map(str, years)), tuple(rows), right=tuple(range(1, len(years) + 1)))


FIGURE = Figure("emissions", lambda stocktake: len(stocktake.futures.variants) > 1, draw, facts, table)
