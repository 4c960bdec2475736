"""PRIMAP-hist 2.5, 2018-2022: country-reported (HISTCR) and third-party (HISTTP) priority, by IPCC 2006
category.

Baskets carry their metric in the gas. Categories that hold land use (0, 3, M.LULUCF) are left out: the
authors advise against it for countries. ``M.0.EL`` is the national total without land use and bunkers.
"""

from __future__ import annotations

from pathlib import Path

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.tidy import plain_year, years_down
from stocktake.sources.snapshot.schema import EMISSIONS

TABLE = "primap/derived/primap-hist_v2.5_final_nr_2018-2022.csv.gz"
SOURCE = "primap25"
WITH_LAND_USE = ("0", "3", "M.LULUCF")
GROUPS = ("ANNEXI", "AOSIS", "BASIC", "EU27BX", "LDC", "NONANNEXI", "UMBRELLA")


def read(folder: Path) -> Reading:
    """kt of the gas, or kt CO2e, per year."""
    import pandas as pd

    wide = pd.read_csv(
        folder / TABLE, keep_default_na=False, na_values=[""], dtype={"category_ipcc2006_primap": str}
    )
    assert all(unit.endswith(" * Gg / yr") for unit in set(wide["unit"])), "PRIMAP-hist is not in Gg"
    wide = wide.rename(
        columns={
            "scenario": "series",
            "area_iso3": "place",
            "category_ipcc2006_primap": "sector",
            "entity": "gas",
        }
    )
    kept = wide[~wide["sector"].isin(WITH_LAND_USE) & ~wide["place"].isin(GROUPS)].copy()
    kept["place"] = kept["place"].replace({"EARTH": "WORLD"})
    rows = years_down(kept, ["series", "place", "sector", "gas"], plain_year).assign(source=SOURCE)
    records = (
        Record(
            "dropped",
            f"{SOURCE} {' '.join(WITH_LAND_USE)}",
            "The authors advise against the land-use part of this data set for countries",
        ),
        Record("dropped", f"{SOURCE} groups", f"Groups repeat their members: {', '.join(GROUPS)}"),
    )
    return Reading(rows[list(EMISSIONS)], records)


READER = Reader(SOURCE, "emissions", (SOURCE,), (TABLE,), read)
