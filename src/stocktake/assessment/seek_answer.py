"""A search told to readers: from lever names and bounds to the least change, its proof and its price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stocktake.assessment import seek as search
from stocktake.assessment.lever_effect import greenhouse, stacked
from stocktake.assessment.paired import DEGREES
from stocktake.assessment.seek import Climate, Found, Goal, Weights
from stocktake.findings import Alternative, Finding
from stocktake.pathways.levers.apply import Plan, plan
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Lever, Measure
from stocktake.pathways.levers.parameters import Settings
from stocktake.pathways.levers.timing import FIRST_YEAR


@dataclass(frozen=True)
class Wish:
    """What is sought, with which levers.

    levers  : at their upper bounds
    low     : (lever,) lower bounds as parts of the upper ones
    factors : kg CO2e per kg by species, for weighing by cost
    """

    goal: Goal
    levers: tuple[Lever, ...]
    low: tuple[float, ...]
    weights: Weights
    factors: Mapping[str, float]


@dataclass(frozen=True)
class Told:
    """The search's result with what is needed to tell it."""

    wish: Wish
    plan: Plan
    found: Found
    prices: np.ndarray
    abated: np.ndarray
    frontier: tuple[Found, ...]

    def levers(self) -> tuple[Lever, ...]:
        """The levers at the depths found."""
        return tuple(
            replace(lever, depth=float(lever.depth * part))
            for lever, part in zip(self.plan.levers, self.found.strength, strict=True)
        )


def sought(
    base: Base, climate: Climate, wish: Wish, settings: Settings, *, with_frontier: bool = False
) -> Told:
    """Run the search, and over probabilities where wanted."""
    laid = plan(base, wish.levers, settings)
    abated = abatement(laid, wish.factors)
    prices = np.array([lever.cost[0] for lever in laid.levers]) * abated / 1000.0  # USD tn

    def one(goal: Goal) -> Found:
        return search.seek(laid, climate, goal, wish.weights, prices, wish.low)

    rows = tuple(search.frontier(one, wish.goal)) if with_frontier else ()
    return Told(wish, laid, one(wish.goal), prices, abated, rows)


def abatement(laid: Plan, factors: Mapping[str, float]) -> np.ndarray:
    """Gt CO2e (lever,) that each lever alone abates until 2100 at full depth; Kyoto gases and land use."""
    worlds = stacked([laid.base.world, *(laid.base.world + laid.alone(n) for n in range(len(laid.levers)))])
    ghg = greenhouse(worlds, factors)
    onward = laid.base.years >= FIRST_YEAR
    return (ghg[0] - ghg[1:])[:, onward].sum(axis=1)


def finding(told: Told, sources: tuple[str, ...], chosen: Mapping[str, str]) -> Finding:
    """The exact probability that the found levers reach, beside the one sought."""
    goal = told.wish.goal
    defaults = {**chosen, "weights": told.wish.weights.value, "when": str(goal.when)}
    return Finding(
        id=f"seek.{goal.limit:g}.{goal.probability:g}",
        question=f"What keeps warming below {goal.limit:g} {DEGREES} with probability {goal.probability:g}?",
        value=told.found.probability,
        unit="probability",
        low=told.found.probability,
        high=told.found.probability,
        range_of="share of members, exact",
        defaults=defaults,
        alternatives=(Alternative(defaults, value=told.found.probability),),
        sources=sources,
        note="" if told.found.feasible else "not feasible with these levers and bounds; the nearest is given",
        keys=row(told, told.found),
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
        "change": found.cost,
        "change_unit": "USD tn until 2100"
        if told.wish.weights is Weights.COST
        else "sum of squared strengths",
        "climate_runs": found.runs,
        "levers": [
            {
                "lever": lever.name,
                "strength": float(part),
                "depth": float(lever.depth * part),
                "measure": lever.measure.value,
                "most": lever.depth,
                "end": lever.timing.end,
                "places": list(lever.places) or ["WORLD"],
                "abated_gt_co2e_at_most": float(gt),
                "cost_usd_per_t": lever.cost[0],
            }
            for lever, part, gt in zip(told.plan.levers, found.strength, told.abated, strict=True)
        ],
        "as_typed": [typed(lever) for lever in _at(told, found)],
    }


def typed(lever: Lever) -> str:
    """A lever as a user would type it."""
    where = f":{','.join(lever.places)}" if lever.places else ""
    depth = f"-{100 * lever.depth:.1f}%" if lever.measure is Measure.FRACTION else _amount(lever)
    span = (
        f"{lever.timing.start}-{lever.timing.end}"
        if lever.timing.start != FIRST_YEAR
        else f"{lever.timing.end}"
    )
    return f"{lever.name}={depth}@{span}{where}"


def _amount(lever: Lever) -> str:
    if lever.measure is Measure.GT_CO2:
        return f"{lever.depth:.3g}Gt"
    return f"{lever.depth / 1e9:.4g}e9" if lever.measure is Measure.MONEY else f"{lever.depth:.4g}"


def _at(told: Told, found: Found) -> Sequence[Lever]:
    return [
        replace(lever, depth=float(lever.depth * part))
        for lever, part in zip(told.plan.levers, found.strength, strict=True)
    ]
