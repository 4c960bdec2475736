"""The engine: blocks of scenarios and members through the years, on every core, in plain arrays.

A run is cut into blocks of a few thousand lanes (scenario times member), small enough for a core's cache.
Each block is one compiled program that a thread of its own runs; XLA's own threading inside a program is
switched off for these programs alone, by their compiler options, so no global setting of JAX is touched
and a user's own programs run as before. Results do not depend on the cutting: lanes never meet.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from stocktake.climate.air import Drivers, Given, ScenarioParameters, ScenarioState, Selectors, air, drivers
from stocktake.climate.arrays import Numbers
from stocktake.climate.block import (
    Block,
    Start,
    compile_block,
    in_threads,
    numbers_of_members,
    on_device,
    part_of_given,
    part_of_start,
)
from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations.year import Members, State, Told, breathe, warm
from stocktake.climate.layout import Layout, lay_out, refuse_lone_gases, responding_places
from stocktake.climate.physics import Physics
from stocktake.climate.precision import Precision, working_in

LANES_PER_BLOCK = 3000  # measured best on two cores of an AVX-512 machine; 1000 to 6000 differ by 10 %
LANES_ON_ACCELERATOR = 1_000_000

# notes that need a gas's boxes, so that a gas with a given concentration has to have its emissions worked out
_OF_BOXES = frozenset({"emissions", "scaling", "airborne", "cumulative"})

_compiling = threading.Lock()
_compiled: set[object] = set()


class Outcome(NamedTuple):
    """What a run gives, in plain arrays.

    told    : name to (year, scenario, member), at the years' ends; layers and felt forcing, which are part of
        the state, to (timebound, scenario, member)
    drivers : what drove the scenarios, (year, scenario, species), where it was wanted
    end     : the state at the last edge
    """

    told: dict[str, np.ndarray]
    drivers: Drivers | None
    end: Start


@dataclass(frozen=True)
class Engine:
    """An ensemble made ready to run under a physics, a precision and a wish for diagnoses."""

    ensemble: Ensemble
    physics: Physics
    precision: Precision
    layout: Layout
    wants: frozenset[str]

    def beginning(self, scenarios: int) -> Start:
        """The state at the model's start: preindustrial air, a cold ocean."""
        layout, members = self.layout, len(self.ensemble)
        boxes = np.zeros((scenarios, len(layout.steady), _box_count(self.ensemble)))
        empty = np.zeros((scenarios, members))
        state = State(
            boxes=tuple(tuple(empty for _ in gas.boxes) for gas in layout.responsive),
            cumulative=tuple(empty for _ in layout.responsive),
            heat=(empty,) * (layout.layers + 1),
        )
        return Start(ScenarioState(boxes, np.zeros((scenarios, layout.count))), state)

    def run(
        self, given: Given, start: Start, *, workers: int | None = None, lanes: int | None = None
    ) -> Outcome:
        """All years of all scenarios and members.

        given, start : numpy, scenario on the axes said there
        workers      : threads; by default one per core
        lanes        : scenario times member per block
        """
        on_cpu = jax.default_backend() == "cpu"
        workers = (workers or multiprocessing.cpu_count()) if on_cpu else 1
        lanes = lanes or (LANES_PER_BLOCK if on_cpu else LANES_ON_ACCELERATOR)
        blocks = list(self._blocks(given.emissions.shape[0], workers, lanes))
        results = in_threads(partial(self._run_block, given, start), blocks, workers)
        return _joined(results, blocks, given.emissions.shape[0], len(self.ensemble))

    def _blocks(self, scenarios: int, workers: int, lanes: int) -> Iterator[Block]:
        """Blocks of equal shape; the last ones overlap their neighbours rather than be smaller."""
        members = len(self.ensemble)
        slices = -(-members // max(1, min(members, lanes)))
        if scenarios * slices < workers or scenarios * members > lanes:
            slices = max(slices, min(workers, members))
        width = -(-members // slices)
        height = max(1, min(scenarios, lanes // width))
        height = -(-scenarios // -(-scenarios // height))
        for top in range(0, scenarios, height):
            for left in range(0, members, width):
                yield Block(min(top, scenarios - height), height, min(left, members - width), width)

    def _run_block(self, given: Given, start: Start, block: Block) -> Outcome:
        rows, columns = block.scenarios, block.members
        with working_in(self.precision):
            law = self.physics.greenhouse
            numbers = numbers_of_members(
                self.ensemble, self.layout, law, self.precision, block.left, block.width
            )
            part = on_device(part_of_given(given, rows, columns), self.precision)
            begin = on_device(part_of_start(start, rows, columns), self.precision)
            program = _program(self.layout, self.physics, self.wants, numbers.selectors)
            shape = (program, self.precision, part.emissions.shape, block.width)
            with _compiling:  # threads that need the same program wait for one to compile it
                if shape not in _compiled:
                    program(part, begin, numbers.scenario, numbers.members)
                    _compiled.add(shape)
            return Outcome(*jax.tree.map(np.asarray, program(part, begin, numbers.scenario, numbers.members)))


@lru_cache(maxsize=16)
def engine(ensemble: Ensemble, physics: Physics, precision: Precision, wants: frozenset[str]) -> Engine:
    """The engine for an ensemble; the same one while the same objects are asked for."""
    layout = lay_out(ensemble, physics.methane, diagnose_emissions=bool(wants & _OF_BOXES))
    refuse_lone_gases(ensemble, layout, overlaps=physics.greenhouse.overlaps)
    return Engine(ensemble, physics, precision, layout, wants)


def simulate(
    given: Given,
    start: Start,
    parameters: ScenarioParameters,
    members: Members,
    *,
    layout: Layout,
    physics: Physics,
    wants: frozenset[str],
    selectors: Selectors,
    remember: bool = True,
) -> tuple[dict[str, Numbers], Drivers | None, Start]:
    """All years of a block as one pure function of arrays: what is compiled, and what can be differentiated.

    wants   : what to note beside the surface temperature: layers, concentration, emissions, scaling,
              airborne, cumulative (of the responsive gases), greenhouse (forcing), drivers
    remember : whether a derivative taken backwards keeps each year's inner numbers (fast) or works them out
              again from the state (little memory)
    returns : name to (year, scenario, member), at the years' ends; what drove the scenarios where wanted;
              and the state at the end
    """
    raw, driven, end = _through_the_years(
        given, start, parameters, members, layout, physics, wants, selectors, remember=remember
    )
    ends = {f"layer {number}": heat for number, heat in enumerate(end.members.heat[1:])}
    ends["felt"] = end.members.heat[0]
    told = {
        name: jnp.concatenate([array[1:], ends[name][None]]) if name in ends else array
        for name, array in raw.items()
    }
    return told, driven, end


def _through_the_years(
    given: Given,
    start: Start,
    parameters: ScenarioParameters,
    members: Members,
    layout: Layout,
    physics: Physics,
    wants: frozenset[str],
    selectors: Selectors,
    *,
    remember: bool = True,
) -> tuple[dict[str, Numbers], Drivers | None, Start]:
    """The same as ``simulate``, but layers and felt forcing stand at the years' starts.

    The loop is set half a year off: it begins with the ocean taking up the forcing of the year before. So
    the forcing passes from one turn of the loop to the next as a number; within a turn the compiler would
    work it out anew for each of the four numbers that it moves (a quarter of the time).
    """
    told, scenario_end = drivers(given, parameters, start.scenario, layout)
    breath = air(told, given, parameters, members, layout, selectors, physics.greenhouse)
    first = jnp.arange(breath.forcing.shape[0]) == 0
    noise = breath.noise
    before = None if noise is None else tuple(jnp.roll(part, 1, axis=0) for part in noise)

    def one_turn(carried: Any, now: Any) -> tuple[Any, dict[str, Numbers]]:
        state, pending = carried
        year_now, is_first, noise_before = now
        taken = warm(state.heat, pending, members, noise_before)
        heat = tuple(jnp.where(is_first, old, new) for old, new in zip(state.heat, taken, strict=True))
        after, forcing, said = breathe(
            state._replace(heat=heat), year_now, members, layout, physics.greenhouse
        )
        return (after, forcing), _noted(after, said, layout, wants)

    nothing = jnp.zeros_like(start.members.heat[0])
    turns = (breath, first, before)
    loop = one_turn if remember else jax.checkpoint(one_turn)
    (last, pending), yearly = lax.scan(loop, (start.members, nothing), turns)
    final = None if noise is None else tuple(part[-1] for part in noise)
    end = last._replace(heat=warm(last.heat, pending, members, final))
    return yearly, told if "drivers" in wants else None, Start(scenario_end, end)


def _noted(after: State, said: Told, layout: Layout, wants: frozenset[str]) -> dict[str, Numbers]:
    """What is kept of a year, (scenario, member) each; named by variable and place. Heat is the start's."""
    shape = after.heat[1].shape
    noted = {"layer 0": after.heat[1]}
    if "layers" in wants:
        noted |= {f"layer {number}": layer for number, layer in enumerate(after.heat[2:], start=1)}
        noted |= {"felt": after.heat[0]}
    per_gas = {
        "emissions": said.emissions,
        "scaling": said.scaling,
        "airborne": said.airborne,
        "cumulative": said.cumulative,
    }
    for name, parts in per_gas.items():
        if name in wants:
            noted |= {f"{name} {gas.place}": part for gas, part in zip(layout.responsive, parts, strict=True)}
    if "concentration" in wants:
        places = responding_places(layout)
        noted |= {f"concentration {k}": part for k, part in zip(places, said.concentration, strict=True)}
    if "greenhouse" in wants:
        noted |= {f"greenhouse {number}": part for number, part in enumerate(said.greenhouse)}
    return {name: jnp.broadcast_to(part, shape) for name, part in noted.items()}


@lru_cache(maxsize=64)
def _program(
    layout: Layout, physics: Physics, wants: frozenset[str], selectors: Selectors
) -> Callable[..., tuple[dict[str, Numbers], Drivers | None, Start]]:
    block = partial(_through_the_years, layout=layout, physics=physics, wants=wants, selectors=selectors)
    return compile_block(block)


def _joined(results: Sequence[Outcome], blocks: Sequence[Block], scenarios: int, members: int) -> Outcome:
    """Blocks side by side; what is part of the state gets its last edge behind."""

    def by_lane(leaves: Sequence[np.ndarray], last: np.ndarray | None = None) -> np.ndarray:
        years, edges = leaves[0].shape[0], 0 if last is None else 1
        whole = np.empty((years + edges, scenarios, members), leaves[0].dtype)
        for leaf, block in zip(leaves, blocks, strict=True):
            whole[:years, block.scenarios, block.members] = leaf
        if last is not None:
            whole[-1] = last
        return whole

    def at_end(*leaves: np.ndarray) -> np.ndarray:
        return by_lane([leaf[None] for leaf in leaves])[0]

    def by_scenario(axis: int, *leaves: np.ndarray) -> np.ndarray:
        shape = leaves[0].shape
        whole = np.empty((*shape[:axis], scenarios, *shape[axis + 1 :]), leaves[0].dtype)
        for leaf, block in zip(leaves, blocks, strict=True):
            whole[(slice(None),) * axis + (block.scenarios,)] = leaf
        return whole

    tree = jax.tree.map
    end = tree(at_end, *(result.end.members for result in results))
    lasts = {"felt": end.heat[0], **{f"layer {number}": layer for number, layer in enumerate(end.heat[1:])}}
    told = {
        name: by_lane([result.told[name] for result in results], lasts.get(name)) for name in results[0].told
    }
    drove = [result.drivers for result in results]
    return Outcome(
        told,
        None if drove[0] is None else tree(partial(by_scenario, 1), *drove),
        Start(
            tree(partial(by_scenario, 0), *(result.end.scenario for result in results)),
            end,
        ),
    )


def _box_count(ensemble: Ensemble) -> int:
    return int(ensemble.properties["partition_fraction"].shape[1])
