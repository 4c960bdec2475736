"""Grandfathering: who emits now keeps the same part of what is left.

share of i = whole x emissions of i / emissions of all, in the last year of data. Few defend it as fair; it
stands here because cuts in equal percentages are nothing else, and as the end that other rules start from.

Source: van den Berg et al. (2020), doi:10.1007/s10584-019-02368-y
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.equity.principles import Principle
from stocktake.equity.rules.burden import normal
from stocktake.equity.rules.contract import Facts


@dataclass(frozen=True)
class Grandfathering:
    """In proportion to present emissions; a country that takes up more than it emits has none."""

    name: str = "grandfathering"
    principles: tuple[Principle, ...] = (Principle.SOVEREIGNTY,)
    axes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ("emissions",)

    def shares(self, facts: Facts, whole: float) -> np.ndarray:
        """See the contract."""
        return whole * normal(facts.emissions)
