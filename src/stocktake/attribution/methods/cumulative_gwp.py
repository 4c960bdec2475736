"""In proportion to cumulative CO2-equivalents by GWP100, as sums of emissions are usually told.

GWP100 counts a tonne of methane of 1900 like one of today, though the air has long forgotten it; so it gives
much to places whose methane is old or steady. It stands here because so many tables rest on it.

Source of GWP100: IPCC AR6 WG1 table 7.SM.7
"""

from __future__ import annotations

import numpy as np

from stocktake.attribution.methods.proportional import Proportional


def equivalents(amount: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Gt CO2e over all years, of (..., component, year)."""
    return np.einsum("...cy,c->...", amount, weights)


CUMULATIVE_GWP = Proportional("cumulative-gwp100", equivalents)
