"""Inventories drawn at random within their uncertainty, so that shares and ranks get ranges and chances.

Each draw is one possible truth: a value for every country and gas, with the correlations that ``uncertainty``
states. Land use is drawn as one of the four bookkeeping models, the same for all countries of a draw. The
chance is seeded, so the same question gives the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.choices import Absent, Choices
from stocktake.dims import PLACE, SECTOR, YEAR
from stocktake.errors import UnknownPlace
from stocktake.inventory.component import BUNKERS, NOT_PLACES
from stocktake.inventory.datasets import BOOKKEEPING, FLUORINATED, KYOTO, MEAN, WITHOUT_LAND_USE
from stocktake.inventory.flow_equivalent import GWP_STAR
from stocktake.inventory.uncertainty import (
    F_GASES_SIGMA,
    FOSSIL_SIGMA,
    FOSSIL_WORLD_SIGMA,
    LESS_DEVELOPED,
    WELL_DEVELOPED,
    WELL_DEVELOPED_GROUP,
    WORLD_SIGMA,
    Spread,
    spread_of,
)
from stocktake.inventory.world import SPECIES, World

MEMBERS = 1000
SEED = 20231129
DRAWN_FROM = ("edgar", "gcb")


@dataclass(frozen=True)
class Draws:
    """Possible emissions of a year, kt or kt CO2e.

    places : codes, the order of the columns
    amount : (member, place)
    world  : (member,), bunkers in it
    """

    places: tuple[str, ...]
    amount: np.ndarray
    world: np.ndarray

    def of(self, codes: tuple[str, ...]) -> np.ndarray:
        """(member,) the places together; Absent where none of them is drawn."""
        columns = [number for number, code in enumerate(self.places) if code in set(codes)]
        if not columns:
            raise Absent("This data set has no value for the place")
        return self.amount[:, columns].sum(axis=1)


def drawn(world: World, choices: Choices, year: int) -> Draws:
    """Draws of a year under a combination: EDGAR by category, or fossil CO2 of the Global Carbon Budget.

    raises : Absent for a data set or metric without stated uncertainty
    """
    key, gases, metric = choices["dataset"], choices["gases"], choices["metric"]
    if key not in DRAWN_FROM:
        raise Absent(
            f"No uncertainty is stated for {world.sets[key].title}, only for EDGAR and the Carbon Budget"
        )
    if gases in FLUORINATED:
        raise Absent("No uncertainty is stated for fluorinated gases by themselves")
    if metric == GWP_STAR:
        raise Absent("GWP* rests on two years, whose errors are not drawn together")
    if choices["accounting"] != "territorial":
        raise Absent("No uncertainty is stated for emissions by consumption")
    if choices["land_use"] not in (WITHOUT_LAND_USE, MEAN):
        raise Absent("Land use is drawn from all four models; one of them alone has no stated uncertainty")
    parts = _weighted(world, key, gases, metric, year)
    if choices["land_use"] == MEAN:
        parts.append((1.0, world.keep(("draws", "land use", year), lambda: _land_use(world, year))))
    return _added(parts)


def _weighted(world: World, key: str, gases: str, metric: str, year: int) -> list[tuple[float, Draws]]:
    species = SPECIES[gases]
    if key == "gcb":
        return [(1.0, world.keep(("draws", "gcb", year), lambda: _fossil(world, year)))]
    parts = []
    for gas in species:
        weight = 1.0 if len(species) == 1 or gas == "CO2" else world.metrics.factor(gas, metric)
        parts.append((weight, world.keep(("draws", gas, year), lambda gas=gas: _by_sector(world, gas, year))))
    if gases == KYOTO:
        parts.append((1.0, world.keep(("draws", "F", metric, year), lambda: _f_gases(world, metric, year))))
    return parts


def _by_sector(world: World, gas: str, year: int) -> Draws:
    """One gas of EDGAR: a shared error and each country's own, for every row of the table of spreads.

    Categories of one row share their errors, for they share their factors (fuels) and statistics.
    """
    table = world.ledger.by_sector("edgar2024", gas)
    if year not in table[YEAR].values:
        raise Absent(f"EDGAR has no {gas} of {year}")
    values = np.nan_to_num(table.sel({YEAR: year}).values)
    places = tuple(str(place) for place in table[PLACE].values)
    well = _well_developed(world, places)
    chance = np.random.default_rng([SEED, year, _number(gas)])
    total = np.zeros((MEMBERS, len(places)))
    for spread, columns in _rows(gas, [str(sector) for sector in table[SECTOR].values]):
        shared = np.where(well, spread.shared(True), spread.shared(False))
        own = np.where(well, spread.own(True), spread.own(False))
        error = chance.standard_normal((MEMBERS, 1)) * shared
        error = error + chance.standard_normal((MEMBERS, len(places))) * own
        total += values[:, columns].sum(axis=1) * np.exp(error)
    return _widened(_with_world(places, total), WORLD_SIGMA[gas], chance)


def _rows(gas: str, sectors: list[str]) -> list[tuple[Spread, list[int]]]:
    """The rows of the table that the categories fall under, each with the columns of its categories."""
    found: dict[Spread, list[int]] = {}
    for column, sector in enumerate(sectors):
        found.setdefault(spread_of(gas, sector), []).append(column)
    return list(found.items())


def _f_gases(world: World, metric: str, year: int) -> Draws:
    component = world.component("edgar", f"F ({metric})")
    places = tuple(component.rows)
    column = year - component.first
    if not 0 <= column < len(component.world):
        raise Absent(f"EDGAR has no F-gases of {year}")
    chance = np.random.default_rng([SEED, year, _number("F")])
    amount = component.amount[[component.rows[place] for place in places], column]
    return _with_world(places, amount * np.exp(chance.standard_normal((MEMBERS, 1)) * F_GASES_SIGMA))


def _fossil(world: World, year: int) -> Draws:
    """Fossil CO2 of the Global Carbon Budget: each country's own error."""
    component = world.component("gcb", "CO2")
    places = tuple(component.rows)
    column = year - component.first
    well = _well_developed(world, places)
    sigma = np.where(well, FOSSIL_SIGMA[WELL_DEVELOPED], FOSSIL_SIGMA[LESS_DEVELOPED])
    chance = np.random.default_rng([SEED, year, _number("fossil")])
    amount = component.amount[[component.rows[place] for place in places], column]
    drawn_amount = amount * np.exp(chance.standard_normal((MEMBERS, len(places))) * sigma)
    rest = component.world[column] - amount.sum()  # bunkers and the statistical difference
    return _widened(Draws(places, drawn_amount, drawn_amount.sum(axis=1) + rest), FOSSIL_WORLD_SIGMA, chance)


def _land_use(world: World, year: int) -> Draws:
    """One bookkeeping model per draw, the same for all countries."""
    models = [world.land_use(name) for name in BOOKKEEPING]
    places = tuple(models[0].rows)
    table = np.array(
        [[model.amount[model.rows[place], year - model.first] for place in places] for model in models]
    )
    whole = np.array([model.world[year - model.first] for model in models])
    chosen = np.random.default_rng([SEED, year, _number("land use")]).integers(0, len(models), MEMBERS)
    return Draws(places, table[chosen], whole[chosen])


def _widened(draws: Draws, sigma: float, chance: np.random.Generator) -> Draws:
    """The draws with an error common to all places, so that the world is as uncertain as assessed.

    sigma : standard deviation of the logarithm of the world as assessed; draws wider than that stay
    """
    missing = max(0.0, sigma**2 - float(np.log(draws.world).var()))
    common = np.exp(chance.standard_normal(MEMBERS) * np.sqrt(missing))
    return Draws(draws.places, draws.amount * common[:, None], draws.world * common)


def _with_world(places: tuple[str, ...], total: np.ndarray) -> Draws:
    """Draws of the countries, the world being all columns, bunkers among them."""
    columns = [number for number, place in enumerate(places) if place not in NOT_PLACES]
    counted = [number for number, place in enumerate(places) if place not in NOT_PLACES or place in BUNKERS]
    return Draws(
        tuple(places[number] for number in columns), total[:, columns], total[:, counted].sum(axis=1)
    )


def _added(parts: list[tuple[float, Draws]]) -> Draws:
    """The weighted sum over the places of the first part; a later part without a place adds nothing to it."""
    first = parts[0][1]
    amount, whole = np.zeros_like(first.amount), np.zeros(MEMBERS)
    for weight, draws in parts:
        column = {place: number for number, place in enumerate(draws.places)}
        here = [number for number, place in enumerate(first.places) if place in column]
        there = [column[first.places[number]] for number in here]
        amount[:, here] += weight * draws.amount[:, there]
        whole += weight * draws.world
    return Draws(first.places, amount, whole)


def _well_developed(world: World, places: tuple[str, ...]) -> np.ndarray:
    """(place,) whether statistics are well developed: members of Annex I, where that group is known."""
    try:
        members = set(world.places.members(WELL_DEVELOPED_GROUP))
    except UnknownPlace:
        members = set()
    return np.array([place in members for place in places])


def _number(name: str) -> int:
    """A number for a name, the same on every machine, to seed its own stream of chance."""
    return int.from_bytes(name.encode()[:6].ljust(6, b" "), "big")
