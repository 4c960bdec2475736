"""What the rules share: a longer series carried back with an earlier one, scaled to meet it or not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from stocktake.dims import PLACE, YEAR
from stocktake.inventory.component import BUNKERS, NOT_PLACES, WORLD
from stocktake.provenance import Record


@dataclass(frozen=True)
class Joined:
    """A joined series (place, year) in kt a year and what was done to get it."""

    values: xr.DataArray
    records: tuple[Record, ...]


def carry_back(
    main: xr.DataArray, earlier: xr.DataArray, year: int, name: str, why: str, *, scaled: bool
) -> Joined:
    """``main`` from ``year`` on, before it ``earlier``, per place, met at ``year`` by a factor if ``scaled``.

    A place that either series lacks at ``year`` is not carried back and recorded as such; a world total is
    added up from places instead where the publisher's own does not reach back.
    """
    first = int(earlier[YEAR].values[0])
    years = np.arange(first, int(main[YEAR].values[-1]) + 1)
    places = [str(place) for place in main[PLACE].values]
    whole = main.reindex({YEAR: years}).transpose(PLACE, YEAR).values.copy()
    before = earlier.reindex({PLACE: places, YEAR: years}).transpose(PLACE, YEAR).values
    at = year - first
    factor = np.ones(len(places))
    if scaled:
        with np.errstate(divide="ignore", invalid="ignore"):
            factor = whole[:, at] / before[:, at]
    joins = np.isfinite(factor) & (factor > 0) & np.isfinite(before[:, :at]).any(axis=1)
    whole[joins, :at] = before[joins, :at] * factor[joins, None]
    values = xr.DataArray(whole, dims=(PLACE, YEAR), coords={PLACE: main[PLACE].values, YEAR: years})
    return Joined(values, _records(places, joins, factor, name, year, why))


def without_world(values: xr.DataArray) -> xr.DataArray:
    """The series without a publisher's world total, so that the world is added up from places."""
    return values.sel({PLACE: [place for place in values[PLACE].values if place != WORLD]})


def with_bunkers_as_one(values: xr.DataArray) -> xr.DataArray:
    """The series with its bunkers of ships and of aircraft added up into one row, BUNKERS."""
    places = [str(place) for place in values[PLACE].values]
    here = [place for place in places if place in BUNKERS]
    rest = values.sel({PLACE: [place for place in places if place not in BUNKERS]})
    if not here:
        return rest
    together = values.sel({PLACE: here}).sum(PLACE, min_count=1).expand_dims({PLACE: ["BUNKERS"]})
    return xr.concat([rest, together], dim=PLACE).transpose(PLACE, YEAR)


def _records(
    places: list[str], joins: np.ndarray, factor: np.ndarray, name: str, year: int, why: str
) -> tuple[Record, ...]:
    joined = [
        Record("joined", f"{name} {place} before {year}", why, float(one))
        for place, join, one in zip(places, joins, factor, strict=True)
        if join
    ]
    left = [
        Record(
            "not joined",
            f"{name} {place} before {year}",
            f"One of the two series has no value at {year}, or not the same sign",
        )
        for place, join in zip(places, joins, strict=True)
        if not join and place not in NOT_PLACES
    ]
    return (*joined, *left)
