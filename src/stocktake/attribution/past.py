"""The past run again without some of its emissions: what a removal does to today's temperature.

History is the one that the ensemble was constrained with, whole: aerosols, halocarbons, volcanoes and the
sun stay in every run, and only what is taken away differs. All runs begin from one checkpoint, and what is
kept of each is the temperature of every member at the end of the last year.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import xarray as xr

from stocktake.attribution.emitted import SPECIES as CHANGED
from stocktake.climate import Checkpoint, Ensemble, project
from stocktake.dims import MEMBER, SCENARIO, SPECIES, TIMEBOUND, YEAR
from stocktake.errors import BadInput, OutOfRange
from stocktake.inventory.datasets import LAND_USE_YEARS
from stocktake.pathways.harmonise import constant_ratio

BEGIN = LAND_USE_YEARS[0]
CASES_AT_ONCE = 400  # keeps what is held of emissions below 30 MB


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
    _kept: dict[str, Checkpoint] = field(default_factory=dict, repr=False)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year of the history."""
        return int(self.history[YEAR][0]), int(self.history[YEAR][-1])

    @property
    def members(self) -> int:
        """How many members the ensemble has."""
        return len(self.ensemble)

    def effects(self, removals: np.ndarray, last: int) -> np.ndarray:
        """Warming that removed emissions cause at the end of ``last`` (case, member), K.

        removals : (case, species, year) for the years up to ``last``, as many as there are columns; species
                   and units as in ``emitted.SPECIES``
        raises   : OutOfRange where history or natural forcing do not reach that far
        """
        first = last + 1 - removals.shape[-1]
        self._check(first, last)
        found = [
            self._run(removals[begin : begin + CASES_AT_ONCE], first, last)
            for begin in range(0, len(removals), CASES_AT_ONCE)
        ]
        return np.concatenate(found) if found else np.zeros((0, self.members))

    def _run(self, removals: np.ndarray, first: int, last: int) -> np.ndarray:
        kept = project(
            self._without(removals, first, last),
            self.ensemble,
            self.forcing,
            start_state=self._start(),
            keep=(),
            reduce=(AtTheEnd(),),
            baseline=None,
        )
        ends = kept["at the end"].transpose(SCENARIO, MEMBER).to_numpy()
        return ends[:1] - ends[1:]

    def _without(self, removals: np.ndarray, first: int, last: int) -> xr.DataArray:
        """(scenario, species, year): history, then history without each removal."""
        years = self.history.sel({YEAR: slice(BEGIN, last)}).transpose(SPECIES, YEAR)
        names = [str(name) for name in years[SPECIES].to_numpy()]
        values = np.repeat(years.to_numpy()[None], len(removals) + 1, axis=0)
        for row, name in enumerate(CHANGED):
            values[1:, names.index(name), first - BEGIN :] -= removals[:, row]
        cases = ["history", *(f"without {number}" for number in range(len(removals)))]
        coordinates = {SCENARIO: cases, SPECIES: names, YEAR: years[YEAR].to_numpy()}
        return xr.DataArray(values, coordinates, (SCENARIO, SPECIES, YEAR))

    def _start(self) -> Checkpoint:
        if "start" not in self._kept:
            past = self.history.sel({YEAR: slice(None, BEGIN - 1)}).expand_dims({SCENARIO: ["history"]})
            run = project(past.transpose(SCENARIO, SPECIES, YEAR), self.ensemble, self.forcing)
            self._kept["start"] = run.checkpoint()
        return self._kept["start"]

    def _check(self, first: int, last: int) -> None:
        begin, end = self.years
        if first < BEGIN or begin >= BEGIN or last > end:
            raise OutOfRange(
                f"Warming by emissions of {first}-{last} was asked for",
                f"A history from before {BEGIN} to {last} is wanted; this one covers {begin}-{end}",
            )
        edge = int(self.forcing[TIMEBOUND].to_numpy()[-1])
        if edge < last + 1:
            raise OutOfRange(f"Natural forcing ends in {edge}", f"It is needed to {last + 1}")


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
