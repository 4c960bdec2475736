"""National fossil CO2 of the Global Carbon Budget 2024, from the original workbook.

Territorial 1850-2023 and consumption 1990-2022, million tonnes of carbon, here kt CO2 (x 3664). The sheets
also hold regions and clubs (EU27, OECD, continents ...): left out, since they repeat their members.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.place_names import published_names
from stocktake.sources.readers.workbooks import sheet_rows
from stocktake.sources.snapshot.schema import EMISSIONS

if TYPE_CHECKING:
    import pandas as pd

WORKBOOK = "gcb/National_Fossil_Carbon_Emissions_2024v1.0.xlsx"
NAMES = "groups/country_names_en.csv"
SOURCE = "gcb2024_fossil"
KT_CO2_PER_MT_C = 3664.0  # 1 MtC = 3.664 MtCO2, as printed on each sheet
AGGREGATES = {
    "KP Annex B",
    "Non KP Annex B",
    "OECD",
    "Non-OECD",
    "EU27",
    "Africa",
    "Asia",
    "Central America",
    "Europe",
    "Middle East",
    "North America",
    "Oceania",
    "South America",
}
SHEETS = {"territorial": ("Territorial Emissions", 12), "consumption": ("Consumption Emissions", 9)}


def read(folder: Path) -> Reading:
    """kt CO2 per year in the sector ``M.FOSSIL``, countries, BUNKERS, STATDIFF and WORLD."""
    import pandas as pd

    frames, records = [], []
    for series, (sheet, header) in SHEETS.items():
        rows = carbon_sheet(folder, WORKBOOK, sheet, header)
        frames.append(rows.assign(source=SOURCE, series=series, gas="CO2", sector="M.FOSSIL"))
        records.append(
            Record(
                "converted",
                f"{SOURCE} {series}",
                "The workbook gives million tonnes of carbon; the factor is printed on its sheets",
                KT_CO2_PER_MT_C,
                "kt CO2 / Mt C",
            )
        )
    records += _boundaries()
    return Reading(pd.concat(frames)[list(EMISSIONS)], tuple(records))


def carbon_sheet(folder: Path, workbook: str, sheet: str, header: int) -> pd.DataFrame:
    """place, year, value (kt CO2) of one sheet whose row ``header`` (from 1) names the countries."""
    import pandas as pd

    names = published_names(folder / NAMES)
    table = sheet_rows(folder / workbook, sheet, header)
    places = {name: names.code(name, file=workbook) for name in table.columns[1:] if name not in AGGREGATES}
    wide = table.set_index(table.columns[0])[list(places)].rename(columns=places)
    assert not wide.columns.duplicated().any(), f"{sheet} has two columns for one place"
    rows = wide.rename_axis("year").reset_index().melt(id_vars="year", var_name="place", value_name="value")
    rows["value"] = pd.to_numeric(rows["value"]) * KT_CO2_PER_MT_C
    return rows.dropna(subset=["value"]).astype({"year": "int32"})


def _boundaries() -> list[Record]:
    return [
        Record(
            "dropped",
            f"{SOURCE} aggregates",
            "Regions and clubs repeat their members; groups are summed by our own membership tables",
            float(len(AGGREGATES)),
            "columns",
        ),
        Record(
            "noted",
            f"{SOURCE} FRA",
            "The publisher counts Monaco in France; there is no row MCO",
        ),
        Record(
            "noted",
            f"{SOURCE} ITA",
            "The publisher counts San Marino in Italy; there is no row SMR",
        ),
        Record(
            "noted",
            f"{SOURCE} WORLD",
            "The publisher's own total: countries + BUNKERS + STATDIFF; countries leave bunker fuels out",
        ),
    ]


READER = Reader(SOURCE, "emissions", (SOURCE,), (WORKBOOK, NAMES), read)
