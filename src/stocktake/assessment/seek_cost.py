"""What levers cost together: each by its share of what they abate together, money by itself.

What levers abate together is less than the sum of what each would abate alone. The joint abatement is shared
without an order, by Shapley's value: a lever's mean effect over all orders in which the levers could come.
Since what remains is a product over levers, the mean over orders is an integral along the diagonal
(Owen 1972, doi:10.1287/mnsc.18.5.64),

    share_i = integral over t from 0 to 1 of  E F_i  product over j != i of (1 - t F_j)

with F_i the fraction of a class that lever i takes. The integrand is a polynomial of t, so a Gauss rule gives
it exactly; shares add up to the joint abatement and are smooth in the strengths. Of levels that hold the same
class the deepest alone counts, and is charged.

A lever's tonnes cost its central unit cost; a carbon price costs the area below its own curve, so that the
mean cost follows the price; finance costs its money. Undiscounted, until 2100.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from stocktake.assessment.lever_effect import gt_co2e
from stocktake.assessment.seek_reach import HAIR, Reach
from stocktake.pathways.levers.contract import Measure
from stocktake.pathways.levers.timing import FIRST_YEAR

PRICE_POINTS = 41  # steps of USD 5 up to 200: the bins of the cost curve end on them


@dataclass(frozen=True)
class Charge:
    """What was found costs.

    abated : (lever,) Gt CO2e until 2100, a share of the joint abatement
    alone  : (lever,) Gt CO2e that each would abate if it were the only one
    unit   : (lever,) USD per t CO2e; zero for finance
    usd    : (lever,) USD tn until 2100
    """

    abated: np.ndarray
    alone: np.ndarray
    unit: np.ndarray
    usd: np.ndarray


@dataclass(frozen=True, eq=False)
class Cost:
    """The cost of levers on their reach.

    factors : kg CO2e per kg by species
    """

    reach: Reach
    factors: Mapping[str, float]

    @cached_property
    def _weight(self) -> np.ndarray:
        """Gt CO2e in a unit of each species (species,)."""
        return gt_co2e(self.reach.full.base.all_species, self.factors)

    @cached_property
    def _onward(self) -> np.ndarray:
        return self.reach.years >= FIRST_YEAR

    @cached_property
    def _held(self) -> tuple[np.ndarray, np.ndarray]:
        """Gt CO2e (class, year) left by the levers given, and the level (class, year) they hold."""
        reach = self.reach
        tonnes = reach.classes[1] * self._weight[reach.classes[2]][:, None] * self._onward
        level = np.zeros_like(tonnes)
        for number, lever in enumerate(reach.given, start=len(reach.terms)):
            cut = reach.row(number, 1.0).cut
            if lever.reference is None:
                tonnes = tonnes * (1.0 - cut)
            else:
                level = np.maximum(level, cut)
        return tonnes * (1.0 - level), level

    def _cuts(self, strength: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What each lever takes of what those given leave (lever, class, year), and its derivative by the
        lever's strength.
        """
        reach = self.reach
        cuts, slopes = [], []
        for number, (term, part) in enumerate(zip(reach.terms, strength, strict=True)):
            low, high = (reach.row(number, end).cut for end in reach.hair(float(part)))
            cut, slope = reach.row(number, float(part)).cut, (high - low) / (2.0 * HAIR)
            if term.lever.reference is not None:
                beyond = cut > self._held[1]
                room = np.where(beyond, 1.0 - self._held[1], 1.0)
                cut = np.where(beyond, (cut - self._held[1]) / room, 0.0)
                slope = np.where(beyond, slope / room, 0.0)
            cuts.append(cut)
            slopes.append(slope)
        return self._deepest(np.array(cuts), np.array(slopes))

    def _deepest(self, cuts: np.ndarray, slopes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        level = [number for number, term in enumerate(self.reach.terms) if term.lever.reference is not None]
        if len(level) < 2:
            return cuts, slopes
        felt = np.ones(cuts.shape, dtype=bool)
        felt[level] = np.arange(len(level))[:, None, None] == cuts[level].argmax(axis=0)
        return np.where(felt, cuts, 0.0), np.where(felt, slopes, 0.0)

    def _taken(self, number: int, strength: float) -> float:
        """Gt CO2e that a lever takes from the air until 2100."""
        row = self.reach.row(number, strength)
        return float(row.removal @ self._weight * row.ramp[self._onward].sum())

    def alone(self, number: int, strength: float) -> float:
        """Gt CO2e until 2100 that one lever abates alone, on top of those given."""
        unit = np.zeros(len(self.reach.terms))
        unit[number] = strength
        cut = self._cuts(unit)[0][number]
        return float((self._held[0] * cut).sum()) + self._taken(number, strength)

    @cached_property
    def _curves(self) -> dict[int, tuple[np.ndarray, np.ndarray]]:
        """Of each lever that is a price: strengths, and the mean cost of a tonne at them, USD."""
        found = {}
        for number, term in enumerate(self.reach.terms):
            if term.lever.measure is not Measure.PRICE:
                continue
            parts = np.linspace(0.0, 1.0, PRICE_POINTS)
            gained = np.array([self.alone(number, float(part)) for part in parts])
            steps = 0.5 * (parts[1:] + parts[:-1]) * term.most * np.diff(gained)
            spent = np.concatenate([[0.0], np.cumsum(steps)])
            mean = np.divide(spent, gained, out=0.5 * parts * term.most, where=gained > 0)
            found[number] = (parts, mean)
        return found

    def units(self, strength: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """USD per t CO2e (lever,) at these strengths, and its derivative."""
        unit, slope = np.zeros(len(strength)), np.zeros(len(strength))
        for number, term in enumerate(self.reach.terms):
            if number in self._curves:
                parts, mean = self._curves[number]
                low, high = self.reach.hair(float(strength[number]))
                unit[number] = np.interp(strength[number], parts, mean)
                slope[number] = float(np.interp(high, parts, mean) - np.interp(low, parts, mean)) / (2 * HAIR)
            elif term.lever.measure is not Measure.MONEY:
                unit[number] = term.lever.cost[0]
        return unit, slope

    @cached_property
    def money(self) -> np.ndarray:
        """USD tn until 2100 (lever,) of levers that are money, at their most; zero for others."""
        return np.array(
            [
                term.most * term.lever.timing.fraction(self.reach.years)[self._onward].sum() / 1e12
                if term.lever.measure is Measure.MONEY
                else 0.0
                for term in self.reach.terms
            ]
        )

    def shares(self, strength: np.ndarray) -> np.ndarray:
        """Gt CO2e (lever,) until 2100 that fall to each lever of what they abate together."""
        cuts, _ = self._cuts(strength)
        found = np.array([self._taken(number, float(part)) for number, part in enumerate(strength)])
        for at, weight in _gauss(len(cuts)):
            left = 1.0 - at * cuts
            found += weight * np.einsum("cy,icy->i", self._held[0] * left.prod(axis=0), cuts / left)
        return found

    def total(self, strength: np.ndarray) -> tuple[float, np.ndarray]:
        """USD tn until 2100, and its derivative by the strengths (lever,)."""
        reach, (cuts, slopes), (unit, bend) = self.reach, self._cuts(strength), self.units(strength)
        taken = np.array([self._taken(number, float(part)) for number, part in enumerate(strength)])
        ends = [reach.hair(float(part)) for part in strength]
        rising = [
            self._taken(number, high) - self._taken(number, low) for number, (low, high) in enumerate(ends)
        ]
        abated, slope = taken, unit * np.array(rising) / (2.0 * HAIR)
        for at, weight in _gauss(len(cuts)):
            left = 1.0 - at * cuts
            each = self._held[0] * left.prod(axis=0) / left  # product over the others
            ratio = cuts / left
            priced = np.einsum("i,icy->cy", unit, ratio)
            abated = abated + weight * np.einsum("icy,icy->i", each, cuts)
            inner = unit[:, None, None] * (1.0 + at * ratio) - at * priced
            slope = slope + weight * np.einsum("icy,icy,icy->i", each, slopes, inner)
        usd = (unit @ abated) / 1000.0 + self.money @ strength
        return float(usd), (slope + bend * abated) / 1000.0 + self.money

    def charge(self, strength: np.ndarray) -> Charge:
        """Every lever's share, unit cost and bill."""
        abated, unit = self.shares(strength), self.units(strength)[0]
        alone = [self.alone(number, float(part)) for number, part in enumerate(strength)]
        return Charge(abated, np.array(alone), unit, unit * abated / 1000.0 + self.money * strength)


def _gauss(levers: int) -> list[tuple[float, float]]:
    """Places and weights from 0 to 1 that integrate a polynomial of degree ``levers - 1`` exactly."""
    places, weights = np.polynomial.legendre.leggauss(levers // 2 + 1)
    return [
        (float(0.5 * (1.0 + at)), float(0.5 * weight)) for at, weight in zip(places, weights, strict=True)
    ]
