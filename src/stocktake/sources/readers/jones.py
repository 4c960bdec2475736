"""National CH4 and N2O, 1850-2022: Jones et al., National contributions to climate change, in mass.

The file at hand (an Our World in Data export) gives tonnes of CO2-equivalents with AR6 GWP100: N2O with
273, CH4 with 29.8 where it is fossil and 27.2 elsewhere. The two parts of CH4 are not told apart in it, so
the mass is taken with the unsplit 27.9: multiplied by AR6GWP100 it gives the publisher's number again; the
mass itself may be 2.6 % too low (no fossil methane) to 6.8 % too high (all fossil). All sectors, land use and
fires included: not the same boundary as EDGAR's.
"""

from __future__ import annotations

from pathlib import Path

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.snapshot.schema import EMISSIONS

TABLE = "owid_jones/ghg-emissions-by-gas_1850-2022.csv"
SOURCE = "jones2024"
COLUMNS = {
    "CH4": ("Annual methane emissions in CO₂ equivalents", 27.9),
    "N2O": ("Annual nitrous oxide emissions in CO₂ equivalents", 273.0),
}
KT_PER_T = 1e-3
NAMED = {
    "World": "WORLD",
    "Kosovo": "XKX",
    "Kuwaiti Oil Fires": "KWTFIRES",
    "Leeward Islands": "LEEWARD",
    "Panama Canal Zone": "PCZ",
    "Ryukyu Islands": "RYUKYU",
    "St. Kitts-Nevis-Anguilla": "KNAAIA",
}


def read(folder: Path) -> Reading:
    """kt of the gas per year in the sector ``M.0.ALL``; the publisher's aggregates are left out."""
    import pandas as pd

    table = pd.read_csv(folder / TABLE, keep_default_na=False, na_values=[""])
    table["place"] = table["Entity"].map(NAMED).fillna(table["Code"])
    aggregates = sorted(set(table.loc[table["place"].isna(), "Entity"]))
    table = table.dropna(subset=["place"])
    frames = [
        table[["place", "Year", column]]
        .rename(columns={"Year": "year", column: "value"})
        .dropna(subset=["value"])
        .assign(gas=gas, factor=factor)
        for gas, (column, factor) in COLUMNS.items()
    ]
    rows = pd.concat(frames)
    rows["value"] = rows["value"] * KT_PER_T / rows["factor"]
    rows = rows.assign(source=SOURCE, series="territorial", sector="M.0.ALL")
    return Reading(rows[list(EMISSIONS)], _records(aggregates))


def _records(aggregates: list[str]) -> tuple[Record, ...]:
    converted = tuple(
        Record(
            "converted",
            f"{SOURCE} {gas}",
            "From tonnes of CO2e with AR6 GWP100 to mass; see the reader for the error of this",
            factor,
            "t CO2e / t",
        )
        for gas, (_, factor) in COLUMNS.items()
    )
    dropped = Record(
        "dropped",
        f"{SOURCE} aggregates",
        f"Regions and clubs repeat their members: {', '.join(aggregates)}",
        float(len(aggregates)),
        "entities",
    )
    return (*converted, dropped)


READER = Reader(SOURCE, "emissions", (SOURCE,), (TABLE,), read)
