"""How much warming a tonne or a parameter makes: exact derivatives through the whole climate, backwards.

One backward run gives the derivative of one number (the ensemble's mean warming, or one member's) with
respect to every emission of every species in every year. For a few directions of change and all members at
once, ``along`` goes forwards instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial

import jax
import jax.numpy as jnp
import numpy as np
import xarray as xr

from stocktake.climate.arrays import Numbers
from stocktake.climate.block import Start, on_device, part_of_given, part_of_start
from stocktake.climate.checkpoint import Checkpoint, broadcast_start
from stocktake.climate.derive import Derived, derive
from stocktake.climate.emulator import Engine, engine, simulate
from stocktake.climate.ensemble import Ensemble
from stocktake.climate.inputs import Inputs, needed_species, read_inputs
from stocktake.climate.physics import CALIBRATED, Physics
from stocktake.climate.precision import Precision, working_in
from stocktake.dims import SCENARIO, SPECIES, YEAR
from stocktake.errors import BadInput, OutOfRange

STEP = 1e-6  # relative step for the derivative of derived numbers by a parameter; central, error 1e-10


def sensitivity(
    emissions: xr.DataArray,
    ensemble: Ensemble,
    forcing: xr.Dataset | None = None,
    *,
    at: int,
    member: int | None = None,
    start_state: Checkpoint | None = None,
    physics: Physics = CALIBRATED,
) -> xr.DataArray:
    """Warming at one edge per unit of emission, by species and year of emission.

    emissions   : (scenario, species, year), as for ``project``
    at          : the edge (start of that calendar year) at which warming is asked for
    member      : label of one member; by default the mean over all members
    start_state : where to start; by default preindustrial air at the first year
    returns     : (scenario, species, year), K per unit of the species' own emissions (K per Gt CO2,
        per Mt CH4, ...); zero for emissions after ``at``
    """
    setting = _Setting.of(emissions, ensemble, forcing, at, start_state, physics)
    weights = _weights(ensemble, member)
    with working_in(Precision.DOUBLE):
        given, begin, numbers = setting.arrays(fold=True)
        program = _backwards(setting.motor.layout, physics, numbers.selectors)
        parameters = (numbers.scenario, numbers.members)
        slope = program(given.emissions, given, begin, *parameters, setting.step, weights)
    names = [name for name in needed_species(ensemble) if name in emissions[SPECIES].to_numpy()]
    places = [ensemble.index(name) for name in names]
    units = [ensemble.species[place].emission_unit.removesuffix("/yr") for place in places]
    coordinates = {
        SCENARIO: setting.inputs.scenarios,
        SPECIES: names,
        YEAR: setting.inputs.years,
        "unit": (SPECIES, [f"K per {unit}" for unit in units]),
    }
    axes = (SCENARIO, SPECIES, YEAR)
    return xr.DataArray(np.asarray(slope)[:, places], coordinates, axes, name="sensitivity")


def per_gigatonne(slope: xr.DataArray, ensemble: Ensemble) -> xr.DataArray:
    """The result of ``sensitivity`` in degrees per Gt of each gas, whatever its own unit."""
    sizes = {"Gt": 1.0, "Mt": 1e3, "kt": 1e6}
    units = [ensemble.species[ensemble.index(str(name))].emission_unit for name in slope[SPECIES].to_numpy()]
    factors = xr.DataArray([sizes[unit[:2]] for unit in units], {SPECIES: slope[SPECIES]}, (SPECIES,))
    return (slope * factors).drop_vars("unit").assign_attrs(units="K per Gt")


def parameter_sensitivity(
    emissions: xr.DataArray,
    ensemble: Ensemble,
    forcing: xr.Dataset | None = None,
    *,
    at: int,
    parameters: Sequence[str],
    member: int | None = None,
    start_state: Checkpoint | None = None,
    physics: Physics = CALIBRATED,
) -> xr.DataArray:
    """Warming at one edge per unit of a parameter, moved by the same amount in every member.

    parameters : names as in the parameter table, such as ``forcing_scale[CO2]``,
        ``ocean_heat_transfer[0]`` or ``aci_scale``
    returns    : (scenario, parameter), K per unit of the parameter

    The climate is differentiated backwards; the few numbers that a parameter is first turned into (such as
    the matrix exponential of the ocean) are differentiated by a central step of 1e-6.
    """
    setting = _Setting.of(emissions, ensemble, forcing, at, start_state, physics)
    weights = _weights(ensemble, member)
    rows = []
    with working_in(Precision.DOUBLE):
        given, begin, numbers = setting.arrays(fold=False)
        program = _backwards_to_parameters(setting.motor.layout, physics, numbers.selectors)
        moves = [_derivative(setting.motor, name) for name in parameters]
        for scenario in range(len(setting.inputs.scenarios)):
            rows_of = slice(scenario, scenario + 1)
            one = part_of_given(given, rows_of, slice(None))
            first = part_of_start(begin, rows_of, slice(None))
            slopes = program((numbers.scenario, numbers.members), one, first, setting.step, weights)
            rows.append([_inner(slopes, move) for move in moves])
    coordinates = {SCENARIO: setting.inputs.scenarios, "parameter": list(parameters)}
    return xr.DataArray(np.array(rows), coordinates, (SCENARIO, "parameter"), name="sensitivity")


class _Setting:
    """What both directions of differentiation need of a run."""

    def __init__(self, motor: Engine, inputs: Inputs, begin: Start, step: int) -> None:
        self.motor, self.inputs, self.begin, self.step = motor, inputs, begin, step

    @staticmethod
    def of(
        emissions: xr.DataArray,
        ensemble: Ensemble,
        forcing: xr.Dataset | None,
        at: int,
        start_state: Checkpoint | None,
        physics: Physics,
    ) -> _Setting:
        motor = engine(ensemble, physics, Precision.DOUBLE, frozenset())
        inputs = read_inputs(emissions, ensemble, motor.layout, forcing, None, start_state)
        edges = inputs.timebounds
        if not edges[0] < at <= edges[-1]:
            raise OutOfRange(f"Warming at {at} was asked for", f"The run reaches {edges[0]} to {edges[-1]}")
        count = len(inputs.scenarios)
        if start_state is None:
            begin = motor.beginning(count)
        else:
            begin = broadcast_start(start_state.state, count)
        return _Setting(motor, inputs, begin, int(at - edges[0] - 1))

    def arrays(self, *, fold: bool) -> tuple[Numbers, Numbers, Derived]:
        """Inputs, state and numbers of all members on the device, in the precision of the context."""
        motor = self.motor
        derived = derive(motor.ensemble, motor.layout, motor.physics.greenhouse, fold=fold)
        cast = partial(on_device, precision=Precision.DOUBLE)
        ready = Derived(cast(derived.members), cast(derived.scenario), derived.selectors)
        return cast(self.inputs.given), cast(self.begin), ready


def _weights(ensemble: Ensemble, member: int | None) -> np.ndarray:
    if member is None:
        return np.full(len(ensemble), 1.0 / len(ensemble))
    found = np.asarray(ensemble.members == member, dtype=float)
    if not found.any():
        raise OutOfRange(f"There is no member {member}", f"Labels are such as {list(ensemble.members[:3])}")
    return found


def _warming(given, begin, scenario, members, step, weights, layout, physics, selectors):
    """Weighted warming (scenario,) at the end of year number ``step``."""
    told, _, _ = simulate(
        given,
        begin,
        scenario,
        members,
        layout=layout,
        physics=physics,
        wants=frozenset(),
        selectors=selectors,
        remember=False,
    )
    return told["layer 0"][step] @ weights


@lru_cache(maxsize=16)
def _backwards(layout, physics, selectors):
    def total(emissions, given, begin, scenario, members, step, weights):
        with_them = given._replace(emissions=emissions)
        found = _warming(with_them, begin, scenario, members, step, weights, layout, physics, selectors)
        return jnp.sum(found)

    return jax.jit(jax.grad(total))


@lru_cache(maxsize=16)
def _backwards_to_parameters(layout, physics, selectors):
    def total(numbers, given, begin, step, weights):
        scenario, members = numbers
        return jnp.sum(_warming(given, begin, scenario, members, step, weights, layout, physics, selectors))

    return jax.jit(jax.grad(total))


def _derivative(motor: Engine, name: str) -> Numbers:
    """Derived numbers (scenario's, members') by one parameter, all members moved together."""
    width = 2.0 * STEP * motor.ensemble.scale_of(name)
    if width == 0.0:
        raise BadInput(
            f"The parameter '{name}' is zero in every member", "Its size sets the step of the derivative"
        )
    up, down = motor.ensemble.moved(name, STEP), motor.ensemble.moved(name, -STEP)
    both = [derive(moved, motor.layout, motor.physics.greenhouse, fold=False) for moved in (up, down)]
    pairs = [(found.scenario, found.members) for found in both]
    return jax.tree.map(lambda above, below: (np.asarray(above) - np.asarray(below)) / width, *pairs)


def _inner(slopes: Numbers, move: Numbers) -> float:
    parts = jax.tree.map(lambda slope, change: float(np.sum(np.asarray(slope) * change)), slopes, move)
    return float(sum(jax.tree.leaves(parts)))
