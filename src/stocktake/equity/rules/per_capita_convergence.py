"""Contraction and convergence: shares go from today's emissions to equal per capita by a year of convergence.

share of i in year t = E(t) x [(1 - w) e_i + w p_i], with e_i its part of present emissions, p_i its part of
the population of the convergence year, and w rising in a line from 0 in the last year of data to 1 in the
convergence year. For a budget, E(t) falls in a line from the present level to zero, so that it adds up
to the whole.

Source: Meyer (2000), Contraction and Convergence; van den Berg et al. (2020), doi:10.1007/s10584-019-02368-y
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.choices import Absent
from stocktake.equity.principles import Principle
from stocktake.equity.rules.burden import normal
from stocktake.equity.rules.contract import Facts

STEPS = 10_000


@dataclass(frozen=True)
class PerCapitaConvergence:
    """A blend of grandfathering and equal per capita, by year."""

    name: str = "per-capita-convergence"
    principles: tuple[Principle, ...] = (Principle.SOVEREIGNTY, Principle.EQUALITY)
    axes: tuple[str, ...] = ("convergence",)
    needs: tuple[str, ...] = ("emissions", "converged")

    def shares(self, facts: Facts, whole: float) -> np.ndarray:
        """See the contract."""
        weight = mean_weight(facts, whole)
        today, people = normal(facts.emissions), facts.converged / facts.converged.sum()
        return whole * ((1 - weight) * today + weight * people)


def mean_weight(facts: Facts, whole: float) -> float:
    """The weight of equal per capita in the whole: w of the year, or its mean along the way to zero."""
    if not facts.is_budget:
        return float(blend(facts, np.array(facts.span[0])))
    if not whole > 0:
        raise Absent("Nothing is left to converge in: the budget is used up")
    duration = 2 * whole / float(np.maximum(facts.emissions, 0.0).sum())
    part = (np.arange(STEPS) + 0.5) / STEPS
    falling = 1 - part
    return float((blend(facts, facts.span[0] + part * duration) * falling).sum() / falling.sum())


def blend(facts: Facts, year: np.ndarray) -> np.ndarray:
    """w of the given years."""
    return np.clip((year - facts.last) / (facts.convergence_year - facts.last), 0.0, 1.0)
