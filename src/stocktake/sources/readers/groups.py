"""Groups of countries with the dates of membership.

Members come from openclimatedata/countrygroups and the region mapping of regioniso3c, their dates and
names from ``group_facts.toml``, which is ours. Dates are inclusive of ``from`` and exclusive of ``to``.
In a year a place counts as member if it is one at the year's end (31 December): the United Kingdom, out
since 1 February 2020, belongs to the EU up to 2019. Where no date is known the membership stands open,
which says "as listed", not "always".
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.snapshot.schema import TABLES

FACTS = Path(__file__).with_name("group_facts.toml")
LISTS = "groups/countrygroups"
MAPPING = "groups/iso3c_region_mapping_20240319.csv"
UNION = "EUU"
ALWAYS, EVER = 1, 9999
LIST_FILES = (
    "annex-one",
    "aosis",
    "arab-group",
    "brics",
    "eig",
    "european-union",
    "g20",
    "g7",
    "g77",
    "ldc",
    "lldc",
    "non-annex-one",
    "oecd",
    "sids",
    "umbrella",
    "un-regional-groups",
    "unfccc",
)
Membership = tuple[str, str, str]  # place, from, to


def read(folder: Path) -> Reading:
    """One row per group and spell of membership."""
    import pandas as pd

    facts = tomllib.loads(FACTS.read_text(encoding="utf8"))["group"]
    union = next(group for group in facts if group["code"] == "EU")
    rows = []
    for group in facts:
        for place, start, end in _memberships(group, folder, union):
            rows.append(
                {
                    "group": group["code"],
                    "family": group["family"],
                    "name_en": group["name_en"],
                    "name_zh": group["name_zh"],
                    "aliases": "|".join(group.get("aliases", [])),
                    "place": place,
                    "from_year": _year_of_entry(start),
                    "to_year": _last_year(end),
                    "from_date": start,
                    "to_date": end,
                    "source": "regioniso3c" if "mapping" in group else "countrygroups",
                }
            )
    table = pd.DataFrame(rows)[list(TABLES["groups"])]
    assert not table.duplicated(["group", "place", "from_date"]).any(), "a membership stands twice"
    records = tuple(
        Record("noted", f"group {group['code']}", group["note"]) for group in facts if "note" in group
    )
    return Reading(table, records)


def _memberships(group: Mapping[str, Any], folder: Path, union: Mapping[str, Any]) -> list[Membership]:
    listed = _listed(group, folder)
    without = set(group.get("without", []))
    dated = {change["place"] for change in group.get("change", [])}
    spells = [spell for spell in listed if spell[0] not in without | dated]
    spells += [
        (change["place"], change.get("from", ""), change.get("to", "")) for change in group.get("change", [])
    ]
    if any(place == UNION for place, _, _ in spells):
        named = {place for place, _, _ in spells}
        members = [spell for spell in _memberships(union, folder, union) if spell[0] not in named]
        spells = [spell for spell in spells if spell[0] != UNION] + members
    return sorted(spells)


def _listed(group: Mapping[str, Any], folder: Path) -> list[Membership]:
    start = group.get("from", "")
    if "mapping" in group:
        column, value = group["mapping"]["column"], group["mapping"]["value"]
        found = [row["iso3c"] for row in _rows(folder / MAPPING) if row[column] == value]
        return [(place, start, "") for place in found]
    if "members" in group:
        return [(place, start, "") for place in group["members"]]
    rows: Iterable[Mapping[str, str]] = _rows(folder / LISTS / group["file"])
    if "where" in group:
        column, value = group["where"]["column"], group["where"]["value"]
        rows = [row for row in rows if row[column] == value]
    since = group.get("since")
    return [(row["Code"], _date(row[since]) if since else start, "") for row in rows]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def _date(text: str) -> str:
    return f"{text}-01-01" if len(text) == 4 else text


def _year_of_entry(start: str) -> int:
    return int(start[:4]) if start else ALWAYS


def _last_year(end: str) -> int:
    """The last year at whose end the place was still a member, when it was none any more from ``end`` on."""
    return int(end[:4]) - 1 if end else EVER


READER = Reader(
    "",
    "groups",
    ("countrygroups", "regioniso3c"),
    (MAPPING, *(f"{LISTS}/{name}.csv" for name in LIST_FILES)),
    read,
)
