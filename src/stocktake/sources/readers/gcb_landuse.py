"""Land-use CO2 of the Global Carbon Budget 2024: four bookkeeping models, 1850-2023, from the workbook.

Positive is a flow into the air. The models differ in sign for some countries (Russia, USA, India); they
are four series, never averaged here. This is not what inventories call land use (managed land).
"""

from __future__ import annotations

from pathlib import Path

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.gcb_fossil import KT_CO2_PER_MT_C, NAMES, carbon_sheet
from stocktake.sources.snapshot.schema import EMISSIONS

WORKBOOK = "gcb/National_LandUseChange_Carbon_Emissions_2024v1.0.xlsx"
SOURCE = "gcb2024_landuse"
SHEETS = {"BLUE": "BLUE", "HC2023": "H&C2023", "OSCAR": "OSCAR", "LUCE": "LUCE"}
HEADER = 8


def read(folder: Path) -> Reading:
    """kt CO2 per year in the sector ``M.LUC``, one series per model."""
    import pandas as pd

    frames = [
        carbon_sheet(folder, WORKBOOK, sheet, HEADER).assign(
            source=SOURCE, series=series, gas="CO2", sector="M.LUC"
        )
        for series, sheet in SHEETS.items()
    ]
    records = (
        Record(
            "converted",
            SOURCE,
            "The workbook gives million tonnes of carbon; the factor is printed on its sheets",
            KT_CO2_PER_MT_C,
            "kt CO2 / Mt C",
        ),
        Record("dropped", f"{SOURCE} EU27", "The column repeats its members", 1.0, "columns"),
        Record(
            "noted",
            f"{SOURCE} DISPUTED OTHER",
            "Land that the models give to no listed country (Taiwan among it) stands in the places DISPUTED "
            "and OTHER, so that places add up to the world",
        ),
    )
    return Reading(pd.concat(frames)[list(EMISSIONS)], records)


READER = Reader(SOURCE, "emissions", (SOURCE,), (WORKBOOK, NAMES), read)
