"""A user's own inventory of some countries, completed with EDGAR for all others.

A file that has no world total cannot give a share or a rank by itself. The places it lacks are taken from
EDGAR, gas by gas and for EDGAR's years; its own values stay. A file with a row WORLD is left as it is.
"""

from __future__ import annotations

import pandas as pd

from stocktake.choices import Absent
from stocktake.dims import PLACE, YEAR
from stocktake.inventory.component import WORLD
from stocktake.inventory.ledger import Ledger, leaves
from stocktake.provenance import Record

FROM = "edgar2024"


def completed(own: pd.DataFrame, ledger: Ledger) -> tuple[pd.DataFrame, tuple[Record, ...]]:
    """The user's rows and, for each gas without a world total, EDGAR's rows of the other places."""
    parts, records = [own], []
    for gas, rows in own.groupby("gas", sort=False):
        if WORLD in set(rows["place"]):
            continue
        try:
            edgar = ledger.series(FROM, str(gas))
        except Absent as absent:
            why = (
                f"The file has no world total of it, and neither is there one to complete it: {absent.reason}"
            )
            records.append(Record("left as it is", str(gas), why))
            continue
        years = [year for year in sorted(set(rows["year"])) if year in edgar[YEAR].values]
        others = [place for place in edgar[PLACE].values if place not in set(rows["place"])]
        filled = edgar.sel({PLACE: others, YEAR: years}).to_series().dropna().rename("value").reset_index()
        sector = "M.0.EL" if "M.0.EL" in set(rows["sector"]) else leaves(sorted(set(rows["sector"])))[0]
        parts.append(filled.assign(series="territorial", gas=gas, sector=sector))
        parts[0] = parts[0][(parts[0]["gas"] != gas) | parts[0]["year"].isin(years)]
        why = "The file has no world total; the places that it lacks are EDGAR's"
        records.append(Record("filled", f"{gas} of {len(others)} places", why, float(len(filled)), "values"))
    return pd.concat(parts, ignore_index=True), tuple(records)
