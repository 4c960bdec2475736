"""A year of the climate of one member, generated from the same traced function that Python runs.

``climate.emulator.simulate`` is traced for one scenario, one member and one year. What all members share is
written into the program as numbers, what differs comes in by lane; everything that depends on the year alone
(steady gases, chlorine, chemistry, the sums of forcing) falls into the function of the years by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import numpy as np

from stocktake.assessment.ready_climate import ReadyClimate, mean_of_year
from stocktake.climate.air import Given, ScenarioParameters, Selectors
from stocktake.climate.baseline import PREINDUSTRIAL, edge_weights
from stocktake.climate.derive import derive
from stocktake.climate.emulator import simulate
from stocktake.climate.ensemble import Ensemble
from stocktake.climate.inputs import read_inputs
from stocktake.climate.layout import Layout, lay_out
from stocktake.climate.physics import CALIBRATED
from stocktake.climate.precision import Precision, working_in
from stocktake.dims import SCENARIO, SPECIES, YEAR
from stocktake.errors import InternalError
from stocktake.explorer.kernel import stages
from stocktake.explorer.kernel.javascript import Source, write
from stocktake.explorer.kernel.lanes import Lanes
from stocktake.explorer.kernel.primitives import Array, of_numbers, taken_apart
from stocktake.explorer.kernel.scalars import Graph, Node, Scalar

# numbers of a scenario that differ by member; the last axis is the member
_BY_MEMBER = (
    "basis",
    "constant",
    "cloud_shape",
    "cloud_reference",
    "cloud_scale",
    "chemistry_emitted",
    "chemistry_gases",
)


@dataclass(frozen=True, eq=False)
class ClimateKernel:
    """The climate for the browser: a program and its numbers.

    source  : ``climate_years`` and ``climate_lanes``; told is the mean warming of each year, K above
        1850-1900
    species : in the order of a year's given numbers; the external forcings stand behind them
    layout  : of the ensemble
    width   : numbers given per year
    lane    : (row, member), in the order in which the program reads them
    """

    source: Source
    species: tuple[str, ...]
    layout: Layout
    width: int
    lane: np.ndarray

    def state(self, climate: ReadyClimate) -> np.ndarray:
        """(row, member): where the members stand at the checkpoint."""
        return _member_rows(climate)[list(self.source.state)]

    def carried(self, climate: ReadyClimate) -> np.ndarray:
        """(row,): where the scenario stands at the checkpoint."""
        return _scenario_numbers(climate)[list(self.source.carried)]

    def given(self, climate: ReadyClimate) -> np.ndarray:
        """(year, place): emissions of the base in the climate model's units, then external forcings."""
        world = climate.world.sel({SPECIES: list(self.species)}).transpose(SPECIES, YEAR)
        inputs = read_inputs(
            world.expand_dims({SCENARIO: ["world"]}),
            climate.ensemble,
            self.layout,
            climate.forcing,
            None,
            climate.start,
        )
        return np.concatenate([world.values, np.asarray(inputs.given.forcing)[0, :, 1:]]).T


def climate_kernel(climates: Sequence[ReadyClimate]) -> ClimateKernel:
    """One program for several futures of the same ensemble.

    raises : InternalError where the physics uses a primitive that cannot be written in JavaScript
    """
    first = climates[0]
    ensemble, species = first.ensemble, tuple(str(name) for name in first.world[SPECIES].values)
    layout = lay_out(ensemble, CALIBRATED.methane, diagnose_emissions=False)
    if layout.given:
        raise InternalError("The browser's kernel knows emissions only, and this ensemble has concentrations")
    moving = np.any([_scenario_numbers(each) != 0.0 for each in climates], axis=0)
    while True:
        lanes = Lanes()
        step = _traced(first, layout, species, lanes, moving)
        # a box that is empty and stays so is no number to carry along
        woken = np.array([not moves and _not_zero(step.carried[p]) for p, moves in enumerate(moving)])
        if not woken.any():
            break
        moving |= woken
    width = len(species) + len(layout.forced)
    source = write("climate", step, width)
    return ClimateKernel(source, species, layout, width, lanes.read(source.lane))


def _not_zero(number: Scalar) -> bool:
    return isinstance(number, Node) or number != 0.0


def _traced(
    climate: ReadyClimate, layout: Layout, species: Sequence[str], lanes: Lanes, moving: np.ndarray
) -> stages.Step:
    """One year of one member."""
    ensemble, graph = climate.ensemble, lanes.graph
    derived = derive(ensemble, layout, CALIBRATED.greenhouse)
    members, tree = jax.tree.flatten(climate.start.state.members)
    *own, offset = [_one(graph.input(stages.STATE, place)) for place in range(len(members) + 1)]
    start = climate.start.state._replace(
        scenario=_scenario_state(climate, moving, graph), members=jax.tree.unflatten(tree, own)
    )
    inputs = (
        _given(ensemble, layout, species, graph),
        start,
        _parameters(derived.scenario, lanes),
        jax.tree.map(lanes.take, derived.members),
        offset,
    )
    with working_in(Precision.DOUBLE):
        warming, end = taken_apart(_one_year(layout, derived.selectors), inputs, graph)
    after = [*jax.tree.leaves(end.members), offset]
    shared = np.concatenate([leaf.ravel() for leaf in jax.tree.leaves(end.scenario)])
    return stages.Step(
        told=(warming.item(),),
        carried=dict(enumerate(shared)),
        state={place: leaf.item() for place, leaf in enumerate(after)},
    )


def _one_year(layout: Layout, selectors: Selectors) -> Callable[..., tuple[Any, Any]]:
    """The function that is traced: a year's mean warming above the baseline, and the state at its end."""
    concentration = np.zeros((1, 0, 2))

    def one_year(
        given: tuple[Any, Any], start: Any, parameters: ScenarioParameters, members: Any, offset: Any
    ) -> tuple[Any, Any]:
        _, _, end = simulate(
            Given(given[0], concentration, given[1], None),
            start,
            parameters,
            members,
            layout=layout,
            physics=CALIBRATED,
            wants=frozenset(),
            selectors=selectors,
        )
        before, after = start.members.heat[1], end.members.heat[1]
        return mean_of_year(before - offset, after - offset), end

    return one_year


def _given(ensemble: Ensemble, layout: Layout, species: Sequence[str], graph: Graph) -> tuple[Array, Array]:
    """Emissions (1, species of the ensemble, 1) and external forcing (1, agent, 2) of one year."""
    emissions = of_numbers(np.zeros((1, layout.count, 1)))
    for place, name in enumerate(species):
        emissions[0, ensemble.index(name), 0] = graph.input(stages.YEAR, place)
    forcing = of_numbers(np.zeros((1, len(layout.forced), 2)))
    for number in range(len(layout.forced)):
        forcing[0, number, 1] = graph.input(stages.YEAR, len(species) + number)
    return emissions, forcing


def _scenario_state(climate: ReadyClimate, moving: np.ndarray, graph: Graph) -> Any:
    """The state that members share, as numbers; zero where it stays empty."""
    leaves, tree = jax.tree.flatten(climate.start.state.scenario)
    numbers = np.array(
        [graph.input(stages.CARRIED, p) if moves else np.float64(0.0) for p, moves in enumerate(moving)],
        dtype=object,
    )
    ends = np.cumsum([leaf.size for leaf in leaves])
    parts = np.split(numbers, ends[:-1])
    return jax.tree.unflatten(
        tree, [part.reshape(leaf.shape) for part, leaf in zip(parts, leaves, strict=True)]
    )


def _parameters(parameters: ScenarioParameters, lanes: Lanes) -> ScenarioParameters:
    """The scenario's numbers: what differs by member as lanes, all else known."""
    return ScenarioParameters(
        **{
            name: jax.tree.map(lanes.take if name in _BY_MEMBER else of_numbers, value)
            for name, value in parameters._asdict().items()
        }
    )


def _one(number: Scalar) -> Array:
    found = np.empty((1, 1), dtype=object)
    found[0, 0] = number
    return found


def _member_rows(climate: ReadyClimate) -> np.ndarray:
    """(row, member): the members' state, then the mean of their baseline period."""
    start = climate.start
    offset = edge_weights(start.timebounds, *PREINDUSTRIAL) @ start.history
    return np.stack([*(leaf[0] for leaf in jax.tree.leaves(start.state.members)), offset])


def _scenario_numbers(climate: ReadyClimate) -> np.ndarray:
    """(row,): the state that members share."""
    return np.concatenate([np.ravel(leaf) for leaf in jax.tree.leaves(climate.start.state.scenario)])
