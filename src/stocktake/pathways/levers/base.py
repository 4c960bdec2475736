"""The base on which levers act: the world of one scenario, told apart into tiles.

A :class:`Base` holds the world's emissions of every species (what the climate sees) and tiles
(place, activity, species), each with its part of the world in each year. What no tile holds is the rest,
so tiles + rest = world exactly, in every year and species; a lever moves tiles and leaves the rest alone.

How the inventory is carried forward
    1. The inventories' last year gives each tile's amount.
    2. The covered part of a species is the inventory's sum over the scenario's world in that year, at most
       one; where the inventory is larger, its tiles are scaled down. Both are recorded. Only of land-use
       CO2 it may exceed one: countries that are sources emit more than the net world, sinks lie in the rest.
    3. That part of the world is kept in later years; where the base has countries of its own (pledges), they
       divide it by their growth, else they keep their shares.
    A world below zero has nothing that a lever could cut: tiles are then zero.
Air pollutants have no country inventory here: their tiles are shares of the world (``coemissions.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import xarray as xr

from stocktake.dims import PLACE, SPECIES, YEAR
from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers import coemissions
from stocktake.pathways.levers.inventory_rows import JOINT, Rows
from stocktake.provenance import Record

FIRST_YEAR = 2015  # references such as "below 2020" reach back to here
LAST_YEAR = 2100
LAND = "CO2 AFOLU"
NOTHING = ""  # what a tile serves that serves no burning
KT_PER_PREFIX = {"Gt": 1e6, "Mt": 1e3, "kt": 1.0, "t": 1e-3}


@dataclass(frozen=True)
class Base:
    """One scenario, told apart.

    name                     : of the scenario
    world                    : (species, year) in the climate model's units, FIRST_YEAR to LAST_YEAR
    place, activity, species : (tile,) names
    serves                   : (tile,) the burning that a mine or well serves (``supply.told_by_use``), else
                               ``NOTHING``
    amount                   : (tile,) of the inventory's year, in the climate model's units, scaled to the
                               world
    covered                  : species to the part of the world that its tiles hold, 0 to 1 (land use: above)
    growth                   : place to (year,) relative to the inventory's year; empty where shares are kept
    """

    name: str
    world: xr.DataArray
    place: np.ndarray
    activity: np.ndarray
    species: np.ndarray
    serves: np.ndarray
    amount: np.ndarray
    covered: Mapping[str, float]
    growth: Mapping[str, np.ndarray]
    inventory_year: int
    records: tuple[Record, ...] = ()

    @property
    def years(self) -> np.ndarray:
        """Calendar years, (year,)."""
        return self.world[YEAR].values

    @cached_property
    def all_species(self) -> tuple[str, ...]:
        """Species in the order of ``world``."""
        return tuple(str(name) for name in self.world[SPECIES].values)

    def of_species(self, name: str) -> np.ndarray:
        """The world's emissions of one species, (year,)."""
        return self.world.values[self.all_species.index(name)]

    def doing(self, activities: Iterable[str]) -> np.ndarray:
        """Tiles (tile,) of the given activities, as a mask."""
        return self._among(self._activities, activities)

    def emitting(self, species: Iterable[str]) -> np.ndarray:
        """Tiles (tile,) of the given species, as a mask."""
        return self._among(self._species, species)

    def species_places(self) -> np.ndarray:
        """Place of each tile's species in ``all_species`` (tile,)."""
        names, number = self._species
        return np.array([self.all_species.index(str(name)) for name in names], dtype=int)[number]

    def serving(self, burning: Iterable[str]) -> np.ndarray:
        """Tiles (tile,) of mines and wells that serve the given burning, as a mask."""
        return self._among(self._served, burning)

    def lying_in(self, places: Iterable[str]) -> np.ndarray:
        """Tiles (tile,) in the given places, as a mask."""
        return self._among(self._places, places)

    def sums(self, tiles: np.ndarray, species: str) -> np.ndarray:
        """Emissions (year,) of the chosen tiles of one species, in the climate model's units.

        tiles : (tile,) weights; of tiles of other species nothing is taken
        """
        own = self.emitting((species,))
        positive = np.clip(self.of_species(species), 0.0, None)
        part = self.covered.get(species, 0.0)
        if part <= 0 or not own.any():
            return np.zeros_like(positive)
        if not self.growth:
            return positive * part * float((self.amount[own] * tiles[own]).sum() / self.amount[own].sum())
        whole = self._whole(species)
        return positive * part * self._grown(self.amount * own * tiles) / np.where(whole > 0, whole, 1.0)

    def sums_by_class(self, tiles: np.ndarray, label: np.ndarray, species: np.ndarray) -> np.ndarray:
        """Emissions (class, year) of tiles put together, in the climate model's units.

        tiles   : (n,) indices
        label   : (n,) class of each, 0 to the number of classes
        species : (class,) index into ``all_species``; a class holds one species
        """
        count, places = len(species), len(self._places[0])
        where = label * places + self._places[1][tiles]
        amounts = np.bincount(where, weights=self.amount[tiles], minlength=count * places)
        # einsum, for threads of a small product cost more than the product
        grown = np.einsum("cp,py->cy", amounts.reshape(count, places), self._growth_table)
        names = [self.all_species[number] for number in species]
        whole = np.array([self._whole(name) for name in names])
        positive = np.clip(self.world.values[species], 0.0, None)
        part = np.array([self.covered.get(name, 0.0) for name in names])[:, None]
        return positive * part * grown / np.where(whole > 0, whole, 1.0)

    def _whole(self, species: str) -> np.ndarray:
        if species not in self._wholes:
            self._wholes[species] = self._grown(self.amount * self.emitting((species,)))
        return self._wholes[species]

    def _grown(self, weight: np.ndarray) -> np.ndarray:
        names, number = self._places
        by_place = np.bincount(number, weights=weight, minlength=len(names))
        return by_place @ self._growth_table

    @cached_property
    def _growth_table(self) -> np.ndarray:
        steady = np.ones(len(self.years))
        return np.array([self.growth.get(str(name), steady) for name in self._places[0]])

    @cached_property
    def _wholes(self) -> dict[str, np.ndarray]:
        return {}

    @cached_property
    def divided(self) -> dict[tuple[float, float], Base]:
        """This base with mines and wells told apart, as ``supply.told_by_use`` has kept it."""
        return {}

    @cached_property
    def _places(self) -> tuple[np.ndarray, np.ndarray]:
        return np.unique(self.place.astype(str), return_inverse=True)

    @cached_property
    def _activities(self) -> tuple[np.ndarray, np.ndarray]:
        return np.unique(self.activity.astype(str), return_inverse=True)

    @cached_property
    def _species(self) -> tuple[np.ndarray, np.ndarray]:
        return np.unique(self.species.astype(str), return_inverse=True)

    @cached_property
    def _served(self) -> tuple[np.ndarray, np.ndarray]:
        return np.unique(self.serves.astype(str), return_inverse=True)

    @staticmethod
    def _among(coded: tuple[np.ndarray, np.ndarray], wanted: Iterable[str]) -> np.ndarray:
        names, number = coded
        return np.isin(names, list(wanted))[number]

    def rest(self, species: str) -> np.ndarray:
        """What no tile holds, (year,)."""
        return self.of_species(species) - self.sums(np.ones_like(self.amount), species)

    @property
    def places(self) -> tuple[str, ...]:
        """Every place that has a tile, in order."""
        return tuple(str(name) for name in self._places[0])


def base_of(
    name: str,
    world: xr.DataArray,
    rows: Rows,
    *,
    countries: xr.DataArray | None = None,
    shares: str = "central",
    sulphur: str = "measured",
) -> Base:
    """Tell the world of a scenario apart.

    world     : (species, year) in the climate model's units, history included; coordinate ``unit`` on species
    rows      : the inventories' last year
    countries : (place, year) totals of the same scenario, for their growth; None keeps shares
    shares    : level of the pollutants' shares, ``none`` for no co-emissions
    sulphur   : how coal's sulphur lies among countries, ``measured`` or ``even``
    """
    kept = world.sel({YEAR: slice(FIRST_YEAR, LAST_YEAR)}).transpose(SPECIES, YEAR)
    species = [str(item) for item in kept[SPECIES].values]
    units = _kt_per_unit(kept, species)
    at = {item: float(kept.sel({SPECIES: item, YEAR: rows.year})) for item in species}
    known = np.isin(rows.species.astype(str), species)
    place, activity, gas = rows.place[known], rows.activity[known], rows.species[known]
    amount = rows.kt[known] / np.array([units[item] for item in gas])
    extra = _pollutants(place, activity, gas, amount, at, shares, sulphur)
    place, activity, gas, amount = (
        np.concatenate([mine, theirs])
        for mine, theirs in zip((place, activity, gas, amount), extra, strict=True)
    )
    covered, scaled, records = _cover(gas, amount, at)
    return Base(
        name=name,
        world=kept,
        place=place,
        activity=activity,
        species=gas,
        serves=np.full(len(gas), NOTHING, dtype=object),
        amount=scaled,
        covered=covered,
        growth=_growth(countries, kept[YEAR].values, rows.year) if countries is not None else {},
        inventory_year=rows.year,
        records=rows.records + records,
    )


def _cover(
    gas: np.ndarray, amount: np.ndarray, at: Mapping[str, float]
) -> tuple[dict[str, float], np.ndarray, tuple[Record, ...]]:
    covered, records, scaled = {}, [], amount.copy()
    for name in np.unique(gas.astype(str)):
        own = gas == name
        total, world = float(amount[own].sum()), max(at[name], 0.0)
        if total <= 0:
            continue
        # a country's sinks of land lie in the rest, so its sources may be more than the net world
        factor = 1.0 if name == LAND else min(1.0, world / total)
        scaled[own] *= factor
        covered[name] = factor * total / world if world > 0 else 0.0
        why = (
            f"the inventories hold {total / world:.1%} of the scenario's world; tiles are scaled to it"
            if world > 0
            else "the scenario's world is not above zero; nothing to cut"
        )
        records.append(Record("scaled", f"tiles of {name}", why, factor, "1"))
    return covered, scaled, tuple(records)


def _pollutants(
    place: np.ndarray,
    activity: np.ndarray,
    gas: np.ndarray,
    amount: np.ndarray,
    at: Mapping[str, float],
    level: str,
    sulphur: str,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Tiles of co-emitted species: the world's emission x the activity's share x the country's part of it."""
    names: tuple[list[str], list[str], list[str], list[float]] = ([], [], [], [])
    for (species, doing), share in coemissions.lookup(level).items():
        if species not in at:
            continue
        host = _host(doing)
        here = (activity == doing) & (gas == host)
        if not here.any():
            continue
        where, weight = place[here].astype(str), amount[here].astype(float)
        if species == "Sulfur" and doing.startswith("coal."):
            weight = weight * _sulphur(where, activity, gas, place, amount, sulphur)
        for name, part in zip(where, weight / weight.sum(), strict=True):
            names[0].append(name)
            names[1].append(doing)
            names[2].append(species)
            names[3].append(share * max(at[species], 0.0) * part)
    return (
        np.array(names[0], dtype=object),
        np.array(names[1], dtype=object),
        np.array(names[2], dtype=object),
        np.array(names[3], dtype=float),
    )


def _host(doing: str) -> str:
    """The species whose amount says how a pollutant of that activity lies among countries."""
    if doing == act.DEFORESTATION:
        return "CO2 AFOLU"
    if doing in (act.ENTERIC, act.RICE, act.LANDFILL, act.WASTEWATER, act.OIL_GAS_SUPPLY, act.COAL_MINING):
        return "CH4"
    return "N2O" if doing in (act.MANURE, act.SOILS) else "CO2 FFI"


def _sulphur(
    where: np.ndarray,
    activity: np.ndarray,
    gas: np.ndarray,
    place: np.ndarray,
    amount: np.ndarray,
    mode: str,
) -> np.ndarray:
    coal = np.isin(activity.astype(str), act.of_fuel("coal")) & (gas == "CO2 FFI")
    total = float(amount[coal].sum())
    share = {
        str(name): float(amount[coal & (place == name)].sum()) / total
        for name in coemissions.SEEN
        if (coal & (place == name)).any()
    }
    weights = coemissions.sulphur_weights(share, mode)
    return np.array([weights.get(str(name), 1.0) for name in where])


def _growth(countries: xr.DataArray, years: np.ndarray, start: int) -> dict[str, np.ndarray]:
    """Place to growth since the inventory's year; before it one; held where the countries' years end."""
    found = {}
    own = countries[YEAR].values
    inside = np.clip(years, max(start, int(own[0])), int(own[-1]))
    for name in countries[PLACE].values:
        path = countries.sel({PLACE: name})
        first = float(path.sel({YEAR: max(start, int(own[0]))}))
        values = path.sel({YEAR: inside}).values.astype(float)
        if np.isfinite(values).all() and first > 0:
            found[str(name)] = np.clip(values / first, 0.0, None)
    for joint, members in JOINT.items():
        parts = [found[member] for member in members if member in found]
        if parts and joint not in found:
            found[joint] = np.mean(parts, axis=0)
    return found


def _kt_per_unit(world: xr.DataArray, species: list[str]) -> dict[str, float]:
    """kt of the species in one unit of the climate model, from the coordinate ``unit`` (``Gt CO2/yr``)."""
    units = [str(unit) for unit in world["unit"].values]
    return {name: KT_PER_PREFIX[unit.split()[0]] for name, unit in zip(species, units, strict=True)}
