"""A user's own scenarios: through the same door as ours, from rows to complete futures.

Rows name scenario, variable, unit, year and value. Units are read, never guessed; a species that is missing
is an error that names it, or is infilled on request by the equal quantile walk; years left out lie on
straight lines. Then the scenario is joined to the climate model's history as the library is (``library``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import xarray as xr

from stocktake.dims import SCENARIO, SPECIES, YEAR
from stocktake.errors import BadFile, BadInput, StocktakeError, UnknownGas, UnknownUnit
from stocktake.gases import Metrics, gas_named
from stocktake.gases.units import read_unit
from stocktake.pathways.basket import FOSSIL_CO2, LAND_CO2, factors_of, kyoto_total, mt_per_unit
from stocktake.pathways.library import Library, join_to_history, library, quantile_of, value_at
from stocktake.pathways.pathway import Futures, Variant
from stocktake.provenance import Record

if TYPE_CHECKING:
    import pandas as pd

CO2_NAMES = {
    "CO2 FFI": FOSSIL_CO2,
    "CO2 AFOLU": LAND_CO2,
    "CO2|Energy and Industrial Processes": FOSSIL_CO2,
    "CO2|AFOLU": LAND_CO2,
}
FAMILIES = ("HFC", "PFC", "F-Gases", "Montreal Gases", "CFC", "HCFC", "Halon")
SHORT_LIVED_MT = ("BC", "OC", "NH3", "NOx", "VOC", "CO", "Sulfur")
# mixtures whose mass is told as that of one gas
MASS_AS = {"NOx": "NO2"}
NEEDED = (FOSSIL_CO2, "CH4", "N2O")
METRIC = "AR6GWP100"
END = 2100


@dataclass(frozen=True)
class Given:
    """What the rows gave.

    emissions : (scenario, species, year) in model units, NaN where there was no row
    skipped   : variables that are no emission of one species, such as totals or energy
    """

    emissions: xr.DataArray
    skipped: tuple[str, ...]


def scenarios_from_rows(rows: pd.DataFrame, file: str) -> Given:
    """Scenarios from long rows with the columns scenario, variable, unit, year, value.

    raises : BadFile where nothing is usable or a series is given twice; UnknownUnit, UnknownGas by variable
    """
    named = {text: species_named(text) for text in rows["variable"].unique()}
    skipped = tuple(sorted(text for text, species in named.items() if species is None))
    kept = rows.assign(species=rows["variable"].map(named))
    kept = kept[kept["species"].notna() & kept["value"].notna()]
    if kept.empty:
        raise BadFile(
            f"{file} has no emissions of any species",
            "Variables such as Emissions|CH4 or Emissions|CO2|AFOLU were wanted",
            next_step="See docs/methods/pathways.md for the names",
        )
    pairs = kept[["species", "unit"]].drop_duplicates()
    scale = {
        (species, unit): _to_model(species, unit, file) for species, unit in pairs.itertuples(index=False)
    }
    factor = [scale[pair] for pair in zip(kept["species"], kept["unit"], strict=True)]
    kept = kept.assign(value=kept["value"].to_numpy(float) * factor)
    keys = ["scenario", "species", "year"]
    twice = kept[kept.duplicated(keys, keep=False)]
    if not twice.empty:
        scenario, species, year = twice.iloc[0][keys]
        raise BadFile(
            f"{file} gives {species} of '{scenario}' in {year} twice", "One row per scenario and variable"
        )
    array = kept.set_index(keys)["value"].to_xarray()
    array = array.assign_coords({YEAR: array[YEAR].values.astype(int)})
    for axis in (SCENARIO, SPECIES):
        array = array.assign_coords({axis: array[axis].values.astype(str)})
    return Given(array.sortby(YEAR).transpose(SCENARIO, SPECIES, YEAR), skipped)


def species_named(variable: str) -> str | None:
    """The model's species of a variable; None for what is no emission of one species.

    >>> species_named("Emissions|HFC|HFC43-10"), species_named("Primary Energy|Coal")
    ('HFC-4310mee', None)
    """
    bare = variable.removeprefix("Emissions|")
    if bare in CO2_NAMES:
        return CO2_NAMES[bare]
    parts = bare.split("|")
    emission = variable.startswith("Emissions|") or len(parts) == 1
    if not emission or (len(parts) > 1 and parts[0] not in FAMILIES):
        return None
    try:
        found = gas_named(parts[-1]).name
    except UnknownGas:
        return None
    return None if found == "CO2" else found


def own_futures(
    given: xr.DataArray,
    history: xr.DataArray,
    scenarios: xr.DataArray,
    metrics: Metrics,
    *,
    infill: bool = False,
) -> Futures:
    """Complete futures of a user's scenarios (no countries), joined to history, to 2100.

    given     : (scenario, species, year) in model units
    history   : (species, year), what the climate model was calibrated with
    scenarios : (scenario, species, year), the library for infilling
    infill    : complete missing species instead of refusing
    raises    : BadInput names scenario, species or year that is missing
    """
    joining = int(history[YEAR][-1])
    factors = factors_of(metrics, METRIC)
    shelf = library(scenarios, history, factors, joining, END)
    worlds, records = [], []
    names = [str(name) for name in given[SCENARIO].values]
    for name in names:
        path, more = _complete(name, given.sel({SCENARIO: name}, drop=True), history, shelf, infill=infill)
        worlds.append(xr.concat([history, path.sel({YEAR: slice(joining + 1, None)})], YEAR))
        records += more
    world = xr.concat(worlds, xr.DataArray(names, dims=[SCENARIO], name=SCENARIO)).transpose(
        SCENARIO, SPECIES, YEAR
    )
    nothing = xr.DataArray(
        np.zeros((0, 0, 0)), coords={SCENARIO: [], "place": [], YEAR: []}, dims=[SCENARIO, "place", YEAR]
    )
    return Futures(
        world=world,
        ghg=kyoto_total(world, factors)
        .transpose(SCENARIO, YEAR)
        .assign_attrs(metric=METRIC, unit="Mt CO2e/yr"),
        countries=nothing,
        variants=tuple(Variant(name, "own", source="own_file") for name in names),
        records=tuple(records),
    )


def _complete(
    name: str, path: xr.DataArray, history: xr.DataArray, shelf: Library, *, infill: bool
) -> tuple[xr.DataArray, list[Record]]:
    """One scenario with every species in every year from the joining year to 2100 (species, year)."""
    joining = int(history[YEAR][-1])
    order = [str(item) for item in history[SPECIES].values]
    have = [
        item
        for item in order
        if item in set(path[SPECIES].values) and path.sel({SPECIES: item}).notnull().any()
    ]
    missing = [item for item in order if item not in have]
    needed = [item for item in NEEDED if item in missing]
    if needed or (missing and not infill):
        shown = needed or missing
        more = f" and {len(shown) - 6} more" if len(shown) > 6 else ""
        raise BadInput(
            f"The scenario '{name}' lacks {', '.join(shown[:6])}{more}",
            f"The climate model needs all {len(order)} species",
            next_step="Add them to the file"
            if needed
            else "Add `--infill` to complete them from published scenarios",
        )
    yearly = _every_year(name, path.sel({SPECIES: have}), joining)
    joined = join_to_history(yearly, history.sel({SPECIES: have}), joining)
    if not missing:
        return joined.sel({SPECIES: order}), []
    years = joined[YEAR].values
    quantile = quantile_of(
        joined.sel({SPECIES: FOSSIL_CO2}).values, shelf.emissions.sel({SPECIES: FOSSIL_CO2}).values
    )
    filled = np.array([value_at(quantile, shelf.emissions.sel({SPECIES: item}).values) for item in missing])
    others = xr.DataArray(filled, coords={SPECIES: missing, YEAR: years}, dims=[SPECIES, YEAR])
    record = Record(
        "infilled",
        f"{name}: {', '.join(missing)}",
        "equal quantile walk led by fossil CO2",
        float(len(missing)),
        "species",
    )
    return xr.concat([joined, others], SPECIES).sel({SPECIES: order}), [record]


def _every_year(name: str, path: xr.DataArray, joining: int) -> xr.DataArray:
    first, last = int(path[YEAR][0]), int(path[YEAR][-1])
    years = np.arange(min(first, joining), END + 1)
    whole = path.reindex({YEAR: years}).interpolate_na(YEAR)
    used = whole.sel({YEAR: slice(joining, None)})
    gaps = used.isnull().any(YEAR)
    if gaps.any():
        species = str(used[SPECIES].values[gaps.values][0])
        raise BadInput(
            f"The scenario '{name}' has no {species} for every year from {joining} to {END}",
            f"The file has years from {first} to {last}",
            next_step=f"Give at least a value in or before {joining} and one in {END}",
        )
    return used


def _is_mass_of(species: str, gas: str) -> bool:
    """Whether a unit's gas is that of the species; a unit that names none is taken at its word."""
    if not gas or gas == MASS_AS.get(species):
        return True
    try:
        return gas_named(gas).name == ("CO2" if species in (FOSSIL_CO2, LAND_CO2) else species)
    except UnknownGas:
        return False


def _to_model(species: str, unit: str, file: str) -> float:
    """The factor from the row's unit to the model's."""
    try:
        read = read_unit(unit)
    except StocktakeError as error:
        raise type(error)(f"{file}, {species}: {error.came}", error.wanted, nearest=error.nearest) from None
    if not _is_mass_of(species, read.gas):
        raise UnknownUnit(
            f"{file}, {species}: '{unit}' is no mass of this gas",
            "Wanted is its own mass per year; a mass of another gas, or a CO2-equivalent, is another number",
        )
    mt = 1.0 if species in SHORT_LIVED_MT else mt_per_unit(species)
    return read.kilotonnes / 1000 / mt
