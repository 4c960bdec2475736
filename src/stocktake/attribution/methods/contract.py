"""What a method of attribution is: it names runs of the past, and makes parts of what they give."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from stocktake.attribution.emitted import Emitted


class Method(Protocol):
    """One way of saying how much of a joint warming is whose.

    A method never runs the climate itself. It asks for removals, so that the runs of many combinations and
    places are done together.
    """

    @property
    def name(self) -> str:
        """Its name on the axis ``method``."""
        ...

    def removals(self, emissions: Emitted) -> np.ndarray:
        """(case, component, year): what to take from history, besides all of it together."""
        ...

    def contributions(self, emissions: Emitted, effects: np.ndarray, whole: np.ndarray) -> np.ndarray:
        """(part, member) K.

        effects : (case, member) warming that each removal causes, K
        whole   : (member,) warming that all emissions of the inventories cause together, K
        """
        ...
