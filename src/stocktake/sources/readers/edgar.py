"""EDGAR 2024: CO2, CH4 and N2O by country and sector, 1970-2023.

The files hold totals per EDGAR (IPCC 1996 style) code, made from the publisher's data by the CEDS project;
``sectors.edgar_sector`` gives each code its IPCC 2006 category. No land-use CO2, no biogenic CO2, no large
fires. AIR and SEA are international aviation and shipping.
"""

from __future__ import annotations

from pathlib import Path

from stocktake.provenance import Record
from stocktake.sectors import edgar_sector
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.tidy import years_down
from stocktake.sources.snapshot.schema import EMISSIONS

GASES = ("CO2", "CH4", "N2O")
FILES = {gas: f"edgar/E.{gas}_EDGAR.csv" for gas in GASES}
SOURCE = "edgar2024"


def read(folder: Path) -> Reading:
    """kt of the gas per year, in leaf categories of the IPCC 2006 tree."""
    import pandas as pd

    frames = []
    for gas, name in FILES.items():
        wide = pd.read_csv(folder / name, keep_default_na=False, na_values=["", "NA"])
        assert set(wide["units"]) == {"kt"}, f"{name} has other units than kt"
        wide["place"] = wide["iso"].str.upper()
        wide["sector"] = [edgar_sector(code, gas) for code in wide["sector"]]
        rows = years_down(wide, ["place", "sector"], _year)
        rows = rows.groupby(["place", "sector", "year"])["value"].sum().reset_index()
        frames.append(rows.assign(source=SOURCE, series="territorial", gas=gas))
    return Reading(pd.concat(frames)[list(EMISSIONS)], _records())


def _year(name: str) -> int | None:
    return int(name[1:]) if name.startswith("X") and name[1:].isdigit() else None


def _records() -> tuple[Record, ...]:
    return (
        Record(
            "mapped",
            f"{SOURCE} sectors",
            "Codes in the style of IPCC 1996 are given IPCC 2006 categories; several codes may share one "
            "(1B2 of solids, liquids and gas; 2A3 and 2A4; 3A-3D; 4D1 and 4D2; 4G, 7B and 7C)",
        ),
        Record(
            "noted",
            f"{SOURCE} AIR SEA",
            "International bunkers are the places AIR and SEA; what EDGAR books there beside fuel (indirect "
            "N2O, methane of tankers) stays there",
        ),
        Record(
            "noted",
            f"{SOURCE} SCG ANT",
            "Serbia, Montenegro and Kosovo are one place SCG throughout; Bonaire, Curacao and Sint Maarten "
            "are one place ANT",
        ),
    )


READER = Reader("edgar2024", "emissions", (SOURCE,), tuple(FILES.values()), read)
