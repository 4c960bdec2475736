"""What an ensemble of temperatures says about limits: peaks, probabilities, years of crossing, overshoot.

All functions take warming above 1850-1900 as (scenario, member, year) and reduce the members. The warming is
the forced one, without the weather of single years; where a limit is spoken of, its crossing is that of the
long-term mean, as in the Paris Agreement.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from stocktake.dims import MEMBER, TIMEBOUND, YEAR

PREINDUSTRIAL = (1850, 1900)
QUANTILES = {"p5": 0.05, "p50": 0.5, "p95": 0.95}
FIRST_FUTURE_YEAR = 2015


def yearly_warming(temperature: xr.DataArray) -> xr.DataArray:
    """Mean warming of each year above 1850-1900, K.

    temperature : (scenario, member, timebound) K relative to the model's start; a bound is the edge of years
    returns     : (scenario, member, year); the year's value is the mean of its two edges
    """
    edges = temperature[TIMEBOUND].values
    values = temperature.transpose(..., TIMEBOUND)
    middle = 0.5 * (values.values[..., :-1] + values.values[..., 1:])
    coords = {name: values[name] for name in values.dims if name != TIMEBOUND}
    yearly = xr.DataArray(
        middle, coords=coords | {YEAR: edges[:-1].astype(int)}, dims=[*values.dims[:-1], YEAR]
    )
    return yearly - yearly.sel({YEAR: slice(*PREINDUSTRIAL)}).mean(YEAR)


def percentiles(values: xr.DataArray) -> dict[str, xr.DataArray]:
    """p5, p50 and p95 over the members, on the remaining axes."""
    return {
        name: values.quantile(share, dim=MEMBER).drop_vars("quantile") for name, share in QUANTILES.items()
    }


def peak(warming: xr.DataArray) -> xr.DataArray:
    """Highest yearly warming of each member from 2015 on (scenario, member)."""
    return warming.sel({YEAR: slice(FIRST_FUTURE_YEAR, None)}).max(YEAR)


def probability_below(values: xr.DataArray, limit: float) -> xr.DataArray:
    """Share of members below ``limit``, from 0 to 1."""
    return (values < limit).mean(MEMBER)


def crossing_year(warming: xr.DataArray, limit: float) -> xr.DataArray:
    """First year from 2015 in which each member is at or above ``limit``; infinite where it never is."""
    future = warming.sel({YEAR: slice(FIRST_FUTURE_YEAR, None)})
    above = future >= limit
    first = above.idxmax(YEAR).astype(float)
    return first.where(above.any(YEAR), np.inf)


def years_above(warming: xr.DataArray, limit: float) -> xr.DataArray:
    """Number of years from 2015 to the end that each member spends at or above ``limit``."""
    return (warming.sel({YEAR: slice(FIRST_FUTURE_YEAR, None)}) >= limit).sum(YEAR)
