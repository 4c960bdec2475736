"""The emissions that the climate model was calibrated with, taken from the scenarios that continue them."""

from __future__ import annotations

import numpy as np
import xarray as xr

from stocktake.dims import SCENARIO, YEAR
from stocktake.errors import BadInput


def common_history(continuations: xr.DataArray) -> xr.DataArray:
    """The years in which all scenarios of one collection agree in every species (species, year).

    continuations : (scenario, species, year), the extension scenarios published with the calibration

    An ensemble constrained with one history must be run with it: another inventory's level of methane or
    sulphur (2019: 354 against 377 Mt CH4) would shift its present warming.
    """
    spread = continuations.max(SCENARIO) - continuations.min(SCENARIO)
    agree = (spread == 0).all([name for name in spread.dims if name != YEAR]).values
    if not agree[0]:
        raise BadInput("The scenarios of the collection share no history", "Their first years must agree")
    last = len(agree) if agree.all() else int(np.argmin(agree))
    return continuations.isel({SCENARIO: 0, YEAR: slice(0, last)}).drop_vars(SCENARIO)
