"""A user's file as a table of texts, whatever holds it: CSV, Parquet or netCDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import BadFile

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

LARGEST = 200_000_000
ENDS_OF_RANGES = ("low", "high")  # variables of netCDF that hold no emissions themselves


def read_texts(path: Path) -> pd.DataFrame:
    """The table with every cell as text, an absent value as an empty one.

    raises : BadFile where it cannot be read as what its ending says; an unknown ending is taken for CSV
    """
    if not path.is_file():
        raise BadFile(f"'{path}' is no file", "A CSV file is wanted")
    if path.stat().st_size > LARGEST:
        raise BadFile(f"'{path.name}' is larger than {LARGEST // 1_000_000} MB", "Is it an inventory?")
    kinds = {".parquet": _parquet, ".nc": _netcdf}
    table = kinds.get(path.suffix.lower(), _csv)(path)
    table.columns = [str(name).strip() for name in table.columns]
    return table


def _csv(path: Path) -> pd.DataFrame:
    import pandas as pd

    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise BadFile(
            f"'{path.name}' cannot be read as CSV: {str(error).splitlines()[0]}",
            "Wanted is text in UTF-8, one head line, values separated by commas",
        ) from None


def _parquet(path: Path) -> pd.DataFrame:
    import pandas as pd

    try:
        return _as_texts(pd.read_parquet(path))
    except (OSError, ValueError) as error:
        raise BadFile(f"'{path.name}' cannot be read as Parquet: {str(error).splitlines()[0]}") from None


def _netcdf(path: Path) -> pd.DataFrame:
    """Every variable over years as long rows: its dimensions, its attributes of the same names, its unit."""
    import pandas as pd
    import xarray as xr

    try:
        with xr.open_dataset(path, engine="h5netcdf") as dataset:
            held = [
                dataset[name].load()
                for name in dataset.data_vars
                if "year" in dataset[name].dims and str(name).partition("_")[0] not in ENDS_OF_RANGES
            ]
    except (OSError, ValueError) as error:
        raise BadFile(f"'{path.name}' cannot be read as netCDF: {str(error).splitlines()[0]}") from None
    if not held:
        raise BadFile(f"'{path.name}' has no variable over the dimension 'year'", "One is wanted")
    return _as_texts(pd.concat([_rows(one) for one in held], ignore_index=True))


def _rows(variable: xr.DataArray) -> pd.DataFrame:
    table = variable.rename("value").to_dataframe().reset_index()
    for name in ("place", "gas", "sector"):
        if name not in table and name in variable.attrs:
            table[name] = str(variable.attrs[name])
    return table.assign(unit=str(variable.attrs.get("unit", variable.attrs.get("units", ""))))


def _as_texts(table: pd.DataFrame) -> pd.DataFrame:
    known = table.notna()
    return table.astype(str).where(known, "")
