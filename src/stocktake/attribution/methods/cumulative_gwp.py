"""In proportion to cumulative CO2-equivalents by GWP100, as sums of emissions are usually told.

GWP100 counts a tonne of methane of 1900 like one of today, though the air has long forgotten it; so it gives
much to places whose methane is old or steady. It stands here because so many tables rest on it.

Source of GWP100: IPCC AR6 WG1 table 7.SM.7
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.attribution.emitted import Emitted
from stocktake.attribution.methods.proportional import cut, no_runs


@dataclass(frozen=True)
class CumulativeGwp:
    """Shares of cumulative CO2e by GWP100."""

    name: str = "cumulative-gwp100"

    def removals(self, emissions: Emitted) -> np.ndarray:
        """None but the whole."""
        return no_runs(emissions)

    def contributions(self, emissions: Emitted, effects: np.ndarray, whole: np.ndarray) -> np.ndarray:
        """The whole, cut by sums of CO2e."""
        numbers = cumulative(emissions.amount, emissions.weights)
        return cut(whole, numbers, float(cumulative(emissions.world, emissions.weights)))


def cumulative(amount: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Gt CO2e over all years, of (..., component, year)."""
    return np.einsum("...cy,c->...", amount, weights)
