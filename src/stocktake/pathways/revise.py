"""Country pathways of the 2021 set carried to what was pledged since: new levels, new net-zero years, lapsed
pledges.

Levels are in the set's own terms (its history of 2019). Between points the pathway is a straight line. After
the last target a straight line leads to net zero where that is pledged (the set's own level of 2050 where it
has one), else the Party's SSP1 baseline lends its growth. A lapsed Party follows that baseline from 2019 on.
No line without help runs below what a Party promised for a year with help: there the promise is a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import xarray as xr

from stocktake.dims import PLACE, YEAR
from stocktake.pathways.ndc_set import LAST_HISTORY, LAST_LONG_TERM, LAST_TARGET
from stocktake.provenance import Record

LAST_REVISED = 2035


@dataclass(frozen=True)
class Revision:
    """What changed for one Party, or for several that pledge together.

    places   : the Party, or the members that share one target
    levels   : year to Mt CO2e of all ``places`` together
    net_zero : year and remaining level of a net-zero pledge, Mt CO2e, None where nothing new is pledged
    lapsed   : whether no pledge of the past stands any more; with ``levels`` the new ones start from there
    why      : ids of the pledges
    floors   : year to the level below which the line does not run, Mt CO2e of all ``places`` together
    """

    places: tuple[str, ...]
    levels: Mapping[int, float] = field(default_factory=dict)
    net_zero: tuple[int, float] | None = None
    lapsed: bool = False
    why: str = ""
    floors: Mapping[int, float] = field(default_factory=dict)


def revised(
    given: xr.DataArray,
    long_term: xr.DataArray,
    baseline: xr.DataArray,
    revisions: Iterable[Revision],
    *,
    net_zero: bool,
) -> tuple[xr.DataArray, tuple[Record, ...]]:
    """Pathways to 2050 with net-zero pledges, or to 2035 without (place, year), Mt CO2e.

    given     : (place, year) the set to 2030
    long_term : (place, year) the set to 2050
    baseline  : (place, year) SSP1 baselines by country
    """
    last = LAST_LONG_TERM if net_zero else LAST_REVISED
    years = np.arange(int(given[YEAR][0]), last + 1)
    growth = baseline.reindex({PLACE: given[PLACE], YEAR: years})
    start = long_term if net_zero else _along(given, growth, LAST_TARGET, years)
    paths = start.sel({YEAR: years}).transpose(PLACE, YEAR).copy()
    table = _Table(paths.values, growth.transpose(PLACE, YEAR).values, int(years[0]))
    rows = {str(name): at for at, name in enumerate(paths[PLACE].values)}
    records: list[Record] = []
    for revision in revisions:
        members = [rows[name] for name in revision.places if name in rows]
        if not members:
            continue
        change = table.lapse(members) if revision.lapsed else 0.0
        if revision.levels or revision.net_zero is not None or table.below(members, revision.floors):
            change += table.move(members, revision, net_zero=net_zero)
        elif not revision.lapsed:
            continue
        named = revision.places if len(revision.places) <= 3 else (*revision.places[:3], "...")
        records.append(Record("revised", "+".join(named), revision.why, change, "Mt CO2e in 2030"))
    return paths, tuple(records)


def _along(paths: xr.DataArray, growth: xr.DataArray, since: int, years: np.ndarray) -> xr.DataArray:
    """Years after ``since`` by the baseline's growth; a place without a baseline is held."""
    factor = (growth / growth.sel({YEAR: since}, drop=True)).fillna(1.0)
    whole = paths.reindex({YEAR: years})
    return whole.where(whole[YEAR] <= since, paths.sel({YEAR: since}, drop=True) * factor)


@dataclass(frozen=True)
class _Table:
    """Pathways and baselines as plain arrays (place, year); ``paths`` is changed in place."""

    paths: np.ndarray
    baseline: np.ndarray
    first: int

    def at(self, year: int) -> int:
        """The column of a year."""
        return year - self.first

    @property
    def last(self) -> int:
        """The last year."""
        return self.first + self.paths.shape[1] - 1

    def below(self, members: list[int], floors: Mapping[int, float]) -> bool:
        """Whether the members' total runs below a floor as it is."""
        total = self.paths[members].sum(axis=0)
        return any(total[self.at(year)] < least for year, least in floors.items() if year <= self.last)

    def lapse(self, members: list[int]) -> float:
        """Let the members follow their baselines from the last year of history; gives the change in 2030."""
        before = self.paths[members, self.at(LAST_TARGET)].sum()
        since = self.at(LAST_HISTORY)
        factor = self.baseline[members, since:] / self.baseline[members, since][:, None]
        self.paths[members, since:] = self.paths[members, since][:, None] * np.nan_to_num(factor, nan=1.0)
        return float(self.paths[members, self.at(LAST_TARGET)].sum() - before)

    def move(self, members: list[int], revision: Revision, *, net_zero: bool) -> float:
        """Lay the members' total through the revision's points, their shares as before; the change in
        2030."""
        total = self.paths[members].sum(axis=0)
        points = {LAST_HISTORY: float(total[self.at(LAST_HISTORY)])}
        if LAST_TARGET not in revision.levels:
            points[LAST_TARGET] = float(total[self.at(LAST_TARGET)])
        points |= {year: value for year, value in revision.levels.items() if year <= self.last}
        years = np.arange(self.first, self.last + 1)
        line = self._line(members, total, revision, points, net_zero=net_zero)
        for year, least in sorted(revision.floors.items()):
            if max(points) < year <= self.last and line[self.at(year)] < least:
                points[year] = least
                line = self._line(members, total, revision, points, net_zero=net_zero)
        kept = LAST_HISTORY if LAST_TARGET in revision.levels else LAST_TARGET
        line = np.where(years > kept, line, total)
        self.paths[members] *= np.divide(line, total, out=np.zeros_like(line), where=total != 0)
        return float(line[self.at(LAST_TARGET)] - total[self.at(LAST_TARGET)])

    def _line(
        self,
        members: list[int],
        total: np.ndarray,
        revision: Revision,
        points: Mapping[int, float],
        *,
        net_zero: bool,
    ) -> np.ndarray:
        """Through the points and on from the last of them, (year,)."""
        end, whole = max(points), dict(points)
        if net_zero and end < LAST_LONG_TERM:
            whole[LAST_LONG_TERM] = self._level_of_2050(members, total, revision, points[end], end)
        elif end < self.last:
            whole[self.last] = points[end] * self._growth(members, end, self.last)
        ordered = sorted(whole)
        years = np.arange(self.first, self.last + 1)
        return np.interp(years, ordered, [whole[year] for year in ordered])

    def _level_of_2050(
        self, members: list[int], total: np.ndarray, revision: Revision, last: float, end: int
    ) -> float:
        if revision.net_zero is not None:
            year, rest = revision.net_zero
            return (
                rest
                if year <= LAST_LONG_TERM
                else last + (rest - last) * (LAST_LONG_TERM - end) / (year - end)
            )
        own = float(total[self.at(LAST_LONG_TERM)])
        # the set has a long-term target where its pathway falls by a quarter or more
        if own < 0.75 * float(total[self.at(LAST_TARGET)]):
            return own
        return last * self._growth(members, end, LAST_LONG_TERM)

    def _growth(self, members: list[int], since: int, until: int) -> float:
        total = np.nansum(self.baseline[members], axis=0)
        return float(total[self.at(until)] / total[self.at(since)]) if total[self.at(since)] > 0 else 1.0
