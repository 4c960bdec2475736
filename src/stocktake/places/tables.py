"""From the tables ``places`` and ``groups`` of the snapshot to places and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stocktake.places.place import Group, Membership, Place

if TYPE_CHECKING:
    import pandas as pd


def places_of(table: pd.DataFrame) -> dict[str, Place]:
    """By code; lists in a cell are joined by ``|``."""
    return {row["code"]: _place(row) for row in _rows(table)}


def groups_of(table: pd.DataFrame) -> dict[str, Group]:
    """By code; each row is one spell of membership."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(table):
        rows.setdefault(row["group"], []).append(row)
    return {code: _group(code, spells) for code, spells in rows.items()}


def _place(row: dict[str, Any]) -> Place:
    return Place(
        code=row["code"],
        name_en=row["name_en"],
        name_zh=row["name_zh"],
        kind=row["kind"],
        iso2=row["iso2"],
        aliases_en=_list(row["aliases_en"]),
        aliases_zh=_list(row["aliases_zh"]),
        parts=_list(row["parts"]),
    )


def _group(code: str, spells: list[dict[str, Any]]) -> Group:
    head = spells[0]
    return Group(
        code=code,
        name_en=head["name_en"],
        name_zh=head["name_zh"],
        memberships=tuple(
            Membership(
                row["place"], int(row["from_year"]), int(row["to_year"]), row["from_date"], row["to_date"]
            )
            for row in spells
        ),
        family=head["family"],
        aliases=_list(head["aliases"]),
        source=head["source"],
    )


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): cell for name, cell in row.items()} for row in table.to_dict("records")]


def _list(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)
