"""One of the two strategies laid on a base: its world, tonnes and dollars, before any warming.

Each is one lever on the plants of coal and gas power. No tile is held twice by it, so the world changes by
what the lever does to all plants, times the part of them it has reached; a :class:`Site` keeps the former.
Growth limits hold the part back where the terms say so. What is stored may leak back.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

import numpy as np

from stocktake.assessment.exit_terms import (
    CAPTURE_COST,
    EXIT_COST,
    EXIT_SPEED,
    GROWTH,
    LEAK,
    RUNNING,
    Growth,
    Ramp,
    Terms,
    depths,
)
from stocktake.pathways.levers.apply import plan
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.ccs import CAPTURE, PENALTY, CaptureAtPower
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Parameter, Settings
from stocktake.pathways.levers.renewables import Renewables
from stocktake.pathways.levers.timing import Timing

CO2 = "CO2 FFI"
PLANTS = ("coal.power", "gas.power")
START = 2026


@dataclass(frozen=True, eq=False)
class Site:
    """A base, with what either lever does to all plants of some places kept once it is known."""

    base: Base
    known: dict[Hashable, np.ndarray] = field(default_factory=dict)

    def on_all(self, kind: type[Lever], places: tuple[str, ...], settings: Settings) -> np.ndarray:
        """Change (species, year) of the world with the lever on all plants in every year; a copy is not
        made.
        """
        key = (kind, places, tuple(settings.value(one) for one in kind.parameters))
        if key not in self.known:
            laid = plan(self.base, [kind(places, 1.0, Timing(START, START))], settings)
            always = np.ones((1, len(self.base.years)))
            self.known[key] = np.asarray(replace(laid, ramp=always).change(np.ones(1)))
        return self.known[key]


@dataclass(frozen=True)
class Laid:
    """A strategy on a base.

    depth    : part of coal and gas power aimed at
    asked    : (year,) part of coal and gas power that is to be left, or fitted with capture
    part     : (year,) part that is, as far as growth allows
    world    : (species, year) in the climate model's units
    handled  : (year,) Gt CO2 per year not emitted (exit) or captured
    avoided  : (year,) Gt CO2 per year less in the air, fuel penalty and leaks counted
    cost     : (year,) USD bn per year
    """

    name: str
    depth: float
    asked: np.ndarray
    part: np.ndarray
    world: np.ndarray
    handled: np.ndarray
    avoided: np.ndarray
    cost: np.ndarray

    @property
    def held(self) -> bool:
        """Whether growth holds it back in any year."""
        return bool((self.part < self.asked - 1e-9).any())


def exit_on(site: Site, terms: Terms, settings: Settings) -> Laid:
    """Coal and gas power left, no faster than the speed of exit where growth is limited."""
    base = site.base
    depth, _ = depths(terms, settings)
    part = asked = depth * Timing(START, terms.end).fraction(base.years)
    if terms.ramp is Ramp.LIMITED:
        part = np.minimum(asked, settings.value(EXIT_SPEED) * np.clip(base.years - START + 1, 0, None))
    change = site.on_all(_ExitPower, terms.places, settings) * part
    avoided = -change[base.all_species.index(CO2)]
    handled = plants(base, terms.places) * part
    cost = settings.value(EXIT_COST) * avoided
    return Laid("exit", depth, asked, part, base.world.values + change, handled, avoided, cost)


def capture_on(site: Site, terms: Terms, settings: Settings) -> Laid:
    """Capture on coal and gas power, no more than the growth of capture allows where it is limited."""
    base = site.base
    _, depth = depths(terms, settings)
    part = asked = depth * Timing(START, terms.end).fraction(base.years)
    if terms.ramp is Ramp.LIMITED:
        part = np.minimum(asked, most_fitted(base, terms, settings))
    caught = plants(base, terms.places) * part * (1.0 + settings.value(PENALTY)) * settings.value(CAPTURE)
    stored = np.concatenate([[0.0], np.cumsum(caught)[:-1]])
    change = site.on_all(CaptureAtPower, terms.places, settings) * part
    change[base.all_species.index(CO2)] += settings.value(LEAK) * stored
    avoided = -change[base.all_species.index(CO2)]
    cost = settings.value(CAPTURE_COST) * avoided
    return Laid("capture", depth, asked, part, base.world.values + change, caught, avoided, cost)


def growth_limit(years: np.ndarray, settings: Settings) -> np.ndarray:
    """Gt CO2 per year (year,) that capture can have grown to in the world; after its last year it stays."""
    year, amount = RUNNING
    amounts = [amount, *(settings.value(one) for one in GROWTH.values())]
    return np.interp(years, [year, *GROWTH], amounts)


def most_fitted(base: Base, terms: Terms, settings: Settings) -> np.ndarray:
    """Part (year,) of the plants that growth allows to be fitted; above 1 where it allows more than all.

    Places get their part of the world's limit by the CO2 of their coal and gas power, so they may fit what
    the world may; with ``Growth.WORLD`` the whole limit is theirs.
    """
    whole = plants(base, terms.places if terms.growth is Growth.WORLD else ())
    caught = whole * (1.0 + settings.value(PENALTY)) * settings.value(CAPTURE)
    limit = growth_limit(base.years, settings)
    return np.divide(limit, caught, out=np.full(len(limit), np.inf), where=caught > 0)


def plants(base: Base, places: tuple[str, ...]) -> np.ndarray:
    """CO2 (year,) of coal and gas power in the places, Gt per year; the world's where none is named."""
    mask = base.doing(PLANTS) & base.emitting((CO2,))
    if places:
        mask &= base.lying_in(places)
    return base.sums(mask.astype(float), CO2)


def held_at(settings: Settings, parameter: Parameter, value: float) -> Settings:
    """The same settings with one parameter at any value instead of one of its levels."""
    return _Held(settings.levels, settings.after_target, held=parameter.name, at=value)


@dataclass(frozen=True)
class _Held(Settings):
    held: str = ""
    at: float = 0.0

    def value(self, parameter: Parameter) -> float:
        """The held value, else the level's."""
        return self.at if parameter.name == self.held else super().value(parameter)


@dataclass(frozen=True)
class _ExitPower(Renewables):
    """Coal and gas power displaced; oil power stays, as capture leaves it too."""

    name = "exit"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """As renewables, on the plants that capture could be fitted to."""
        found = super().actions(base, settings)
        return tuple(_without_oil(one) if isinstance(one, Cut) else one for one in found)


def _without_oil(cut: Cut) -> Cut:
    """The same cut but for oil power and the wells that serve it."""
    left = tuple(name for name in cut.activities if name != "oil.power")
    serving = None if cut.serving is None else tuple(name for name in cut.serving if name != "oil.power")
    return replace(cut, activities=left, serving=serving)
