"""What levers do to emissions, generated from the same traced rule that Python runs.

``Plan.change`` is traced for one class of tiles in one year. A lane is a class of tiles, or a species that is
taken from the air; strengths come in as the state that lanes share, ramps by year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import jax.numpy as jnp
import numpy as np

from stocktake.climate.precision import Precision, working_in
from stocktake.dims import SPECIES
from stocktake.errors import InternalError
from stocktake.explorer.kernel import stages
from stocktake.explorer.kernel.javascript import Source, write
from stocktake.explorer.kernel.lanes import Lanes
from stocktake.explorer.kernel.primitives import Array, taken_apart
from stocktake.pathways.levers import Plan


@dataclass(frozen=True, eq=False)
class Laid:
    """The lanes of one plan.

    lane      : (row, lane), in the order in which the program reads them
    emissions : (lane, year) of the base, in the climate model's units; zero for a species that is removed
    species   : (lane,) index into ``base.all_species``
    """

    lane: np.ndarray
    emissions: np.ndarray
    species: np.ndarray


@dataclass(frozen=True, eq=False)
class PlanKernel:
    """The levers' rule for the browser.

    source : ``levers_years`` and ``levers_lanes``; told is the change of a lane's emissions in a year
    levers : how many; numbers given per year (their ramps) and carried along (their strengths)
    laid   : the lanes of each plan
    """

    source: Source
    levers: int
    laid: tuple[Laid, ...]


def plan_kernel(plans: Sequence[Plan]) -> PlanKernel:
    """One program for the same levers on several bases.

    raises : InternalError where the plans hold different numbers of levers
    """
    levers = len(plans[0].levers)
    if any(len(each.levers) != levers for each in plans):
        raise InternalError("The browser's levers must be the same on every base")
    removing = [np.flatnonzero(each.removal.any(axis=0)) for each in plans]
    fraction = [
        np.hstack([each.fraction, np.zeros((levers, len(places)))])
        for each, places in zip(plans, removing, strict=True)
    ]
    removal = [
        np.hstack([np.zeros((levers, each.fraction.shape[1])), each.removal[:, places]])
        for each, places in zip(plans, removing, strict=True)
    ]
    lanes = Lanes()
    step = _traced(plans[0], lanes, lanes.take(np.hstack(fraction)), lanes.take(np.hstack(removal)))
    source = write("levers", step, levers)
    ends = np.cumsum([each.shape[1] for each in fraction])[:-1]
    tables = np.split(lanes.read(source.lane), ends, axis=1)
    return PlanKernel(
        source,
        levers,
        tuple(
            _laid(each, places, table) for each, places, table in zip(plans, removing, tables, strict=True)
        ),
    )


def _laid(plan: Plan, removing: np.ndarray, table: np.ndarray) -> Laid:
    nothing = np.zeros((len(removing), len(plan.base.years)))
    return Laid(table, np.vstack([plan.emissions, nothing]), np.concatenate([plan.species, removing]))


def _traced(plan: Plan, lanes: Lanes, fraction: Array, removal: Array) -> stages.Step:
    """One class of one species in one year; ``fraction`` and ``removal`` are (lever, 1)."""
    graph, levers = lanes.graph, len(plan.levers)
    lone = replace(plan.base, world=plan.base.world.isel({SPECIES: [0]}))

    def row(kind: str) -> Array:
        found = np.empty(levers, dtype=object)
        found[:] = [graph.input(kind, place) for place in range(levers)]
        return found

    cell = np.empty((1, 1), dtype=object)
    cell[0, 0] = graph.input(stages.CELL, 0)

    def change(strength: Any, ramp: Any, fraction: Any, removal: Any, emissions: Any) -> Any:
        one = replace(
            plan,
            base=lone,
            ramp=ramp[:, None],
            fraction=fraction,
            removal=removal,
            emissions=emissions,
            species=np.array([0]),
        )
        return one.change(strength, xp=jnp)

    strength = row(stages.CARRIED)
    with working_in(Precision.DOUBLE):
        changed = taken_apart(change, (strength, row(stages.YEAR), fraction, removal, cell), graph)
    return stages.Step(told=(changed.item(),), carried=dict(enumerate(strength)), state={})
