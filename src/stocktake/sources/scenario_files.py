"""Scenario files in and out: IAMC wide, long CSV, Parquet and netCDF in; the same and PRIMAP2 interchange
out.

Which form a CSV has is seen by its columns: a column per year is IAMC wide, ``year`` and ``value`` are long.
A file is written beside its place and then moved there, whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import BadFile, CannotWrite, MissingPart, UnknownChoice, nearest

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

SUFFIXES = (".csv", ".parquet", ".nc")
LONG = ("scenario", "variable", "unit", "year", "value")
WORLD = ("World", "WORLD", "world", "EARTH")


def read_rows(path: Path) -> pd.DataFrame:
    """Long rows (scenario, variable, unit, year, value) of the world from a file of any known form.

    raises : MissingPart without the file, BadFile with the row and column of what cannot be read
    """
    if not path.exists():
        raise MissingPart(f"There is no file {path}", "A CSV, Parquet or netCDF of scenarios was wanted")
    suffix = path.suffix.lower()
    if suffix == ".nc":
        return _of_netcdf(path)
    if suffix not in SUFFIXES:
        raise BadFile(f"{path.name} is no scenario file", f"Known are {', '.join(SUFFIXES)}")
    table = _table(path)
    table.columns = [str(name).strip() for name in table.columns]
    table = table.rename(columns={name: name.lower() for name in table.columns if not name.isdigit()})
    missing = [name for name in ("scenario", "variable", "unit") if name not in table.columns]
    if missing:
        raise BadFile(
            f"{path.name} lacks the column {', '.join(missing)}",
            "Columns scenario, variable, unit and years (or year and value) were wanted",
            nearest=nearest(missing[0], list(table.columns)),
        )
    if "region" in table.columns:
        regions = sorted(set(table["region"].astype(str)))
        table = table[table["region"].isin(WORLD)]
        if table.empty:
            raise BadFile(
                f"{path.name} has no rows of the world", f"Its regions are {', '.join(regions[:8])}"
            )
    if "model" in table.columns and table["model"].nunique() > 1:
        table = table.assign(scenario=table["model"].astype(str) + " " + table["scenario"].astype(str))
    return _long(table, path.name)


def write_iamc(table: pd.DataFrame, path: Path) -> Path:
    """A wide table as CSV."""
    return _whole(path, lambda part: table.to_csv(part, index=False, lineterminator="\n"))


def write_long(table: pd.DataFrame, path: Path) -> Path:
    """Long rows as CSV or, by the file's ending, Parquet."""
    if path.suffix.lower() == ".parquet":
        return _whole(path, lambda part: table.to_parquet(part, index=False))
    return _whole(path, lambda part: table.to_csv(part, index=False, lineterminator="\n"))


def write_netcdf(dataset: xr.Dataset, path: Path) -> Path:
    """A dataset as netCDF-4."""
    return _whole(path, lambda part: dataset.to_netcdf(part, engine="h5netcdf"))


def write_primap2(table: pd.DataFrame, attributes: dict[str, object], path: Path) -> tuple[Path, Path]:
    """PRIMAP2 interchange: the table as CSV and, beside it, its attributes as YAML."""
    import yaml

    beside = path.with_suffix(".yaml")
    text = yaml.safe_dump(attributes | {"data_file": path.name}, sort_keys=False)
    _whole(beside, lambda part: part.write_text(text, encoding="utf8"))
    return write_iamc(table, path), beside


def check_place(path: Path, known: tuple[str, ...]) -> None:
    """Refuse a file of another ending, or a folder that is not there, before anything is run.

    raises : UnknownChoice, CannotWrite
    """
    if path.suffix.lower() not in known:
        raise UnknownChoice(f"'{path.name}' has no known ending", f"Known are {', '.join(known)}")
    if not path.parent.is_dir():
        raise CannotWrite(f"There is no folder {path.parent}", "An existing, writable folder was wanted")


def _table(path: Path) -> pd.DataFrame:
    import pandas as pd

    try:
        if path.suffix.lower() == ".parquet":
            return pd.read_parquet(path)
        return pd.read_csv(path, comment="#", encoding="utf-8-sig")
    except Exception as error:
        raise BadFile(f"{path.name} cannot be read: {error}", "A CSV or Parquet table was wanted") from error


def _long(table: pd.DataFrame, file: str) -> pd.DataFrame:
    import pandas as pd

    years = [name for name in table.columns if _is_year(name)]
    if years:
        rows = table.melt(
            id_vars=["scenario", "variable", "unit"], value_vars=years, var_name="year", value_name="value"
        )
    elif {"year", "value"} <= set(table.columns):
        rows = table[list(LONG)].copy()
    else:
        raise BadFile(
            f"{file} has neither columns of years nor year and value", "One of both forms was wanted"
        )
    values = pd.to_numeric(rows["value"], errors="coerce")
    bad = values.isna() & rows["value"].notna() & rows["value"].astype(str).str.strip().ne("")
    if bad.any():
        at = int(bad.to_numpy().argmax())
        row = rows.iloc[at]
        line = at % len(table) + 2
        raise BadFile(
            f"{file}, line {line}, column {row['year']}: '{row['value']}' is no number",
            f"{row['variable']} was read",
        )
    year = pd.to_numeric(rows["year"], errors="coerce")
    if year.isna().any():
        line = int(year.isna().to_numpy().argmax()) + 2
        raise BadFile(f"{file}, line {line}: '{rows['year'].iloc[line - 2]}' is no year")
    return rows.assign(
        scenario=rows["scenario"].astype(str),
        variable=rows["variable"].astype(str),
        unit=rows["unit"].astype(str),
        year=year.astype(float).astype(int),
        value=values,
    )


def _is_year(name: str) -> bool:
    bare = name.removesuffix(".5")
    return bare.isdigit() and len(bare) == 4


def _of_netcdf(path: Path) -> pd.DataFrame:
    import xarray as xr

    try:
        with xr.open_dataset(path, engine="h5netcdf") as opened:
            dataset = opened.load()
    except Exception as error:
        raise BadFile(f"{path.name} cannot be read: {error}", "A netCDF-4 file was wanted") from error
    if "emissions" not in dataset or not {"scenario", "species", "year"} <= set(dataset["emissions"].dims):
        raise BadFile(
            f"{path.name} has no variable emissions(scenario, species, year)",
            f"It has {', '.join(map(str, dataset.data_vars)) or 'nothing'}",
        )
    if "unit" not in dataset.coords:
        raise BadFile(f"{path.name} does not say its units", "A coordinate unit(species) was wanted")
    units = dict(zip(dataset["species"].values.astype(str), dataset["unit"].values.astype(str), strict=True))
    rows = dataset["emissions"].to_series().dropna().rename("value").reset_index()
    rows = rows.rename(columns={"species": "variable"})
    return rows.assign(unit=rows["variable"].map(units))[list(LONG)]


def _whole(path: Path, write: Callable[[Path], object]) -> Path:
    part = path.with_name(f".{path.name}.part{path.suffix}")
    try:
        write(part)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotWrite(
            f"{path} cannot be written: {error.strerror or error}", "An existing, writable folder was wanted"
        ) from error
    return path
