"""From labelled emissions, concentrations and forcings to the plain arrays of a run; refuses what cannot run.

This is the one door through which labels come off on the way in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import xarray as xr

from stocktake.climate.air import Given
from stocktake.climate.checkpoint import Checkpoint
from stocktake.climate.ensemble import Ensemble
from stocktake.climate.layout import Layout
from stocktake.climate.species import Drive, Kind
from stocktake.dims import SCENARIO, SPECIES, TIMEBOUND, YEAR
from stocktake.errors import BadInput, OutOfRange, nearest

_FORCING_NAMES = {Kind.SOLAR: "solar", Kind.VOLCANIC: "volcanic"}


@dataclass(frozen=True, eq=False)
class Inputs:
    """Checked inputs of a run.

    scenarios  : (scenario,) names
    years      : (year,) calendar years of the emissions
    timebounds : (year + 1,) their edges
    """

    given: Given
    scenarios: np.ndarray
    years: np.ndarray

    @property
    def timebounds(self) -> np.ndarray:
        """Edges of the years."""
        return np.append(self.years, self.years[-1] + 1)

    def with_noise(self, noise: tuple[np.ndarray, ...]) -> Inputs:
        """The same inputs with internal variability."""
        return replace(self, given=self.given._replace(noise=noise))


def read_inputs(
    emissions: xr.DataArray,
    ensemble: Ensemble,
    layout: Layout,
    forcing: xr.Dataset | None,
    concentration: xr.DataArray | None,
    start_state: Checkpoint | None,
) -> Inputs:
    """The plain arrays of a run; every refusal names scenario, species and year."""
    for axis in (SCENARIO, SPECIES, YEAR):
        if axis not in emissions.dims:
            raise BadInput(f"The emissions have the axes {emissions.dims}", f"An axis '{axis}' is wanted")
    scenarios = emissions[SCENARIO].to_numpy()
    _refuse_twice("scenario", scenarios)
    years = _years(emissions[YEAR].to_numpy(), start_state, ensemble)
    wide = _emissions(emissions, ensemble, layout)
    edges = np.append(years, years[-1] + 1)
    given = Given(
        wide,
        _concentrations(concentration, ensemble, layout, scenarios, edges),
        _forcings(forcing, ensemble, layout, scenarios, edges),
        None,
    )
    return Inputs(given, scenarios, years)


def needed_species(ensemble: Ensemble) -> tuple[str, ...]:
    """Species whose emissions a run needs."""
    parts = ensemble.of_kind(Kind.CO2_FFI, Kind.CO2_AFOLU)
    driven = []
    for place, species in enumerate(ensemble.species):
        summed = species.kind is Kind.CO2 and parts
        unused = place in parts and not _co2_needs_parts(ensemble)
        if species.drive is Drive.EMISSIONS and not summed and not unused:
            driven.append(species.name)
    return tuple(driven)


def _co2_needs_parts(ensemble: Ensemble) -> bool:
    """Whether emissions of fossil and land-use CO2 act: on CO2, or on land-use forcing."""
    co2, land = ensemble.one(Kind.CO2), ensemble.one(Kind.LAND_USE)
    if land is not None and ensemble.species[land].drive is Drive.CALCULATED:
        return True
    return co2 is None or ensemble.species[co2].drive in (Drive.EMISSIONS, Drive.CALCULATED)


def _years(years: np.ndarray, start_state: Checkpoint | None, ensemble: Ensemble) -> np.ndarray:
    whole = np.asarray(years)
    if len(whole) == 0 or np.any(whole != np.floor(whole)):
        raise BadInput(
            "The emissions' years are not whole calendar years", "1750 stands for the middle of 1750"
        )
    whole = whole.astype(int)
    steps = np.diff(whole)
    if np.any(steps != 1):
        gap = int(np.flatnonzero(steps != 1)[0])
        raise BadInput(
            f"The emissions jump from {whole[gap]} to {whole[gap + 1]}",
            "Every year is wanted, in order",
            next_step="Fill the years between, for instance by interpolation",
        )
    if start_state is not None:
        start_state.fits(ensemble)
        if whole[0] != start_state.year:
            raise OutOfRange(
                f"The emissions begin in {whole[0]}",
                f"The checkpoint stands at the start of {start_state.year}",
                next_step=f"Give emissions from {start_state.year} on, or start from the model's first year",
            )
    return whole


def _emissions(emissions: xr.DataArray, ensemble: Ensemble, layout: Layout) -> np.ndarray:
    """(scenario, species, year) for all species of the ensemble, zero where a species has none."""
    ordered = emissions.transpose(SCENARIO, SPECIES, YEAR)
    names = [str(name) for name in ordered[SPECIES].to_numpy()]
    _refuse_twice("species", names)
    needed = needed_species(ensemble)
    missing = [name for name in needed if name not in names]
    if missing:
        raise BadInput(
            f"The emissions lack {len(missing)} of {len(needed)} species: {', '.join(missing)}",
            "Every emitted species is wanted",
            next_step="Give them, or infill them from a reference scenario (--infill SCENARIO)",
        )
    for name in names:
        if name not in needed:
            raise BadInput(
                f"Emissions of '{name}' were given, but nothing reads them",
                "An input without effect is refused",
                nearest=nearest(name, needed),
                next_step="Leave it out, or drive that species by emissions",
            )
    values = ordered.to_numpy().astype(float)
    bad = np.argwhere(~np.isfinite(values))
    if len(bad):
        scenario, species, year = bad[0]
        raise BadInput(
            f"Emissions of '{names[species]}' in {int(ordered[YEAR].to_numpy()[year])} under "
            f"'{ordered[SCENARIO].to_numpy()[scenario]}' are no number",
            f"{len(bad)} values are missing in all",
        )
    wide = np.zeros((values.shape[0], layout.count, values.shape[2]))
    wide[:, [ensemble.index(name) for name in names]] = values
    return wide


def _concentrations(
    concentration: xr.DataArray | None,
    ensemble: Ensemble,
    layout: Layout,
    scenarios: np.ndarray,
    edges: np.ndarray,
) -> np.ndarray:
    """(scenario, given then inverse gases, timebound)."""
    places = [*layout.given, *(gas.place for gas in layout.responsive if gas.inverse)]
    names = [ensemble.names[place] for place in places]
    if concentration is None:
        if names:
            raise BadInput(
                f"{', '.join(names)} are driven by concentration, and none was given",
                "An array (scenario, species, timebound) is wanted as `concentration`",
            )
        return np.zeros((len(scenarios), 0, len(edges)))
    have = [str(name) for name in concentration[SPECIES].to_numpy()]
    for name in have:
        if name not in names:
            raise BadInput(
                f"A concentration of '{name}' was given, but that species is not driven by concentration",
                next_step=f"Use ensemble.driven_by({{'{name}': 'concentration'}}), or leave it out",
            )
    missing = [name for name in names if name not in have]
    missing = missing or _not_among(scenarios, concentration)
    if missing:
        raise BadInput(f"The concentrations lack {', '.join(missing)}")
    wide = _at_edges(concentration, edges, "concentration").sel({SPECIES: names, SCENARIO: scenarios})
    values = wide.transpose(SCENARIO, SPECIES, TIMEBOUND).to_numpy().astype(float)
    strict = ~_may_be_zero(ensemble, places)[None, :, None]
    bad = np.argwhere(~(values >= 0.0) | ((values == 0.0) & strict) | ~np.isfinite(values))
    if len(bad):
        scenario, species, edge = bad[0]
        raise BadInput(
            f"The concentration of '{names[species]}' at {edges[edge]} under '{scenarios[scenario]}' "
            f"is {values[scenario, species, edge]}",
            "A positive number is wanted",
        )
    return values


def _not_among(scenarios: np.ndarray, concentration: xr.DataArray) -> list[str]:
    """Scenarios of the emissions that the concentrations do not name; all where they name none."""
    named = set(concentration[SCENARIO].to_numpy().tolist()) if SCENARIO in concentration.coords else set()
    return [f"'{name}'" for name in scenarios.tolist() if name not in named]


def _may_be_zero(ensemble: Ensemble, places: Sequence[int]) -> np.ndarray:
    """Gases other than CO2, CH4 and N2O can be absent from the air."""
    strict = {Kind.CO2, Kind.CH4, Kind.N2O}
    return np.array([ensemble.species[place].kind not in strict for place in places], dtype=bool)


def _forcings(
    forcing: xr.Dataset | None,
    ensemble: Ensemble,
    layout: Layout,
    scenarios: np.ndarray,
    edges: np.ndarray,
) -> np.ndarray:
    """(scenario or 1, forced species, timebound), W m-2."""
    if not layout.forced:
        return np.zeros((1, 0, len(edges)))
    forcing = xr.Dataset() if forcing is None else forcing
    names = {_FORCING_NAMES.get(ensemble.species[p].kind, ensemble.names[p]): p for p in layout.forced}
    aliases = {ensemble.names[place]: name for name, place in names.items()}
    given = {aliases.get(str(name), str(name)): forcing[name] for name in forcing.data_vars}
    for name in given:
        if name not in names:
            raise BadInput(
                f"A forcing '{name}' was given, but no species of the ensemble is driven by it",
                f"Wanted are {', '.join(names)}",
                nearest=nearest(name, names),
            )
    missing = [name for name in names if name not in given]
    if missing:
        raise BadInput(
            f"The forcing of {', '.join(missing)} is not given",
            "A dataset with these variables over timebound is wanted as `forcing`",
        )
    wide = any(SCENARIO in array.dims for array in given.values())
    rows = []
    for name in names:
        array = _at_edges(given[name], edges, f"forcing {name}")
        if SCENARIO in array.dims:
            array = array.sel({SCENARIO: scenarios}).transpose(SCENARIO, TIMEBOUND)
        values = np.atleast_2d(array.to_numpy().astype(float))
        if not np.all(np.isfinite(values)):
            edge = edges[np.argwhere(~np.isfinite(values))[0][1]]
            raise BadInput(f"The forcing of {name} at {edge} is no number")
        rows.append(np.broadcast_to(values, (len(scenarios) if wide else 1, len(edges))))
    return np.stack(rows, axis=1)


def _at_edges(array: xr.DataArray, edges: np.ndarray, what: str) -> xr.DataArray:
    have = array[TIMEBOUND].to_numpy()
    missing = np.setdiff1d(edges, have)
    if len(missing):
        raise OutOfRange(
            f"The {what} has no value at {missing[0]} ({len(missing)} edges are missing)",
            f"The run needs every edge {edges[0]} to {edges[-1]}; given are {have.min()} to {have.max()}",
        )
    return array.sel({TIMEBOUND: edges})


def _refuse_twice(what: str, names: Sequence[object] | np.ndarray) -> None:
    seen: set[object] = set()
    for name in names:
        if name in seen:
            raise BadInput(f"The {what} '{name}' stands twice", "Each may stand once")
        seen.add(name)
