"""A user's own scenarios: FaIR's wide CSV, and IAMC's wide CSV or workbook.

Both have one row per scenario and variable and one column per year; FaIR writes ``CO2 FFI`` and ``1750.5``
(the middle of 1750) where IAMC writes ``Emissions|CO2|Energy and Industrial Processes`` and ``1750``. Units
are converted by name to those of the climate model's species. Nothing is filled or dropped in silence: what
was left aside is said in ``notes``, what cannot be read is refused with file, row and column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import BadFile, UnknownGas, UnknownUnit, nearest
from stocktake.gases.units import KILOTONNES

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import xarray as xr

COLUMNS = ("model", "scenario", "region", "variable", "unit")
CO2_PARTS = {
    "CO2|Energy and Industrial Processes": "CO2 FFI",
    "CO2|Fossil Fuel and Industrial": "CO2 FFI",
    "CO2|MAGICC Fossil and Industrial": "CO2 FFI",
    "CO2|AFOLU": "CO2 AFOLU",
    "CO2|MAGICC AFOLU": "CO2 AFOLU",
}
FAMILIES = ("HFC", "PFC", "CFC", "HCFC", "Halon", "Montreal Gases", "F-Gases")
SUMS = {"CO2", "HFC", "PFC", "CFC", "HCFC", "F-Gases", "Kyoto Gases", "Montreal Gases", "GHG"}
_UNIT = re.compile(r"^\s*(?P<mass>[A-Za-z]+)\s*(?P<gas>[A-Za-z0-9\-]*)\s*(?:/|per)\s*(?P<time>yr|a|year)\s*$")
_YEAR = re.compile(r"^\d{4}(\.0|\.5)?$")

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
    """The emissions of a CSV or XLSX file.

    units  : species to the unit wanted, such as ``{"CH4": "Mt CH4/yr"}``
    raises : BadFile, UnknownGas, UnknownUnit with file, row and column
    """
    table = _table(path)
    years = [column for column in table.columns if _YEAR.match(str(column))]
    if not years:
        raise BadFile(
            f"{path.name} has no column that is a year",
            "Columns such as 2030 (IAMC) or 2030.5 (FaIR) are wanted",
            next_step=f"Its columns are {', '.join(map(str, table.columns[:8]))}",
        )
    whole = [int(float(str(year))) for year in years]
    _refuse_twice(path, whole, years)
    notes: list[str] = []
    rows = _world(path, table, notes)
    rows = _species_rows(path, rows, units, notes)
    rows = rows.assign(scenario=_scenario_names(rows))
    _refuse_repeated(path, rows)
    array = _array(path, rows, years, whole, units)
    return ScenarioFile(array, tuple(notes))


def conversion(given: str, wanted: str) -> float:
    """Factor from one unit of emission to another; UnknownUnit where it is not known.

    >>> round(conversion("Mt C/yr", "Gt CO2/yr"), 6)
    0.003664
    """
    here, there = _UNIT.match(given), _UNIT.match(wanted)
    assert there is not None, wanted
    if here is None or here["mass"] not in KILOTONNES:
        raise _unknown_unit(given, wanted)
    factor = KILOTONNES[here["mass"]] / KILOTONNES[there["mass"]]
    gas, target = _plain(here["gas"]), _plain(there["gas"])
    if not gas or gas == target:
        return factor
    instead = {_plain(name): size for name, size in _INSTEAD.get(target, {}).items()}
    if gas not in instead:
        raise _unknown_unit(given, wanted)
    return factor * instead[gas]


def _unknown_unit(given: str, wanted: str) -> UnknownUnit:
    spellings = [wanted.replace(prefix, other, 1) for prefix in ("Mt", "kt", "Gt") for other in KILOTONNES]
    return UnknownUnit(
        f"'{given}' cannot be turned into {wanted}",
        "A mass of that gas per year is wanted",
        nearest=nearest(given, [wanted, *spellings]) or (wanted,),
    )


def _plain(gas: str) -> str:
    return gas.replace("-", "").upper()


def _table(path: Path) -> pd.DataFrame:
    import pandas as pd

    if not path.exists():
        raise BadFile(f"There is no file {path}", next_step="Check the name")
    try:
        if path.suffix.lower() in (".xlsx", ".xls"):
            table = pd.read_excel(path)
        else:
            table = pd.read_csv(path)
    except (ValueError, UnicodeDecodeError, OSError) as error:
        raise BadFile(f"{path.name} cannot be read as a table: {error}", "CSV or XLSX is wanted") from None
    table = table.rename(columns=lambda name: str(name).strip())
    table = table.rename(columns={n: n.lower() for n in table.columns if n.lower() in COLUMNS})
    missing = [name for name in ("scenario", "variable", "unit") if name not in table.columns]
    if missing:
        raise BadFile(
            f"{path.name} has no column {', '.join(missing)}",
            "Wanted are scenario, variable, unit and one column per year (region and model as well in IAMC)",
        )
    return table


def _refuse_twice(path: Path, whole: Sequence[int], years: Sequence[str]) -> None:
    for number, year in enumerate(whole):
        if year in whole[:number]:
            both = [name for name, other in zip(years, whole, strict=True) if other == year]
            raise BadFile(f"{path.name} has the year {year} in two columns: {' and '.join(both)}")


def _world(path: Path, table: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """Rows of the world, where the file has regions."""
    if "region" not in table.columns:
        return table
    world = table["region"].astype(str).str.casefold() == "world"
    if not world.any():
        named = ", ".join(sorted(set(table["region"].astype(str)))[:5])
        raise BadFile(f"{path.name} has no rows for the region World", f"It has {named}")
    others = int((~world).sum())
    if others:
        notes.append(f"{path.name}: {others} rows of regions other than World were left aside")
    return table[world]


def _species_rows(path: Path, rows: pd.DataFrame, units: Mapping[str, str], notes: list[str]) -> pd.DataFrame:
    """Rows that are a species of the model, with its name in the column ``species``."""
    named = {variable: _species_of(str(variable), units) for variable in rows["variable"].unique()}
    left: dict[str, list[str]] = {"sum": [], "detail": [], "other": []}
    for variable, (_, why) in named.items():
        if why in left:
            left[why].append(str(variable))
        if why == "unknown":
            row = int(rows.index[rows["variable"] == variable][0]) + 2
            known = list(units)
            raise UnknownGas(
                f"{path.name}, row {row}, column variable: '{variable}' is no species of the climate model",
                f"{len(known)} species are known",
                nearest=nearest(str(variable).removeprefix("Emissions|"), known),
                next_step="Mend its name, or leave the row out",
            )
    words = {
        "sum": "are sums of others",
        "detail": "are parts of a species",
        "other": "are no species of this ensemble",
    }
    for why, variables in left.items():
        if variables:
            shown = ", ".join(variables[:3]) + (" ..." if len(variables) > 3 else "")
            notes.append(
                f"{path.name}: {len(variables)} variables were left aside, they {words[why]} ({shown})"
            )
    found = rows["variable"].map(lambda variable: named[variable][0])
    return rows.copy().assign(species=found)[found.notna()]


def _species_of(variable: str, units: Mapping[str, str]) -> tuple[str | None, str]:
    """The species a variable names, or None and why: sum, detail, other, unknown."""
    from stocktake.gases.catalogue import gas_named

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
    head, _, tail = name.partition("|")
    single = tail if head in FAMILIES and tail and "|" not in tail else name
    try:
        known = gas_named(single).name
    except UnknownGas:
        return None, ("detail" if "|" in name else "unknown")
    return (known, "") if known in units else (None, "other")


def _scenario_names(rows: pd.DataFrame) -> pd.Series:
    """The scenario's name; with its model in front where several models use that name."""
    names = rows["scenario"].astype(str)
    if "model" not in rows.columns:
        return names
    models = rows.groupby(names)["model"].transform("nunique")
    return names.where(models <= 1, rows["model"].astype(str) + "|" + names)


def _refuse_repeated(path: Path, rows: pd.DataFrame) -> None:
    twice = rows.duplicated(["scenario", "species"], keep=False)
    if twice.any():
        first = rows[twice].iloc[0]
        same = rows[(rows["scenario"] == first["scenario"]) & (rows["species"] == first["species"])]
        lines = " and ".join(str(int(index) + 2) for index in same.index)
        raise BadFile(
            f"{path.name}, rows {lines}: {first['species']} stands twice under '{first['scenario']}'",
            "Each species may stand once per scenario",
        )


def _array(
    path: Path, rows: pd.DataFrame, years: Sequence[str], whole: Sequence[int], units: Mapping[str, str]
) -> xr.DataArray:
    import numpy as np
    import pandas as pd
    import xarray as xr

    scenarios = list(dict.fromkeys(rows["scenario"]))
    species = [name for name in units if name in set(rows["species"])]
    order = np.argsort(whole)
    values = np.full((len(scenarios), len(species), len(years)), np.nan)
    raw = rows[list(years)]
    numbers = (
        raw.to_numpy()
        if all(kind.kind == "f" for kind in raw.dtypes)
        else raw.apply(pd.to_numeric, errors="coerce")
    )
    numbers = np.asarray(numbers, dtype=float)
    _refuse_words(path, raw, numbers, years)
    texts = zip(rows.index, rows["scenario"], rows["species"], rows["unit"], numbers, strict=True)
    for index, scenario, name, unit, series in texts:
        try:
            factor = conversion(str(unit), units[name])
        except UnknownUnit as error:
            raise UnknownUnit(
                f"{path.name}, row {index + 2}, column unit: {error.came}",
                error.wanted,
                nearest=error.nearest,
            ) from None
        values[scenarios.index(scenario), species.index(name)] = series * factor
    coordinates = {"scenario": scenarios, "species": species, "year": np.array(whole)[order]}
    return xr.DataArray(values[..., order], coordinates, ("scenario", "species", "year"))


def _refuse_words(path: Path, raw: pd.DataFrame, numbers: np.ndarray, years: Sequence[str]) -> None:
    """BadFile for the first cell that is neither empty nor a finite number."""
    import numpy as np

    wrong = ~np.isfinite(numbers) & raw.notna().to_numpy()
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        raise BadFile(
            f"{path.name}, row {int(raw.index[row]) + 2}, column {years[column]}: "
            f"'{raw.iloc[row, column]}' is no finite number",
            "A number is wanted, or nothing",
        )


def read_forcing_file(path: Path) -> xr.Dataset:
    """Solar and volcanic forcing (W m-2) at the edges of years, from FaIR's wide CSV.

    Values between the given edges are interpolated, as ``fair`` does; rows of several scenarios that agree
    are one. Returns a dataset with the variables ``solar`` and ``volcanic`` (and others by their names).
    """
    import numpy as np
    import pandas as pd
    import xarray as xr

    table = _table(path)
    edges = [column for column in table.columns if re.match(r"^\d{4}(\.0)?$", str(column))]
    if not edges:
        raise BadFile(f"{path.name} has no column that is a year's edge", "Columns such as 1750 are wanted")
    wide = np.array([int(float(edge)) for edge in edges])
    wanted = np.arange(wide.min(), wide.max() + 1)
    order = np.argsort(wide)
    rows: dict[str, tuple[str, np.ndarray]] = {}
    for index, row in table.iterrows():
        line = int(index) + 2  # type: ignore[call-overload]
        if str(row["unit"]).replace(" ", "") not in ("W/m2", "Wm-2", "W/m^2", "Wm^-2"):
            raise UnknownUnit(f"{path.name}, row {line}, column unit: '{row['unit']}'", "W/m2 is wanted")
        values = pd.to_numeric(row[edges], errors="coerce").to_numpy(float)
        if not np.all(np.isfinite(values)):
            bad = edges[int(np.flatnonzero(~np.isfinite(values))[0])]
            raise BadFile(f"{path.name}, row {line}, column {bad}: no finite number")
        name = {"Solar": "solar", "Volcanic": "volcanic"}.get(str(row["variable"]), str(row["variable"]))
        found = np.interp(wanted, wide[order], values[order])
        if name in rows and not np.array_equal(rows[name][1], found):
            raise BadFile(
                f"{path.name}, row {line}: {row['variable']} differs between scenarios",
                "One natural forcing for all scenarios is wanted",
            )
        rows[name] = ("timebound", found)
    return xr.Dataset(rows, {"timebound": wanted})
