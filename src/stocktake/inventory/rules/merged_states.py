"""States that one data set counts as one and another in parts, such as SCG for Serbia, Montenegro and Kosovo.

EDGAR keeps SCG and ANT (the Netherlands Antilles) as one place throughout. They are never split by a
guessed key: a question about a part finds EDGAR absent there. To carry such a series back, the parts of the
other data set are added up.
"""

from __future__ import annotations

from collections.abc import Mapping

import xarray as xr

from stocktake.dims import PLACE
from stocktake.inventory.rules.joining import Joined
from stocktake.provenance import Record


def with_wholes(values: xr.DataArray, parts: Mapping[str, tuple[str, ...]]) -> Joined:
    """The series with a row for each whole of ``parts`` that it has only in parts; all other rows stay.

    parts : code of the whole to the codes of its parts
    """
    here = {str(place) for place in values[PLACE].values}
    rows, records = [values], []
    for whole, codes in parts.items():
        known = [code for code in codes if code in here]
        if whole in here or not known:
            continue
        rows.append(values.sel({PLACE: known}).sum(PLACE, min_count=1).expand_dims({PLACE: [whole]}))
        records.append(
            Record(
                "added up", whole, f"The other data set counts {', '.join(known)} as one", float(len(known))
            )
        )
    return Joined(xr.concat(rows, dim=PLACE) if records else values, tuple(records))
