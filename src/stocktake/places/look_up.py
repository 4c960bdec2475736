"""Places by any of their names, and what is told of each."""

from __future__ import annotations

from stocktake.errors import UnknownPlace
from stocktake.places.gazetteer import Gazetteer
from stocktake.places.place import Group, Place


def looked_up(gazetteer: Gazetteer, query: str | None, year: int | None) -> tuple[Place | Group, ...]:
    """The one that has this name, else all that have the query in a name; all without a query.

    raises : UnknownPlace where none has
    """
    if query is None:
        return gazetteer.things
    try:
        return (gazetteer.resolve(query, year),)
    except UnknownPlace:
        found = gazetteer.search(query)
        if not found:
            raise
        return found


def row_of(gazetteer: Gazetteer, thing: Place | Group, year: int | None) -> dict[str, object]:
    """A place with its names and groups, or a group with its members at the end of a year."""
    row: dict[str, object] = {
        "code": thing.code,
        "kind": "group" if isinstance(thing, Group) else thing.kind,
        "name_en": thing.name_en,
        "name_zh": thing.name_zh,
    }
    if isinstance(thing, Group):
        spells = [spell for spell in thing.memberships if year is None or spell.covers(year)]
        return row | {
            "family": thing.family,
            "aliases": list(thing.aliases),
            "year": year,
            "members": list(thing.members(year)),
            "memberships": [
                {"place": spell.place, "from": spell.entered, "to": spell.left} for spell in spells
            ],
        }
    return row | {
        "iso2": thing.iso2,
        "aliases_en": list(thing.aliases_en),
        "aliases_zh": list(thing.aliases_zh),
        "parts": list(thing.parts),
        "groups": list(gazetteer.groups_of(thing.code, year)),
    }
