"""Proportional to a number of each place: what the methods of this kind share.

contribution of i = warming of all x number of i / number of the world, so that places, bunkers and land
without a country add up to the whole exactly. The climate model gives the whole; the number says how it is
cut.
"""

from __future__ import annotations

import numpy as np

from stocktake.attribution.emitted import COMPONENTS, Emitted
from stocktake.errors import BadInput


def no_runs(emissions: Emitted) -> np.ndarray:
    """(0, component, year): nothing but the whole is needed."""
    return np.zeros((0, len(COMPONENTS), emissions.world.shape[-1]))


def cut(whole: np.ndarray, numbers: np.ndarray, of_world: float) -> np.ndarray:
    """(part, member) of ``whole`` (member,), in proportion to ``numbers`` (part,)."""
    if not of_world > 0:
        raise BadInput(
            "The world's emissions over these years add up to nothing or less",
            "What is to be cut in proportion must be positive",
            next_step="Choose an earlier start year",
        )
    return (numbers / of_world)[:, None] * whole
