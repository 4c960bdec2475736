"""What levers do to warming: with and without, member by member.

Degrees avoided are the difference between two runs of the same member, so their percentiles are those of
the differences, never differences of percentiles. The climate is handed in (:class:`Warmer`); it starts from
a checkpoint, so a change costs only its own years.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import xarray as xr

from stocktake.assessment.split import Split, split
from stocktake.dims import SCENARIO, SPECIES, YEAR
from stocktake.pathways.basket import FOSSIL_CO2, KYOTO, LAND_CO2, mt_per_unit
from stocktake.pathways.levers.apply import Plan

QUANTILES = (0.05, 0.17, 0.33, 0.5, 0.67, 0.83, 0.95)
YEARS = (2050, 2100)
LIMITS = (1.5, 1.7, 2.0, 2.5, 3.0)
PEAK = "peak"


class Warmer(Protocol):
    """A climate ensemble made ready: worlds in, warming out."""

    @property
    def years(self) -> np.ndarray:
        """Calendar years of the warming, from the checkpoint to 2100."""

    @property
    def members(self) -> int:
        """How many members."""

    def warming(self, worlds: xr.DataArray, /) -> np.ndarray:
        """K above 1850-1900 (scenario, member, year), the mean of each year.

        worlds : (scenario, species, year) in the climate model's units; years of ``years`` at least
        """


@dataclass(frozen=True)
class Effect:
    """A base and the same with levers.

    years     : calendar years
    before    : (member, year) K above 1850-1900 of the base
    after     : (member, year) the same with levers
    ghg       : (2, year) Gt CO2e per year of the base and with levers, Kyoto gases with land-use CO2
    world     : (2, species, year) both worlds in the climate model's units
    """

    years: np.ndarray
    before: np.ndarray
    after: np.ndarray
    ghg: np.ndarray
    ghg_years: np.ndarray
    world: np.ndarray

    def of(self, when: int | str) -> tuple[np.ndarray, np.ndarray]:
        """Both runs (member,) in a year, or at their peaks."""
        return measured(self.before, self.years, when), measured(self.after, self.years, when)

    def avoided(self, when: int | str) -> np.ndarray:
        """Degrees avoided by each member (member,); negative where the levers warm."""
        before, after = self.of(when)
        return before - after

    def probability_below(self, limit: float, when: int | str = PEAK) -> tuple[float, float]:
        """Share of members below a limit, before and after."""
        before, after = self.of(when)
        return float((before < limit).mean()), float((after < limit).mean())


def measured(warming: np.ndarray, years: np.ndarray, when: int | str) -> np.ndarray:
    """Warming in a year, or its highest over all years given; last axis is the year."""
    if when == PEAK:
        return warming.max(axis=-1)
    return warming[..., int(np.flatnonzero(years == when)[0])]


def effect(plan: Plan, warmer: Warmer, factors: Mapping[str, float]) -> Effect:
    """Run the base and the levers together.

    factors : kg CO2e per kg by species, for the emissions told in CO2e
    """
    worlds = stacked([plan.base.world, plan.world()])
    warming = warmer.warming(worlds)
    return Effect(
        years=warmer.years,
        before=warming[0],
        after=warming[1],
        ghg=greenhouse(worlds, factors),
        ghg_years=worlds[YEAR].values,
        world=worlds.values,
    )


def stacked(worlds: Sequence[xr.DataArray]) -> xr.DataArray:
    """Worlds (species, year) on one scenario axis."""
    first = worlds[0]
    return xr.DataArray(
        np.stack([world.values for world in worlds]),
        dims=(SCENARIO, SPECIES, YEAR),
        coords={SCENARIO: np.arange(len(worlds)), SPECIES: first[SPECIES].values, YEAR: first[YEAR].values},
    )


def greenhouse(worlds: xr.DataArray, factors: Mapping[str, float]) -> np.ndarray:
    """Gt CO2e per year (scenario, year): Kyoto gases with land-use CO2."""
    return np.einsum("nsy,s->ny", worlds.values, gt_co2e(worlds[SPECIES].values, factors))


def gt_co2e(species: Iterable[object], factors: Mapping[str, float]) -> np.ndarray:
    """Gt CO2e in one unit of each species (species,); zero for what is no Kyoto gas."""
    known = {FOSSIL_CO2: 1.0, LAND_CO2: 1.0} | {name: factors[name] for name in KYOTO if name in factors}
    return np.array([known.get(str(name), 0.0) * mt_per_unit(str(name)) / 1000.0 for name in species])


def split_by_lever(plan: Plan, warmer: Warmer, when: int | str) -> Split:
    """Degrees avoided by each lever: Shapley over levers, all coalitions run as scenarios."""
    return split(
        lambda sets: _run(plan, warmer, [plan.change(row.astype(float)) for row in sets], when),
        len(plan.levers),
    )


def split_by_part(plan: Plan, parts: Sequence[np.ndarray], warmer: Warmer, when: int | str) -> Split:
    """Degrees avoided by each part of a change, such as gases or places.

    parts : changes (species, year) that add up to the whole change
    """
    stack = np.stack(parts)
    return split(
        lambda sets: _run(plan, warmer, list(np.tensordot(sets.astype(float), stack, axes=1)), when),
        len(parts),
    )


BLOCK = 64  # coalitions held at once: 64 x 841 members x 76 years is 33 MB


def _run(plan: Plan, warmer: Warmer, changes: list[np.ndarray], when: int | str) -> np.ndarray:
    """Degrees avoided (coalition, member)."""
    base = plan.base.world.values
    nothing = measured(warmer.warming(stacked([plan.base.world])), warmer.years, when)[0]
    found = []
    for start in range(0, len(changes), BLOCK):
        worlds = plan.base.world.expand_dims({SCENARIO: len(changes[start : start + BLOCK])}).copy(
            data=base[None] + np.stack(changes[start : start + BLOCK])
        )
        found.append(measured(warmer.warming(worlds), warmer.years, when))
    return nothing[None, :] - np.concatenate(found)


GAS_PARTS = {
    "CO2 fossil": ("CO2 FFI",),
    "CO2 land": ("CO2 AFOLU",),
    "CH4": ("CH4",),
    "N2O": ("N2O",),
    "SO2": ("Sulfur",),
    "soot": ("BC", "OC"),
    "ozone precursors": ("NOx", "CO", "VOC"),
    "ammonia": ("NH3",),
}
FLUORINATED = "F-gases"


def gas_parts(plan: Plan) -> dict[str, np.ndarray]:
    """The whole change told by gas: name to (species, year); only what changes."""
    change = np.asarray(plan.change(np.ones(len(plan.levers))))
    names = plan.base.all_species
    listed = {name for group in GAS_PARTS.values() for name in group}
    groups = GAS_PARTS | {FLUORINATED: tuple(name for name in names if name not in listed)}
    parts = {}
    for label, members in groups.items():
        own = np.isin(np.array(names), members)
        part = np.where(own[:, None], change, 0.0)
        if np.any(part):
            parts[label] = part
    return parts
