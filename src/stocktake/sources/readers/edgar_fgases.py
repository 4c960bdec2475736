"""EDGAR 2024 F-gases: 25 species by country and IPCC 2006 category, 1990-2023, from the workbook.

Two of the species (HCFC-141b, HCFC-142b) are under the Montreal Protocol: they are kept as gases of their
own, and no Kyoto basket counts them (gases/baskets.py).
"""

from __future__ import annotations

from pathlib import Path

from stocktake.gases.catalogue import gas_named
from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.tidy import years_down
from stocktake.sources.readers.workbooks import sheet_rows
from stocktake.sources.snapshot.schema import EMISSIONS

WORKBOOK = "edgar/EDGAR_F-gases_1990_2023.xlsx"
SOURCE = "edgar2024"
CODE = "ipcc_code_2006_for_standard_report"


def read(folder: Path) -> Reading:
    """kt of the species per year (the workbook's Gg)."""
    wide = sheet_rows(folder / WORKBOOK, "IPCC 2006", 10)
    wide = wide.rename(columns={"Country_code_A3": "place", CODE: "sector"})
    wide["gas"] = [gas_named(name).name for name in wide["Substance"]]
    rows = years_down(wide, ["place", "gas", "sector"], _year)
    rows = rows.groupby(["place", "gas", "sector", "year"])["value"].sum().reset_index()
    rows = rows.assign(source=SOURCE, series="territorial")
    record = Record(
        "noted",
        f"{SOURCE} HCFC-141b HCFC-142b",
        "Montreal gases: kept by name, counted in no Kyoto basket",
    )
    return Reading(rows[list(EMISSIONS)], (record,))


def _year(name: str) -> int | None:
    return int(name[2:]) if name.startswith("Y_") else None


READER = Reader("edgar2024_fgases", "emissions", (SOURCE,), (WORKBOOK,), read)
