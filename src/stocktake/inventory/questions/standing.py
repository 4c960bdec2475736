"""Where one stands among countries: ranks from one value per country."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from stocktake.choices import Absent
from stocktake.errors import BadInput
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.selection import Selection, select
from stocktake.inventory.world import World

Values = Callable[[Emissions], np.ndarray]


@dataclass(frozen=True)
class Standings:
    """One value per country under each combination, worked out once.

    countries : codes, the order of the values
    values    : emissions to (place,), NaN where a country has none
    """

    countries: tuple[str, ...]
    values: Values
    _kept: dict[int, np.ndarray] = field(default_factory=dict, repr=False, compare=False)

    def of(self, emissions: Emissions) -> np.ndarray:
        """(place,) under one combination."""
        if id(emissions) not in self._kept:
            self._kept[id(emissions)] = self.values(emissions)
        return self._kept[id(emissions)]

    def value(self, emissions: Emissions, chosen: Selection) -> float | None:
        """The value of one country; None for a group, or a place that is no country."""
        if len(chosen.codes) != 1 or chosen.codes[0] not in self.countries:
            return None
        return float(self.of(emissions)[self.countries.index(chosen.codes[0])])

    def rank(self, emissions: Emissions, chosen: Selection, value: float) -> int:
        """1 + the number of countries outside the selection whose value is greater."""
        if not np.isfinite(value):
            raise Absent("This data set has no value for the place")
        inside = set(chosen.codes)
        outside = np.array([code not in inside for code in self.countries])
        values = self.of(emissions)
        return 1 + int((values[outside] > value).sum())

    def first(self, emissions: Emissions, count: int) -> Sequence[str]:
        """Codes of the countries with the greatest values, greatest first."""
        values = self.of(emissions)
        order = np.argsort(-np.nan_to_num(values, nan=-np.inf), kind="stable")
        return [self.countries[row] for row in order[:count] if np.isfinite(values[row])]


def ranked_place(world: World, place: str, year: int) -> Selection:
    """The country or group that is to be ranked; BadInput for the world, which stands beside no other."""
    chosen = select(world.places, place, year)
    if chosen.world or chosen.bunkers:
        raise BadInput(
            f"{chosen.name} has no rank among countries",
            "A country or a group of countries is wanted",
            next_step="See `stocktake places`",
        )
    return chosen
