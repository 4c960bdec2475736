"""A user's own inventory: long form, IAMC wide, or PRIMAP2 interchange, as a table of the ledger.

The file is CSV, Parquet or netCDF (``inventory_tables``). The form is told by the columns. Long: place, gas,
year, value, unit, and sector if there are several. IAMC: Model, Scenario, Region, Variable, Unit, then years.
PRIMAP2: ``area (...)``, ``entity``, ``unit``, ``category (...)``, then years; what stands in brackets is read
from the file. Groups of countries are left out, since they repeat their members, and so is land use, which
has axes of its own; both leave a record. Categories are those of IPCC 2006.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import BadFile, StocktakeError, UnknownGas, UnknownPlace, UnknownUnit, nearest
from stocktake.gases.catalogue import gas_named
from stocktake.gases.metrics import in_brackets
from stocktake.gases.units import need_metric, read_unit
from stocktake.inventory.iamc_names import sector_of_variable
from stocktake.places import Gazetteer, Group
from stocktake.provenance import Record
from stocktake.sources.readers.inventory_tables import read_texts

if TYPE_CHECKING:
    import pandas as pd

OWN = "own"
TOTAL = "M.0.EL"
TOTAL_WORDS = ("", "total", "0", "m.0.el", "all")
EVERYTHING = "0"  # of PRIMAP2: the national total, land use in it
WITH_LAND_USE = ("CO2", "KYOTOGHG")
LAND_USE = ("m.lulucf", "m.0", "m.0.all", "3.b", "lulucf", "afolu", "m.luc")
LONG = {
    "place": ("place", "country", "iso3", "iso", "area", "region", "code"),
    "gas": ("gas", "entity", "species", "pollutant"),
    "year": ("year",),
    "value": ("value", "emissions", "amount"),
    "unit": ("unit", "units"),
}
SECTOR_WORDS = ("sector", "category")
IAMC = ("model", "scenario", "region", "variable", "unit")
FOSSIL = "Energy and Industrial Processes"
BASKETS = {
    **dict.fromkeys(("KYOTOGHG", "KYOTOGASES", "GHG"), "KYOTOGHG"),
    **dict.fromkeys(("FGASES", "F-GASES"), "FGASES"),
    **dict.fromkeys(("HFC", "HFCS"), "HFCS"),
    **dict.fromkeys(("PFC", "PFCS"), "PFCS"),
    **dict.fromkeys(("THREEGASES", "CO2ANDCH4ANDN2O"), "THREEGASES"),
}


@dataclass(frozen=True)
class Cell:
    """One value as the file has it, with where it stands."""

    place: str
    gas: str
    sector: str
    year: int
    value: float
    unit: str
    row: int


def read_inventory_file(path: Path, places: Gazetteer) -> tuple[pd.DataFrame, tuple[Record, ...]]:
    """The rows ``series, place, gas, sector, year, value`` (kt a year) and what was left out.

    raises : BadFile with the row and column where the file cannot be read as an inventory
    """
    import pandas as pd

    table = read_texts(path)
    cells = _form_of(table, path)(table, path)
    rows: list[tuple[str, str, str, str, int, float]] = []
    dropped: dict[str, int] = {}
    for cell in cells:
        if cell.sector.casefold() in LAND_USE:
            dropped["land use"] = dropped.get("land use", 0) + 1
            continue
        place = _place(cell, places, path)
        if place is None:
            dropped[cell.place] = dropped.get(cell.place, 0) + 1
            continue
        gas, kilotonnes = _gas_and_factor(cell, path)
        sector = TOTAL if cell.sector.casefold() in TOTAL_WORDS else cell.sector
        rows.append(("territorial", place, gas, sector, cell.year, cell.value * kilotonnes))
    if not rows:
        raise BadFile(
            f"'{path.name}' holds no emissions of a country",
            "Groups and land use do not count, nor a total of CO2 that may hold land use",
            next_step=f"Give CO2 without land use, as Emissions|CO2|{FOSSIL} or the category {TOTAL}",
        )
    found = pd.DataFrame(rows, columns=["series", "place", "gas", "sector", "year", "value"])
    _refuse_twice(found, path)
    why = "Groups repeat their members and land use has axes of its own"
    records = [
        Record("dropped", f"{path.name}: {name}", why, float(count)) for name, count in dropped.items()
    ]
    return found, tuple(records)


def _form_of(table: pd.DataFrame, path: Path) -> Callable[[pd.DataFrame, Path], Iterator[Cell]]:
    names = [name.casefold() for name in table.columns]
    if all(name in names for name in ("region", "variable", "unit")):
        return _iamc
    if any(name.startswith("area (") for name in names) and any(name.startswith("entity") for name in names):
        return _primap
    if all(any(word in names for word in words) for words in LONG.values()):
        return _long
    raise BadFile(
        f"'{path.name}' has the columns {', '.join(table.columns[:8])}",
        "Wanted are place, gas, year, value, unit (long); Region, Variable, Unit and years (IAMC); or "
        "area (ISO3), entity, unit and years (PRIMAP2)",
        nearest=nearest(names[0], [word for words in LONG.values() for word in words]) if names else (),
    )


def _long(table: pd.DataFrame, path: Path) -> Iterator[Cell]:
    lower = {name.casefold(): name for name in table.columns}
    column = {key: next(lower[word] for word in words if word in lower) for key, words in LONG.items()}
    sector = next((lower[word] for word in SECTOR_WORDS if word in lower), None)
    for number, row in enumerate(table.to_dict("records"), start=2):
        value = _number(row[column["value"]], number, column["value"], path)
        if value is not None:
            year = _year(row[column["year"]], number, column["year"], path)
            kind = str(row[sector]).strip() if sector else ""
            yield Cell(
                row[column["place"]], row[column["gas"]], kind, year, value, row[column["unit"]], number
            )


def _iamc(table: pd.DataFrame, path: Path) -> Iterator[Cell]:
    lower = {name.casefold(): name for name in table.columns}
    for name in ("model", "scenario"):
        if name in lower and table[lower[name]].nunique() > 1:
            several = ", ".join(sorted(table[lower[name]].unique())[:5])
            raise BadFile(
                f"'{path.name}' holds several of {lower[name]}: {several}",
                "An inventory is one of them",
                next_step="Keep the rows of one model and scenario",
            )
    variables = set(table[lower["variable"]])
    for number, row in enumerate(table.to_dict("records"), start=2):
        named = _gas_of_variable(str(row[lower["variable"]]), variables)
        if named is not None:
            gas, sector = named
            yield from _across(
                row, number, str(row[lower["region"]]), gas, sector, str(row[lower["unit"]]), path
            )


def _gas_of_variable(variable: str, variables: set[str]) -> tuple[str, str] | None:
    """Gas and sector of an IAMC variable; None for one that is neither a total of a gas nor a sector we know.

    CO2 is taken without land use where the file tells them apart; a total alone is refused by its name.
    Sectors are taken where the file has the total too.
    """
    parts = variable.split("|")
    if parts[0] != "Emissions" or len(parts) < 2:
        return None
    if variable == f"Emissions|CO2|{FOSSIL}":
        return "CO2", TOTAL
    if parts[1] == "CO2":
        apart = f"Emissions|CO2|{FOSSIL}" in variables
        if len(parts) == 3 and parts[2] == "AFOLU":
            return "CO2", "AFOLU"
        if len(parts) > 2:
            return _in_sector("CO2", parts[2:]) if apart else None
        return None if apart else ("CO2", "AFOLU")
    size = 3 if parts[1] in ("HFC", "PFC") and len(parts) > 2 else 2
    gas = parts[size - 1].replace("-GWP", "GWP").replace("-GTP", "GTP")
    if len(parts) == size:
        return gas, TOTAL
    return _in_sector(gas, parts[size:]) if "|".join(parts[:size]) in variables else None


def _in_sector(gas: str, parts: Sequence[str]) -> tuple[str, str] | None:
    code = sector_of_variable("|".join(parts))
    return None if code is None else (gas, code)


def _primap(table: pd.DataFrame, path: Path) -> Iterator[Cell]:
    def column(start: str) -> str | None:
        return next((name for name in table.columns if name.casefold().startswith(start)), None)

    area, entity, unit, category = column("area ("), column("entity"), column("unit"), column("category")
    assert area is not None and entity is not None
    if unit is None:
        raise BadFile(f"'{path.name}' has no column 'unit'", "PRIMAP2 interchange gives one")
    for start in ("scenario", "source"):
        name = column(start)
        if name is not None and table[name].nunique() > 1:
            several = ", ".join(sorted(table[name].unique())[:5])
            raise BadFile(
                f"'{path.name}' holds several of {name}: {several}",
                "An inventory is one of them",
                next_step="Keep the rows of one of them",
            )
    apart = category is not None and TOTAL in set(table[category].str.strip())
    for number, row in enumerate(table.to_dict("records"), start=2):
        kind, gas = str(row[category]).strip() if category else "", str(row[entity])
        if kind == EVERYTHING and (apart or in_brackets(gas.strip())[0] in WITH_LAND_USE):
            kind = "M.0"
        yield from _across(row, number, str(row[area]), gas, kind, str(row[unit]), path)


def _across(
    row: Mapping[Hashable, str], number: int, place: str, gas: str, sector: str, unit: str, path: Path
) -> Iterator[Cell]:
    for name, cell in row.items():
        if str(name)[:4].isdigit() and len(str(name)) in (4, 10):
            value = _number(cell, number, str(name), path)
            if value is not None:
                yield Cell(place, gas, sector, int(str(name)[:4]), value, unit, number)


def _number(text: str, row: int, column: str, path: Path) -> float | None:
    """The number of a cell; None for an empty one."""
    import math

    bare = str(text).strip()
    if bare.casefold() in ("", "nan", "na", "ne", "ie"):
        return None
    try:
        value = float(bare)
    except ValueError:
        raise BadFile(f"'{path.name}', row {row}, column '{column}': '{text}' is no number") from None
    if not math.isfinite(value):
        raise BadFile(f"'{path.name}', row {row}, column '{column}': '{text}' is not finite")
    return value


def _year(text: str, row: int, column: str, path: Path) -> int:
    bare = str(text).strip()[:4]
    if not bare.isdigit() or not 1700 <= int(bare) <= 2100:
        raise BadFile(
            f"'{path.name}', row {row}, column '{column}': '{text}' is no year", "1700 to 2100 is wanted"
        )
    return int(bare)


def _place(cell: Cell, places: Gazetteer, path: Path) -> str | None:
    """The code of the place; None for a group."""
    name = cell.place.strip()
    try:
        found = places.resolve("WORLD" if name.casefold() in ("world", "earth", "wld") else name)
    except UnknownPlace as unknown:
        raise _at(cell, path, unknown) from None
    return None if isinstance(found, Group) else found.code


def _gas_and_factor(cell: Cell, path: Path) -> tuple[str, float]:
    """The gas as the ledger names it and kt per year of one of the cell's unit."""
    try:
        unit = read_unit(cell.unit)
        basket, metric = in_brackets(cell.gas.strip())
        if unit.gas == "CO2e" or metric:
            metric = need_metric(unit, f"{cell.gas} in {cell.unit}", metric)
            name = BASKETS.get(basket.upper().replace(" ", "")) or gas_named(basket).name
            return name if name == "CO2" else f"{name} ({metric})", unit.kilotonnes
        gas = gas_named(cell.gas).name
        if unit.gas and gas_named(unit.gas).name != gas:
            raise UnknownUnit(f"'{cell.unit}' measures {unit.gas}, but the row is about {cell.gas}")
        return gas, unit.kilotonnes
    except (UnknownGas, UnknownUnit, StocktakeError) as error:
        raise _at(cell, path, error) from None


def _at(cell: Cell, path: Path, error: StocktakeError) -> BadFile:
    return BadFile(
        f"'{path.name}', row {cell.row}: {error.came}",
        error.wanted,
        nearest=error.nearest,
        next_step=error.next_step,
    )


def _refuse_twice(found: pd.DataFrame, path: Path) -> None:
    twice = found[found.duplicated(["place", "gas", "sector", "year"])]
    if len(twice):
        row = twice.iloc[0]
        raise BadFile(
            f"'{path.name}' gives {row['gas']} of {row['place']} in {row['year']} twice",
            "Each place, gas, sector and year stands once",
        )
