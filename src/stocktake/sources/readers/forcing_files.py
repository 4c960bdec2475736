"""A user's own solar and volcanic forcing, in the form of FaIR's file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import BadFile, UnknownUnit
from stocktake.sources.readers.scenario_tables import read_labelled

if TYPE_CHECKING:
    import numpy as np
    import xarray as xr

_EDGE = re.compile(r"^\d{4}(\.0)?$")
_UNITS = ("W/m2", "Wm-2", "W/m^2", "Wm^-2")


def read_forcing_file(path: Path) -> xr.Dataset:
    """Solar and volcanic forcing (W m-2) at the edges of years, from FaIR's wide CSV.

    Values between the given edges are interpolated, as ``fair`` does; rows of several scenarios that agree
    are one. Returns a dataset with the variables ``solar`` and ``volcanic`` (and others by their names).
    """
    import numpy as np
    import pandas as pd
    import xarray as xr

    table = read_labelled(path)
    edges = [column for column in table.columns if _EDGE.match(column)]
    if not edges:
        raise BadFile(f"{path.name} has no column that is a year's edge", "Columns such as 1750 are wanted")
    wide = np.array([int(float(edge)) for edge in edges])
    wanted = np.arange(wide.min(), wide.max() + 1)
    order = np.argsort(wide)
    rows: dict[str, tuple[str, np.ndarray]] = {}
    for line, row in table.iterrows():
        if str(row["unit"]).replace(" ", "") not in _UNITS:
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
