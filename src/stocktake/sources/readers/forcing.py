"""Natural forcing that goes with calibration 1.4.1: solar and volcanic, 1750-2501 at the bounds of years."""

from __future__ import annotations

from pathlib import Path

from stocktake.errors import BadFile
from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.exact import read_exact
from stocktake.sources.readers.tidy import plain_year
from stocktake.sources.snapshot.schema import TABLES

FILE = "climate_model/fair_calibration_1.4.1/volcanic_solar.csv"
SOURCE = "fair_forcing"


def read(folder: Path) -> Reading:
    """W m-2; the original repeats the same numbers for each scenario, of which one is kept."""
    import numpy as np
    import pandas as pd

    table = read_exact(folder / FILE)
    assert set(table["Unit"]) == {"W/m2"}, "forcing is not in W/m2"
    years = [name for name in table.columns if plain_year(name) is not None]
    columns = {}
    for variable in ("Solar", "Volcanic"):
        series = table.loc[table["Variable"] == variable, years].drop_duplicates()
        if len(series) != 1:
            raise BadFile(f"{FILE} gives {variable} differently by scenario", "One series was wanted")
        columns[variable.lower()] = series.iloc[0].to_numpy(float)
    given = np.array([int(name) for name in years])
    bounds = np.arange(given[0], given[-1] + 1)
    filled = {name: np.interp(bounds, given, series) for name, series in columns.items()}
    rows = pd.DataFrame({"timebound": bounds, **filled})
    record = Record(
        "filled",
        f"{SOURCE} {given[-2] + 1}-{given[-1] - 1}",
        "The original goes straight from one of these bounds to the other; between them a straight line",
        float(len(bounds) - len(given)),
        "bounds",
    )
    return Reading(rows[list(TABLES["forcing"])], (record,))


READER = Reader("", "forcing", (SOURCE,), (FILE,), read)
