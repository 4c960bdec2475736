"""Places as a reader names them, turned into codes of countries, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from stocktake.errors import BadInput
from stocktake.inventory.aggregate import Emissions, Sum
from stocktake.inventory.component import WORLD
from stocktake.places import Gazetteer


@dataclass(frozen=True)
class Selection:
    """Countries taken together, or the world.

    label  : the codes or group names in the order of the alphabet, joined by ``+``, as in the id of a finding
    codes  : of the countries, each once; empty for the world
    name   : for a sentence, in English
    single : whether it is one country or group
    """

    label: str
    codes: tuple[str, ...]
    name: str
    single: bool

    @property
    def world(self) -> bool:
        """Whether it is the whole world, ships and aircraft between countries among it."""
        return self.label == WORLD

    def taken(self, emissions: Emissions, first: int, last: int) -> Sum:
        """Emissions of the selection, Mt a year."""
        if not self.world:
            return emissions.sum_of(self.codes, first, last)
        amount = emissions.world(first, last)
        return Sum(np.nan_to_num(amount), ~np.isnan(amount), ())


def select(places: Gazetteer, names: Iterable[str] | str, year: int) -> Selection:
    """The countries that the names mean in ``year``; groups by their members of that year.

    raises : UnknownPlace; BadInput where no name is given, or the world among others
    """
    given = [names] if isinstance(names, str) else list(names)
    if not given:
        raise BadInput(
            "No place was named",
            "At least one country or group is wanted",
            next_step="See `stocktake places`",
        )
    found = [places.resolve(name, year) for name in given]
    labels = tuple(dict.fromkeys(one.code for one in found))
    if WORLD in labels and len(labels) > 1:
        raise BadInput(
            "The world was named among other places", "It already holds them", next_step="Leave it out"
        )
    codes = () if WORLD in labels else _members(places, labels, year)
    name = joined_names([places.name(label, "en") for label in labels])
    return Selection("+".join(sorted(labels)), codes, name, len(labels) == 1)


def joined_names(names: list[str]) -> str:
    """Names as a sentence says them: ``A``, ``A and B``, ``A, B and C``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _members(places: Gazetteer, labels: tuple[str, ...], year: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for label in labels for code in places.members(label, year)))
