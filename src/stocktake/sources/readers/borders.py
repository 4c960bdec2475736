"""Borders at 1:110 million from Natural Earth, rounded to two decimals: for maps, not for claims.

De facto borders as the publisher draws them; small states are missing at this scale. Names are not taken
from it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.snapshot.schema import TABLES

FILE = "geo/ne_110m_admin_0_countries.geojson"
SOURCE = "natural_earth"
DECIMALS = 2
NAMED = {"Kosovo": "XKX"}


def read(folder: Path) -> Reading:
    """GeoJSON geometry by place."""
    import pandas as pd

    features = json.loads((folder / FILE).read_text(encoding="utf8"))["features"]
    shapes: dict[str, str] = {}
    left_out = []
    for feature in features:
        facts = feature["properties"]
        code = NAMED.get(facts["ADMIN"], facts["ISO_A3_EH"])
        if code == "-99" or code in shapes:
            left_out.append(facts["ADMIN"])
            continue
        geometry = feature["geometry"]
        shape = {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])}
        shapes[code] = json.dumps(shape, separators=(",", ":"))
    rows = pd.DataFrame({"place": list(shapes), "geometry": list(shapes.values())})
    record = Record(
        "dropped",
        SOURCE,
        f"Areas without a code of their own: {', '.join(sorted(left_out))}",
        float(len(left_out)),
        "areas",
    )
    return Reading(rows[list(TABLES["borders"])], (record,))


def _rounded(part: Any) -> Any:
    return [_rounded(item) for item in part] if isinstance(part, list) else round(part, DECIMALS)


READER = Reader("", "borders", (SOURCE,), (FILE,), read)
