"""EDGAR's CH4 and N2O before 1970: Jones et al., scaled per country to EDGAR in 1970.

Jones et al. count what land use emits, EDGAR does not; the factor of 1970 takes the level of the difference
out but not its change since 1850. The factors are recorded.
"""

from __future__ import annotations

import xarray as xr

from stocktake.inventory.rules.joining import Joined, carry_back, without_world

YEAR_OF_JOIN = 1970


def carried_back(main: xr.DataArray, earlier: xr.DataArray) -> Joined:
    """EDGAR with the scaled series of Jones et al. before 1970."""
    why = "EDGAR begins in 1970; the series of Jones et al. is scaled to it there"
    return carry_back(without_world(main), earlier, YEAR_OF_JOIN, "CH4 or N2O", why, scaled=True)
