"""Gross domestic product: World Bank (current dollars, PPP and market rates) and Maddison 2020 (long
history).

Price bases differ and are the ``series``; none is turned into another here. The World Bank's file with
market rates is of June 2023 (to 2022), that with PPP of June 2024 (to 2023).
"""

from __future__ import annotations

from pathlib import Path

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.place_names import named_places, published_names
from stocktake.sources.readers.tidy import plain_year, years_down
from stocktake.sources.snapshot.schema import TABLES

MER = "socio/wdi_gdp_current_usd.csv"
PPP = "socio/wdi_gdp_ppp_current_intl.csv"
MADDISON = "socio/maddison_2020_owid.csv"
NAMES = "groups/country_names_en.csv"
FILES = {
    "gdp_mer": ("wdi_gdp_mer", "current US$", MER),
    "gdp_ppp": ("wdi_gdp_ppp", "current international $", PPP),
}
MADDISON_REGIONS = {
    "East Asia",
    "Eastern Europe",
    "Latin America",
    "Middle East",
    "South and South-East Asia",
    "Sub-Sahara Africa",
    "Western Europe",
    "Western Offshoots",
}
FIRST_YEAR = 1750


def read_world_bank(folder: Path) -> Reading:
    """Dollars by country and WORLD; the bank's own groups are left out."""
    import pandas as pd

    known = {place.code for place in named_places()}
    frames = []
    for variable, (source, series, name) in FILES.items():
        wide = pd.read_csv(folder / name, skiprows=4, keep_default_na=False, na_values=[""])
        wide["place"] = wide["Country Code"].replace({"WLD": "WORLD"})
        kept = wide[wide["place"].isin(known)]
        rows = years_down(kept, ["place"], plain_year)
        frames.append(rows.assign(source=source, variable=variable, series=series))
    record = Record(
        "dropped",
        "wdi_gdp_mer wdi_gdp_ppp groups",
        "The bank's regions and income groups repeat their members",
    )
    return Reading(pd.concat(frames)[list(TABLES["society"])], (record,))


def read_maddison(folder: Path) -> Reading:
    """Dollars of 2011 at purchasing power parity, from 1750; former states are places of their own."""
    import pandas as pd

    names = published_names(folder / NAMES)
    table = pd.read_csv(folder / MADDISON, keep_default_na=False, na_values=[""])
    kept = table[~table["Entity"].isin(MADDISON_REGIONS) & (table["Year"] >= FIRST_YEAR)]
    rows = kept.dropna(subset=["GDP"]).rename(columns={"Year": "year", "GDP": "value"})
    codes = {name: names.code(name, file=MADDISON) for name in rows["Entity"].unique()}
    rows = rows.assign(
        place=rows["Entity"].map(codes),
        source="maddison2020",
        variable="gdp_ppp",
        series="international $ of 2011",
    )
    record = Record(
        "noted",
        "maddison2020 SUN YUG CSK",
        "The Soviet Union, Yugoslavia and Czechoslovakia overlap with their successors: never add both",
    )
    return Reading(rows[list(TABLES["society"])], (record,))


WORLD_BANK = Reader("world_bank", "society", ("wdi_gdp_mer", "wdi_gdp_ppp"), (MER, PPP), read_world_bank)
MADDISON_2020 = Reader("maddison2020", "society", ("maddison2020",), (MADDISON, NAMES), read_maddison)
