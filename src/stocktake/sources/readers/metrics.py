"""Metrics by gas: global warming potentials of the assessment reports and AR6's GTP100."""

from __future__ import annotations

from pathlib import Path

from stocktake.errors import UnknownGas
from stocktake.gases.catalogue import gas_named
from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.snapshot.schema import TABLES

FILE = "metrics/globalwarmingpotentials.csv"
SOURCE = "gwp"


def read(folder: Path) -> Reading:
    """kg CO2e per kg for the gases of our catalogue; CO2 is 1 in each metric."""
    import pandas as pd

    wide = pd.read_csv(folder / FILE, comment="#")
    kept, left_out = {}, []
    for name in wide["Species"]:
        try:
            kept[name] = gas_named(name).name
        except UnknownGas:
            left_out.append(name)
    names = [name for name in wide.columns if name != "Species"]
    rows = wide.melt(id_vars="Species", value_vars=names, var_name="metric", value_name="value")
    rows = rows[rows["Species"].isin(kept)].dropna(subset=["value"])
    rows = rows.assign(gas=rows["Species"].map(kept))
    rows = rows[rows["gas"] != "CO2"]
    one = pd.DataFrame({"gas": "CO2", "metric": names, "value": 1.0})
    whole = pd.concat([one, rows])[list(TABLES["metrics"])].sort_values(["metric", "gas"])
    assert not whole.duplicated(["gas", "metric"]).any(), "two values for one gas and metric"
    record = Record(
        "dropped",
        SOURCE,
        "Species that no inventory or model here has",
        float(len(left_out)),
        "species",
    )
    return Reading(whole, (record,))


READER = Reader("", "metrics", (SOURCE,), (FILE,), read)
