"""Emissions per person and per dollar: what divides, for which places and year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr

from stocktake.errors import BadInput, MissingPart, nearest
from stocktake.inventory.society import GDP_PPP, POPULATION, Society
from stocktake.inventory.world import World

PER = {"person": POPULATION, "dollar": GDP_PPP}
PHRASES = {None: "", "person": " per person", "dollar": " per dollar of output"}


@dataclass(frozen=True)
class Divisor:
    """People or output of a year by place, or nothing to divide by.

    values : (place, year) persons or dollars, None where nothing divides
    """

    per: str | None
    values: xr.DataArray | None
    sources: tuple[str, ...] = ()

    @property
    def phrase(self) -> str:
        """As the question says it."""
        return PHRASES[self.per]

    @property
    def suffix(self) -> str:
        """As the id of the finding says it."""
        return f".per-{self.per}" if self.per else ""

    def of(self, codes: Sequence[str], year: int) -> np.ndarray:
        """(place,) of one year; NaN where unknown; ones where nothing divides."""
        if self.values is None:
            return np.ones(len(codes))
        if year not in self.values["year"].values:
            return np.full(len(codes), np.nan)
        return self.values.sel(year=year).reindex(place=list(codes)).values


def divisor_of(world: World, per: str | None) -> Divisor:
    """What divides; BadInput for another word than person or dollar."""
    if per is None:
        return Divisor(None, None)
    if per not in PER:
        raise BadInput(
            f"Emissions per '{per}' are not known", "Known are person and dollar", nearest=nearest(per, PER)
        )
    return Divisor(per, *society_series(world, PER[per]))


def society_series(world: World, variable: str) -> tuple[xr.DataArray, tuple[str, ...]]:
    """Population or output (place, year): the series that covers most, and its source."""
    society = need_society(world)
    kinds = society.kinds(variable)
    if not kinds:
        raise MissingPart(f"The data hold no {variable}")
    source, series = kinds[0]
    return society.series(variable, source, series).rename(variable), (source,)


def need_society(world: World) -> Society:
    """The society of a world that has one."""
    if world.society is None:
        raise MissingPart(
            "This world was made without people and money",
            "Questions per person or per dollar need them",
            next_step="Give the world a society, as `sources.read_society()` does",
        )
    return world.society
