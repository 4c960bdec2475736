"""What places emitted, ready for the climate: one array per combination of choices.

Emissions come from the inventories as they are, never scaled to the climate model's own history. They stand
by component, because a method weighs gases one way and the climate model another: in the air fossil and
land-use CO2 are one gas, and beside land-use CO2 the model has the brighter land that clearing leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stocktake.choices import NOT_APPLICABLE, Absent, Choices
from stocktake.inventory import World
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.datasets import CH4, CO2, FOSSIL_CO2, MEAN, N2O, THREE_GASES
from stocktake.inventory.questions.asking import said_years
from stocktake.inventory.selection import Selection

LAND_CO2 = "land-use-co2"
COMPONENTS = (FOSSIL_CO2, LAND_CO2, CH4, N2O)
SPECIES = ("CO2 FFI", "CO2 AFOLU", "CH4", "N2O")
PARTS_OF = {
    THREE_GASES: COMPONENTS,
    CO2: (FOSSIL_CO2, LAND_CO2),
    FOSSIL_CO2: (FOSSIL_CO2,),
    CH4: (CH4,),
    N2O: (N2O,),
}
METRIC = "AR6GWP100"
MT_PER_GT = 1000.0
WITHOUT_LAND_USE = "none"
ALBEDO_COUNTED = "counted"
GCB, JOINED, JONES = "gcb", "joined", "jones"


@dataclass(frozen=True, eq=False)
class Emitted:
    """Emissions since a start year under one combination of choices.

    parts   : labels of the places
    first   : the first year
    amount  : (part, component, year) Gt CO2, Gt CO2, Mt CH4, Mt N2O a year; components as in COMPONENTS
    world   : (component, year) all that the inventories hold: countries, bunkers, land without a country
    weights : (component,) Gt CO2e per unit, GWP100 of AR6
    albedo  : whether clearing land also brightens it (the model's land-use forcing follows land-use CO2)
    known   : (part,) whether the data set has the place at all
    without : label to the codes of members that the data set of fossil CO2 or of a gas does not have
    """

    parts: tuple[str, ...]
    first: int
    amount: np.ndarray
    world: np.ndarray
    weights: np.ndarray
    albedo: bool
    known: np.ndarray
    without: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...]

    def only(self, component: str) -> Emitted:
        """The same with every other component at zero."""
        mask = np.array([name == component for name in COMPONENTS], float)[:, None]
        return replace(self, amount=self.amount * mask, world=self.world * mask)

    def as_species(self, amount: np.ndarray) -> np.ndarray:
        """(..., component, year) as (..., species, year) in the order of SPECIES.

        Where albedo is left out, land-use CO2 enters the air as CO2 alone, so it is booked with fossil CO2.
        """
        fossil, land, methane, nitrous = np.moveaxis(amount, -2, 0)
        if not self.albedo:
            fossil, land = fossil + land, np.zeros_like(land)
        return np.stack([fossil, land, methane, nitrous], axis=-2)


def emitted(world: World, places: Sequence[Selection], choices: Choices, last: int) -> Emitted:
    """Emissions of some places from the start year to ``last``.

    choices : axes ``gases``, ``dataset``, ``land_use``, ``albedo``, ``start``
    raises  : Absent where the data cannot serve the combination
    """
    first = int(choices["start"])
    wanted = PARTS_OF[choices["gases"]]
    found = {name: _component(world, name, choices, (first, last)) for name in wanted}
    width = last - first + 1
    amount = np.zeros((len(places), len(COMPONENTS), width))
    whole = np.zeros((len(COMPONENTS), width))
    known = np.zeros(len(places), bool)
    without: dict[str, tuple[str, ...]] = {}
    for row, name in enumerate(COMPONENTS):
        if name not in found or (
            name == LAND_CO2 and choices["land_use"] in (WITHOUT_LAND_USE, NOT_APPLICABLE)
        ):
            continue
        unit = MT_PER_GT if name in (FOSSIL_CO2, LAND_CO2) else 1.0
        whole[row] = _whole(found[name], first, last) / unit
        for number, place in enumerate(places):
            part = place.taken(found[name], first, last)
            amount[number, row] = part.amount / unit
            known[number] |= bool(part.known.any())
            if name != LAND_CO2:
                missing = dict.fromkeys((*without.get(place.label, ()), *part.without))
                without[place.label] = tuple(missing)
    return Emitted(
        parts=tuple(place.label for place in places),
        first=first,
        amount=amount,
        world=whole,
        weights=_weights(world),
        albedo=choices["albedo"] == ALBEDO_COUNTED,
        known=known,
        without=without,
        sources=tuple(dict.fromkeys(key for one in found.values() for key in one.sources)),
    )


def bunkers(world: World, choices: Choices, last: int) -> np.ndarray:
    """(component, year) of fuel sold to ships and aircraft between countries, as the data set counts it."""
    first = int(choices["start"])
    rows = np.zeros((len(COMPONENTS), last - first + 1))
    for row, name in enumerate(COMPONENTS):
        if name in PARTS_OF[choices["gases"]] and name != LAND_CO2:
            emissions = _component(world, name, choices, (first, last))
            left_out = replace(emissions, bunkers_in_world=False)
            unit = MT_PER_GT if name == FOSSIL_CO2 else 1.0
            rows[row] = (_whole(emissions, first, last) - _whole(left_out, first, last)) / unit
    return rows


def _component(world: World, name: str, choices: Choices, years: tuple[int, int]) -> Emissions:
    """All places' emissions of one component."""
    land = choices["land_use"]
    land = MEAN if land in (WITHOUT_LAND_USE, NOT_APPLICABLE) else land
    asked = {
        "gases": CO2 if name == LAND_CO2 else name,
        "dataset": _inventory(name, choices["dataset"]),
        "metric": NOT_APPLICABLE,
        "land_use": land if name == LAND_CO2 else WITHOUT_LAND_USE,
        "accounting": "territorial",
        "bunkers": "in-world",
    }
    emissions = world.emissions(asked, years)
    if name != LAND_CO2:
        return emissions
    return replace(emissions, terms=tuple(term for term in emissions.terms if not term.own))


def _whole(emissions: Emissions, first: int, last: int) -> np.ndarray:
    """(year,) Mt of the world; raises Absent where a year has no total."""
    total = emissions.world(first, last)
    if np.isnan(total).any():
        years = [first + int(row) for row in np.flatnonzero(np.isnan(total))]
        raise Absent(f"There is no world total for {said_years(years)}")
    return total


def _inventory(name: str, dataset: str) -> str:
    """The inventory that serves a component under a choice on the axis ``dataset``."""
    if name == LAND_CO2:
        return GCB
    if name == FOSSIL_CO2:
        return JOINED if dataset == JOINED else GCB
    return JONES if dataset == JONES else JOINED


def _weights(world: World) -> np.ndarray:
    """Gt CO2e per Gt CO2, Gt CO2, Mt CH4, Mt N2O."""
    gases = [world.metrics.factor(gas, METRIC) / MT_PER_GT for gas in ("CH4", "N2O")]
    return np.array([1.0, 1.0, *gases])
