"""National fossil CO2 by fuel, 1750-2022: the Global Carbon Project's flat file, version 2023v28.

One vintage older than the workbook of 2024 (China in 2021: 11,347 Mt here, 11,511 there); use it for the
split between fuels and for the years before 1850, not for totals beside the newer one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.snapshot.schema import EMISSIONS

if TYPE_CHECKING:
    import pandas as pd

TABLE = "gcb/GCB2023v28_MtCO2_flat.csv"
SOURCE = "gcb2023_fuel"
KT_PER_MT = 1000.0
SECTORS = {
    "Total": "M.FOSSIL",
    "Coal": "M.FOSSIL.COAL",
    "Oil": "M.FOSSIL.OIL",
    "Gas": "M.FOSSIL.GAS",
    "Cement": "M.FOSSIL.CEMENT",
    "Flaring": "M.FOSSIL.FLARING",
    "Other": "M.FOSSIL.OTHER",
}
CODES = {"WLD": "WORLD", "XIT": "BUNKERS", "KSV": "XKX"}
NAMED = {
    "Kuwaiti Oil Fires": "KWTFIRES",
    "Leeward Islands": "LEEWARD",
    "Pacific Islands (Palau)": "PCI",
    "Ryukyu Islands": "RYUKYU",
    "St. Kitts-Nevis-Anguilla": "KNAAIA",
}


def read(folder: Path) -> Reading:
    """kt CO2 per year; zeros before a place's first emission are left out."""
    import pandas as pd

    table = pd.read_csv(folder / TABLE, keep_default_na=False, na_values=[""])
    code = table["ISO 3166-1 alpha-3"].replace(CODES)
    table["place"] = table["Country"].map(NAMED).fillna(code)
    rows = table.rename(columns=SECTORS).melt(
        id_vars=["place", "Year"], value_vars=list(SECTORS.values()), var_name="sector", value_name="value"
    )
    rows = rows.rename(columns={"Year": "year"}).dropna(subset=["value"])
    kept = _from_first_emission(rows)
    kept = kept.assign(value=kept["value"] * KT_PER_MT, source=SOURCE, series="territorial", gas="CO2")
    records = (
        Record("converted", SOURCE, "The file gives million tonnes of CO2", KT_PER_MT, "kt / Mt"),
        Record(
            "dropped",
            f"{SOURCE} zeros",
            "Zeros before the first emission of a place and sector say nothing and are left out",
            float(len(rows) - len(kept)),
            "rows",
        ),
        Record(
            "noted",
            f"{SOURCE} KNAAIA LEEWARD PCI PCZ RYUKYU KWTFIRES",
            "Former areas and the oil fires of 1991 are places of their own: places add up to the world",
        ),
    )
    return Reading(kept[list(EMISSIONS)], records)


def _from_first_emission(rows: pd.DataFrame) -> pd.DataFrame:
    ordered = rows.sort_values(["place", "sector", "year"])
    begun = ordered["value"].ne(0).groupby([ordered["place"], ordered["sector"]]).cummax()
    return ordered[begun]


READER = Reader(SOURCE, "emissions", (SOURCE,), (TABLE,), read)
