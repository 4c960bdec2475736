"""Development rights: the cut is shared by capability and responsibility above a threshold, half and half.

burden of i = 1/2 capacity of i / capacity of all + 1/2 responsibility of i / responsibility of all, where
emissions count to responsibility in the proportion in which income lies above the threshold. It follows the
Responsibility Capacity Index of Greenhouse Development Rights in all but one thing: incomes within countries
are not in the data, so that a country stands with its mean.

Source: Baer et al. (2008), The Greenhouse Development Rights Framework, 2nd ed.; van den Berg et al. (2020),
doi:10.1007/s10584-019-02368-y
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.equity.principles import Principle
from stocktake.equity.rules.burden import from_baseline, normal
from stocktake.equity.rules.capability import capacity
from stocktake.equity.rules.contract import Facts


@dataclass(frozen=True)
class DevelopmentRights:
    """By capability and responsibility above the threshold, half and half."""

    name: str = "development-rights"
    principles: tuple[Principle, ...] = (Principle.RESPONSIBILITY, Principle.CAPABILITY, Principle.NEED)
    axes: tuple[str, ...] = ("start", "threshold", "progressivity", "baseline")
    needs: tuple[str, ...] = ("past", "population", "income", "baseline")

    def shares(self, facts: Facts, whole: float) -> np.ndarray:
        """See the contract."""
        return from_baseline(facts.baseline, responsibility_capacity(facts), whole)


def responsibility_capacity(facts: Facts) -> np.ndarray:
    """(country,) each one's part of capability and responsibility, adding up to one."""
    above = np.maximum(1 - facts.threshold / facts.income, 0.0)
    return 0.5 * normal(capacity(facts)) + 0.5 * normal(facts.past * above)
