"""What is kept of an ensemble's warming when its members need not be: reduced scenario by scenario.

Each reduction takes the members' surface temperature of one scenario, relative to a baseline, and gives a
small labelled array. A run hands over one scenario after another and forgets it, so memory does not grow
with the number of scenarios.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import xarray as xr

from stocktake.dims import MEMBER, QUANTILE, TIMEBOUND
from stocktake.errors import OutOfRange

LEVEL = "level"


class Reduction(Protocol):
    """From one scenario's warming to something small."""

    @property
    def name(self) -> str:
        """Name of the variable in the result."""
        ...

    def reduce(self, warming: np.ndarray, timebounds: np.ndarray, members: np.ndarray) -> xr.DataArray:
        """The reduced array of one scenario; warming: (timebound, member), K."""
        ...


@dataclass(frozen=True)
class Quantiles:
    """Quantiles over members at every edge, linear between members (K)."""

    quantiles: tuple[float, ...] = (0.05, 0.17, 0.5, 0.83, 0.95)
    name: str = "warming"

    def __post_init__(self) -> None:
        for quantile in self.quantiles:
            if not 0.0 <= quantile <= 1.0:
                raise OutOfRange(f"A quantile of {quantile} was asked for", "Quantiles lie from 0 to 1")

    def reduce(self, warming: np.ndarray, timebounds: np.ndarray, members: np.ndarray) -> xr.DataArray:
        """(quantile, timebound)."""
        found = quantiles_of_sorted(np.sort(warming, axis=-1), self.quantiles)
        coordinates = {QUANTILE: list(self.quantiles), TIMEBOUND: timebounds}
        return xr.DataArray(found, coordinates, (QUANTILE, TIMEBOUND), attrs={"units": "K"})


@dataclass(frozen=True)
class Exceedance:
    """Share of members above each level at every edge (0 to 1)."""

    levels: tuple[float, ...] = (1.5, 2.0, 3.0)
    name: str = "exceedance"

    def reduce(self, warming: np.ndarray, timebounds: np.ndarray, members: np.ndarray) -> xr.DataArray:
        """(level, timebound)."""
        share = np.stack([np.mean(warming > level, axis=-1) for level in self.levels])
        coordinates = {LEVEL: list(self.levels), TIMEBOUND: timebounds}
        return xr.DataArray(share, coordinates, (LEVEL, TIMEBOUND), attrs={"units": "1"})


@dataclass(frozen=True)
class FirstCrossing:
    """First edge at which each member is above each level; NaN where it never is."""

    levels: tuple[float, ...] = (1.5, 2.0, 3.0)
    name: str = "first_crossing"

    def reduce(self, warming: np.ndarray, timebounds: np.ndarray, members: np.ndarray) -> xr.DataArray:
        """(level, member), calendar years."""
        rows = []
        for level in self.levels:
            above = warming > level
            first = timebounds[np.argmax(above, axis=0)].astype(float)
            rows.append(np.where(above.any(axis=0), first, np.nan))
        coordinates = {LEVEL: list(self.levels), MEMBER: members}
        return xr.DataArray(np.stack(rows), coordinates, (LEVEL, MEMBER), attrs={"units": "year"})


@dataclass(frozen=True)
class Peak:
    """Highest warming of each member (K)."""

    name: str = "peak"

    def reduce(self, warming: np.ndarray, timebounds: np.ndarray, members: np.ndarray) -> xr.DataArray:
        """(member,)."""
        return xr.DataArray(warming.max(axis=0), {MEMBER: members}, (MEMBER,), attrs={"units": "K"})


@dataclass(frozen=True)
class PeakYear:
    """Edge at which each member is warmest; the last one where it still warms."""

    name: str = "peak_year"

    def reduce(self, warming: np.ndarray, timebounds: np.ndarray, members: np.ndarray) -> xr.DataArray:
        """(member,), calendar years."""
        years = timebounds[np.argmax(warming, axis=0)]
        return xr.DataArray(years, {MEMBER: members}, (MEMBER,), attrs={"units": "year"})


@dataclass(frozen=True)
class PeriodMean:
    """Mean warming of each member over each period of calendar years (K)."""

    periods: tuple[tuple[int, int], ...]
    name: str = "period_mean"

    def reduce(self, warming: np.ndarray, timebounds: np.ndarray, members: np.ndarray) -> xr.DataArray:
        """(period, member)."""
        from stocktake.climate.baseline import edge_weights

        means = np.stack([edge_weights(timebounds, *period) @ warming for period in self.periods])
        coordinates = {"period": [f"{first}-{last}" for first, last in self.periods], MEMBER: members}
        return xr.DataArray(means, coordinates, ("period", MEMBER), attrs={"units": "K"})


def quantiles_of_sorted(rows: np.ndarray, quantiles: Sequence[float]) -> np.ndarray:
    """(quantile, row): quantiles of rows already sorted, linear between neighbours (numpy's default)."""
    last = rows.shape[-1] - 1
    found = []
    for quantile in quantiles:
        position = quantile * last
        below = int(np.floor(position))
        above = min(below + 1, last)
        part = position - below
        found.append(rows[..., below] + part * (rows[..., above] - rows[..., below]))
    return np.stack(found)
