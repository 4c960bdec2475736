"""Exit's lead in every combination of the parameters that matter most, from the user's settings on.

What the user has set stays as set; the others move through low, central and high together. The three growth
limits move as one. Costs move where the effort is equal cost, growth and speed where growth is limited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from stocktake.assessment.exit_or_capture import warmed
from stocktake.assessment.exit_strategy import Site, capture_on, exit_on
from stocktake.assessment.exit_terms import CAPTURE_COST, EXIT_COST, EXIT_SPEED, GROWTH, Effort, Ramp, Terms
from stocktake.assessment.lever_effect import Warmer, measured
from stocktake.pathways.levers.ccs import CAPTURE, PENALTY
from stocktake.pathways.levers.parameters import LEVELS, Settings

# what moves together, and what of it each strategy takes notice of
GROUPS: Mapping[str, tuple[str, ...]] = {
    "capture_rate": (CAPTURE.name,),
    "energy_penalty": (PENALTY.name,),
    "growth": tuple(one.name for one in GROWTH.values()),
    "exit_speed": (EXIT_SPEED.name,),
    "exit_cost": (EXIT_COST.name,),
    "capture_cost": (CAPTURE_COST.name,),
}
MOVES_EXIT = ("exit_speed",)
MOVES_CAPTURE = tuple(name for name in GROUPS if name != "exit_speed")


@dataclass(frozen=True)
class Corner:
    """One combination: level by group of ``GROUPS``, and exit's median lead under it, K."""

    levels: Mapping[str, str]
    lead: float


@dataclass(frozen=True)
class Corners:
    """All combinations; ``moved`` names the groups that moved, ``held`` those that the user had set."""

    moved: tuple[str, ...]
    held: Mapping[str, str]
    found: tuple[Corner, ...]

    @property
    def exit_leads(self) -> int:
        """In how many exit avoids more."""
        return sum(corner.lead > 0 for corner in self.found)

    @property
    def worst(self) -> Corner:
        """Where capture leads most, or exit least."""
        return min(self.found, key=lambda corner: corner.lead)


def corners(site: Site, warmer: Warmer, terms: Terms, settings: Settings, when: int) -> Corners:
    """Exit's median lead under every combination of what the user has left open."""
    groups = _that_matter(terms)
    held = {name: settings.levels[name] for one in groups for name in GROUPS[one] if name in settings.levels}
    moved = tuple(one for one in groups if any(name not in held for name in GROUPS[one]))
    combinations = [dict(zip(moved, levels, strict=True)) for levels in product(LEVELS, repeat=len(moved))]
    worlds: dict[tuple[str, ...], np.ndarray] = {}
    for levels in combinations:
        at = _settings(settings, levels)
        if _key("exit", levels) not in worlds:
            worlds[_key("exit", levels)] = exit_on(site, terms, at).world
        if _key("capture", levels) not in worlds:
            worlds[_key("capture", levels)] = capture_on(site, terms, at).world
    warming = measured(warmed(site.base, warmer, list(worlds.values())), warmer.years, when)
    after = dict(zip(worlds, warming, strict=True))
    return Corners(
        moved,
        held,
        tuple(
            Corner(levels, float(np.median(after[_key("capture", levels)] - after[_key("exit", levels)])))
            for levels in combinations
        ),
    )


def _that_matter(terms: Terms) -> tuple[str, ...]:
    names = ["capture_rate", "energy_penalty"]
    names += ["growth", "exit_speed"] if terms.ramp is Ramp.LIMITED else []
    names += ["exit_cost", "capture_cost"] if terms.effort is Effort.COST else []
    return tuple(names)


def _settings(settings: Settings, levels: Mapping[str, str]) -> Settings:
    """The user's settings, and the levels for what they leave open."""
    opened = {name: level for one, level in levels.items() for name in GROUPS[one]}
    return replace(settings, levels={**opened, **settings.levels})


def _key(strategy: str, levels: Mapping[str, str]) -> tuple[str, ...]:
    names = MOVES_EXIT if strategy == "exit" else MOVES_CAPTURE
    return (strategy, *(levels.get(name, "") for name in names))
