"""Levers run backwards: the least change that keeps warming below a limit with a probability.

Each lever has a strength between its bounds. What is least is either money (``seek_cost``) or, with equal
weights, the sum of squared strengths. The wish

    share of members with warming < limit   >=   probability

holds exactly when the member that stands at the wanted share, counted from the coolest, stays below the
limit. That member's warming is exact and continuous in the strengths; its derivative is taken through the
climate (``ReadyClimate.along``) as the mean over the members near it, weighted by nearness, since which
member stands there changes on the way. At the end the strengths are put on the grid of printed depths, and
the lever whose degrees cost least, or most, is moved there until the count just holds (``seek_settle``).
Where not even the best strengths reach the goal, the answer says so and how near they come.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Protocol

import numpy as np
import xarray as xr

from stocktake.assessment.lever_effect import PEAK, measured, stacked
from stocktake.assessment.seek_cost import Charge, Cost
from stocktake.assessment.seek_reach import HELD, Reach
from stocktake.assessment.seek_settle import Count, polished, settled_on_grid
from stocktake.errors import OutOfRange
from stocktake.pathways.levers.apply import plan

SOFTNESS = (0.3, 0.1, 0.04)  # K, from far to near; the ensemble's spread is about 0.5 K
NEAR = 20  # the members nearest to the one at the wanted share: one in so many, and at least
AT_LEAST = 12
ROUNDS = 8  # of the smooth search; what it leaves, the count settles
STARTS = (1.0, 0.3)  # how far from the least strengths to the best a search begins
POLISHED = 2  # ends of a search that are polished, the least first
TIE = 1e-4  # of two ways that cost the same, the smaller strengths
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

    def members(self, count: int) -> int:
        """How many of so many members must stay below."""
        return max(1, math.ceil(self.probability * count - 1e-9))


@dataclass(frozen=True)
class Found:
    """What was found.

    points      : (lever,) on the grids of the terms; -1 where a lever is left out
    strength    : (lever,) part of each lever's full depth
    warming     : (member,) K in the goal's year or at the peak
    probability : exact share of members below the limit
    at          : K that the wanted share of members stays below
    feasible    : whether the goal is met
    change      : what was to be least: USD tn until 2100, or the sum of squared strengths
    charge      : abatement and cost by lever
    runs        : how often the climate was run with its derivatives
    """

    goal: Goal
    points: tuple[int, ...]
    strength: np.ndarray
    warming: np.ndarray
    probability: float
    at: float
    feasible: bool
    change: float
    charge: Charge
    runs: int


def seek(
    reach: Reach,
    climate: Climate,
    goal: Goal,
    weights: Weights = Weights.EQUAL,
    factors: Mapping[str, float] | None = None,
    near: Found | None = None,
) -> Found:
    """The least strengths that meet the goal; the levers' full depths are the upper bounds.

    factors : kg CO2e per kg by species, for costs
    near    : what was found for a goal like this one, as a further start
    """
    search = _Search(reach, climate, goal, weights, Cost(reach, factors or {}))
    return search.run(near)


def frontier(search: Callable[[Goal, Found | None], Found], goal: Goal) -> list[Found]:
    """The least change over probabilities, from improbable to nearly sure."""
    found: list[Found] = []
    for share in FRONTIER:
        found.append(search(Goal(goal.limit, share, goal.when), found[-1] if found else None))
    return found


@dataclass
class _Search:
    reach: Reach
    climate: Climate
    goal: Goal
    weights: Weights
    cost: Cost
    runs: int = 0
    _values: dict[bytes, np.ndarray] = field(default_factory=dict)
    _slopes: dict[bytes, tuple[np.ndarray, np.ndarray]] = field(default_factory=dict)

    def run(self, near: Found | None) -> Found:
        """Nothing if nothing is needed; the best if not enough; else the least that is."""
        low, count = self.reach.low, Count(self.reach, self.over, lambda x: self.price(x))
        nothing = [0 if term.least else -1 for term in self.reach.terms]
        for points in (nothing, [0] * len(low)):
            if count.gap(points) < 0:
                return self.result(points)
        full = np.ones_like(low)
        best = full if self.over(full) < 0 else self.best()
        if self.over(best) >= 0:
            return self.result(count.nearest(best))
        starts = [low + part * (best - low) for part in STARTS]
        starts += [np.maximum(near.strength, low)] if near is not None else []
        ends = [settled_on_grid(count, self.least(start)) for start in starts]
        ends.append(settled_on_grid(count, best))
        met = sorted((points for points in ends if points is not None), key=count.of)
        if not met:
            return self.result(count.nearest(best))
        return self.result(min((polished(count, points) for points in met[:POLISHED]), key=count.of))

    def least(self, start: np.ndarray) -> np.ndarray:
        """About the least change that keeps the limit, from a start."""
        from scipy.optimize import minimize

        done = minimize(
            lambda x: self.aim(x)[0],
            np.clip(start, self.reach.low, 1.0),
            jac=lambda x: self.aim(x)[1],
            bounds=self.bounds,
            constraints=[
                {
                    "type": "ineq",
                    "fun": lambda x: -self.over(x),
                    "jac": lambda x: -self.over_slope(x),
                }
            ],
            method="SLSQP",
            options={"maxiter": ROUNDS, "ftol": 1e-5},
        )
        return np.clip(done.x, self.reach.low, 1.0)

    def best(self) -> np.ndarray:
        """The strengths of the highest probability; rarely all at full depth, since cleaner air warms."""
        from scipy.optimize import minimize

        full = np.ones_like(self.reach.low)
        found = full
        for softness in SOFTNESS:
            soft = _Soft(self, softness)
            found = minimize(
                soft.less,
                found,
                jac=soft.less_slope,
                bounds=self.bounds,
                method="L-BFGS-B",
                options={"maxiter": ROUNDS},
            ).x
        return min((full, np.clip(found, self.reach.low, 1.0)), key=self.over)

    @property
    def bounds(self) -> list[tuple[float, float]]:
        """Least and most strength of each lever."""
        return [(float(low), 1.0) for low in self.reach.low]

    def warming(self, strength: np.ndarray) -> np.ndarray:
        """Warming (member,) in the goal's year or at the peak."""
        key = strength.tobytes()
        if key not in self._values:
            found = self.climate.warming(stacked([self.reach.world(strength)]))
            self._values[key] = measured(found, self.climate.years, self.goal.when)[0]
        return self._values[key]

    def sloped(self, strength: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Warming (member,) and its derivative by the strengths (lever, member)."""
        key = strength.tobytes()
        if key not in self._slopes:
            self.runs += 1
            value, slope = self.climate.along(self.reach.world(strength), self.reach.slopes(strength))
            self._slopes[key] = self._when(value, slope)
        return self._slopes[key]

    def _when(self, value: np.ndarray, slope: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        if self.goal.when != PEAK:
            at = int(np.flatnonzero(self.climate.years == self.goal.when)[0])
            return value[:, at], slope[:, :, at]
        at_peak = value.argmax(axis=1)
        return value.max(axis=1), np.take_along_axis(slope, at_peak[None, :, None], axis=2)[..., 0]

    def over(self, strength: np.ndarray) -> float:
        """K by which the member at the wanted share is above the limit; below zero where the goal is met."""
        warming = self.warming(strength)
        return float(np.sort(warming)[self.goal.members(len(warming)) - 1]) - self.goal.limit

    def over_slope(self, strength: np.ndarray) -> np.ndarray:
        """Its derivative (lever,), as the mean over the members near that one."""
        warming, slope = self.sloped(strength)
        at = np.sort(warming)[self.goal.members(len(warming)) - 1]
        away = np.abs(warming - at)
        width = np.sort(away)[min(max(AT_LEAST, len(away) // NEAR), len(away) - 1)]
        weight = np.clip(1.0 - (away / max(width, 1e-9)) ** 2, 0.0, None)
        return slope @ (weight / weight.sum())

    def price(self, strength: np.ndarray) -> tuple[float, np.ndarray]:
        """What is to be least, and its derivative."""
        if self.weights is Weights.COST:
            return self.cost.total(strength)
        used = np.where(strength > HELD, strength, 0.0)
        return float(used @ used), 2.0 * used

    def aim(self, strength: np.ndarray) -> tuple[float, np.ndarray]:
        """The same in units of its largest, with a hair's weight on strengths that cost nothing."""
        value, slope = self.price(strength)
        scale, squares = self._scale, TIE * float(strength @ strength)
        return value / scale + squares, slope / scale + 2.0 * TIE * strength

    @cached_property
    def _scale(self) -> float:
        return max(abs(self.price(np.ones_like(self.reach.low))[0]), 1e-9)

    def result(self, points: list[int]) -> Found:
        """The levers at those points, run as ``stocktake lever`` runs them."""
        reach, goal = self.reach, self.goal
        strength = reach.on_grid(points)
        laid = plan(reach.base, (*reach.levers_at(points), *reach.given), reach.settings)
        found = self.climate.warming(stacked([laid.world()]))
        warming = measured(found, self.climate.years, goal.when)[0]
        needed = goal.members(len(warming))
        below = int((warming < goal.limit).sum())
        return Found(
            goal=goal,
            points=tuple(points),
            strength=np.where(strength > HELD, strength, 0.0),
            warming=warming,
            probability=below / len(warming),
            at=float(np.sort(warming)[needed - 1]),
            feasible=below >= needed,
            change=self.price(strength)[0],
            charge=self.cost.charge(strength),
            runs=self.runs,
        )


@dataclass(frozen=True)
class _Soft:
    """The probability with a slope: the mean of sigmoid((limit - warming) / softness), turned downhill."""

    search: _Search
    softness: float

    def _share(self, warming: np.ndarray) -> np.ndarray:
        return 1.0 / (1.0 + np.exp(np.clip((warming - self.search.goal.limit) / self.softness, -60, 60)))

    def less(self, strength: np.ndarray) -> float:
        """The negative value, for searches downhill."""
        return -float(self._share(self.search.warming(strength)).mean())

    def less_slope(self, strength: np.ndarray) -> np.ndarray:
        """The negative derivative."""
        warming, slope = self.search.sloped(strength)
        share = self._share(warming)
        return slope @ (share * (1.0 - share)) / self.softness / len(warming)
