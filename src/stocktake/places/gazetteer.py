"""Finding places and groups by name, members by year, and codes of a data set that cover them.

A name is looked up in this order: code (ISO3, ISO2, group), then names and aliases in English and
Chinese. A custom group is written ``name=CHN+USA`` or just ``CHN+USA``; its parts may be any names and
groups, and a place that comes in twice is one member.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from stocktake.errors import BadInput, OutOfRange, UnknownPlace, nearest
from stocktake.places.names import plain
from stocktake.places.place import Group, Membership, Place
from stocktake.places.tables import groups_of, places_of

if TYPE_CHECKING:
    import pandas as pd

WORLD = "WORLD"
SEE = "See `stocktake places`"


@dataclass(frozen=True)
class Cover:
    """Codes of a data set that together make up some places.

    codes   : to be added up, none counting anything twice
    missing : wanted places that no code covers
    beyond  : places that come along because a code joins them with a wanted one
    """

    codes: tuple[str, ...]
    missing: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gazetteer:
    """All places and groups."""

    places: Mapping[str, Place]
    groups: Mapping[str, Group]

    @staticmethod
    def from_tables(places: pd.DataFrame, groups: pd.DataFrame) -> Gazetteer:
        """From the tables ``places`` and ``groups`` of the snapshot."""
        return Gazetteer(places_of(places), groups_of(groups))

    def resolve(self, name: str, year: int | None = None) -> Place | Group:
        """The place or group of that name.

        year   : where given, a group without members in that year is refused
        raises : UnknownPlace with the nearest names, OutOfRange for a group that did not exist, BadInput
        """
        own = ("+" in name or "=" in name) and name not in self.all_names
        found = self._custom(name) if own else self._known(name)
        if year is not None and isinstance(found, Group):
            self._need_members(found, year)
        return found

    def members(self, place: str | Place | Group, year: int | None = None) -> tuple[str, ...]:
        """Codes of the members in a year, or today; a place is its own member, the world's are all.

        raises : as ``resolve``
        """
        found = self.resolve(place) if isinstance(place, str) else place
        if isinstance(found, Group):
            return self._need_members(found, year)
        return self.countries if found.code == WORLD else (found.code,)

    def name(self, code: str, language: str = "en") -> str:
        """The name of a code in ``en`` or ``zh``; UnknownPlace where there is none."""
        return self.resolve(code).name(language)

    def groups_of(self, code: str, year: int | None = None) -> tuple[str, ...]:
        """Codes of the groups a place belongs to in a year."""
        return tuple(group.code for group in self.groups.values() if code in group.members(year))

    @cached_property
    def things(self) -> tuple[Place | Group, ...]:
        """All places, then all groups."""
        return (*self.places.values(), *self.groups.values())

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Codes of all countries and territories, joint, former and other areas left out."""
        kinds = ("country", "territory")
        return tuple(sorted(place.code for place in self.places.values() if place.kind in kinds))

    @cached_property
    def all_names(self) -> Mapping[str, str]:
        """Every name as written to the code it stands for."""
        found: dict[str, str] = {}
        for thing in self.things:
            for name in thing.names:
                found.setdefault(name, thing.code)
        return found

    def search(self, query: str) -> tuple[Place | Group, ...]:
        """What has the query in a name, best first: the same name, the same start, the rest."""
        wanted = plain(query)
        if not wanted:
            return self.things
        ranked = []
        for thing in self.things:
            names = [plain(name) for name in thing.names]
            if wanted in names:
                ranked.append((0, thing.code, thing))
            elif any(name.startswith(wanted) for name in names):
                ranked.append((1, thing.code, thing))
            elif len(wanted) > 2 and any(wanted in name for name in names):
                ranked.append((2, thing.code, thing))
        return tuple(thing for _, _, thing in sorted(ranked, key=lambda row: row[:2]))

    def cover(self, wanted: Iterable[str], available: Iterable[str]) -> Cover:
        """Codes of a data set for some places, none counted twice.

        wanted    : codes of places, as ``members`` gives them
        available : the codes that the data set has

        A place that the data set has is taken as it is. One that it has only within a joint area (Serbia in
        SCG) is covered by that area where more than half of the area's parts are wanted; the others come
        along and are named in ``beyond``.
        """
        ours, has = list(dict.fromkeys(wanted)), set(available)
        codes = [code for code in ours if code in has]
        missing = [code for code in ours if code not in has]
        beyond: list[str] = []
        for joint in (place for place in self.places.values() if place.parts and place.code in has):
            lacking = [part for part in joint.parts if part in missing]
            others = [part for part in joint.parts if part not in ours]
            apart = [part for part in joint.parts if part in has]
            if 2 * len(lacking) > len(joint.parts) and not apart and joint.code not in ours:
                codes.append(joint.code)
                missing = [code for code in missing if code not in lacking]
                beyond += others
        return Cover(tuple(codes), tuple(missing), tuple(beyond))

    @cached_property
    def _lookup(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for thing in self.things:
            found.setdefault(plain(thing.code), thing.code)
        for thing in self.things:
            for name in thing.names:
                found.setdefault(plain(name), thing.code)
        return found

    def _known(self, name: str) -> Place | Group:
        code = self._lookup.get(plain(name))
        if code is None:
            raise self._unknown(name)
        return self.places[code] if code in self.places else self.groups[code]

    def _unknown(self, name: str) -> UnknownPlace:
        close = nearest(plain(name), self._lookup)
        codes = dict.fromkeys(self._lookup[word] for word in close)
        shown = [f"{code} ({self._known(code).name_en})" for code in codes]
        return UnknownPlace(f"'{name}' is no country or group", nearest=shown, next_step=SEE)

    def _custom(self, text: str) -> Group:
        label, equals, body = text.partition("=")
        if not equals:
            label, body = "", text
        words = [word.strip() for word in body.split("+")]
        if not all(words) or (equals and not label.strip()):
            raise BadInput(
                f"'{text}' is no group", "A group is written NAME=CHN+USA or CHN+USA", next_step=SEE
            )
        spells: dict[Membership, None] = {}
        parts = [self._known(word) for word in words]
        for part in parts:
            own = part.memberships if isinstance(part, Group) else (Membership(part.code),)
            spells.update(dict.fromkeys(own))
        code = label.strip() or "+".join(part.code for part in parts)
        return Group(
            code=code,
            name_en=label.strip() or " + ".join(part.name_en for part in parts),
            name_zh=label.strip() or "、".join(part.name_zh for part in parts),
            memberships=tuple(spells),
        )

    def _need_members(self, group: Group, year: int | None) -> tuple[str, ...]:
        found = group.members(year)
        if not found:
            first = min(spell.first for spell in group.memberships)
            raise OutOfRange(
                f"{group.name_en} ({group.code}) had no members in {year}",
                f"It begins in {first}",
                next_step="Ask for a later year, or put the group together yourself: NAME=CHN+USA",
            )
        return found
