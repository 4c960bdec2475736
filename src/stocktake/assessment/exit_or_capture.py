"""Leave fossil power, or capture its CO2: two strategies at equal effort, in degrees and dollars.

Exit displaces a part of coal and gas power by power without fuel; capture fits the same plants with capture
and storage. Both are levers on the same tiles of the same base, so mines, leaks and air pollutants move with
them. Equal effort is a choice:

    service : the same part of the electricity
    gross   : the same CO2 at the chimney, the extra fuel of capture counted
    cost    : the same money per year at full depth

Either may be held to how fast such things have grown (``ramp``). What is stored may leak back. It rests on:
capture rate and energy penalty, two costs per tonne, two growth limits, a leakage rate; all are parameters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from stocktake.assessment.exit_terms import (
    CAPTURE_COST,
    EXIT_COST,
    EXIT_SPEED,
    GROWTH,
    LEAK,
    Effort,
    Ramp,
    Terms,
    depths,
)
from stocktake.assessment.lever_effect import PEAK, Warmer, measured, stacked
from stocktake.pathways.levers.apply import Plan, plan
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.ccs import CAPTURE, PENALTY, CaptureAtPower
from stocktake.pathways.levers.contract import Action, Cut
from stocktake.pathways.levers.parameters import LEVELS, Parameter, Settings
from stocktake.pathways.levers.renewables import Renewables
from stocktake.pathways.levers.timing import Timing

CO2 = "CO2 FFI"
PLANTS = ("coal.power", "gas.power")
WHEN: tuple[int | str, ...] = (2050, 2100, PEAK)


@dataclass(frozen=True)
class Strategy:
    """One of the two, run.

    depth    : part of coal and gas power
    world    : (species, year)
    warming  : (member, year) K above 1850-1900
    handled  : (year,) Gt CO2 per year not emitted (exit) or captured
    avoided  : (year,) Gt CO2 per year less in the air, fuel penalty and leaks counted
    cost     : (year,) USD bn per year
    """

    name: str
    depth: float
    world: np.ndarray
    warming: np.ndarray
    handled: np.ndarray
    avoided: np.ndarray
    cost: np.ndarray


@dataclass(frozen=True)
class Comparison:
    """Both strategies on one base; ``before`` is the base's warming (member, year)."""

    terms: Terms
    years: np.ndarray
    all_years: np.ndarray
    before: np.ndarray
    exit: Strategy
    capture: Strategy
    base_world: np.ndarray
    species: tuple[str, ...]

    def avoided(self, strategy: Strategy, when: int | str) -> np.ndarray:
        """Degrees avoided (member,)."""
        return measured(self.before, self.years, when) - measured(strategy.warming, self.years, when)

    def lead(self, when: int | str) -> np.ndarray:
        """Degrees by which exit avoids more than capture (member,), paired."""
        return self.avoided(self.exit, when) - self.avoided(self.capture, when)

    def change(self, strategy: Strategy, species: str, year: int) -> float:
        """Change of one species in a year against the base, in the climate model's unit."""
        row = self.species.index(species)
        at = int(np.flatnonzero(self.all_years == year)[0])
        return float(strategy.world[row, at] - self.base_world[row, at])


def compare(base: Base, warmer: Warmer, terms: Terms, settings: Settings) -> Comparison:
    """Run both strategies with the base in one go."""
    made = [_exit(base, terms, settings), _capture(base, terms, settings)]
    worlds = [base.world, *(base.world.copy(data=world) for _, _, world, *_ in made)]
    warming = warmer.warming(stacked(worlds))
    runs = [
        Strategy(name, depth, world, warming[number], handled, avoided, cost)
        for number, (name, depth, world, handled, avoided, cost) in enumerate(made, start=1)
    ]
    return Comparison(
        terms, warmer.years, base.years, warming[0], runs[0], runs[1], base.world.values, base.all_species
    )


def break_even_rate(
    base: Base, warmer: Warmer, terms: Terms, settings: Settings, when: int | str
) -> float | None:
    """The capture rate at which both avoid the same (median of members); None where even 1 does not reach it.

    Only at equal service or gross CO2, where the rate does not change the depth.
    """
    rates = np.linspace(0.4, 1.0, 13)
    leads = np.median(_leads(base, warmer, terms, settings, rates, when), axis=1)
    if leads[-1] > 0:
        return None
    at = int(np.argmax(leads <= 0))
    if at == 0:
        return float(rates[0])
    span = leads[at - 1] - leads[at]
    return float(rates[at - 1] + (rates[1] - rates[0]) * (leads[at - 1] / span if span else 0.0))


def break_even_costs(
    base: Base, warmer: Warmer, terms: Terms, settings: Settings, rates: np.ndarray, when: int | str
) -> np.ndarray:
    """Cost of capture (rate,), as a multiple of the cost of exit, at which money buys the same degrees.

    Both costs are per tonne of CO2 that stays out of the air. One dollar of exit avoids ``e`` degrees, one
    of capture ``c`` at equal cost per tonne; the multiple is c / e. Below 1 capture has to be the cheaper
    one.
    """
    service = replace(terms, effort=Effort.SERVICE, ramp=Ramp.FREE)
    found = compare(base, warmer, service, settings)
    gain_exit = float(np.median(found.avoided(found.exit, when)))
    per_exit = gain_exit / found.exit.avoided.sum()
    leads = _leads(base, warmer, service, settings, rates, when)
    multiples = []
    for rate, lead in zip(rates, leads, strict=True):
        gain = float(np.median(found.avoided(found.exit, when) - lead))
        avoided = _capture(base, service, settings, float(rate))[4].sum()
        multiples.append(gain / avoided / per_exit if avoided > 0 else 0.0)
    return np.array(multiples)


@dataclass(frozen=True)
class Corner:
    """One combination of parameter levels and exit's median lead under it, K."""

    levels: Mapping[str, str]
    lead: float


def corners(base: Base, warmer: Warmer, terms: Terms, when: int | str) -> list[Corner]:
    """Exit's lead under every combination of capture rate, penalty, growth of capture and speed of exit.

    The three growth limits move together. Where the ramp is free, growth and speed do not matter and stay.
    """
    moving: list[tuple[str, ...]] = [(CAPTURE.name,), (PENALTY.name,)]
    if terms.ramp is Ramp.LIMITED:
        moving += [tuple(one.name for one in GROWTH.values()), (EXIT_SPEED.name,)]
    combinations = list(product(LEVELS, repeat=len(moving)))
    told = [
        {name: level for names, level in zip(moving, levels, strict=True) for name in names}
        for levels in combinations
    ]
    worlds = []
    for levels in told:
        held = Settings(levels)
        worlds += [_exit(base, terms, held)[2], _capture(base, terms, held)[2]]
    warming = measured(warmer.warming(stacked([base.world.copy(data=w) for w in worlds])), warmer.years, when)
    leads = np.median(warming[1::2] - warming[0::2], axis=1)
    return [Corner(levels, float(lead)) for levels, lead in zip(told, leads, strict=True)]


def _leads(
    base: Base, warmer: Warmer, terms: Terms, settings: Settings, rates: np.ndarray, when: int | str
) -> np.ndarray:
    """Exit's lead over capture (rate, member)."""
    exit_world = _exit(base, terms, settings)[2]
    worlds = [base.world.copy(data=exit_world)]
    worlds += [base.world.copy(data=_capture(base, terms, settings, float(rate))[2]) for rate in rates]
    warming = measured(warmer.warming(stacked(worlds)), warmer.years, when)
    return warming[1:] - warming[:1]


def _exit(base: Base, terms: Terms, settings: Settings):
    depth, _ = depths(terms, settings)
    laid = plan(base, [_ExitPower(terms.places, depth, Timing(2026, terms.end))], settings)
    plants = _plants(base, terms.places)
    ramp = laid.ramp[0]
    if terms.ramp is Ramp.LIMITED:
        ramp = np.minimum(ramp, settings.value(EXIT_SPEED) * _since(base.years) / depth)
    world = _world(laid, ramp)
    handled = plants * depth * ramp
    avoided = base.world.values[base.all_species.index(CO2)] - world[base.all_species.index(CO2)]
    return "exit", depth, world, handled, avoided, settings.value(EXIT_COST) * avoided


def _capture(base: Base, terms: Terms, settings: Settings, rate: float | None = None):
    _, depth = depths(terms, settings)
    caught_rate = settings.value(CAPTURE) if rate is None else rate
    held = replace_value(settings, CAPTURE, caught_rate)
    laid = plan(base, [CaptureAtPower(terms.places, depth, Timing(2026, terms.end))], held)
    caught_full = _plants(base, terms.places) * depth * (1.0 + settings.value(PENALTY)) * caught_rate
    ramp = laid.ramp[0]
    if terms.ramp is Ramp.LIMITED:
        limit = np.interp(base.years, [2025, *GROWTH], [0.051, *(settings.value(p) for p in GROWTH.values())])
        ramp = np.minimum(ramp, limit / np.maximum(caught_full, 1e-9))
    world = _world(laid, ramp)
    caught = caught_full * ramp
    stored = np.concatenate([[0.0], np.cumsum(caught)[:-1]])
    row = base.all_species.index(CO2)
    world[row] += settings.value(LEAK) * stored
    avoided = base.world.values[row] - world[row]
    return "capture", depth, world, caught, avoided, settings.value(CAPTURE_COST) * avoided


def _since(years: np.ndarray) -> np.ndarray:
    return np.clip(years - 2025, 0, None)


def _plants(base: Base, places: tuple[str, ...]) -> np.ndarray:
    """CO2 (year,) of coal and gas power in the places, Gt per year."""
    mask = base.doing(PLANTS) & base.emitting((CO2,))
    if places:
        mask &= base.lying_in(places)
    return base.sums(mask.astype(float), CO2)


def _world(laid: Plan, ramp: np.ndarray) -> np.ndarray:
    held = replace(laid, ramp=ramp[None, :])
    return laid.base.world.values + np.asarray(held.change(np.ones(1)))


def replace_value(settings: Settings, parameter: Parameter, value: float) -> Settings:
    """The same settings with one parameter at any value instead of one of its levels."""
    return _Held(settings.levels, held=parameter.name, at=value)


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
        return tuple(
            replace(one, activities=_fitted(one.activities)) if isinstance(one, Cut) else one for one in found
        )


def _fitted(activities: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in activities if name != "oil.power")
