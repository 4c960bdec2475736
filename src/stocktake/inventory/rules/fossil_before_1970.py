"""EDGAR's CO2 before 1970: the Global Carbon Budget, scaled per country to EDGAR in 1970.

The two differ in scope (EDGAR counts more processes and other energy statistics), so each country's earlier
values are multiplied by EDGAR / GCB of 1970 and the factor is recorded.
"""

from __future__ import annotations

import xarray as xr

from stocktake.inventory.rules.joining import Joined, carry_back, with_bunkers_as_one, without_world

YEAR_OF_JOIN = 1970


def carried_back(main: xr.DataArray, earlier: xr.DataArray) -> Joined:
    """EDGAR with the scaled Global Carbon Budget before 1970; bunkers joined as a whole."""
    why = "EDGAR begins in 1970; the Global Carbon Budget is scaled to it there"
    one = with_bunkers_as_one(without_world(main))
    return carry_back(one, earlier, YEAR_OF_JOIN, "fossil CO2", why, scaled=True)
