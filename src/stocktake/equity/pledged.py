"""What the pledges of 2021 leave in 2030, by country and reading, to be set beside fair shares.

Readings are conditionality and end of range, each as published and scaled to the inventory by the emissions
of 2019, since the two count the past differently.
"""

from __future__ import annotations

import xarray as xr

from stocktake.dims import PLACE, YEAR
from stocktake.inventory import World
from stocktake.pathways import NdcSet, pledge_variants

TARGET = 2030
RATIO_YEAR = 2019
EDGAR = {
    "gases": "kyoto",
    "dataset": "edgar",
    "metric": "AR6GWP100",
    "land_use": "none",
    "accounting": "territorial",
    "bunkers": "in-world",
}


def pledged_levels(world: World, pledges: NdcSet) -> xr.DataArray:
    """(reading, place) Mt CO2e in 2030, Kyoto gases without land use, AR6 GWP100.

    NaN where the set has no pathway of the country.
    """
    rows, names = [], []
    ours = xr.DataArray(
        world.emissions(EDGAR, (RATIO_YEAR, RATIO_YEAR)).by_place(world.countries, RATIO_YEAR, RATIO_YEAR),
        coords={PLACE: list(world.countries)},
        dims=[PLACE],
    )
    for variant in pledge_variants():
        if variant.net_zero:
            continue
        paths, _ = pledges.as_given(variant)
        level = paths.sel({YEAR: TARGET}, drop=True)
        ratio = ours.reindex({PLACE: level[PLACE]}) / paths.sel({YEAR: RATIO_YEAR}, drop=True)
        # a country that the inventory has not got by itself keeps the level as published
        rows += [level, level * ratio.fillna(1.0)]
        names += [variant.name, f"{variant.name}, scaled"]
    return xr.concat(rows, xr.DataArray(names, dims=["reading"], name="reading"))
