"""Leave one out: how much cooler today would be had the place emitted nothing since the start year.

contribution of i = T(history) - T(history without i), member by member. The parts do not add up to the whole:
CO2 forcing saturates, so each place is the last one in and finds the air already full; the carbon cycle works
the other way. The difference is stated and never spread over the places.

Source: Trudinger and Enting (2005), doi:10.1007/s10584-005-6012-2, who compare seven methods
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.attribution.emitted import Emitted


@dataclass(frozen=True)
class LeaveOneOut:
    """Each place's emissions taken away by themselves."""

    name: str = "leave-one-out"

    def removals(self, emissions: Emitted) -> np.ndarray:
        """One case per place."""
        return emissions.amount

    def contributions(self, emissions: Emitted, effects: np.ndarray, whole: np.ndarray) -> np.ndarray:
        """The effect of each case."""
        return effects
