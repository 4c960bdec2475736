"""A user's table of scenarios in any form: wide or long CSV, workbook, Parquet, netCDF.

The ending tells the kind of file, the columns tell the form: a column per year is wide, as IAMC (``2030``)
and FaIR (``2030.5``, the middle of 2030) write it; ``year`` and ``value`` are long. What variables and units
mean is for ``scenario_files`` to say. What cannot be read is refused with file, row and column.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import BadFile, nearest

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

CSV = (".csv", ".txt", "")
WORKBOOK = (".xlsx", ".xls")
SUFFIXES = (".csv", ".xlsx", ".parquet", ".nc")
NEEDED = ("scenario", "variable", "unit")
LABELS = ("model", *NEEDED)
WORLD = ("world", "earth")
_YEAR = re.compile(r"^\d{4}(\.0|\.5)?$")


@dataclass(frozen=True)
class ScenarioTable:
    """Series of the world as a file gives them.

    file   : the file's name
    labels : a row per series, with scenario, variable, unit, place (where it stands, such as ``row 3``) and,
             where the file has it, model
    years  : calendar years, rising
    values : (series, year) in the series' own unit, NaN where the file says nothing
    notes  : what was left aside, one sentence each
    """

    file: str
    labels: pd.DataFrame
    years: tuple[int, ...]
    values: np.ndarray
    notes: tuple[str, ...] = ()


def read_scenario_table(path: Path) -> ScenarioTable:
    """The table of a file of any known form; BadFile with row and column for what cannot be read."""
    if path.suffix.lower() == ".nc":
        return _of_netcdf(path)
    table = read_labelled(path)
    years = [column for column in table.columns if _YEAR.match(column)]
    if not years and not {"year", "value"} <= set(table.columns):
        raise BadFile(
            f"{path.name} has no column that is a year, nor the columns year and value",
            "Columns such as 2030 (IAMC) or 2030.5 (FaIR), or one row per year, are wanted",
            next_step=f"Its columns are {', '.join(table.columns[:8])}",
        )
    world, notes = _world(path.name, table)
    return _wide(path.name, world, years, notes) if years else _long(path.name, world, notes)


def read_labelled(path: Path) -> pd.DataFrame:
    """A table with the columns scenario, variable and unit; its index is the row in the file, from 1.

    raises : BadFile for no file, another kind of file, or a column that is not there
    """
    import pandas as pd

    if not path.exists():
        raise BadFile(f"There is no file {path}", next_step="Check the name")
    suffix = path.suffix.lower()
    if suffix not in (*CSV, *WORKBOOK, *SUFFIXES):
        raise BadFile(f"{path.name} is no scenario file", f"Known are {', '.join(SUFFIXES)}")
    try:
        if suffix in CSV:
            table = _read_csv(path)
        else:
            table = pd.read_excel(path) if suffix in WORKBOOK else pd.read_parquet(path)
            table.index = pd.RangeIndex(2, len(table) + 2)
    except Exception as error:  # every library of a format raises its own
        raise BadFile(
            f"{path.name} cannot be read as a table: {error}", "CSV, XLSX, Parquet or netCDF is wanted"
        ) from None
    table.columns = [_plain_name(name) for name in table.columns]
    missing = [name for name in NEEDED if name not in table.columns]
    if missing:
        raise BadFile(
            f"{path.name} has no column {', '.join(missing)}",
            "Wanted are scenario, variable, unit and one column per year, or year and value "
            "(region and model as well in IAMC)",
            nearest=nearest(missing[0], list(table.columns)),
        )
    return table


def numbers_of(file: str, cells: pd.DataFrame) -> np.ndarray:
    """The cells as numbers, NaN for empty ones; BadFile for the first that is neither empty nor finite."""
    import numpy as np
    import pandas as pd

    if all(kind.kind == "f" for kind in cells.dtypes):
        numbers = cells.to_numpy(float)
    else:
        numbers = np.asarray(cells.apply(pd.to_numeric, errors="coerce"), dtype=float)
    filled = cells.notna().to_numpy() & ~cells.map(_is_blank).to_numpy()
    wrong = ~np.isfinite(numbers) & filled
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        raise BadFile(
            f"{file}, row {cells.index[row]}, column {cells.columns[column]}: "
            f"'{cells.iloc[row, column]}' is no finite number",
            "A number is wanted, or nothing",
        )
    return numbers


def _read_csv(path: Path) -> pd.DataFrame:
    """The table of a CSV, without lines that are empty or begin with ``#``; its index counts all lines."""
    import pandas as pd

    skipped: list[int] = []
    kept: list[int] = []
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines):
            (skipped if line.startswith("#") or not line.strip() else kept).append(number)
    table = pd.read_csv(path, skiprows=skipped, encoding="utf-8-sig")
    plain = len(kept) == len(table) + 1  # otherwise a cell in quotes goes over several lines
    table.index = pd.Index([number + 1 for number in kept[1:]] if plain else range(2, len(table) + 2))
    return table


def _plain_name(name: Hashable) -> str:
    text = str(name).strip()
    return text.lower() if text.lower() in (*LABELS, "region", "year", "value") else text


def _is_blank(cell: object) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _world(file: str, table: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Rows of the world, where the file has regions, and what is to be said of the others."""
    if "region" not in table.columns:
        return table, ()
    world = table["region"].astype(str).str.casefold().isin(WORLD)
    if not world.any():
        named = ", ".join(sorted(set(table["region"].astype(str)))[:5])
        raise BadFile(f"{file} has no rows for the region World", f"It has {named}")
    others = int((~world).sum())
    said = (f"{file}: {others} rows of regions other than World were left aside",) if others else ()
    return table[world], said


def _labels_of(rows: pd.DataFrame) -> pd.DataFrame:
    labels = rows[[name for name in LABELS if name in rows.columns]].astype(str)
    return labels.assign(place=[f"row {row}" for row in rows.index]).reset_index(drop=True)


def _wide(file: str, rows: pd.DataFrame, columns: Sequence[str], notes: tuple[str, ...]) -> ScenarioTable:
    import numpy as np

    years = [int(float(column)) for column in columns]
    for number, year in enumerate(years):
        if year in years[:number]:
            both = [name for name, other in zip(columns, years, strict=True) if other == year]
            raise BadFile(f"{file} has the year {year} in two columns: {' and '.join(both)}")
    order = np.argsort(years)
    values = numbers_of(file, rows[list(columns)])[:, order]
    return ScenarioTable(file, _labels_of(rows), tuple(years[place] for place in order), values, notes)


def _long(file: str, rows: pd.DataFrame, notes: tuple[str, ...]) -> ScenarioTable:
    import numpy as np

    numbers = numbers_of(file, rows[["value"]])[:, 0]
    rows, numbers = rows[np.isfinite(numbers)], numbers[np.isfinite(numbers)]
    each = _years_of(file, rows)
    keys = [name for name in LABELS if name in rows.columns]
    series = rows.groupby(keys, sort=False).ngroup().to_numpy()
    cells = rows.assign(series=series, whole=each)
    again = cells.duplicated(["series", "whole"], keep=False)
    if again.any():
        first = cells[again].iloc[0]
        same = cells[(cells["series"] == first["series"]) & (cells["whole"] == first["whole"])]
        raise BadFile(
            f"{file}, rows {' and '.join(map(str, same.index))}: {first['variable']} stands twice in "
            f"{first['whole']} under '{first['scenario']}'",
            "Each species may stand once per scenario and year",
        )
    years = np.unique(each)
    first_rows = rows[~cells.duplicated("series")]
    values = np.full((len(first_rows), len(years)), np.nan)
    values[series, np.searchsorted(years, each)] = numbers
    return ScenarioTable(file, _labels_of(first_rows), tuple(int(year) for year in years), values, notes)


def _years_of(file: str, rows: pd.DataFrame) -> np.ndarray:
    import numpy as np
    import pandas as pd

    years = pd.to_numeric(rows["year"], errors="coerce").to_numpy(float)
    wrong = ~np.isfinite(years)
    if wrong.any():
        at = int(wrong.argmax())
        raise BadFile(f"{file}, row {rows.index[at]}, column year: '{rows['year'].iloc[at]}' is no year")
    return years.astype(int)


def _of_netcdf(path: Path) -> ScenarioTable:
    import numpy as np
    import pandas as pd
    import xarray as xr

    if not path.exists():
        raise BadFile(f"There is no file {path}", next_step="Check the name")
    try:
        with xr.open_dataset(path, engine="h5netcdf") as opened:
            dataset = opened.load()
    except Exception as error:
        raise BadFile(f"{path.name} cannot be read: {error}", "A netCDF-4 file was wanted") from error
    axes = ("scenario", "species", "year")
    if "emissions" not in dataset or not set(axes) <= set(dataset["emissions"].dims):
        raise BadFile(
            f"{path.name} has no variable emissions(scenario, species, year)",
            f"It has {', '.join(map(str, dataset.data_vars)) or 'nothing'}",
        )
    if "unit" not in dataset.coords:
        raise BadFile(f"{path.name} does not say its units", "A coordinate unit(species) was wanted")
    array = dataset["emissions"].transpose(*axes).sortby("year")
    names = [array["scenario"].to_numpy().astype(str), array["species"].to_numpy().astype(str)]
    labels = pd.MultiIndex.from_product(names, names=["scenario", "variable"]).to_frame(index=False)
    units = dict(zip(names[1], dataset["unit"].to_numpy().astype(str), strict=True))
    labels = labels.assign(unit=labels["variable"].map(units), place="species " + labels["variable"])
    values = array.to_numpy().reshape(len(labels), -1).astype(float)
    said = np.isfinite(values).any(axis=1)
    years = tuple(int(year) for year in array["year"].to_numpy())
    return ScenarioTable(path.name, labels[said].reset_index(drop=True), years, values[said])
