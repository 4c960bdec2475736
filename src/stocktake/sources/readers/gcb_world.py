"""World CO2 of the Global Carbon Budget 2024, 1750-2023: fossil by fuel and land use, from the workbook."""

from __future__ import annotations

from pathlib import Path

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.gcb_fossil import KT_CO2_PER_MT_C
from stocktake.sources.readers.workbooks import sheet_rows
from stocktake.sources.snapshot.schema import EMISSIONS

WORKBOOK = "gcb/Global_Carbon_Budget_2024_v1.0.xlsx"
SOURCE = "gcb2024_world"
HISTORY = {"fossil emissions excluding carbonation": "M.FOSSIL", "land-use change emissions": "M.LUC"}
FUELS = {
    "Coal": "M.FOSSIL.COAL",
    "Oil": "M.FOSSIL.OIL",
    "Gas": "M.FOSSIL.GAS",
    "Cement.emission": "M.FOSSIL.CEMENT",
    "Flaring": "M.FOSSIL.FLARING",
    "Other": "M.FOSSIL.OTHER",
}
MT_PER_GT = 1000.0


def read(folder: Path) -> Reading:
    """kt CO2 per year of the place WORLD; fuels 1850-2022, totals 1750-2023, land use 1850-2023."""
    import pandas as pd

    path = folder / WORKBOOK
    history = sheet_rows(path, "Historical Budget", 16).rename(columns=HISTORY)
    fuels = sheet_rows(path, "Fossil Emissions by Category", 9).rename(columns=FUELS)
    tables = (
        (history, list(HISTORY.values()), MT_PER_GT * KT_CO2_PER_MT_C),
        (fuels, list(FUELS.values()), KT_CO2_PER_MT_C),
    )
    frames = []
    for table, sectors, factor in tables:
        rows = table.melt(id_vars="Year", value_vars=sectors, var_name="sector", value_name="value")
        rows["value"] = pd.to_numeric(rows["value"]) * factor
        frames.append(rows.rename(columns={"Year": "year"}))
    rows = pd.concat(frames).dropna(subset=["value"])
    rows = rows.assign(source=SOURCE, series="territorial", place="WORLD", gas="CO2")
    record = Record(
        "converted",
        SOURCE,
        "The workbook gives Gt or Mt of carbon; fossil CO2 is without the cement carbonation sink",
        KT_CO2_PER_MT_C,
        "kt CO2 / Mt C",
    )
    return Reading(rows[list(EMISSIONS)].astype({"year": "int32"}), (record,))


READER = Reader(SOURCE, "emissions", (SOURCE,), (WORKBOOK,), read)
