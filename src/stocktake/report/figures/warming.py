"""Where it leads in degrees: median and 5-95 % band of each family's speaker, beside what was observed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from stocktake.report import Stocktake, futures
from stocktake.report.dates import date_in
from stocktake.report.figures import marks, style
from stocktake.report.figures.emissions import COLOURS, short_name
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.naming import Naming
from stocktake.report.numbers import exact, show, show_range
from stocktake.report.tables import Table

if TYPE_CHECKING:
    import xarray as xr

FIRST = 1950
LIMITS = (1.5, 2.0)
BANDS = (futures.REFERENCE, futures.PLEDGES_NET_ZERO)


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """Degrees above 1850-1900, 1950 to 2100."""
    warming = stocktake.warming.sel(timebound=slice(FIRST, None))
    narrow = style.is_narrow(width)
    joined = futures.join_year(stocktake) + 1
    drawn = [_ahead(warming, one, naming, joined) for one in futures.families(stocktake)]
    drawn.append(_past(warming, joined))
    levels = [marks.Mark(limit, exact(limit, "K", naming.language)) for limit in LIMITS]
    years = (float(FIRST), float(warming["timebound"].values[-1]))
    return marks.lines(
        drawn,
        width,
        320 if narrow else 380,
        years=years,
        room=118,
        levels=levels,
        bottom=0.0,
        points=_points(stocktake),
    )


def _ahead(warming: xr.DataArray, one: futures.Family, naming: Naming, joined: int) -> marks.Line:
    """A family's speaker from the joining year on, with its band where it is one of those that have one."""
    ahead = warming.sel(scenario=one.speaks.name, timebound=slice(joined, None))
    band = one.kind in BANDS
    return marks.Line(
        _list(ahead["timebound"]),
        _list(_at(ahead, 0.5)),
        short_name(one, naming),
        COLOURS[one.kind],
        _list(_at(ahead, 0.05)) if band else (),
        _list(_at(ahead, 0.95)) if band else (),
        dash=one.kind in (futures.REFERENCE, futures.BENCHMARK),
    )


def _past(warming: xr.DataArray, joined: int) -> marks.Line:
    """What all pathways share, up to the joining year."""
    past = warming.isel(scenario=0).sel(timebound=slice(None, joined))
    return marks.Line(
        _list(past["timebound"]),
        _list(_at(past, 0.5)),
        "",
        style.INK,
        _list(_at(past, 0.05)),
        _list(_at(past, 0.95)),
        strength=0.14,
    )


def facts(stocktake: Stocktake, naming: Naming) -> Mapping[str, str]:
    """Warming in 2100 of the reference and of the pledges, median and range."""
    date = date_in(futures.pledged_on(stocktake), naming.words)
    said = {"members": "5–95%", "until": str(naming.until), "date": date}
    for kind in (futures.REFERENCE, futures.PLEDGES_2030, futures.PLEDGES_NET_ZERO):
        one = futures.family(stocktake, kind)
        said[kind] = _in_2100(stocktake, naming, one.speaks.name) if one else "\u2014"
    return said


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Pathways down, chosen years across; median and 5-95 %."""
    years = [2030.0, 2050.0, 2075.0, 2100.0]
    rows = []
    for variant in futures.in_order(stocktake):
        cells = []
        for year in years:
            now = stocktake.warming.sel(scenario=variant.name, timebound=year)
            middle, low, high = (float(_at(now, q)) for q in (0.5, 0.05, 0.95))
            value = show(middle, "K", naming.language, low=low, high=high)
            cells.append(f"{value} ({show_range(low, high, 'K', naming.language, value=middle)})")
        rows.append((naming.variant(variant), *cells))
    head = naming.words.say("report.head.pathway")
    return Table(
        (head, *(f"{year:.0f}" for year in years)), tuple(rows), right=tuple(range(1, len(years) + 1))
    )


def _in_2100(stocktake: Stocktake, naming: Naming, scenario: str) -> str:
    now = stocktake.warming.sel(scenario=scenario, timebound=2100.0)
    return show(
        float(_at(now, 0.5)),
        "K",
        naming.language,
        low=float(_at(now, 0.05)),
        high=float(_at(now, 0.95)),
    )


def _at(values, quantile):
    return values.sel(quantile=quantile, method="nearest", tolerance=1e-6)


def _list(values) -> list[float]:
    return [float(value) for value in np.asarray(values)]


def _points(stocktake: Stocktake) -> list[tuple[float, float]]:
    if stocktake.observed is None:
        return []
    seen = stocktake.observed.sel(year=slice(FIRST, None)).dropna("year")
    return [
        (float(year) + 0.5, float(value))
        for year, value in zip(seen["year"].values, seen.values, strict=True)
    ]


FIGURE = Figure("warming", lambda stocktake: stocktake.warming.sizes["scenario"] > 0, draw, facts, table)
