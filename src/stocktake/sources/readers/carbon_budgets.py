"""Remaining CO2 budgets by warming limit and probability: AR6, Lamboll 2023, Forster 2023.

Each study counts from its own first of January and is a source of its own, because two of 2023 differ by
a factor of 2.5 (1.5 degrees, 66 %). The values were typed from the papers into the file at hand; there
the entry of Forster carries Lamboll's DOI, the catalogue here has the right one. The IGCC 2024 file at
hand is a variant of the method that does not give the published headline (130 Gt for 1.5 degrees, 50 %)
and is not embedded.
"""

from __future__ import annotations

from pathlib import Path

from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.snapshot.schema import TABLES

FILE = "metrics/remaining_carbon_budgets_rcbs.yaml"


def read(folder: Path) -> Reading:
    """Gt CO2; the variable is ``carbon budget LIMIT C PROBABILITY %``, it counts from the year's start."""
    import pandas as pd
    import yaml

    tree = yaml.safe_load((folder / FILE).read_text(encoding="utf8"))
    rows = []
    for name, study in tree["rcb_data"].items():
        assert study["unit"] == "Gt * CO2", f"{name} is not in Gt CO2"
        for case, value in study["scenarios"].items():
            limit, probability = case.split("p")
            rows.append(
                {
                    "source": SOURCES[name],
                    "variable": f"carbon budget {float(limit):.1f} C {int(probability)} %",
                    "from_year": int(study["baseline_year"]),
                    "year": int(study["baseline_year"]),
                    "value": float(value),
                    "low": float("nan"),
                    "high": float("nan"),
                    "range": "",
                    "unit": "Gt CO2",
                }
            )
    return Reading(pd.DataFrame(rows)[list(TABLES["observations"])])


SOURCES = {
    "ar6_2020": "ar6_carbon_budget",
    "lamboll_2023": "lamboll2023",
    "forster_2023": "forster2023",
}
READER = Reader("carbon_budgets", "observations", tuple(SOURCES.values()), (FILE,), read)
