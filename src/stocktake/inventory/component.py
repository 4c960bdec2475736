"""A component: one gas of one data set, ready for adding up, with its world and what was done to it.

Arrays are raw here: labels come off in ``component_of`` and rows are found again by the code of the
place. Adding treats a missing value as nothing emitted; ``known`` keeps the difference, so that a question
can refuse a place its data set does not have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import xarray as xr

from stocktake.dims import PLACE, YEAR
from stocktake.provenance import Record

WORLD = "WORLD"
BUNKERS = ("BUNKERS", "AIR", "SEA")
NOT_PLACES = (WORLD, *BUNKERS, "STATDIFF")


@dataclass(frozen=True)
class Component:
    """Emissions of one gas.

    amount   : (place, year), kt per year, zero where unknown
    known    : (place, year), whether the data set has a value
    world    : (year,), bunkers counted; NaN where the data set has none
    bunkers  : (year,), zero where the data set has none
    first    : the first year
    rows     : code of a place to its row
    """

    amount: np.ndarray
    known: np.ndarray
    world: np.ndarray
    bunkers: np.ndarray
    first: int
    rows: Mapping[str, int]
    sources: tuple[str, ...]
    records: tuple[Record, ...] = field(default=())

    @property
    def last(self) -> int:
        """The last year."""
        return self.first + len(self.world) - 1

    def later(self, years: int) -> Component:
        """The same emissions, dated some years later; for what rests on an earlier year."""
        return Component(
            self.amount,
            self.known,
            self.world,
            self.bunkers,
            self.first + years,
            self.rows,
            self.sources,
            self.records,
        )


def component_of(
    values: xr.DataArray, sources: tuple[str, ...], records: tuple[Record, ...] = ()
) -> Component:
    """A component of labelled emissions (place, year) in kt per year.

    The world is the publisher's own where there is one, else countries and bunkers added up. A publisher's
    world counts bunkers, or else the data set has none (then nothing is taken off it).
    """
    places = [str(place) for place in values[PLACE].values]
    table = values.transpose(PLACE, YEAR).values.astype(float)
    countries = [row for row, place in enumerate(places) if place not in NOT_PLACES]
    bunkers = _added(table[[row for row, place in enumerate(places) if place in BUNKERS]])
    if WORLD in places:
        world = table[places.index(WORLD)]
    else:
        everything = _added(table[countries]) + np.nan_to_num(bunkers)
        listed = table[countries] if countries else table  # a category may be of ships and aircraft alone
        world = np.where(np.isnan(listed).all(axis=0), np.nan, everything)
    national = table[countries]
    known = ~np.isnan(national)
    return Component(
        np.where(known, national, 0.0),
        known,
        world,
        bunkers,
        int(values[YEAR].values[0]),
        {places[row]: number for number, row in enumerate(countries)},
        sources,
        records,
    )


def _added(table: np.ndarray) -> np.ndarray:
    """Sum over places, a missing value as zero."""
    return np.nansum(table, axis=0) if len(table) else np.zeros(table.shape[1])
