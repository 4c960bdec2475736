"""Shapley: first in or last in, both counted alike, the place against the rest of the world.

contribution of i = the mean of what i adds to an empty world and what i adds to all others. Place and rest
add up to the whole exactly. The value depends on who plays: here there are always two players, so it does not
change with the other places that are asked for; the sum over many places is near the whole but not equal.

Source: Shapley (1953), doi:10.1515/9781400881970-018
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.assessment.split import exact
from stocktake.attribution.emitted import Emitted


@dataclass(frozen=True)
class Shapley:
    """The place and the rest of the world as two players."""

    name: str = "shapley"

    def removals(self, emissions: Emitted) -> np.ndarray:
        """Each place, then the rest of the world without each."""
        return np.concatenate([emissions.amount, emissions.world[None] - emissions.amount])

    def contributions(self, emissions: Emitted, effects: np.ndarray, whole: np.ndarray) -> np.ndarray:
        """The place's part of the two."""
        count = len(emissions.parts)
        return np.stack([_of_two(effects[number], effects[count + number], whole) for number in range(count)])


def _of_two(place: np.ndarray, rest: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """(member,) the place's part, from the effects of taking away the place, the rest, and both."""

    def warming(coalitions: np.ndarray) -> np.ndarray:
        removed = {
            (True, True): 0.0 * whole,
            (False, True): place,
            (True, False): rest,
            (False, False): whole,
        }
        return np.stack([whole - removed[bool(one), bool(other)] for one, other in coalitions])

    return exact(warming, 2).parts[0]
