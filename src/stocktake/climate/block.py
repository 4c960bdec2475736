"""A block of a run: some scenarios and some members, cut out, put on the device, compiled, one per thread.

The engine cuts its runs so; what takes derivatives cuts in the same way. Lanes (scenario times member) never
meet, so a block gives what the same lanes give in the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp

from stocktake.climate.air import Given, ScenarioState
from stocktake.climate.derive import Derived, derive
from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations.greenhouse_law import GreenhouseLaw
from stocktake.climate.equations.year import State
from stocktake.climate.layout import Layout
from stocktake.climate.precision import Precision

# for these programs alone: one thread each, and vectors as wide as the machine has
CPU_OPTIONS = {"xla_cpu_multi_thread_eigen": False, "xla_cpu_prefer_vector_width": 512}


class Start(NamedTuple):
    """Where a run starts: the scenario's own state and the members' state."""

    scenario: ScenarioState
    members: State


class Block(NamedTuple):
    """A rectangle of scenarios and members."""

    top: int
    height: int
    left: int
    width: int

    @property
    def scenarios(self) -> slice:
        """Its scenarios."""
        return slice(self.top, self.top + self.height)

    @property
    def members(self) -> slice:
        """Its members."""
        return slice(self.left, self.left + self.width)


def part_of_given(given: Given, scenarios: slice, members: slice) -> Given:
    """What is given to some scenarios and members."""
    noise = None if given.noise is None else tuple(part[..., members] for part in given.noise)
    forcing = given.forcing if given.forcing.shape[0] == 1 else given.forcing[scenarios]
    return Given(given.emissions[scenarios], given.concentration[scenarios], forcing, noise)


def part_of_start(start: Start, scenarios: slice, members: slice) -> Start:
    """Where some scenarios and members start."""
    return Start(
        jax.tree.map(lambda leaf: leaf[scenarios], start.scenario),
        jax.tree.map(lambda leaf: leaf[scenarios, members], start.members),
    )


def on_device(tree: Any, precision: Precision) -> Any:
    """The arrays of a tree on the device as floats, to be called in the context of their precision."""
    return jax.tree.map(lambda leaf: jnp.asarray(leaf, dtype=precision.dtype), tree)


@lru_cache(maxsize=64)
def numbers_of_members(
    ensemble: Ensemble, layout: Layout, law: GreenhouseLaw, precision: Precision, left: int, width: int
) -> Derived:
    """The numbers of some members, on the device; to be called in the precision's context."""
    derived = derive(ensemble.take(slice(left, left + width)), layout, law)
    return Derived(
        on_device(derived.members, precision), on_device(derived.scenario, precision), derived.selectors
    )


def compile_block(program: Callable[..., Any]) -> Callable[..., Any]:
    """A program of a block as JAX compiles it when it is first called."""
    return jax.jit(program, compiler_options=CPU_OPTIONS if jax.default_backend() == "cpu" else None)


def in_threads(function: Callable, items: Sequence, workers: int) -> list:
    """The function of every item, in their order, a thread to each until the workers are used up."""
    if workers == 1 or len(items) == 1:
        return [function(item) for item in items]
    with ThreadPoolExecutor(min(workers, len(items))) as pool:
        return list(pool.map(function, items))
