"""Where a place stands among all countries by its emissions of a year; per person or per dollar if asked.

rank = 1 + the number of countries that emit more. A group of countries stands as one among the countries
outside it. See docs/methods/rank.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from stocktake.choices import Answer, Choices, ChoiceSet
from stocktake.findings import Finding
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.axes import annual_choices
from stocktake.inventory.questions.asking import ask_over, check_year, said_without, served_defaults
from stocktake.inventory.questions.people import (
    KG_PER_MT,
    PERSON,
    PHRASES,
    TONNES_PER_MT,
    Divisor,
    axes_per,
    check_per,
    divisor_of,
)
from stocktake.inventory.questions.standing import Standings, ranked_place
from stocktake.inventory.selection import Selection, select
from stocktake.inventory.world import World


def rank(
    world: World, place: str, year: int, fixed: Choices | None = None, per: str | None = None
) -> Finding:
    """The rank of a country, or of a group as one, in emissions of ``year``.

    per : None, ``person`` or ``dollar``
    """
    asked = _asked(world, year, fixed, per)
    return asked.rank(ranked_place(world, place, year))


def ranking(
    world: World, year: int, fixed: Choices | None = None, per: str | None = None, top: int = 10
) -> list[Finding]:
    """The first ``top`` countries under the default choices, each with its rank over all choices.

    Where the default choices have no values for the year, the nearest that have are taken (see each note).
    """
    asked = _asked(world, year, fixed, per)
    rows = [asked.rank(select(world.places, code, year)) for code in asked.leaders(top)]
    return [replace(row, keys={**row.keys, "rank": row.value}) for row in rows]


@dataclass(frozen=True)
class _Asked:
    """One question about ranks, with the standings of each divisor worked out once."""

    world: World
    year: int
    per: str | None
    choices: ChoiceSet
    _kept: dict[str, Standings] = field(default_factory=dict)

    def leaders(self, top: int) -> list[str]:
        span = (self.year, self.year)
        defaults = served_defaults(self.world, self.choices, span)
        standings = self.standings(divisor_of(self.world, self.per, defaults))
        return list(standings.first(self.world.emissions(defaults, span), top))

    def standings(self, divisor: Divisor | None) -> Standings:
        key = divisor.sources[0] if divisor else ""
        if key not in self._kept:
            countries, year = self.world.countries, self.year
            people = divisor.of(countries, year) if divisor else np.ones(len(countries))
            self._kept[key] = Standings(
                countries, lambda emissions: emissions.by_place(countries, year, year) / people
            )
        return self._kept[key]

    def rank(self, chosen: Selection) -> Finding:
        suffix = f".per-{self.per}" if self.per else ""

        def measure(emissions: Emissions, combination: Choices) -> Answer:
            return self.answer(emissions, divisor_of(self.world, self.per, combination), chosen)

        return ask_over(
            self.world,
            f"rank.{chosen.label}.{self.year}{suffix}",
            f"What is the rank of {chosen.name} by emissions{PHRASES[self.per]} in {self.year}?",
            "rank",
            self.choices,
            (self.year, self.year),
            measure,
            place=chosen.label,
            year=self.year,
        )

    def answer(self, emissions: Emissions, divisor: Divisor | None, chosen: Selection) -> Answer:
        standings = self.standings(divisor)
        without: dict[str, object] = {}
        value = standings.value(emissions, chosen)
        if value is None:
            part = chosen.taken(emissions, self.year, self.year)
            people = float(divisor.of(chosen.codes, self.year).sum()) if divisor else 1.0
            value = float(part.amount[0]) / people if part.known[0] else np.nan
            without = said_without(part)
        factor, unit = _said_in(emissions.unit, self.per)
        extra = {"amount": factor * value, "amount_unit": unit, **without}
        sources = emissions.sources + (divisor.sources if divisor else ())
        return Answer(standings.rank(emissions, chosen, value), sources, extra=extra)


def _asked(world: World, year: int, fixed: Choices | None, per: str | None) -> _Asked:
    check_year(world, year)
    check_per(per)
    span = (year, year)
    return _Asked(
        world, year, per, annual_choices(span, fixed, world.sets, of_world=False, more=axes_per(per))
    )


def _said_in(unit: str, per: str | None) -> tuple[float, str]:
    """What to multiply Mt with, and the unit that gives: t a person, kg a dollar."""
    gas = unit.removeprefix("Mt ")
    if per == PERSON:
        return TONNES_PER_MT, f"t {gas}/person"
    return (KG_PER_MT, f"kg {gas}/dollar") if per else (1.0, f"{unit}/yr")
