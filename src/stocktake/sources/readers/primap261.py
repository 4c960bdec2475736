"""PRIMAP-hist 2.6.1, 2014-2023: Kyoto gases with AR6 GWP100 by country, without land use, third-party
priority.

Values come from a file rounded to three digits.
"""

from __future__ import annotations

from pathlib import Path

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.tidy import plain_year, years_down
from stocktake.sources.snapshot.schema import EMISSIONS

TABLE = "primap/derived/primap-hist_v2.6.1_histtp_ghg_excl_lulucf_2014-2023.csv"
SOURCE = "primap261"
KT_PER_MT = 1000.0


def read(folder: Path) -> Reading:
    """kt CO2e per year; there is no world row."""
    import pandas as pd

    wide = pd.read_csv(folder / TABLE, keep_default_na=False, na_values=[""])
    assert set(wide["unit"]) == {"MtCO2e/yr"}, "PRIMAP-hist 2.6.1 is not in Mt CO2e"
    wide = wide.rename(columns={"iso3": "place", "scenario": "series", "entity": "gas", "category": "sector"})
    rows = years_down(wide, ["series", "place", "sector", "gas"], plain_year)
    rows = rows.assign(source=SOURCE, value=rows["value"] * KT_PER_MT)
    record = Record("converted", SOURCE, "The file gives million tonnes, three digits", KT_PER_MT, "kt / Mt")
    return Reading(rows[list(EMISSIONS)], (record,))


READER = Reader(SOURCE, "emissions", (SOURCE,), (TABLE,), read)
