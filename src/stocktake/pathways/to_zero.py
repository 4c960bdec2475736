"""A family of futures in which CO2 falls to net zero, one for each year of arrival: the ruler for carbon
budgets.

From the joining year fossil and land-use CO2 fall on straight lines to nothing and stay there. The other
species follow fossil CO2 by the equal quantile walk, as they do in published scenarios that decarbonise at
that pace.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import xarray as xr

from stocktake.dims import SCENARIO, SPECIES, YEAR
from stocktake.gases import Metrics
from stocktake.pathways.basket import FOSSIL_CO2, LAND_CO2, factors_of
from stocktake.pathways.library import library, quantile_of, value_at

ARRIVALS = (2026, 2030, 2035, 2040, 2045, 2050, 2060, 2070, 2085, 2100, 2150, 2300)
END = 2100
METRIC = "AR6GWP100"


def to_net_zero(
    history: xr.DataArray,
    scenarios: xr.DataArray,
    metrics: Metrics,
    arrivals: Iterable[int] = ARRIVALS,
    *,
    others_held: bool = False,
) -> xr.DataArray:
    """World emissions (scenario, species, year) in model units; the scenario's name its year of net zero.

    history     : (species, year); its last year is the joining year
    scenarios   : (scenario, species, year), the library
    others_held : every other species stays at its level of the joining year
    """
    joining = int(history[YEAR][-1])
    shelf = library(scenarios, history, factors_of(metrics, METRIC), joining, END)
    years = shelf.emissions[YEAR].values
    levels = shelf.emissions.sel({SPECIES: FOSSIL_CO2}).values
    worlds = []
    for arrival in arrivals:
        left = np.clip((arrival - years) / (arrival - joining), 0, 1)
        fossil = float(history.sel({SPECIES: FOSSIL_CO2, YEAR: joining})) * left
        quantile = np.minimum.accumulate(quantile_of(fossil, levels))
        rows = []
        for name in history[SPECIES].values:
            if name == FOSSIL_CO2:
                rows.append(fossil)
            elif name == LAND_CO2:
                rows.append(float(history.sel({SPECIES: name, YEAR: joining})) * left)
            elif others_held:
                rows.append(np.full(len(years), float(history.sel({SPECIES: name, YEAR: joining}))))
            else:
                rows.append(value_at(quantile, shelf.emissions.sel({SPECIES: name}).values))
        future = xr.DataArray(
            np.array(rows), coords={SPECIES: history[SPECIES].values, YEAR: years}, dims=[SPECIES, YEAR]
        )
        worlds.append(xr.concat([history, future.sel({YEAR: slice(joining + 1, None)})], YEAR))
    names = xr.DataArray([str(arrival) for arrival in arrivals], dims=[SCENARIO], name=SCENARIO)
    return xr.concat(worlds, names).transpose(SCENARIO, SPECIES, YEAR)


def co2_alone(worlds: xr.DataArray) -> xr.DataArray:
    """The same emissions with every species but CO2 at its level of the first year (scenario, species, year).

    The first year is the model's start, so what stays is no change: the warming is that by CO2 alone.
    """
    first = worlds.isel({YEAR: 0}, drop=True)
    return worlds.where(worlds[SPECIES].isin([FOSSIL_CO2, LAND_CO2]), first)
