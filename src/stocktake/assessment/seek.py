"""Levers run backwards: the least change that keeps warming below a limit with a probability.

Each lever has a strength between its bounds. What is least is either money (a lever's cost per tonne times
what it abates until 2100) or, with equal weights, the sum of squared strengths. The wish

    share of members with warming < limit   >=   probability

has no slope, so the search uses a smooth one, the mean of ``sigmoid((limit - warming) / softness)``, whose
derivative by the strengths is exact through the climate (``ReadyClimate.along``). The softness shrinks in
steps; at the end the exact share decides, and the strengths are moved along one line until it holds. Where
not even the best strengths reach the goal, the answer says so and how near they come.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

import numpy as np
import xarray as xr

from stocktake.assessment.lever_effect import PEAK, measured, stacked
from stocktake.errors import BadInput, OutOfRange
from stocktake.pathways.levers.apply import Plan

SOFTNESS = (0.3, 0.1, 0.04)  # K, from far to near; the ensemble's spread is about 0.5 K
ROUNDS = 60
HALVINGS = 20
FRONTIER = (0.17, 0.33, 0.5, 0.67, 0.83, 0.9)


class Weights(Enum):
    """What the least change is measured by."""

    COST = "cost"
    EQUAL = "equal"


class Climate(Protocol):
    """A climate that also tells its derivatives; ``ReadyClimate`` does."""

    @property
    def years(self) -> np.ndarray:
        """Calendar years of the warming."""

    def warming(self, worlds: xr.DataArray, /) -> np.ndarray:
        """K above 1850-1900 (scenario, member, year)."""

    def along(self, world: xr.DataArray, directions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Warming (member, year) and its derivative (direction, member, year)."""


@dataclass(frozen=True)
class Goal:
    """A limit to keep with a probability.

    limit       : K above 1850-1900
    probability : share of members that must stay below
    when        : a year, or ``peak`` for all years to 2100
    """

    limit: float
    probability: float
    when: int | str = PEAK

    def __post_init__(self) -> None:
        if not 0.0 < self.probability < 1.0:
            raise OutOfRange(
                f"The probability {self.probability:g} is not between 0 and 1",
                "An ensemble gives shares of its members, never certainty",
                nearest=("0.67",),
            )
        if not 1.0 <= self.limit <= 5.0:
            raise OutOfRange(
                f"The limit {self.limit:g} °C is outside what can be sought", "Limits from 1 to 5 °C can"
            )


@dataclass(frozen=True)
class Found:
    """What was found.

    strength    : (lever,) part of each lever's full depth
    probability : exact share of members below the limit
    at          : K that the wanted share of members stays below
    feasible    : whether the goal is met
    cost        : USD tn until 2100, undiscounted (weights ``cost``), else the sum of squared strengths
    runs        : how often the climate was run with its derivatives
    """

    goal: Goal
    strength: np.ndarray
    probability: float
    at: float
    feasible: bool
    cost: float
    runs: int


def seek(
    plan: Plan,
    climate: Climate,
    goal: Goal,
    weights: Weights = Weights.EQUAL,
    prices: Sequence[float] = (),
    low: Sequence[float] | None = None,
) -> Found:
    """The least strengths that meet the goal; the levers' full depths are the upper bounds.

    prices : USD per tonne of CO2e by lever times Gt CO2e abated until 2100 at full depth, USD tn (weights
           cost)
    low    : least strengths, 0 by default
    """
    if not plan.levers:
        raise BadInput("No lever was given to seek with", next_step="Add --with coal,methane,deforestation")
    search = _Search(plan, climate, goal, weights, np.asarray(prices, dtype=float), _least(low, plan))
    return search.run()


def frontier(search: Callable[[Goal], Found], goal: Goal) -> list[Found]:
    """The least change over probabilities, from improbable to nearly sure."""
    return [search(Goal(goal.limit, share, goal.when)) for share in FRONTIER]


def _least(low: Sequence[float] | None, plan: Plan) -> np.ndarray:
    least = np.zeros(len(plan.levers)) if low is None else np.asarray(low, dtype=float)
    if (least < 0).any() or (least > 1).any():
        raise OutOfRange("A lower bound lies outside 0 to 1", "It is a part of the lever's full depth")
    return least


@dataclass
class _Search:
    plan: Plan
    climate: Climate
    goal: Goal
    weights: Weights
    prices: np.ndarray
    low: np.ndarray
    runs: int = 0

    def run(self) -> Found:
        """Nothing if nothing is needed; the best if not enough; else the least that is."""
        if self.exact(self.low) >= self.goal.probability:
            return self.result(self.low, feasible=True)
        best = self.best()
        if self.exact(best) < self.goal.probability:
            return self.result(best, feasible=False)
        found = best
        for softness in SOFTNESS:
            found = self.least(found, softness)
        return self.result(self.settle(found, best), feasible=True)

    def least(self, start: np.ndarray, softness: float) -> np.ndarray:
        """The least change under the smooth goal, from a start."""
        from scipy.optimize import minimize

        kept = _Kept(_Soft(self, softness))
        found = minimize(
            self.price,
            np.clip(start, self.low, 1.0),
            jac=self.price_slope,
            bounds=list(zip(self.low, np.ones_like(self.low), strict=True)),
            constraints=[
                {
                    "type": "ineq",
                    "fun": lambda x: kept(x)[0] - self.goal.probability,
                    "jac": lambda x: kept(x)[1],
                }
            ],
            method="SLSQP",
            options={"maxiter": ROUNDS, "ftol": 1e-6},
        )
        return np.clip(found.x, self.low, 1.0)

    def best(self) -> np.ndarray:
        """The strengths of the highest probability; rarely all at full depth, since cleaner air warms."""
        from scipy.optimize import minimize

        full = np.ones_like(self.low)
        found = full
        for softness in SOFTNESS:
            kept = _Kept(_Soft(self, softness))
            found = minimize(
                kept.less,
                found,
                jac=kept.less_slope,
                bounds=list(zip(self.low, full, strict=True)),
                method="L-BFGS-B",
                options={"maxiter": ROUNDS},
            ).x
        return max((full, np.clip(found, self.low, 1.0)), key=self.exact)

    def settle(self, found: np.ndarray, best: np.ndarray) -> np.ndarray:
        """The nearest point on the line to the best strengths at which the exact goal holds."""
        if self.exact(found) >= self.goal.probability:
            found, away = self.low, found
        else:
            away = best
        near, far = 0.0, 1.0
        for _ in range(HALVINGS):
            middle = 0.5 * (near + far)
            if self.exact(found + middle * (away - found)) >= self.goal.probability:
                far = middle
            else:
                near = middle
        return found + far * (away - found)

    def smooth(self, strength: np.ndarray, softness: float) -> tuple[float, np.ndarray]:
        """Smooth probability and its derivative by the strengths."""
        self.runs += 1
        value, slope = self.climate.along(self.plan.world(strength), self.plan.slopes(strength))
        warming, along = self._when(value, slope)
        share = 1.0 / (1.0 + np.exp(np.clip((warming - self.goal.limit) / softness, -60, 60)))
        weight = -share * (1.0 - share) / softness / len(warming)
        return float(share.mean()), along @ weight

    def _when(self, value: np.ndarray, slope: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        if self.goal.when != PEAK:
            at = int(np.flatnonzero(self.climate.years == self.goal.when)[0])
            return value[:, at], slope[:, :, at]
        at_peak = value.argmax(axis=1)
        return value.max(axis=1), np.take_along_axis(slope, at_peak[None, :, None], axis=2)[..., 0]

    def warming(self, strength: np.ndarray) -> np.ndarray:
        """Warming (member,) in the goal's year or at the peak."""
        found = self.climate.warming(stacked([self.plan.world(strength)]))
        return measured(found, self.climate.years, self.goal.when)[0]

    def exact(self, strength: np.ndarray) -> float:
        """Share of members below the limit."""
        return float((self.warming(strength) < self.goal.limit).mean())

    def price(self, strength: np.ndarray) -> float:
        """What is to be least."""
        if self.weights is Weights.COST:
            return float(self.prices @ strength + 1e-3 * (np.abs(self.prices) @ strength**2))
        return float(strength @ strength)

    def price_slope(self, strength: np.ndarray) -> np.ndarray:
        """Its derivative."""
        if self.weights is Weights.COST:
            return self.prices + 2e-3 * np.abs(self.prices) * strength
        return 2.0 * strength

    def result(self, strength: np.ndarray, *, feasible: bool) -> Found:
        """The strengths with their exact probability."""
        warming = self.warming(strength)
        return Found(
            goal=self.goal,
            strength=strength,
            probability=float((warming < self.goal.limit).mean()),
            at=float(np.quantile(warming, self.goal.probability)),
            feasible=feasible,
            cost=float(self.prices @ strength) if self.weights is Weights.COST else self.price(strength),
            runs=self.runs,
        )


@dataclass(frozen=True)
class _Soft:
    """The smooth probability at one softness."""

    search: _Search
    softness: float

    def __call__(self, x: np.ndarray) -> tuple[float, np.ndarray]:
        return self.search.smooth(x, self.softness)


class _Kept:
    """Remembers the last point, since value and derivative are asked for one after the other."""

    def __init__(self, function: Callable[[np.ndarray], tuple[float, np.ndarray]]) -> None:
        self.function = function
        self.at: np.ndarray | None = None
        self.found: tuple[float, np.ndarray] = (0.0, np.zeros(0))

    def __call__(self, x: np.ndarray) -> tuple[float, np.ndarray]:
        if self.at is None or not np.array_equal(x, self.at):
            self.at, self.found = x.copy(), self.function(x)
        return self.found

    def less(self, x: np.ndarray) -> float:
        """The negative value, for searches downhill."""
        return -self(x)[0]

    def less_slope(self, x: np.ndarray) -> np.ndarray:
        """The negative derivative."""
        return -self(x)[1]
