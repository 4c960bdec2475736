"""Arrays written as FaIR's wide CSV, for the peer to read."""

from __future__ import annotations

import pandas as pd


def write(array, path, unit, *, edges=False):
    """(scenario, species, year or timebound) to one row per series; unit: species to its unit."""
    axis = "timebound" if edges else "year"
    times = [str(time + (0 if edges else 0.5)) for time in array[axis].to_numpy()]
    ordered = array.transpose("scenario", "species", axis)
    rows = []
    for scenario, block in zip(array["scenario"].to_numpy(), ordered.to_numpy(), strict=True):
        for name, values in zip(array["species"].to_numpy(), block, strict=True):
            rows.append([scenario, "World", name, unit(str(name)), *values])
    columns = ["scenario", "region", "variable", "unit", *times]
    pd.DataFrame(rows, columns=columns).to_csv(path, index=False)
    return path
