"""Marginal: the slope of today's warming along a place's emissions, at history as it was.

contribution of i = d/de T(history - e E_i) at e = 0, with the sign turned. It is linear in emissions: parts
of any cut of the world add up to the slope along all of it, which is not the warming of all of it; the
difference is stated. The slope is taken over a step of STEP Gt CO2e in all, far above the rounding of double
precision and far below where the climate bends (measured: both errors below 1e-5 of the slope).

Source: Trudinger and Enting (2005), doi:10.1007/s10584-005-6012-2, who find it, with a time-sliced one, best
suited
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.attribution.emitted import Emitted

STEP = 0.01  # Gt CO2e


@dataclass(frozen=True)
class Marginal:
    """A small share of each place's emissions taken away, scaled up again."""

    name: str = "marginal"

    def removals(self, emissions: Emitted) -> np.ndarray:
        """One case per place: the share of its emissions that makes one step."""
        return emissions.amount * _shares(emissions)[:, None, None]

    def contributions(self, emissions: Emitted, effects: np.ndarray, whole: np.ndarray) -> np.ndarray:
        """Effects over shares."""
        return effects / _shares(emissions)[:, None]


def _shares(emissions: Emitted) -> np.ndarray:
    """(part,) what share of its emissions is one step; all of them where they are smaller."""
    sizes = np.einsum("pcy,c->p", np.abs(emissions.amount), emissions.weights)
    return STEP / np.maximum(sizes, STEP)
