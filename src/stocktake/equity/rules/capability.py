"""Capability: the cut from business as usual is shared by income above a threshold.

burden of i = population of i x (income of i - threshold)^p, zero below the threshold. With p = 1 it is all
income above the threshold taken together, as the capacity of Greenhouse Development Rights; with a greater p
the same dollar counts more in a rich country. Income is the national mean: people above the threshold in a
country below it are not seen, because incomes within countries are not in the data.

Source: Baer et al. (2008), The Greenhouse Development Rights Framework, 2nd ed., section 3
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.equity.principles import Principle
from stocktake.equity.rules.burden import from_baseline
from stocktake.equity.rules.contract import Facts


@dataclass(frozen=True)
class Capability:
    """By income above the threshold."""

    name: str = "capability"
    principles: tuple[Principle, ...] = (Principle.CAPABILITY, Principle.NEED)
    axes: tuple[str, ...] = ("threshold", "progressivity", "baseline")
    needs: tuple[str, ...] = ("population", "income", "baseline")

    def shares(self, facts: Facts, whole: float) -> np.ndarray:
        """See the contract."""
        return from_baseline(facts.baseline, capacity(facts), whole)


def capacity(facts: Facts) -> np.ndarray:
    """(country,) income above the threshold, dollars to the power of progressivity."""
    above = np.maximum(facts.income - facts.threshold, 0.0)
    return facts.population * above**facts.progressivity
