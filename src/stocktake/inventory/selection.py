"""Places as a reader names them, turned into codes of countries, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from stocktake.errors import BadInput
from stocktake.inventory.aggregate import Emissions, Sum
from stocktake.inventory.component import WORLD
from stocktake.places import Gazetteer, Group, Place

SHIPS_AND_AIRCRAFT = "BUNKERS"


@dataclass(frozen=True)
class Selection:
    """Countries taken together, or the world.

    label  : the codes or group names in the order of the alphabet, joined by ``+``, as in the id of a finding
    codes  : of the countries, each once; empty for the world
    name   : for a sentence, in English
    single : whether it is one country or group
    within : codes of places named beside a group that they belong to; they are counted once
    """

    label: str
    codes: tuple[str, ...]
    name: str
    single: bool
    within: tuple[str, ...] = ()

    @property
    def counted_once(self) -> dict[str, object]:
        """The key ``counted_once`` of a finding, where a place was named beside its own group."""
        return {"counted_once": "+".join(self.within)} if self.within else {}

    @property
    def world(self) -> bool:
        """Whether it is the whole world, ships and aircraft between countries among it."""
        return self.label == WORLD

    @property
    def bunkers(self) -> bool:
        """Whether it is ships and aircraft between countries."""
        return self.codes == (SHIPS_AND_AIRCRAFT,)

    def taken(self, emissions: Emissions, first: int, last: int) -> Sum:
        """Emissions of the selection, Mt a year."""
        if self.world or self.bunkers:
            amount = emissions.world(first, last) if self.world else emissions.bunkers(first, last)
            return Sum(np.nan_to_num(amount), ~np.isnan(amount), ())
        return emissions.sum_of(self.codes, first, last)


def select(places: Gazetteer, names: Iterable[str] | str, year: int) -> Selection:
    """The countries that the names mean in ``year``; groups by their members of that year.

    A name may put places together: ``CHN+USA``, or ``mine=CHN+USA``, which is the same.

    raises : UnknownPlace; BadInput where no name is given, or the world among others
    """
    given = [names] if isinstance(names, str) else list(names)
    parts = [
        part.strip() for name in given for part in name.partition("=")[2 if "=" in name else 0].split("+")
    ]
    if not parts or not all(parts):
        raise BadInput(
            "A place has no name" if parts else "No place was named",
            "At least one country or group is wanted; several are put together as CHN+USA",
            next_step="See `stocktake places`",
        )
    found = {one.code: one for one in (places.resolve(part, year) for part in parts)}
    for alone in (WORLD, SHIPS_AND_AIRCRAFT):
        if alone in found and len(found) > 1:
            raise BadInput(
                f"{found[alone].name('en')} was named among other places",
                "It is no country among others",
                next_step="Ask for it by itself",
            )
    codes = () if WORLD in found else _members(places, tuple(found.values()), year)
    name = joined_names([one.name("en") for one in found.values()])
    within = _within(places, found, year)
    return Selection("+".join(sorted(found)), codes, name, len(found) == 1, within)


def select_two(places: Gazetteer, one: str, other: str, year: int) -> tuple[Selection, Selection]:
    """Two to set against each other; BadInput where they are the same countries."""
    first, second = select(places, one, year), select(places, other, year)
    if first.label == second.label or (first.codes and first.codes == second.codes):
        raise BadInput(
            f"{one} and {other} are the same",
            "Two different places are wanted",
            next_step="See `stocktake places`",
        )
    return first, second


def joined_names(names: list[str]) -> str:
    """Names as a sentence says them: ``A``, ``A and B``, ``A, B and C``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _within(places: Gazetteer, found: dict[str, Place | Group], year: int) -> tuple[str, ...]:
    """Codes of those among the named whose members all belong to another of them."""
    members = {code: set(_members(places, (one,), year)) for code, one in found.items() if code != WORLD}
    return tuple(
        code
        for code, own in members.items()
        if any(own < others for other, others in members.items() if other != code)
    )


def _members(places: Gazetteer, found: tuple[Place | Group, ...], year: int) -> tuple[str, ...]:
    """Codes of all, each once; of a former state those of its successors, by which inventories count it."""
    codes: dict[str, None] = {}
    for one in found:
        apart = one.parts if isinstance(one, Place) else ()
        codes.update(dict.fromkeys(apart or places.members(one, year)))
    return tuple(codes)
