"""The climate ensemble made ready for many futures of one history: run to a checkpoint once, then only
onward.

Before ``FIRST_YEAR`` no lever works, so all futures of a base share one past. What is kept is the ensemble's
state at that edge and its warming before; a future then costs only its own years.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from stocktake.climate import Checkpoint, Ensemble, project
from stocktake.climate.along import warming_along
from stocktake.climate.arrays import Numbers
from stocktake.climate.baseline import PREINDUSTRIAL
from stocktake.dims import MEMBER, SCENARIO, SPECIES, TIMEBOUND, YEAR
from stocktake.pathways.levers.timing import FIRST_YEAR, LAST_YEAR


@dataclass(frozen=True, eq=False)
class ReadyClimate:
    """An ensemble at the checkpoint; see ``lever_effect.Warmer``.

    ensemble : the members
    forcing  : ``solar`` and ``volcanic`` over timebound, W m-2
    start    : the state at the start of FIRST_YEAR
    world    : (species, year) of the base from FIRST_YEAR on, with every species a run needs
    """

    ensemble: Ensemble
    forcing: xr.Dataset
    start: Checkpoint
    world: xr.DataArray

    @property
    def years(self) -> np.ndarray:
        """Calendar years of the warming: FIRST_YEAR to LAST_YEAR."""
        return self.world[YEAR].values

    @property
    def members(self) -> int:
        """How many members."""
        return len(self.ensemble)

    def warming(self, worlds: xr.DataArray, /) -> np.ndarray:
        """K above 1850-1900 (scenario, member, year), mean of each year.

        worlds : (scenario, species, year); species that it lacks are the base's
        """
        run = project(
            self.complete(worlds), self.ensemble, self.forcing, start_state=self.start, keep=("temperature",)
        )
        edges = run.relative_to(PREINDUSTRIAL).transpose(SCENARIO, MEMBER, TIMEBOUND).values
        return mean_of_year(edges[..., :-1], edges[..., 1:])

    def along(self, world: xr.DataArray, directions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Warming (member, year) of one world, and its derivative (direction, member, year).

        world      : (species, year) in the climate model's units
        directions : (direction, species, year) on the axes of ``world``
        """
        full = self.complete(world.expand_dims({SCENARIO: ["world"]})).isel({SCENARIO: 0}, drop=True)
        onward = np.isin(world[YEAR].values, self.years)
        own = [str(name) for name in full[SPECIES].values]
        wide = np.zeros((len(directions), *full.shape))
        wide[:, [own.index(str(name)) for name in world[SPECIES].values]] = directions[:, :, onward]
        value, slope = warming_along(full, wide, self.ensemble, self.forcing, start_state=self.start)
        return mean_of_year(value[:, :-1], value[:, 1:]), mean_of_year(slope[..., :-1], slope[..., 1:])

    def complete(self, worlds: xr.DataArray) -> xr.DataArray:
        """The worlds with every species a run needs, from FIRST_YEAR on."""
        own = [str(name) for name in self.world[SPECIES].values]
        given = worlds.sel({YEAR: self.years})
        if [str(name) for name in given[SPECIES].values] == own:
            return given
        values = np.repeat(self.world.values[None], worlds.sizes[SCENARIO], axis=0)
        values[:, [own.index(str(name)) for name in given[SPECIES].values]] = given.values
        return xr.DataArray(
            values,
            dims=(SCENARIO, SPECIES, YEAR),
            coords={SCENARIO: worlds[SCENARIO].values, SPECIES: own, YEAR: self.years},
        )


def mean_of_year(before: Numbers, after: Numbers) -> Numbers:
    """The mean of a year from what stands at its two edges."""
    return 0.5 * (before + after)


def ready(world: xr.DataArray, ensemble: Ensemble, forcing: xr.Dataset) -> ReadyClimate:
    """Run the past of a world once.

    world : (species, year) from the model's first year to LAST_YEAR, in the climate model's units
    """
    past = world.sel({YEAR: slice(None, FIRST_YEAR - 1)}).expand_dims({SCENARIO: ["past"]})
    run = project(past.transpose(SCENARIO, SPECIES, YEAR), ensemble, forcing)
    onward = world.sel({YEAR: slice(FIRST_YEAR, LAST_YEAR)}).transpose(SPECIES, YEAR)
    return ReadyClimate(ensemble, forcing, run.checkpoint(), onward)
