"""Places: ISO codes, names from Unicode CLDR in English and Chinese, and further names of our own table."""

from __future__ import annotations

from pathlib import Path

from stocktake.errors import BadFile
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.place_names import cldr_names, named_places
from stocktake.sources.snapshot.schema import TABLES

ENGLISH = "groups/country_names_en.csv"
CHINESE = "groups/country_names_zh_CN.csv"


def read(folder: Path) -> Reading:
    """One row per place; lists are joined by ``|``."""
    import pandas as pd

    english, chinese = cldr_names(folder / ENGLISH), cldr_names(folder / CHINESE)
    rows = []
    for place in named_places():
        name_en = place.name_en or english.get(place.iso2, "")
        name_zh = place.name_zh or chinese.get(place.iso2, "")
        if not name_en or not name_zh:
            raise BadFile(f"{place.code} has no name in {ENGLISH} or {CHINESE}")
        rows.append(
            {
                "code": place.code,
                "iso2": place.iso2,
                "kind": place.kind,
                "name_en": name_en.replace("’", "'"),
                "name_zh": name_zh,
                "aliases_en": "|".join(place.aliases_en),
                "aliases_zh": "|".join(place.aliases_zh),
                "parts": "|".join(place.parts),
            }
        )
    return Reading(pd.DataFrame(rows)[list(TABLES["places"])])


READER = Reader("", "places", ("cldr",), (ENGLISH, CHINESE), read)
