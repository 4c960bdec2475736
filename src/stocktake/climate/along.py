"""How warming answers to small changes of emissions: exact derivatives through the climate, in forward mode.

For a handful of directions (a lever each) forward mode gives every member's derivative in every year for
little more than a run per direction; nothing is stored on the way back. The same pure function is run as by
``project``.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from functools import lru_cache, partial

import jax
import numpy as np
import xarray as xr

from stocktake.climate.baseline import PREINDUSTRIAL
from stocktake.climate.block import (
    compile_block,
    in_threads,
    numbers_of_members,
    on_device,
    part_of_given,
    part_of_start,
)
from stocktake.climate.checkpoint import Checkpoint, broadcast_start
from stocktake.climate.emulator import Engine, engine, simulate
from stocktake.climate.ensemble import Ensemble
from stocktake.climate.inputs import read_inputs
from stocktake.climate.physics import CALIBRATED, Physics
from stocktake.climate.precision import Precision, working_in
from stocktake.climate.projection import baseline_of
from stocktake.dims import SCENARIO, SPECIES, YEAR


def warming_along(
    emissions: xr.DataArray,
    directions: np.ndarray,
    ensemble: Ensemble,
    forcing: xr.Dataset | None = None,
    *,
    start_state: Checkpoint,
    period: tuple[int, int] = PREINDUSTRIAL,
    physics: Physics = CALIBRATED,
    precision: Precision = Precision.DOUBLE,
) -> tuple[np.ndarray, np.ndarray]:
    """Warming of one world and its derivative along directions of change.

    emissions   : (species, year) from the checkpoint's year on
    directions  : (direction, species, year) in the species' own units
    start_state : where to start; it carries the years of ``period``
    returns     : (member, timebound) K above the mean of ``period``, and (direction, member, timebound) K per
                  unit of each direction
    """
    count = len(directions)
    worlds = emissions.transpose(SPECIES, YEAR).expand_dims({SCENARIO: np.arange(count)})
    motor = engine(ensemble, physics, precision, frozenset())
    inputs = read_inputs(worlds, ensemble, motor.layout, forcing, None, start_state)
    names = [str(name) for name in emissions[SPECIES].values]
    tangent = np.zeros_like(np.asarray(inputs.given.emissions, dtype=float))
    tangent[:, [ensemble.index(name) for name in names]] = directions
    start = broadcast_start(start_state.state, count)
    halves = _slices(len(ensemble))
    ran = in_threads(partial(_half, motor, inputs.given, start, tangent), halves, len(halves))
    warming = np.concatenate([value for value, _ in ran], axis=-1)  # (year, scenario, member)
    slope = np.concatenate([along for _, along in ran], axis=-1)
    first = start_state.history[-1][None, :]
    surface = np.concatenate([first, warming[:, 0]]).T
    offset = baseline_of(surface, inputs.timebounds, period, start_state)
    nothing = np.zeros((1, *slope.shape[1:]))
    return surface - offset[:, None], np.moveaxis(np.concatenate([nothing, slope]), 0, -1)


def _half(motor: Engine, given, start, tangent: np.ndarray, members: slice) -> tuple[np.ndarray, np.ndarray]:
    """Some members: warming and slopes (year, scenario, member)."""
    with working_in(motor.precision):
        width = members.stop - members.start
        numbers = numbers_of_members(
            motor.ensemble, motor.layout, motor.physics.greenhouse, motor.precision, members.start, width
        )
        everything = slice(None)
        part = on_device(part_of_given(given, everything, members), motor.precision)
        begin = on_device(part_of_start(start, everything, members), motor.precision)
        program = _program(motor.layout, motor.physics, numbers.selectors)
        found = program(part, on_device(tangent, motor.precision), begin, numbers.scenario, numbers.members)
        value, along = (np.asarray(array) for array in found)
    return value, along


@lru_cache(maxsize=16)
def _program(layout, physics: Physics, selectors) -> Callable:
    def run(given, tangent, begin, parameters, members):
        def surface(emissions):
            told, _, _ = simulate(
                given._replace(emissions=emissions),
                begin,
                parameters,
                members,
                layout=layout,
                physics=physics,
                wants=frozenset(),
                selectors=selectors,
            )
            return told["layer 0"]

        return jax.jvp(surface, (given.emissions,), (tangent,))

    return compile_block(run)


def _slices(members: int) -> list[slice]:
    cores = max(1, min(multiprocessing.cpu_count(), members))
    width = -(-members // cores)
    return [slice(left, min(left + width, members)) for left in range(0, members, width)]
