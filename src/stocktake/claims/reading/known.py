"""The names under which a text may speak of the places of a gazetteer."""

from __future__ import annotations

import re

from stocktake.claims.reading.chinese import people as chinese_people
from stocktake.claims.reading.english import people as english_people
from stocktake.claims.reading.names import Names, names_of
from stocktake.places import Gazetteer, Group, Place

# what a writer means by a name today, so that a change over time compares the same countries
MEANT = {"EU": "EU27"}

_OTHER_MEANINGS = frozenset({"World", "Earth", "BASIC", "PARIS", "Paris Agreement", "Congo", "Korea", "ARAB"})
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def known_names(places: Gazetteer) -> Names:
    """The names of a gazetteer with our own short forms; a name of more than one place is left out."""
    english: list[tuple[str, str]] = list(english_people.pairs())
    chinese: list[tuple[str, str]] = list(chinese_people.singles())
    for thing in places.things:
        if isinstance(thing, Place) and thing.kind not in ("country", "territory"):
            continue
        code = MEANT.get(thing.code, thing.code)
        for name in thing.names:
            if _CHINESE.search(name):
                chinese.append((name, code))
            elif isinstance(thing, Group) or name not in (thing.code, thing.iso2):
                english.append((name, code))
    known = {code for code in places.places} | {code for code in places.groups}
    return Names(
        names_of(pair for pair in english if pair[1] in known and pair[0] not in _OTHER_MEANINGS),
        {**names_of(pair for pair in chinese if pair[1] in known), **chinese_people.pairs()},
    )
