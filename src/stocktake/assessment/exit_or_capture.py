"""Leave fossil power, or capture its CO2: two strategies at equal effort, in degrees and dollars.

Exit displaces a part of coal and gas power by power without fuel; capture fits the same plants with capture
and storage. Both are levers on the same tiles of the same base, so mines, leaks and air pollutants move with
them. Equal effort is a choice:

    service : the same part of the electricity
    gross   : the same CO2 at the chimney, the extra fuel of capture counted
    cost    : the same money per year at full depth, as far as capture can spend it

Either may be held to how fast such things have grown (``ramp``); then the effort is equal in what is aimed
at, not in what is reached (:meth:`Comparison.part`). What is stored may leak back. It rests on: capture rate
and energy penalty, two costs per tonne, two growth limits, a leakage rate; all are parameters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stocktake.assessment.exit_strategy import Laid, Site, capture_on, exit_on
from stocktake.assessment.exit_terms import Terms, affordable
from stocktake.assessment.lever_effect import PEAK, Warmer, measured, stacked
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.parameters import Settings

WHEN: tuple[int | str, ...] = (2050, 2100, PEAK)
FIRST_COST_YEAR = 2026
BLOCK = 32  # worlds warmed at once; the climate is compiled for one size, so a block is always full


@dataclass(frozen=True)
class Strategy:
    """One of the two, run: how it lies on the base, and its warming (member, year) K above 1850-1900."""

    laid: Laid
    warming: np.ndarray


@dataclass(frozen=True)
class Comparison:
    """Both strategies on one base; ``before`` is the base's warming (member, year)."""

    terms: Terms
    settings: Settings
    years: np.ndarray
    base: Base
    before: np.ndarray
    exit: Strategy
    capture: Strategy

    def avoided(self, strategy: Strategy, when: int | str) -> np.ndarray:
        """Degrees avoided (member,)."""
        return measured(self.before, self.years, when) - measured(strategy.warming, self.years, when)

    def lead(self, when: int | str) -> np.ndarray:
        """Degrees by which exit avoids more than capture (member,), paired."""
        return self.avoided(self.exit, when) - self.avoided(self.capture, when)

    def change(self, strategy: Strategy, species: str, year: int) -> float:
        """Change of one species in a year against the base, in the climate model's unit."""
        row = self.base.all_species.index(species)
        moved = strategy.laid.world[row] - self.base.world.values[row]
        return float(moved[self.base.years == year][0])

    def part(self, strategy: Strategy, year: int) -> float:
        """Part of coal and gas power that is left, or fitted with capture, in a year."""
        return float(strategy.laid.part[self.base.years == year][0])

    def until_2100(self, amounts: np.ndarray) -> float:
        """Sum of yearly amounts (year,) from the first year of cost to 2100."""
        return float(amounts[self.base.years >= FIRST_COST_YEAR].sum())


@dataclass(frozen=True)
class Money:
    """What both cost until 2100, USD bn, and what keeps them from costing the same.

    left         : what exit costs and capture cannot spend; negative where capture costs more
    all_plants   : whether capture is on all plants and money is left
    held_capture : whether how fast it may grow holds capture back in any year
    held_exit    : whether its speed holds exit back in any year
    """

    exit: float
    capture: float
    all_plants: bool
    held_capture: bool
    held_exit: bool

    @property
    def left(self) -> float:
        """USD bn that exit costs and capture does not."""
        return self.exit - self.capture


def money(found: Comparison) -> Money:
    """Costs until 2100 and why they differ; undiscounted."""
    return Money(
        exit=found.until_2100(found.exit.laid.cost),
        capture=found.until_2100(found.capture.laid.cost),
        all_plants=affordable(found.terms, found.settings) > 1.0,
        held_capture=found.capture.laid.held,
        held_exit=found.exit.laid.held,
    )


def compare(base: Base, warmer: Warmer, terms: Terms, settings: Settings) -> Comparison:
    """Run both strategies with the base in one go."""
    return compare_all(Site(base), warmer, [(terms, settings)])[0]


def compare_all(site: Site, warmer: Warmer, cases: Sequence[tuple[Terms, Settings]]) -> list[Comparison]:
    """One comparison for each case of terms and settings, warmed together."""
    base = site.base
    pairs = [(exit_on(site, *case), capture_on(site, *case)) for case in cases]
    warming = warmed(base, warmer, [base.world.values, *(one.world for pair in pairs for one in pair)])
    return [
        Comparison(
            terms=terms,
            settings=settings,
            years=warmer.years,
            base=base,
            before=warming[0],
            exit=Strategy(pair[0], warming[2 * number + 1]),
            capture=Strategy(pair[1], warming[2 * number + 2]),
        )
        for number, ((terms, settings), pair) in enumerate(zip(cases, pairs, strict=True))
    ]


def warmed(base: Base, warmer: Warmer, worlds: Sequence[np.ndarray]) -> np.ndarray:
    """Warming (world, member, year) of worlds (species, year), a block at a time; the last is filled up."""
    filled = [*worlds, *[base.world.values] * (-len(worlds) % BLOCK)]
    found = [
        warmer.warming(stacked([base.world.copy(data=world) for world in filled[start : start + BLOCK]]))
        for start in range(0, len(filled), BLOCK)
    ]
    return np.concatenate(found)[: len(worlds)]
