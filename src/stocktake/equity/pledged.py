"""What pledges leave in a year, by country and reading, to be set beside fair shares.

Readings are conditionality and end of range, each as the pledges' own data count it and scaled to the
inventory by the emissions of 2019, since the two count the past differently. A country without a target of
that year has none here: a pathway goes on without one, but nobody promised it.
"""

from __future__ import annotations

import xarray as xr

from stocktake.dims import PLACE, SCENARIO, YEAR
from stocktake.inventory import World
from stocktake.pathways import Futures

TARGET = 2030
TARGETS = (2030, 2035)
RATIO_YEAR = 2019
EDGAR = {
    "gases": "kyoto",
    "dataset": "edgar",
    "metric": "AR6GWP100",
    "land_use": "none",
    "accounting": "territorial",
    "bunkers": "in-world",
}


def pledged_levels(world: World, futures: Futures, year: int = TARGET) -> xr.DataArray:
    """(reading, place) Mt CO2e in ``year``, Kyoto gases without land use, AR6 GWP100.

    NaN where a country has no pathway or no target of that year.
    """
    levels = futures.countries.sel({YEAR: year}, drop=True)
    levels = levels.where(levels[PLACE].isin(sorted(futures.targets.get(year, frozenset()))))
    ours = xr.DataArray(
        world.emissions(EDGAR, (RATIO_YEAR, RATIO_YEAR)).by_place(world.countries, RATIO_YEAR, RATIO_YEAR),
        coords={PLACE: list(world.countries)},
        dims=[PLACE],
    ).reindex({PLACE: levels[PLACE]})
    rows, names = [], []
    for variant in futures.variants:
        if variant.kind != "pledges" or variant.net_zero:
            continue
        ratio = ours / futures.countries.sel({SCENARIO: variant.name, YEAR: RATIO_YEAR}, drop=True)
        level = levels.sel({SCENARIO: variant.name}, drop=True)
        # a country that the inventory has not got by itself keeps the level as published
        rows += [level, level * ratio.fillna(1.0)]
        names += [variant.name, f"{variant.name}, scaled"]
    return xr.concat(rows, xr.DataArray(names, dims=["reading"], name="reading"))
