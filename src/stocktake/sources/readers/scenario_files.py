"""A user's own scenarios as arrays of the climate model's species.

``scenario_tables`` reads the file; here variables and units get their meaning. FaIR writes ``CO2 FFI`` where
IAMC writes ``Emissions|CO2|Energy and Industrial Processes``. Units are converted by name to those of the
species. Nothing is filled or dropped in silence: what was left aside is said in ``notes``, what cannot be
read is refused with file, row and column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import BadFile, UnknownGas, UnknownUnit, nearest
from stocktake.gases.catalogue import gas_named
from stocktake.gases.units import KILOTONNES, Mass, read_mass
from stocktake.sources.readers.scenario_tables import ScenarioTable, read_scenario_table

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

CO2_PARTS = {
    "CO2|Energy and Industrial Processes": "CO2 FFI",
    "CO2|Fossil Fuel and Industrial": "CO2 FFI",
    "CO2|MAGICC Fossil and Industrial": "CO2 FFI",
    "CO2|AFOLU": "CO2 AFOLU",
    "CO2|MAGICC AFOLU": "CO2 AFOLU",
}
FAMILIES = ("HFC", "PFC", "CFC", "HCFC", "Halon", "Montreal Gases", "F-Gases")
SUMS = {"CO2", "HFC", "PFC", "CFC", "HCFC", "F-Gases", "Kyoto Gases", "Montreal Gases", "GHG"}
LEFT_ASIDE = {
    "sum": "are sums of others",
    "detail": "are parts of a species",
    "other": "are no species of this ensemble",
}

# mass of the species per mass of what a unit may name instead of it (molecular weights in g mol-1)
_INSTEAD = {
    "CO2": {"C": 44.009 / 12.011},
    "N2O": {"N2ON": 44.013 / 28.014, "N": 44.013 / 28.014, "N2O-N": 44.013 / 28.014},
    "NO2": {"NO": 46.006 / 30.006, "N": 46.006 / 14.007, "NOX": 1.0},
    "SO2": {"S": 64.069 / 32.07, "SULFUR": 1.0, "SOX": 1.0},
    "NH3": {"N": 17.031 / 14.007},
    "VOC": {"NMVOC": 1.0},
    "BC": {"C": 1.0},
    "OC": {"C": 1.0},
    "HFC4310MEE": {"HFC4310": 1.0, "HFC43-10": 1.0},
}


@dataclass(frozen=True)
class ScenarioFile:
    """What a file of scenarios holds.

    emissions : (scenario, species, year) in the species' own units, NaN where the file says nothing
    notes     : what was left aside or understood in a certain way, one sentence each
    """

    emissions: xr.DataArray
    notes: tuple[str, ...]


def read_scenario_file(path: Path, units: Mapping[str, str]) -> ScenarioFile:
    """The emissions of a CSV, XLSX, Parquet or netCDF file.

    units  : species to the unit wanted, such as ``{"CH4": "Mt CH4/yr"}``
    raises : BadFile, UnknownGas, UnknownUnit with file, row and column
    """
    table = read_scenario_table(path)
    series, notes = _of_species(table, units)
    if series.empty:
        raise BadFile(
            f"{path.name} has no emissions of any species",
            "Variables such as Emissions|CH4 or Emissions|CO2|AFOLU were wanted",
            next_step="See docs/methods/pathways.md for the names",
        )
    series = series.assign(scenario=_scenario_names(series))
    _refuse_repeated(table, series)
    return ScenarioFile(_array(table, series, units), (*table.notes, *notes))


def units_of(emissions: xr.DataArray) -> dict[str, str]:
    """The unit of each species of labelled emissions, which carry it in their coordinate ``unit``."""
    names, units = emissions["species"].to_numpy().astype(str), emissions["unit"].to_numpy().astype(str)
    return dict(zip(names, units, strict=True))


def species_named(variable: str, units: Mapping[str, str], unit: str = "") -> tuple[str | None, str]:
    """The species a variable names, or None and why: sum, detail, other, unknown.

    units : the species there are, with their units
    unit  : of the variable; a name nobody knows is no emission where its unit is none

    >>> species_named("Emissions|HFC|HFC43-10", {"HFC-4310mee": "kt HFC4310mee/yr"})
    ('HFC-4310mee', '')
    >>> species_named("Emissions|Kyoto Gases", {})
    (None, 'sum')
    """
    emission = variable.startswith("Emissions|") or "|" not in variable
    name = variable.removeprefix("Emissions|").strip()
    if name in units:
        return name, ""
    if name in CO2_PARTS:
        return CO2_PARTS[name], ""
    if name in SUMS:
        return None, "sum"
    if not emission:
        return None, "other"
    family, _, _ = name.partition("|")
    try:
        known = gas_named(name.rpartition("|")[2] if family in FAMILIES else name).name
    except UnknownGas:
        if "|" in name:
            return None, "detail"
        return None, "unknown" if _is_flow(unit) or variable != name else "other"
    if known in units:
        return known, ""
    return None, "sum" if known == "CO2" else "other"


def conversion(given: str, wanted: str) -> float:
    """Factor from one unit of emission to another; UnknownUnit where it is not known.

    >>> round(conversion("Mt C/yr", "Gt CO2/yr"), 6)
    0.003664
    """
    there = read_mass(wanted)
    assert there is not None, wanted
    here = read_mass(given)
    if here is None or not here.per_year:
        raise _unknown_unit(given, wanted)
    factor = here.kilotonnes / there.kilotonnes
    if not here.gas or _same_gas(here, there):
        return factor
    instead = {_plain(name): size for name, size in _INSTEAD.get(_plain(there.gas), {}).items()}
    if _plain(here.gas) not in instead:
        raise _unknown_unit(given, wanted)
    return factor * instead[_plain(here.gas)]


def _unknown_unit(given: str, wanted: str) -> UnknownUnit:
    spellings = [wanted.replace(prefix, other, 1) for prefix in ("Mt", "kt", "Gt") for other in KILOTONNES]
    return UnknownUnit(
        f"'{given}' cannot be turned into {wanted}",
        "A mass of that gas per year is wanted",
        nearest=nearest(given, [wanted, *spellings]) or (wanted,),
    )


def _same_gas(one: Mass, other: Mass) -> bool:
    if one.metric or other.metric:
        return False
    if _plain(one.gas) == _plain(other.gas):
        return True
    try:
        return gas_named(one.gas) == gas_named(other.gas)
    except UnknownGas:
        return False


def _plain(gas: str) -> str:
    return gas.replace("-", "").upper()


def _is_flow(unit: str) -> bool:
    mass = read_mass(unit)
    return mass is not None and mass.per_year


def _of_species(table: ScenarioTable, units: Mapping[str, str]) -> tuple[pd.DataFrame, list[str]]:
    """The series that are a species of the model, named in the column ``species``, and what is to be said.

    The index is that of the table's series.
    """
    labels = table.labels
    first = labels.drop_duplicates("variable").set_index("variable")
    named = {
        str(variable): species_named(str(variable), units, str(unit))
        for variable, unit in first["unit"].items()
    }
    for variable, (_, why) in named.items():
        if why == "unknown":
            raise UnknownGas(
                f"{table.file}, {first['place'][variable]}, column variable: "
                f"'{variable}' is no species of the climate model",
                f"{len(units)} species are known",
                nearest=nearest(variable.removeprefix("Emissions|"), list(units)),
                next_step="Mend its name, or leave the row out",
            )
    notes = []
    for why, words in LEFT_ASIDE.items():
        variables = [variable for variable, (_, reason) in named.items() if reason == why]
        if variables:
            shown = ", ".join(variables[:3]) + (" ..." if len(variables) > 3 else "")
            notes.append(f"{table.file}: {len(variables)} variables were left aside, they {words} ({shown})")
    found = labels["variable"].map(lambda variable: named[variable][0])
    return labels.assign(species=found)[found.notna()], notes


def _scenario_names(series: pd.DataFrame) -> pd.Series:
    """The scenario's name; with its model in front where several models use that name."""
    names = series["scenario"]
    if "model" not in series.columns:
        return names
    models = series.groupby(names)["model"].transform("nunique")
    return names.where(models <= 1, series["model"] + "|" + names)


def _refuse_repeated(table: ScenarioTable, series: pd.DataFrame) -> None:
    twice = series.duplicated(["scenario", "species"], keep=False)
    if twice.any():
        first = series[twice].iloc[0]
        same = series[(series["scenario"] == first["scenario"]) & (series["species"] == first["species"])]
        lines = " and ".join(place.removeprefix("row ") for place in same["place"])
        raise BadFile(
            f"{table.file}, rows {lines}: {first['species']} stands twice under '{first['scenario']}'",
            "Each species may stand once per scenario",
        )


def _array(table: ScenarioTable, series: pd.DataFrame, units: Mapping[str, str]) -> xr.DataArray:
    import numpy as np
    import xarray as xr

    scenarios = list(dict.fromkeys(series["scenario"]))
    species = [name for name in units if name in set(series["species"])]
    scenario_at = {name: place for place, name in enumerate(scenarios)}
    species_at = {name: place for place, name in enumerate(species)}
    values = np.full((len(scenarios), len(species), len(table.years)), np.nan)
    columns = (series[name].astype(str) for name in ("scenario", "species", "unit", "place"))
    for number, scenario, name, unit, place in zip(series.index, *columns, strict=True):
        try:
            factor = conversion(unit, units[name])
        except UnknownUnit as error:
            raise UnknownUnit(
                f"{table.file}, {place}, column unit: {error.came}", error.wanted, nearest=error.nearest
            ) from None
        values[scenario_at[scenario], species_at[name]] = table.values[number] * factor
    coordinates = {"scenario": scenarios, "species": species, "year": np.array(table.years)}
    return xr.DataArray(values, coordinates, ("scenario", "species", "year"))
