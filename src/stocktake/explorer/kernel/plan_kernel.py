"""What levers do to emissions, generated from the same traced rule that Python runs.

``Plan.change`` is traced for one class of tiles, one year and a number of levers. A lane is a class of
tiles, or a species that is taken from the air; strengths come in as the state that lanes share, ramps by
year.
A program is made for a few numbers of levers, and the page takes the smallest that holds the levers at work;
levers without strength change nothing. Levers told against a year, which follow a rule of their own, have
their own places, the last ones.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import jax.numpy as jnp
import numpy as np

from stocktake.climate.precision import Precision, working_in
from stocktake.dims import SPECIES
from stocktake.explorer.kernel import stages
from stocktake.explorer.kernel.javascript import Source, write
from stocktake.explorer.kernel.primitives import Array, taken_apart
from stocktake.explorer.kernel.scalars import Graph
from stocktake.pathways.levers import Plan


def plan_kernel(plan: Plan, free: int, levels: int) -> Source:
    """``leversN_years`` and ``leversN_lanes`` for N levers; told is the change of a lane in a year.

    given   : the levers' ramps in that year
    carried : their strengths
    lane    : the levers' fractions of a class, then what they take from the air of a species, Gt per year
    cells   : emissions of the base, zero for a species that is removed
    """
    graph, levers = Graph(), free + levels
    lone = replace(plan.base, world=plan.base.world.isel({SPECIES: [0]}))

    def row(kind: str, first: int = 0, count: int | None = None) -> Array:
        found = np.empty(levers if count is None else count, dtype=object)
        found[:] = [graph.input(kind, first + place) for place in range(len(found))]
        return found

    def change(strength: Any, ramp: Any, fraction: Any, removal: Any, emissions: Any) -> Any:
        one = replace(
            plan,
            base=lone,
            ramp=ramp[:, None],
            fraction=fraction[:, None],
            removal=removal[:, None],
            emissions=emissions[:, None],
            species=np.array([0]),
            level=np.arange(levers) >= free,
        )
        return one.change(strength, xp=jnp)

    strength = row(stages.CARRIED)
    given = (
        strength,
        row(stages.YEAR),
        row(stages.LANE),
        row(stages.LANE, levers),
        row(stages.CELL, count=1),
    )
    with working_in(Precision.DOUBLE):
        changed = taken_apart(change, given, graph)
    step = stages.Step(told=(changed.item(),), carried=dict(enumerate(strength)), state={})
    return write(f"levers{free}", step, levers)
