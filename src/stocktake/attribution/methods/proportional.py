"""Proportional to a number of each place: the methods of this kind differ only in the number.

contribution of i = warming of all x number of i / number of the world, so that places, bunkers and land
without a country add up to the whole exactly. The climate model gives the whole; the number says how it is
cut.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from stocktake.attribution.emitted import COMPONENTS, Emitted
from stocktake.errors import BadInput

# (..., component, year) and the weights (component,) to (...)
Number = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Proportional:
    """The whole, cut by a number.

    number : what of a place's emissions is compared with the world's
    """

    name: str
    number: Number

    def removals(self, emissions: Emitted) -> np.ndarray:
        """None but the whole, (0, component, year)."""
        return np.zeros((0, len(COMPONENTS), emissions.world.shape[-1]))

    def contributions(self, emissions: Emitted, effects: np.ndarray, whole: np.ndarray) -> np.ndarray:
        """(part, member) of the whole; raises BadInput where the world's number is not positive."""
        of_world = float(self.number(emissions.world, emissions.weights))
        if not of_world > 0:
            raise BadInput(
                "The world's emissions over these years add up to nothing or less",
                "What is to be cut in proportion must be positive",
                next_step="Choose an earlier start year",
            )
        return (self.number(emissions.amount, emissions.weights) / of_world)[:, None] * whole
