"""Levers at any strength between nothing and their most, each acting exactly as it would at that depth.

Most levers cut in proportion to their depth. A price or money does not, since cheap measures come first, nor
does a depth told against a year, since it names a level. So a lever's actions are asked for anew at each
depth (:meth:`Reach.plan_at`): what a strength does is what ``stocktake lever`` does at the depth printed.

Tiles that lie in the same cuts of all levers are put together once: whatever the depths, their fractions are
equal. Derivatives by strength are differences over a hair of it; a lever's fractions are straight lines of
its depth but for bends where a bin of costs or a level ends, so that they are exact within a stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import xarray as xr

from stocktake.assessment.seek_terms import Term
from stocktake.errors import BadInput
from stocktake.pathways.levers.apply import Plan, plan
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Cut, Lever, settled, tiles_of
from stocktake.pathways.levers.parameters import Settings

HAIR = 1e-6  # of a strength, over which differences are taken
# a strength that is as good as none, but keeps a level: "0 % below 2020" is not the same as no lever
HELD = 1e-9


@dataclass(frozen=True)
class Row:
    """One lever at one depth.

    fraction : (class,) of what the class emits
    ramp     : (year,)
    removal  : (species,) taken from the air, in the climate model's units per year
    """

    fraction: np.ndarray
    ramp: np.ndarray
    removal: np.ndarray

    @property
    def cut(self) -> np.ndarray:
        """Fraction (class, year) of what the class emits."""
        return self.fraction[:, None] * self.ramp[None, :]


@dataclass(frozen=True, eq=False)
class Reach:
    """Levers sought with, and levers that hold anyway, on a base.

    terms : sought with
    given : at work whatever is found, such as a joint statement
    """

    base: Base
    terms: tuple[Term, ...]
    settings: Settings
    given: tuple[Lever, ...] = ()
    _rows: dict[tuple[int, float], Row] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.terms:
            raise BadInput(
                "No lever was given to seek with", next_step="Add --with coal,methane,deforestation"
            )

    @cached_property
    def full(self) -> Plan:
        """All levers at their most, those given behind."""
        return plan(self.base, (*(term.lever for term in self.terms), *self.given), self.settings)

    @property
    def years(self) -> np.ndarray:
        """Calendar years of the base, (year,)."""
        return self.base.years

    @cached_property
    def low(self) -> np.ndarray:
        """The least strength of each lever (lever,)."""
        held = [HELD if term.lever.reference is not None else 0.0 for term in self.terms]
        return np.maximum([term.low / term.most for term in self.terms], held)

    @cached_property
    def classes(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of tiles that all levers treat alike: one tile (class,), emissions (class, year), species
        (class,) as an index into ``all_species``.
        """
        base = self.full.base
        code, touched = base.species_places(), np.zeros(len(base.place), dtype=bool)
        for lever in (*(term.lever for term in self.terms), *self.given):
            for action in settled(lever, base, self.settings).lever.actions(base, self.settings):
                if isinstance(action, Cut):
                    mask = tiles_of(lever, base, action)
                    touched |= mask
                    code = np.unique(2 * code + mask, return_inverse=True)[1]
        own = np.flatnonzero(touched)
        _, first, number = np.unique(code[own], return_index=True, return_inverse=True)
        species = base.species_places()[own[first]]
        emissions = np.zeros((len(first), len(base.years)))
        for row in range(len(first)):
            mask = np.zeros(len(base.place))
            mask[own[np.ravel(number) == row]] = 1.0
            emissions[row] = base.sums(mask, base.all_species[int(species[row])])
        return own[first], emissions, species

    def row(self, number: int, strength: float) -> Row:
        """One lever at one strength; those given, numbered behind, are at their own depth."""
        key = (number, float(strength))
        if key not in self._rows:
            self._rows[key] = self._row(*key)
        return self._rows[key]

    def _row(self, number: int, strength: float) -> Row:
        base, settings = self.full.base, self.settings
        removal = np.zeros(len(base.all_species))
        if strength <= 0.0:
            return Row(np.zeros(len(self.classes[0])), np.zeros(len(base.years)), removal)
        if number < len(self.terms):
            lever = self.terms[number].lever
            lever = replace(lever, depth=lever.depth * (strength if strength > HELD else 0.0))
        else:
            lever = self.given[number - len(self.terms)]
        found = settled(lever, base, settings)
        left = np.ones(len(base.place))
        for action in found.lever.actions(base, settings):
            if isinstance(action, Cut):
                left[tiles_of(lever, base, action)] *= 1.0 - action.fraction
            else:
                removal[base.all_species.index(action.species)] += action.amount
        return Row(1.0 - left[self.classes[0]], found.ramp, removal)

    def rows(self, strength: np.ndarray) -> list[Row]:
        """Every lever's row, those given behind."""
        full = [*(float(part) for part in strength), *(1.0 for _ in self.given)]
        return [self.row(number, part) for number, part in enumerate(full)]

    def plan_at(self, strength: np.ndarray) -> Plan:
        """The levers laid at these strengths (lever,); those given at work."""
        rows = self.rows(strength)
        return replace(
            self.full,
            ramp=np.array([row.ramp for row in rows]),
            fraction=np.array([row.fraction for row in rows]),
            emissions=self.classes[1],
            species=self.classes[2],
            removal=np.array([row.removal for row in rows]),
            tiles=np.zeros((len(rows), 0)),
        )

    def world(self, strength: np.ndarray) -> xr.DataArray:
        """The world's emissions (species, year) at these strengths (lever,)."""
        return self.plan_at(strength).world()

    def hair(self, strength: float) -> tuple[float, float]:
        """Two strengths about this one, above zero and at most the most, over which differences are taken."""
        low = min(max(strength - HAIR, HAIR), 1.0 - 2.0 * HAIR)
        return low, low + 2.0 * HAIR

    def slopes(self, strength: np.ndarray) -> np.ndarray:
        """Derivative of the world by each lever's strength (lever, species, year)."""
        found = []
        for number, part in enumerate(strength):
            ends = []
            for end in self.hair(float(part)):
                moved = np.array(strength, dtype=float)
                moved[number] = end
                plan_there = self.plan_at(moved)
                ends.append(plan_there.change(np.ones(len(plan_there.levers))))
            found.append((ends[1] - ends[0]) / (2.0 * HAIR))
        return np.array(found)

    def on_grid(self, points: Sequence[int]) -> np.ndarray:
        """Strengths (lever,) at points of the terms' grids; -1 leaves a lever out."""
        found = []
        for term, point, low in zip(self.terms, points, self.low, strict=True):
            found.append(0.0 if point < 0 else max(term.at(point) / term.most, low))
        return np.array(found)

    def levers_at(self, points: Sequence[int]) -> tuple[Lever, ...]:
        """The levers at these points, as ``stocktake lever`` reads them; those that do nothing are left
        out.
        """
        return tuple(
            term.lever_at(point)
            for term, point in zip(self.terms, points, strict=True)
            if not left_out(term, point)
        )


def left_out(term: Term, point: int) -> bool:
    """Whether a lever is not used at all at a point: a depth of zero, unless it names a level."""
    return point < 0 or (term.at(point) == 0.0 and term.lever.reference is None)
