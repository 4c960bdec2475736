"""A projection as a file: netCDF with every member, or a table of quantiles as Parquet or CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stocktake import __version__
from stocktake.errors import BadInput, CannotWrite, nearest
from stocktake.sources.whole_files import whole

if TYPE_CHECKING:
    import pandas as pd

    from stocktake.climate import Projection
    from stocktake.sources.emulators.contract import OtherProjection

WITH_MEMBERS = (".nc",)
WITH_QUANTILES = (".parquet", ".csv")
LARGEST = 1.5e9  # bytes of members that are held and written at once


def writes_members(path: Path) -> bool:
    """Whether a file of that name holds every member; BadInput for an ending that is none of ours."""
    ending = path.suffix.lower()
    if ending not in (*WITH_MEMBERS, *WITH_QUANTILES):
        raise BadInput(
            f"'{path.name}' has the ending '{ending}'",
            "A projection is written as .nc (every member), .parquet or .csv (quantiles)",
            nearest=nearest(ending, [*WITH_MEMBERS, *WITH_QUANTILES]),
        )
    return ending in WITH_MEMBERS


def refuse_too_large(path: Path, scenarios: int, members: int, edges: int) -> None:
    """BadInput where a file of all members would not fit the memory that is allowed for it."""
    size = 8.0 * scenarios * members * edges
    if size > LARGEST:
        raise BadInput(
            f"Every member of {scenarios} scenarios would be {size / 1e9:.1f} GB in {path.name}",
            f"At most {LARGEST / 1e9:g} GB are written at once",
            next_step="Write quantiles (.parquet or .csv), fewer members, or fewer scenarios at a time",
        )


def write_projection(found: Projection | OtherProjection, path: Path) -> None:
    """Write the file whole or not at all; CannotWrite where the folder does not take it."""
    if not path.parent.is_dir():
        raise CannotWrite(f"There is no folder {path.parent}", next_step="Make it, or write elsewhere")
    try:
        with whole(path) as part:
            if writes_members(path):
                _write_members(found, part)
            elif path.suffix.lower() == ".parquet":
                _quantiles(found).to_parquet(part, compression="zstd", index=False)
            else:
                _quantiles(found).to_csv(part, index=False)
    except OSError as error:
        raise CannotWrite(
            f"{path} cannot be written: {error.strerror or error}", next_step="Choose another folder"
        ) from None


def _write_members(found: Projection | OtherProjection, path: Path) -> None:
    dataset = found.dataset
    dataset.attrs |= {
        "title": "Warming of a calibrated ensemble under given emissions",
        "source": f"stocktake {__version__}",
        "temperature": "surface, K above the model's start, at the edges of years (timebound)",
    }
    dataset.to_netcdf(path, engine="h5netcdf")


def _quantiles(found: Projection | OtherProjection) -> pd.DataFrame:
    rows = found["warming"].rename("warming").to_dataframe().reset_index()
    rows["unit"] = "K"
    rows["relative_to"] = found["warming"].attrs.get("relative_to", "model start")
    return rows[["scenario", "quantile", "timebound", "warming", "unit", "relative_to"]]
