"""Pathways as files: IAMC wide, long CSV, Parquet, netCDF and PRIMAP2 interchange.

A file is written beside its place and then moved there, whole or not at all. The same forms, but for PRIMAP2,
are read by ``readers.scenario_tables``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import CannotWrite, UnknownChoice
from stocktake.sources.whole_files import whole

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr


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


def _whole(path: Path, write: Callable[[Path], object]) -> Path:
    try:
        with whole(path) as part:
            write(part)
    except OSError as error:
        raise CannotWrite(
            f"{path} cannot be written: {error.strerror or error}", "An existing, writable folder was wanted"
        ) from error
    return path
