"""Joining a pathway to history: one function per published way.

Each takes a pathway and the level that history has in the joining year, and gives the adjusted pathway from
that year on. Ways (Gidden et al. 2018, doi:10.1016/j.envsoft.2018.04.002; Kikstra et al. 2022,
doi:10.5194/gmd-15-9075-2022): a constant ratio, a constant offset, and both fading linearly until a year
of convergence. A ratio is unfit for what changes sign or starts near zero.
"""

from __future__ import annotations

import xarray as xr

from stocktake.dims import YEAR


def constant_ratio(path: xr.DataArray, level: xr.DataArray, year: int) -> xr.DataArray:
    """``path`` times the ratio of history to path in ``year``; the other axes broadcast."""
    return path * (level / path.sel({YEAR: year}, drop=True))


def constant_offset(path: xr.DataArray, level: xr.DataArray, year: int) -> xr.DataArray:
    """``path`` plus the difference of history and path in ``year``."""
    return path + (level - path.sel({YEAR: year}, drop=True))


def fading_offset(path: xr.DataArray, level: xr.DataArray, year: int, until: int) -> xr.DataArray:
    """``path`` plus a difference that falls linearly from its value in ``year`` to nothing in ``until``."""
    return path + (level - path.sel({YEAR: year}, drop=True)) * _fading(path, year, until)


def fading_ratio(path: xr.DataArray, level: xr.DataArray, year: int, until: int) -> xr.DataArray:
    """``path`` times a ratio that goes linearly from its value in ``year`` to one in ``until``.

    Where the path is zero in ``year`` no ratio exists; there the offset fades instead.
    """
    start = path.sel({YEAR: year}, drop=True)
    fading = _fading(path, year, until)
    by_ratio = path * (1 + (level / start.where(start > 0) - 1) * fading)
    return by_ratio.where(start > 0, path + (level - start) * fading)


def _fading(path: xr.DataArray, year: int, until: int) -> xr.DataArray:
    """One in ``year``, zero from ``until`` on (year,)."""
    years = path[YEAR]
    return (1 - (years - year) / (until - year)).clip(0, 1)
