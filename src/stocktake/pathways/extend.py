"""Rules for the years after the last promise: one function per rule, each stated and none of them a forecast.

By country: held at the last level (``held``), going on at the Party's own recent rate (``at_own_rate``), or
along the growth of a baseline scenario (``along_baseline``), as in Meinshausen et al. 2022
(doi:10.1038/s41586-022-04553-z, Extended Data Table 2). For the world: the **constant quantile extension**
(Gütschow et al. 2018, doi:10.1002/2017EF000781): the pathway keeps its place among the scenarios of a
library.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from stocktake.dims import YEAR
from stocktake.pathways.library import Library, quantile_of, value_at


def held(path: xr.DataArray, since: int, until: int) -> xr.DataArray:
    """Missing years after ``since`` at the level of ``since`` (..., year); given years stay."""
    return _fill_after(path, path.sel({YEAR: since}, drop=True), since, until)


def at_own_rate(path: xr.DataArray, since: int, until: int, *, over: int = 10) -> xr.DataArray:
    """Missing years after ``since`` at the mean yearly rate of the ``over`` years before it.

    Where the level of either end is not positive there is no rate, and the level is held.
    """
    last, first = path.sel({YEAR: since}, drop=True), path.sel({YEAR: since - over}, drop=True)
    rate = (last / first).where((first > 0) & (last > 0), 1.0) ** (1 / over)
    return _fill_after(path, last * rate ** (_years(since, until) - since), since, until)


def world_at_own_rate(total: xr.DataArray, until: int, *, over: int = 5) -> xr.DataArray:
    """A world total carried on at the mean yearly rate of its last ``over`` years (year,)."""
    return at_own_rate(total, int(total[YEAR][-1]), until, over=over)


def along_baseline(path: xr.DataArray, baseline: xr.DataArray, since: int, until: int) -> xr.DataArray:
    """Missing years after ``since`` grow as the Party's ``baseline`` does from ``since`` on (place, year)."""
    growth = baseline.sel({YEAR: slice(since + 1, until)}) / baseline.sel({YEAR: since}, drop=True)
    return _fill_after(path, path.sel({YEAR: since}, drop=True) * growth, since, until)


def at_constant_quantile(total: xr.DataArray, library: Library, until: int) -> xr.DataArray:
    """A world total carried from its last year to ``until`` at that year's quantile of the library.

    total   : (year,) Mt CO2e per year, harmonised to the library's history
    """
    last = int(total[YEAR][-1])
    years = np.arange(last, until + 1)
    levels = library.ghg.sel({YEAR: years}).values
    quantile = quantile_of(total.values[-1:], levels[:, :1])
    further = value_at(np.repeat(quantile, len(years)), levels)
    # outside the library's span the end's path is followed at the distance of the last year
    further = further + (float(total[-1]) - further[0])
    later = xr.DataArray(further[1:], coords={YEAR: years[1:]}, dims=[YEAR])
    return xr.concat([total, later], YEAR)


def in_proportion(countries: xr.DataArray, world: xr.DataArray, since: int) -> xr.DataArray:
    """Country totals after ``since`` at constant shares of the world's (place, year).

    A bookkeeping rule: it claims nothing about any one country.
    """
    growth = world.sel({YEAR: slice(since + 1, None)}) / world.sel({YEAR: since}, drop=True)
    later = countries.sel({YEAR: since}, drop=True) * growth
    return xr.concat([countries.sel({YEAR: slice(None, since)}), later], YEAR)


def _years(since: int, until: int) -> xr.DataArray:
    years = np.arange(since + 1, until + 1)
    return xr.DataArray(years, coords={YEAR: years}, dims=[YEAR])


def _fill_after(path: xr.DataArray, values: xr.DataArray, since: int, until: int) -> xr.DataArray:
    """``values`` where ``path`` has none after ``since``; the result ends in ``until``."""
    whole = path.reindex({YEAR: np.arange(int(path[YEAR][0]), until + 1)})
    later = (whole[YEAR] > since) & whole.isnull()
    values = values.reindex({YEAR: whole[YEAR]}) if YEAR in values.dims else values
    return whole.where(~later, values).transpose(*path.dims)
