"""Equal per capita: everyone alive today has the same part of what is left, whatever came before.

share of i = whole x population of i / population of all, in the last year of emission data.

Source: van den Berg et al. (2020), doi:10.1007/s10584-019-02368-y (immediate per capita convergence)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.equity.principles import Principle
from stocktake.equity.rules.contract import Facts


@dataclass(frozen=True)
class EqualPerCapita:
    """In proportion to population."""

    name: str = "equal-per-capita"
    principles: tuple[Principle, ...] = (Principle.EQUALITY,)
    axes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ("population",)

    def shares(self, facts: Facts, whole: float) -> np.ndarray:
        """See the contract."""
        return whole * facts.population / facts.population.sum()
