"""Histories as files: each with its sources, inside it where the form has room, else in a file beside it.

The forms are long CSV, IAMC wide CSV, PRIMAP2 interchange (CSV with its YAML), netCDF and Parquet; a file and
what stands beside it are written together or not at all. ``readers.inventory_files`` reads them all again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import CannotWrite
from stocktake.sources.whole_files import whole_together

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

Writer = Callable[[Path], object]


def write_csv(table: pd.DataFrame, origin: Mapping[str, object], path: Path) -> tuple[Path, ...]:
    """A table as CSV, and its origin beside it as ``NAME.sources.json``."""
    beside = path.with_suffix(".sources.json")
    return _together({path: _csv(table), beside: lambda part: _text(part, _json(origin))})


def write_parquet(table: pd.DataFrame, origin: Mapping[str, object], path: Path) -> tuple[Path, ...]:
    """A table as Parquet, its origin in the metadata of the schema under ``stocktake``."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = pa.Table.from_pandas(table, preserve_index=False)
    metadata = {**(rows.schema.metadata or {}), b"stocktake": _json(origin).encode()}
    with_origin = rows.replace_schema_metadata(metadata)
    return _together({path: lambda part: pq.write_table(with_origin, part, compression="zstd")})


def write_netcdf(dataset: xr.Dataset, path: Path) -> tuple[Path, ...]:
    """A dataset, whose attributes hold its origin, as netCDF-4."""
    return _together({path: lambda part: dataset.to_netcdf(part, engine="h5netcdf")})


def write_primap2(table: pd.DataFrame, attributes: Mapping[str, object], path: Path) -> tuple[Path, ...]:
    """PRIMAP2 interchange: the table as CSV and, beside it, its attributes as YAML."""
    import yaml

    beside = path.with_suffix(".yaml")
    text = yaml.safe_dump({**attributes, "data_file": path.name}, sort_keys=False, allow_unicode=True)
    return _together({path: _csv(table), beside: lambda part: _text(part, text)})


def _csv(table: pd.DataFrame) -> Writer:
    return lambda part: table.to_csv(part, index=False, lineterminator="\n")


def _json(origin: Mapping[str, object]) -> str:
    return json.dumps(origin, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _text(part: Path, text: str) -> None:
    part.write_text(text, encoding="utf8", newline="\n")


def _together(writers: Mapping[Path, Writer]) -> tuple[Path, ...]:
    """Write all, or nothing; CannotWrite where the folder does not take them."""
    paths: Sequence[Path] = tuple(writers)
    try:
        with whole_together(paths) as parts:
            for part, write in zip(parts, writers.values(), strict=True):
                write(part)
    except OSError as error:
        raise CannotWrite(
            f"{paths[0]} cannot be written: {error.strerror or error}",
            "An existing, writable folder was wanted",
        ) from error
    return tuple(paths)
