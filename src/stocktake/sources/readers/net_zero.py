"""Net-zero targets of countries: the Net Zero Tracker of December 2022, and what changed to August 2026.

The second table is ours, gathered fact by fact with its sources; no sentence of them is carried over. The
European Union is the place ``EU``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.workbooks import sheet_rows
from stocktake.sources.snapshot.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

TRACKER = "net_zero/net_zero_tracker_snapshot_2022-12-20.xlsx"
UPDATES = "policy_facts/net_zero_updates.csv"
UNION = {"XXX": "EU", "EUU": "EU", "WLD": "WORLD"}
COLUMNS = list(TABLES["net_zero"])


def read_tracker(folder: Path) -> Reading:
    """Countries' end targets, whatever their kind; target_year 0 where there is none."""
    import pandas as pd

    table = sheet_rows(folder / TRACKER, "Sheet1", 1)
    table = table[table["actor_type"].eq("Country")]
    rows = pd.DataFrame(
        {
            "source": "net_zero_tracker",
            "place": table["country"].replace(UNION),
            "wording": table["end_target"].fillna("").astype(str),
            "target_year": _years(table["end_target_year"]),
            "status": table["end_target_status"].fillna("").astype(str),
            "coverage": table["gasses_coverage"].fillna("").astype(str),
            "confidence": "",
            "title": "Net Zero Tracker, 20 December 2022",
            "publisher": "Net Zero Tracker",
            "url": "https://zerotracker.net/",
            "date": table["last_updated"].astype(str).str[:10],
        }
    )
    return Reading(rows[COLUMNS].sort_values("place"))


def read_updates(folder: Path) -> Reading:
    """Facts of the larger emitters, with the source of each."""
    import pandas as pd

    table = pd.read_csv(folder / UPDATES, keep_default_na=False, dtype=str)
    rows = pd.DataFrame(
        {
            "source": "net_zero_updates",
            "place": table["iso3"].replace(UNION),
            "wording": table["target_wording"],
            "target_year": _years(table["target_year"]),
            "status": table["status"],
            "coverage": table["coverage"],
            "confidence": table["confidence"],
            "title": table["source_title"],
            "publisher": table["publisher"],
            "url": table["url"],
            "date": table["source_date"],
        }
    )
    return Reading(rows[COLUMNS])


def _years(column: pd.Series) -> pd.Series:
    import pandas as pd

    return pd.to_numeric(column, errors="coerce").fillna(0).astype(int)


READERS = (
    Reader("tracker", "net_zero", ("net_zero_tracker",), (TRACKER,), read_tracker),
    Reader("updates", "net_zero", ("net_zero_updates",), (UPDATES,), read_updates),
)
