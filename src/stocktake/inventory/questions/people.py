"""Emissions per person and per dollar: what divides, for which places and year.

Output per country is known by three series that differ in prices: at purchasing power in current
international dollars, at market rates in current US dollars, and at purchasing power in dollars of 2011 (to
2018). Current prices compare places within a year; only those of 2011 compare years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import xarray as xr

from stocktake.choices import Absent, Axis, Choices
from stocktake.dims import PLACE, YEAR
from stocktake.errors import BadInput, MissingPart, nearest
from stocktake.inventory.component import WORLD
from stocktake.inventory.society import GDP_MER, GDP_PPP, POPULATION, Society
from stocktake.inventory.world import World

PERSON, DOLLAR = "person", "dollar"
TONNES_PER_MT, KG_PER_MT = 1e6, 1e9
PHRASES = {None: "", PERSON: " per person", DOLLAR: " per dollar of output"}
OUTPUTS = {
    "ppp": (GDP_PPP, "wdi_gdp_ppp"),
    "market": (GDP_MER, "wdi_gdp_mer"),
    "ppp-2011": (GDP_PPP, "maddison2020"),
}
CONSTANT_PRICES = "ppp-2011"
OUTPUT_AXIS = Axis(
    "output",
    tuple(OUTPUTS),
    "ppp",
    "Output at purchasing power says what is produced; at market rates the same goods count less where they "
    "are cheap",
)


@dataclass(frozen=True)
class Divisor:
    """People or output by place and year.

    values : (place, year), persons or dollars
    name   : for a sentence, such as population
    """

    values: xr.DataArray
    name: str
    sources: tuple[str, ...]
    _kept: dict[object, np.ndarray] = field(default_factory=dict, repr=False, compare=False)

    def of(self, codes: Sequence[str], year: int) -> np.ndarray:
        """(place,) of one year; NaN where unknown."""
        if year not in self.values[YEAR].values:
            raise Absent(f"{self.sources[0]} has no {self.name} of {year}")
        key = (tuple(codes), year)
        if key not in self._kept:
            self._kept[key] = self.values.sel({YEAR: year}).reindex({PLACE: list(codes)}).values
        return self._kept[key]


def check_per(per: str | None) -> None:
    """BadInput for another word than person or dollar."""
    if per not in PHRASES:
        known = (PERSON, DOLLAR)
        raise BadInput(
            f"Emissions per '{per}' are not known",
            "Known are person and dollar",
            nearest=nearest(str(per), known),
        )


def axes_per(per: str | None) -> tuple[Axis, ...]:
    """The axes that dividing adds to a question."""
    return (OUTPUT_AXIS,) if per == DOLLAR else ()


def divisor_of(world: World, per: str | None, choices: Choices) -> Divisor | None:
    """What divides under a combination; None where nothing does."""
    if per is None:
        return None
    if per == PERSON:
        return population(world)
    variable, source = OUTPUTS[choices["output"]]
    society = need_society(world)
    return world.keep(source, lambda: Divisor(society.series(variable, source), "output", (source,)))


def population(world: World) -> Divisor:
    """Persons by place and year, from the series that covers most."""
    return world.keep(POPULATION, lambda: _population(need_society(world)))


def _population(society: Society) -> Divisor:
    kinds = society.kinds(POPULATION)
    if not kinds:
        raise MissingPart("The data hold no population", "It divides emissions per person")
    source, series = kinds[0]
    return Divisor(society.series(POPULATION, source, series), POPULATION, (source,))


def codes_of(world: World, codes: Sequence[str], label: str) -> tuple[str, ...]:
    """The places to divide by: all countries for the world."""
    return world.countries if label == WORLD else tuple(codes)


def need_society(world: World) -> Society:
    """The society of a world that has one."""
    if world.society is None:
        raise MissingPart(
            "This world was made without people and money",
            "Questions per person or per dollar need them",
            next_step="Give the world a society, as `sources.read_society()` does",
        )
    return world.society
