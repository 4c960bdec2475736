"""Emissions in, warming out, with labels: where plain arrays get their names.

::

    warming = project(emissions, ensemble, forcing)
    warming.temperature                            # (scenario, member, timebound), K above the model's start
    warming.relative_to((1850, 1900)).quantile([0.05, 0.5, 0.95], "member")

For many scenarios keep nothing of the members and ask for reductions instead::

    project(emissions, ensemble, forcing, keep=(), reduce=(Quantiles(), Peak()))
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import xarray as xr

from stocktake.climate.air import Given
from stocktake.climate.baseline import PREINDUSTRIAL, edge_weights
from stocktake.climate.block import Start
from stocktake.climate.checkpoint import Checkpoint, broadcast_start, pick_scenario
from stocktake.climate.diagnostics import NEEDS, Diagnosis
from stocktake.climate.emulator import Engine, engine
from stocktake.climate.ensemble import Ensemble
from stocktake.climate.inputs import Inputs, read_inputs
from stocktake.climate.labels import labelled
from stocktake.climate.physics import CALIBRATED, Physics
from stocktake.climate.precision import Precision
from stocktake.climate.reductions import Quantiles, Reduction
from stocktake.climate.variability import Variability, noise
from stocktake.dims import MEMBER, SCENARIO, SPECIES, TIMEBOUND
from stocktake.errors import BadInput, UnknownChoice, UnknownScenario, nearest

MEMORY_PER_CHUNK = 150e6  # bytes of member arrays held at once while reducing


@dataclass(frozen=True, eq=False)
class Projection:
    """What a run of the climate gives; immutable.

    variables : the variables that were kept, by name, and the reductions by theirs; a variable's axis
        ``species`` holds the species that have it
    ensemble, physics, precision : what was run
    ends      : state of every scenario at the last edge
    history   : the checkpoint that the run started from, if any
    """

    variables: Mapping[str, xr.DataArray]
    ensemble: Ensemble
    physics: Physics
    precision: Precision
    ends: Start
    history: Checkpoint | None

    @property
    def count(self) -> int:
        """How many members."""
        return len(self.ensemble)

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Names of the scenarios."""
        return tuple(str(name) for name in next(iter(self.variables.values()))[SCENARIO].to_numpy())

    @property
    def dataset(self) -> xr.Dataset:
        """All variables on common axes, ready for a file; NaN where a species has no such variable."""
        common = [name for name in self.ensemble.names if self._has(name)]
        wide = {
            name: array.reindex({SPECIES: common}) if SPECIES in array.dims else array
            for name, array in self.variables.items()
        }
        attributes = {"members": len(self.ensemble), "precision": self.precision.value}
        return xr.Dataset(wide, attrs=attributes)

    def _has(self, species: str) -> bool:
        arrays = self.variables.values()
        return any(SPECIES in array.dims and species in array[SPECIES].to_numpy() for array in arrays)

    @property
    def temperature(self) -> xr.DataArray:
        """Surface temperature (scenario, member, timebound), K above the model's start."""
        return self["temperature"]

    def __getitem__(self, name: str) -> xr.DataArray:
        if name not in self.variables:
            raise UnknownChoice(
                f"This run did not keep '{name}'",
                f"It has {', '.join(self.variables) or 'nothing'}",
                nearest=nearest(name, self.variables),
                next_step=f"Ask for it: project(..., keep=('{name}',))" if name in NEEDS else "",
            )
        return self.variables[name]

    def relative_to(self, period: tuple[int, int] = PREINDUSTRIAL) -> xr.DataArray:
        """Surface temperature against its own mean over a period of years, member by member, K."""
        temperature = self.temperature
        offset = baseline_of(temperature.to_numpy(), temperature[TIMEBOUND].to_numpy(), period, self.history)
        found = temperature - offset[..., None]
        found.attrs = {"units": "K", "relative_to": f"{period[0]}-{period[1]}"}
        return found.rename("warming")

    def checkpoint(self, scenario: str | None = None) -> Checkpoint:
        """The state at the run's end, under one scenario (the only one by default)."""
        names = self.scenarios
        if scenario is None and len(names) == 1:
            scenario = names[0]
        if scenario not in names:
            raise UnknownScenario(
                f"'{scenario}' is no scenario of this run",
                f"It has {', '.join(names)}",
                nearest=nearest(str(scenario), names),
            )
        number = names.index(scenario)
        history = self.temperature[number].transpose(TIMEBOUND, MEMBER).to_numpy()
        timebounds = self.temperature[TIMEBOUND].to_numpy()
        if self.history is not None:
            history = np.concatenate([self.history.history[:-1], history])
            timebounds = np.concatenate([self.history.timebounds[:-1], timebounds])
        return Checkpoint(
            int(timebounds[-1]),
            self.ensemble.members,
            self.ensemble.fingerprint,
            pick_scenario(self.ends, number),
            np.ascontiguousarray(history),
            timebounds,
        )


def project(
    emissions: xr.DataArray,
    ensemble: Ensemble,
    forcing: xr.Dataset | None = None,
    *,
    concentration: xr.DataArray | None = None,
    start_state: Checkpoint | None = None,
    keep: Sequence[str] = ("temperature",),
    species: Sequence[str] | None = None,
    quantiles: Sequence[float] | None = None,
    reduce: Sequence[Reduction] = (),
    baseline: tuple[int, int] | None = PREINDUSTRIAL,
    physics: Physics = CALIBRATED,
    variability: Variability | None = None,
    precision: Precision = Precision.DOUBLE,
    workers: int | None = None,
) -> Projection:
    """Run every member under every scenario.

    emissions     : (scenario, species, year), in the species' own units, every emitted species, every year
    forcing       : variables ``solar`` and ``volcanic`` (or species names) over timebound, W m-2; each
        member scales them by its ``forcing_scale``
    concentration : (scenario, species, timebound) of the species driven by concentration
    start_state   : where to start; by default preindustrial air at the first year
    keep          : variables to keep for every member (see ``diagnostics.NEEDS``)
    species       : species to keep where a variable has that axis; all by default
    quantiles     : short for the reduction ``Quantiles`` of the warming
    reduce        : reductions of the warming against ``baseline`` (None: against the model's start)
    variability   : internal variability, seeded; none by default
    raises        : BadInput names scenario, species and year of what cannot be run

    The results do not depend on ``workers`` nor on how a run is cut into blocks.
    """
    for name in keep:
        if name not in NEEDS:
            raise UnknownChoice(
                f"'{name}' is no variable of the climate model",
                f"Known are {', '.join(NEEDS)}",
                nearest=nearest(name, NEEDS),
            )
    if quantiles is not None:
        reduce = (Quantiles(tuple(quantiles)), *reduce)
    wants = frozenset().union(*(NEEDS[name] for name in keep))
    motor = engine(ensemble, physics, precision, wants)
    inputs = read_inputs(emissions, ensemble, motor.layout, forcing, concentration, start_state)
    if variability is not None:
        skipped = 0 if start_state is None else len(start_state.timebounds) - 1
        inputs = inputs.with_noise(noise(variability, ensemble, len(inputs.years), skipped))
    job = _Job(motor, inputs, start_state, tuple(keep), species, tuple(reduce), baseline, workers)
    return job.run()


@dataclass(frozen=True, eq=False)
class _Job:
    """One call of ``project``, chunk by chunk of scenarios."""

    engine: Engine
    inputs: Inputs
    start_state: Checkpoint | None
    keep: tuple[str, ...]
    species: Sequence[str] | None
    reduce: tuple[Reduction, ...]
    baseline: tuple[int, int] | None
    workers: int | None

    def run(self) -> Projection:
        """Every chunk, then everything together."""
        parts = [self._chunk(rows) for rows in self._chunks()]
        variables = parts[0][0]
        if len(parts) > 1:
            variables = {name: xr.concat([part[name] for part, _ in parts], SCENARIO) for name in variables}
        ends = _ends_joined([end for _, end in parts])
        motor = self.engine
        return Projection(variables, motor.ensemble, motor.physics, motor.precision, ends, self.start_state)

    def _chunks(self) -> list[slice]:
        scenarios, years = len(self.inputs.scenarios), len(self.inputs.years)
        one = years * len(self.engine.ensemble) * self.engine.precision.dtype.itemsize
        if self.keep:
            return [slice(0, scenarios)]
        size = max(1, int(MEMORY_PER_CHUNK / (4 * one)))
        count = -(-scenarios // size)
        size = -(-scenarios // count)
        return [slice(first, min(first + size, scenarios)) for first in range(0, scenarios, size)]

    def _chunk(self, rows: slice) -> tuple[dict[str, xr.DataArray], Start]:
        given = _rows_of(self.inputs.given, rows)
        count = given.emissions.shape[0]
        before = self.start_state
        start = self.engine.beginning(count) if before is None else broadcast_start(before.state, count)
        outcome = self.engine.run(given, start, workers=self.workers)
        said = Diagnosis(self.engine, outcome, start, given, before is None)
        surface = said.surface()
        self._refuse_nonsense(surface, rows)
        names = self.inputs.scenarios[rows]
        found = {name: labelled(name, said, names, self.inputs, self.species, surface) for name in self.keep}
        found |= self._reduced(surface, names)
        return found, outcome.end

    def _reduced(self, surface: np.ndarray, names: np.ndarray) -> dict[str, xr.DataArray]:
        if not self.reduce:
            return {}
        members, timebounds = self.engine.ensemble.members, self.inputs.timebounds

        def one(number: int) -> list[xr.DataArray]:
            warming = surface[:, number]
            if self.baseline is not None:
                warming = warming - baseline_of(warming.T, timebounds, self.baseline, self.start_state)
            return [reduction.reduce(warming, timebounds, members) for reduction in self.reduce]

        with ThreadPoolExecutor(self.workers or multiprocessing.cpu_count()) as pool:
            rows = list(pool.map(one, range(len(names))))
        found = {}
        for place, reduction in enumerate(self.reduce):
            whole = xr.concat([row[place] for row in rows], SCENARIO).assign_coords({SCENARIO: names})
            if self.baseline is not None and whole.attrs.get("units") == "K":
                whole.attrs["relative_to"] = f"{self.baseline[0]}-{self.baseline[1]}"
            found[reduction.name] = whole
        return found

    def _refuse_nonsense(self, surface: np.ndarray, rows: slice) -> None:
        last = surface[-1]
        if np.all(np.isfinite(last)):
            return
        scenario, member = np.argwhere(~np.isfinite(last))[0]
        bad = ~np.isfinite(surface[:, scenario, member])
        year = int(self.inputs.timebounds[np.argmax(bad)])
        raise BadInput(
            f"Under scenario '{self.inputs.scenarios[rows][scenario]}' the temperature of member "
            f"{self.engine.ensemble.members[member]} stops being a number at {year}",
            "Emissions must keep every concentration positive",
            next_step="Look for large negative emissions, or a wrong unit, before that year",
        )


def baseline_of(
    temperature: np.ndarray, timebounds: np.ndarray, period: tuple[int, int], history: Checkpoint | None
) -> np.ndarray:
    """Mean over a period, (..., member); temperature (..., member, timebound), K.

    history : carries the edges before the run, where it started from a checkpoint
    raises  : OutOfRange where neither covers the period
    """
    if history is None or period[0] >= timebounds[0]:
        return temperature @ edge_weights(timebounds, *period)
    edges = np.concatenate([history.timebounds[:-1], timebounds])
    weights = edge_weights(edges, *period)
    split = len(history.timebounds) - 1
    return weights[:split] @ history.history[:-1] + temperature @ weights[split:]


def _rows_of(given: Given, rows: slice) -> Given:
    forcing = given.forcing if given.forcing.shape[0] == 1 else given.forcing[rows]
    return Given(given.emissions[rows], given.concentration[rows], forcing, given.noise)


def _ends_joined(ends: Sequence[Start]) -> Start:
    import jax

    if len(ends) == 1:
        return ends[0]
    return jax.tree.map(lambda *leaves: np.concatenate(leaves), *ends)
