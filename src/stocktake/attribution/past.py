"""The past run again without some of its emissions: what a removal does to today's temperature.

History is the one that the ensemble was constrained with, whole: aerosols, halocarbons, volcanoes and the sun
stay in every run, and only what is taken away differs. Runs begin from one checkpoint per start year, and
what is kept of each is the temperature of every member at the end of the last year.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import xarray as xr

from stocktake.attribution.emitted import SPECIES as CHANGED
from stocktake.climate import Checkpoint, Ensemble, project
from stocktake.dims import MEMBER, SCENARIO, SPECIES, TIMEBOUND, YEAR
from stocktake.errors import BadInput, OutOfRange
from stocktake.pathways.harmonise import constant_ratio


@dataclass(frozen=True)
class AtTheEnd:
    """The temperature at the last edge (member,), K: a reduction of ``climate.project``."""

    name: str = "at the end"

    def reduce(self, warming: np.ndarray, timebounds: np.ndarray, members: np.ndarray) -> xr.DataArray:
        """Warming (timebound, member) to its last row."""
        return xr.DataArray(warming[-1], {MEMBER: members}, (MEMBER,), attrs={"units": "K"})


@dataclass(frozen=True, eq=False)
class Past:
    """History and the ensemble that is run under it.

    history : (species, year) in the climate model's units, from the model's first year
    forcing : ``solar`` and ``volcanic`` over timebound, W m-2
    """

    history: xr.DataArray
    ensemble: Ensemble
    forcing: xr.Dataset
    _starts: dict[int, Checkpoint] = field(default_factory=dict, repr=False)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year of the history."""
        return int(self.history[YEAR][0]), int(self.history[YEAR][-1])

    @property
    def members(self) -> int:
        """How many members the ensemble has."""
        return len(self.ensemble)

    def effects(self, removals: np.ndarray, first: int) -> np.ndarray:
        """Warming that the removed emissions cause at the end of the last year (case, member), K.

        removals : (case, species, year) from ``first`` on, species and units as in ``emitted.SPECIES``
        """
        last = first + removals.shape[-1] - 1
        self._check(first, last)
        runs = self._without(removals, first, last)
        kept = project(
            runs,
            self.ensemble,
            self.forcing,
            start_state=self._start(first),
            keep=(),
            reduce=(AtTheEnd(),),
            baseline=None,
        )
        ends = kept["at the end"].transpose(SCENARIO, MEMBER).to_numpy()
        return ends[:1] - ends[1:]

    def _without(self, removals: np.ndarray, first: int, last: int) -> xr.DataArray:
        """(scenario, species, year): history, then history without each removal."""
        years = self.history.sel({YEAR: slice(first, last)}).transpose(SPECIES, YEAR)
        names = [str(name) for name in years[SPECIES].to_numpy()]
        values = np.repeat(years.to_numpy()[None], len(removals) + 1, axis=0)
        values[1:, [names.index(name) for name in CHANGED]] -= removals
        cases = ["history", *(f"without {number}" for number in range(len(removals)))]
        coordinates = {SCENARIO: cases, SPECIES: names, YEAR: years[YEAR].to_numpy()}
        return xr.DataArray(values, coordinates, (SCENARIO, SPECIES, YEAR))

    def _start(self, first: int) -> Checkpoint:
        if first not in self._starts:
            before = [year for year in self._starts if year < first]
            start = self._starts[max(before)] if before else None
            since = max(before) if before else self.years[0]
            past = self.history.sel({YEAR: slice(since, first - 1)}).expand_dims({SCENARIO: ["history"]})
            run = project(
                past.transpose(SCENARIO, SPECIES, YEAR), self.ensemble, self.forcing, start_state=start
            )
            self._starts[first] = run.checkpoint()
        return self._starts[first]

    def _check(self, first: int, last: int) -> None:
        begin, end = self.years
        if first <= begin or last > end:
            raise OutOfRange(
                f"Warming by emissions of {first}-{last} was asked for",
                f"The climate model's history covers {begin + 1}-{end}",
                nearest=(f"{max(first, begin + 1)}-{min(last, end)}",),
            )
        edges = self.forcing[TIMEBOUND].to_numpy()
        if edges[-1] < last + 1:
            raise OutOfRange(f"Natural forcing ends in {int(edges[-1])}", f"It is needed to {last + 1}")


def to_date(calibrated: xr.DataArray, later: xr.DataArray) -> xr.DataArray:
    """The history that an ensemble was constrained with, carried on by another one's growth.

    calibrated : (species, year), to be kept as it is
    later      : (species, year) with every species, reaching further; only its growth since the last year of
                 ``calibrated`` is taken, because the two differ in level
    """
    last = int(calibrated[YEAR][-1])
    names = [str(name) for name in calibrated[SPECIES].to_numpy()]
    lacking = [name for name in names if name not in set(later[SPECIES].to_numpy())]
    if lacking:
        raise BadInput(
            f"The later history lacks {', '.join(lacking)}", "Every species of the earlier one is wanted"
        )
    after = later.sel({SPECIES: names, YEAR: slice(last, None)})
    level = calibrated.sel({YEAR: last}, drop=True)
    start = after.sel({YEAR: last}, drop=True)
    # what was zero, or was removed on balance, has no growth: it holds the level
    grown = constant_ratio(after, level, last).where((start > 0) & (level > 0), level)
    new = grown.sel({YEAR: slice(last + 1, None)}).transpose(SPECIES, YEAR)
    plain = [name for name in new.coords if name not in (SPECIES, YEAR)]
    kept = calibrated.drop_vars([name for name in calibrated.coords if name not in (SPECIES, YEAR)])
    return xr.concat([kept.transpose(SPECIES, YEAR), new.drop_vars(plain)], YEAR)
