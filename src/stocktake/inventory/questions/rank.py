"""Where a place stands among all countries by its emissions of a year; per person or per dollar if asked.

rank = 1 + the number of countries that emit more. A group of countries stands as one among the countries
outside it. See docs/methods/rank.md.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stocktake.choices import Answer, Choices, ChoiceSet
from stocktake.findings import Finding
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.axes import annual_choices
from stocktake.inventory.questions.asking import ask_over, check_year, said_without, served_defaults
from stocktake.inventory.questions.people import Divisor, divisor_of
from stocktake.inventory.questions.standing import Standings
from stocktake.inventory.selection import Selection, select
from stocktake.inventory.world import World


def rank(
    world: World, place: str, year: int, fixed: Choices | None = None, per: str | None = None
) -> Finding:
    """The rank of a country, or of a group as one, in emissions of ``year``.

    per : None, ``person`` or ``dollar``
    """
    check_year(world, year)
    divisor = divisor_of(world, per)
    chosen = select(world.places, place, year)
    choices = annual_choices((year, year), fixed, world.sets, of_world=False)
    return _rank(world, chosen, year, choices, divisor, _standings(world, year, divisor))


def ranking(
    world: World, year: int, fixed: Choices | None = None, per: str | None = None, top: int = 10
) -> list[Finding]:
    """The first ``top`` countries under the default choices, each with its rank over all choices.

    Where the default choices have no values for the year, the nearest that have are taken (see each note).
    """
    check_year(world, year)
    divisor = divisor_of(world, per)
    standings = _standings(world, year, divisor)
    choices = annual_choices((year, year), fixed, world.sets, of_world=False)
    emissions = world.emissions(served_defaults(world, choices, (year, year)), (year, year))
    rows = []
    for code in standings.first(emissions, top):
        finding = _rank(world, select(world.places, code, year), year, choices, divisor, standings)
        rows.append(replace(finding, keys={**finding.keys, "rank": finding.value}))
    return rows


def _standings(world: World, year: int, divisor: Divisor) -> Standings:
    countries = world.countries
    people = divisor.of(countries, year)
    return Standings(countries, lambda emissions: emissions.by_place(countries, year, year) / people)


def _rank(
    world: World,
    chosen: Selection,
    year: int,
    choices: ChoiceSet,
    divisor: Divisor,
    standings: Standings,
) -> Finding:
    people = float(divisor.of(chosen.codes, year).sum()) if divisor.per else 1.0

    def measure(emissions: Emissions, combination: Choices) -> Answer:
        without: dict[str, object] = {}
        value = standings.value(emissions, chosen)
        if value is None:
            part = chosen.taken(emissions, year, year)
            value = float(part.amount[0]) / people if part.known[0] else np.nan
            without = said_without(part)
        extra = {"amount": value, "amount_unit": _unit(emissions, divisor), **without}
        place = standings.rank(emissions, chosen, value)
        return Answer(place, emissions.sources + divisor.sources, extra=extra)

    return ask_over(
        world,
        f"rank.{chosen.label}.{year}{divisor.suffix}",
        f"What is the rank of {chosen.name} among countries by emissions{divisor.phrase} of {year}?",
        "rank",
        choices,
        (year, year),
        measure,
        place=chosen.label,
        year=year,
    )


def _unit(emissions: Emissions, divisor: Divisor) -> str:
    return f"{emissions.unit}/yr" + (f" per {divisor.per}" if divisor.per else "")
