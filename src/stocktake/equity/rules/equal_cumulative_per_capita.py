"""Equal cumulative per capita: everyone since the start year has the same part of all ever emitted.

share of i = (past of all + whole) x person-years of i / person-years of all - past of i, over the years
from the start to the end of the span. Where a country has used up more than its part the share is negative: a
debt.

Source: van den Berg et al. (2020), doi:10.1007/s10584-019-02368-y
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.choices import Absent
from stocktake.equity.principles import Principle
from stocktake.equity.rules.contract import Facts


@dataclass(frozen=True)
class EqualCumulativePerCapita:
    """In proportion to person-years, less what was emitted."""

    name: str = "equal-cumulative-per-capita"
    principles: tuple[Principle, ...] = (Principle.EQUALITY, Principle.RESPONSIBILITY)
    axes: tuple[str, ...] = ("start",)
    needs: tuple[str, ...] = ("past", "person_years")

    def shares(self, facts: Facts, whole: float) -> np.ndarray:
        """See the contract."""
        if not facts.is_budget:
            raise Absent("Sums over time say nothing of a single year; ask for a budget")
        parts = facts.person_years / facts.person_years.sum()
        return (facts.past.sum() + whole) * parts - facts.past
