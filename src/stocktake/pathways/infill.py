"""The species nobody pledged, from where the pledged total stands among complete scenarios.

**Equal quantile walk** (Meinshausen et al. 2006, in Avoiding Dangerous Climate Change, ch. 28; Lamboll et al.
2020, doi:10.5194/gmd-13-5259-2020): in each year the pathway's basket total has a quantile among the
library's totals; every other species takes the value at the same quantile of its own distribution. Fossil CO2
is what is left of the total after the other Kyoto gases, so that the basket adds up to what was pledged.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import xarray as xr

from stocktake.dims import SPECIES, YEAR
from stocktake.pathways.basket import FOSSIL_CO2, KYOTO, LAND_CO2, kyoto_total, mt_per_unit
from stocktake.pathways.library import Library, quantile_of, value_at


def equal_quantile_walk(total: xr.DataArray, library: Library, factors: Mapping[str, float]) -> xr.DataArray:
    """Every species of the library but land-use CO2, for one pathway (species, year).

    total : (year,) Mt CO2e per year, Kyoto gases without land-use CO2, within the library's years
    """
    years = total[YEAR].values
    levels = library.ghg.sel({YEAR: years}).values
    quantile = quantile_of(total.values, levels)
    names = [str(name) for name in library.emissions[SPECIES].values if name != LAND_CO2]
    followers = library.emissions.sel({YEAR: years})
    filled = np.array([value_at(quantile, followers.sel({SPECIES: name}).values) for name in names])
    emissions = xr.DataArray(filled, coords={SPECIES: names, YEAR: years}, dims=[SPECIES, YEAR])
    return close_with_fossil_co2(emissions, total, factors)


def close_with_fossil_co2(
    emissions: xr.DataArray, total: xr.DataArray, factors: Mapping[str, float]
) -> xr.DataArray:
    """The same emissions with fossil CO2 such that the basket equals ``total`` (Mt CO2e per year)."""
    others = [name for name in KYOTO if name != FOSSIL_CO2 and name in set(emissions[SPECIES].values)]
    rest = total - kyoto_total(emissions.sel({SPECIES: others}), factors)
    closed = emissions.copy()
    closed.loc[{SPECIES: FOSSIL_CO2}] = rest / mt_per_unit(FOSSIL_CO2)
    return closed
