"""A search told to readers: the least change, what it costs together, what it does, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import xarray as xr

from stocktake.assessment import lever_effect
from stocktake.assessment import seek as search
from stocktake.assessment.lever_effect import Effect, measured, stacked
from stocktake.assessment.paired import DEGREES, quantiles
from stocktake.assessment.seek import Climate, Found, Goal, Weights
from stocktake.assessment.seek_range import Others, moved_alone
from stocktake.assessment.seek_reach import Reach, left_out
from stocktake.findings import Alternative, Finding
from stocktake.pathways.levers.apply import Plan, plan
from stocktake.pathways.levers.contract import Lever

EMISSION_YEARS = (2030, 2035, 2050)
WARMING_YEARS = (2050, 2100)
UNITS = {Weights.COST: "USD tn until 2100", Weights.EQUAL: "sum of squared strengths"}


@dataclass(frozen=True)
class Wish:
    """What is sought, with which levers.

    factors : kg CO2e per kg by species, for costs and emissions
    """

    goal: Goal
    reach: Reach
    weights: Weights
    factors: Mapping[str, float]


@dataclass(frozen=True)
class Told:
    """The search's result with what is needed to tell it.

    effect       : without and with the levers, those given among them
    given_alone  : share of members below the limit with the levers given alone; None where none are
    alternatives : the probability reached where one parameter or choice moves alone
    """

    wish: Wish
    found: Found
    plan: Plan
    effect: Effect
    given_alone: float | None
    alternatives: tuple[Alternative, ...]
    frontier: tuple[Found, ...]

    def levers(self, found: Found | None = None) -> tuple[Lever, ...]:
        """The levers sought with at the depths found; those that do nothing are left out."""
        return self.wish.reach.levers_at((found or self.found).points)

    def typed(self, found: Found | None = None) -> list[str]:
        """The same as a user would type them."""
        return [lever.said for lever in self.levers(found)]

    def spread(self) -> tuple[float, float]:
        """The least and the largest probability where one parameter or choice moves alone."""
        values = [row.value for row in self.alternatives if isinstance(row.value, float)]
        values.append(self.found.probability)
        return min(values), max(values)


@dataclass(frozen=True)
class OneByOne:
    """A climate that runs worlds one after the other, so that a single program serves them all."""

    climate: Climate
    members: int

    @property
    def years(self) -> np.ndarray:
        """Calendar years of the warming."""
        return self.climate.years

    def warming(self, worlds: xr.DataArray, /) -> np.ndarray:
        """K above 1850-1900 (scenario, member, year)."""
        return np.concatenate([self.climate.warming(worlds[row : row + 1]) for row in range(len(worlds))])


def sought(
    wish: Wish, climate: Climate, others: Others | None = None, *, with_frontier: bool = False
) -> Told:
    """Run the search, and over probabilities where wanted.

    others : axis and choice to the base under that choice alone
    """
    reach, goal = wish.reach, wish.goal

    def one(aim: Goal, near: Found | None = None) -> Found:
        return search.seek(reach, climate, aim, wish.weights, wish.factors, near)

    rows = search.frontier(one, goal) if with_frontier else []
    found = one(goal, min(rows, key=lambda row: abs(row.goal.probability - goal.probability), default=None))
    levers = (*reach.levers_at(found.points), *reach.given)
    laid = plan(reach.base, levers, reach.settings)
    return Told(
        wish=wish,
        found=found,
        plan=laid,
        effect=lever_effect.effect(laid, OneByOne(climate, len(found.warming)), wish.factors),
        given_alone=_below(reach, climate, goal) if reach.given else None,
        alternatives=moved_alone(reach.base, levers, reach.settings, others or {}, climate, goal),
        frontier=tuple(found if row.goal == goal else row for row in rows),
    )


def _below(reach: Reach, climate: Climate, goal: Goal) -> float:
    """Share of members below the limit with the levers given alone."""
    world = plan(reach.base, reach.given, reach.settings).world()
    return float(
        (measured(climate.warming(stacked([world])), climate.years, goal.when)[0] < goal.limit).mean()
    )


def finding(told: Told, sources: tuple[str, ...], chosen: Mapping[str, str]) -> Finding:
    """The exact probability that the found levers reach, beside the one sought."""
    goal, found = told.wish.goal, told.found
    defaults = {**chosen, **told.wish.reach.settings.levels}
    defaults |= {"weights": told.wish.weights.value, "when": str(goal.when)}
    low, high = told.spread()
    return Finding(
        id=f"seek.{goal.limit:g}.{goal.probability:g}",
        question=f"What keeps warming below {goal.limit:g} {DEGREES} with probability {goal.probability:g}?",
        value=found.probability,
        unit="probability",
        low=low,
        high=high,
        range_of="exact shares of members, one parameter or choice of the levers moved at a time",
        defaults=defaults,
        alternatives=(Alternative(defaults, value=found.probability), *told.alternatives),
        sources=sources,
        note="" if found.feasible else "not feasible with these levers and bounds; the nearest is given",
        keys=row(told, found),
    )


def row(told: Told, found: Found) -> dict[str, object]:
    """One result as a plain row."""
    return {
        "limit": found.goal.limit,
        "probability_sought": found.goal.probability,
        "when": found.goal.when,
        "feasible": found.feasible,
        "probability": found.probability,
        "warming_at_probability": found.at,
        "change": found.change,
        "change_unit": UNITS[told.wish.weights],
        "cost_usd_tn": float(found.charge.usd.sum()),
        "abated_gt_co2e": float(found.charge.abated.sum()),
        "climate_runs": found.runs,
        "levers": _lever_rows(told, found),
        "as_typed": told.typed(found),
    }


def _lever_rows(told: Told, found: Found) -> list[dict[str, object]]:
    rows = []
    for number, (term, point) in enumerate(zip(told.wish.reach.terms, found.points, strict=True)):
        lever, used = term.lever, not left_out(term, point)
        rows.append(
            {
                "lever": lever.name,
                "used": used,
                "as_typed": term.typed(point) if used else None,
                "strength": float(found.strength[number]),
                "depth": term.at(point) if used else 0.0,
                "measure": lever.measure.value,
                "least": term.low,
                "most": term.most,
                "start": lever.timing.start,
                "end": lever.timing.end,
                "shape": lever.timing.shape.value,
                "reference": lever.reference,
                "places": list(lever.places) or ["WORLD"],
                "abated_gt_co2e": float(found.charge.abated[number]),
                "abated_alone_gt_co2e": float(found.charge.alone[number]),
                "cost_usd_per_t": float(found.charge.unit[number]),
                "cost_usd_tn": float(found.charge.usd[number]),
            }
        )
    return rows


def emissions(told: Told) -> dict[str, dict[str, float]]:
    """Gt CO2e per year (GWP100 of AR6, Kyoto gases with land-use CO2) without and with the levers."""
    effect = told.effect
    return {
        str(year): {
            "base": float(effect.ghg[0][effect.ghg_years == year][0]),
            "with_levers": float(effect.ghg[1][effect.ghg_years == year][0]),
        }
        for year in EMISSION_YEARS
    }


def warming(told: Told) -> dict[str, dict[str, dict[str, float]]]:
    """Quantiles of the members' warming without and with the levers, in years and at the peak."""
    asked = told.wish.goal.when
    years = {*WARMING_YEARS, *((asked,) if isinstance(asked, int) else ())}
    found = {}
    for when in (*sorted(years), lever_effect.PEAK):
        before, after = told.effect.of(when)
        found[str(when)] = {"base": quantiles(before), "with_levers": quantiles(after)}
    return found
