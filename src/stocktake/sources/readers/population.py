"""Population by place, persons at mid-year: history to 2021, gap, UN median projection from 2024.

History: Our World in Data (HYDE, Gapminder, UN 2022 revision), 1750-2021. Projection: UN World Population
Prospects 2024, median. The years 2022 and 2023 lie between two revisions and are interpolated with a
constant growth rate; the record says how large the step between the revisions is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.tidy import plain_year, years_down
from stocktake.sources.readers.workbooks import sheet_rows
from stocktake.sources.snapshot.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

HISTORY = "socio/population_owid_history.csv"
PROJECTION = "socio/UN_PPP2024_Output_PopTot.xlsx"
SOURCE = "population"
FIRST_YEAR = 1750
LAST_OF_HISTORY, FIRST_OF_PROJECTION = 2021, 2024
PERSONS_PER_THOUSAND = 1000.0


def read(folder: Path) -> Reading:
    """Persons; series ``joined``."""
    import pandas as pd

    history, projection = read_history(folder), read_projection(folder)
    gap, ratio = interpolated(history, projection)
    rows = pd.concat([history, gap, projection]).sort_values(["place", "year"])
    rows = rows.assign(source=SOURCE, variable="population", series="joined")
    records = (
        Record(
            "joined",
            "population 2021 | 2024",
            "Two revisions of the UN estimates, nothing is scaled; the value is the world's ratio",
            ratio,
        ),
        Record(
            "filled",
            "population 2022-2023",
            "Interpolated with a constant rate of growth between the revisions",
            float(len(gap)),
            "values",
        ),
    )
    return Reading(rows[list(TABLES["society"])], records)


def read_history(folder: Path) -> pd.DataFrame:
    """place, year, value from 1750 to 2021, aggregates left out."""
    import pandas as pd

    table = pd.read_csv(folder / HISTORY, keep_default_na=False, na_values=[""])
    table.columns = ["entity", "code", "year", "value"]
    table["place"] = table["code"].replace({"OWID_WRL": "WORLD", "OWID_KOS": "XKX"})
    table.loc[table["entity"].eq("Saint Barthlemy"), "place"] = "BLM"
    kept = table.dropna(subset=["place"])
    return kept.loc[kept["year"].between(FIRST_YEAR, LAST_OF_HISTORY), ["place", "year", "value"]]


def read_projection(folder: Path) -> pd.DataFrame:
    """place, year, value from 2024 to 2100."""
    wide = sheet_rows(folder / PROJECTION, "Median", 17)
    world = wide["Region, subregion, country or area *"].eq("World") & wide["Type"].eq("World")
    wide["place"] = wide["ISO3 Alpha-code"].fillna("").astype(str).str.strip()
    wide.loc[world, "place"] = "WORLD"
    rows = years_down(wide[wide["place"].ne("")], ["place"], plain_year)
    return rows.assign(value=rows["value"] * PERSONS_PER_THOUSAND)


def interpolated(history: pd.DataFrame, projection: pd.DataFrame) -> tuple[pd.DataFrame, float]:
    """The two years between, where both ends are known, and the world's ratio of the ends."""
    import numpy as np
    import pandas as pd

    start = history[history["year"] == LAST_OF_HISTORY].set_index("place")["value"]
    end = projection[projection["year"] == FIRST_OF_PROJECTION].set_index("place")["value"]
    places = [place for place in start.index if place in end.index]
    first, last = start.loc[places].to_numpy(float), end.loc[places].to_numpy(float)
    span = FIRST_OF_PROJECTION - LAST_OF_HISTORY
    frames = [
        pd.DataFrame(
            {
                "place": places,
                "year": LAST_OF_HISTORY + step,
                "value": np.round(first * (last / first) ** (step / span)),
            }
        )
        for step in range(1, span)
    ]
    return pd.concat(frames), float(end.loc["WORLD"]) / float(start.loc["WORLD"])


READER = Reader("population", "society", (SOURCE,), (HISTORY, PROJECTION), read)
