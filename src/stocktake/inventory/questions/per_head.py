"""Emissions per person and per dollar of output, in one year.

per person = emissions / people of the same places and year. Places whose people or output are unknown are
left out on both sides and named in ``without``. See docs/methods/per_head.md.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from stocktake.choices import Absent, Answer, Choices
from stocktake.findings import Finding
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.axes import annual_choices, with_gases_held
from stocktake.inventory.questions.asking import GAS, ask_over, check_year
from stocktake.inventory.questions.people import (
    DOLLAR,
    KG_PER_MT,
    PERSON,
    PHRASES,
    TONNES_PER_MT,
    axes_per,
    codes_of,
    divisor_of,
)
from stocktake.inventory.selection import Selection, select
from stocktake.inventory.world import World


def per_capita(world: World, places: Iterable[str] | str, year: int, fixed: Choices | None = None) -> Finding:
    """Tonnes a person a year; the gases are held unless fixed."""
    return _per(world, places, year, fixed, PERSON, TONNES_PER_MT, "t")


def per_gdp(world: World, places: Iterable[str] | str, year: int, fixed: Choices | None = None) -> Finding:
    """Kilograms a dollar of output; the gases are held unless fixed, the series of output is an axis."""
    return _per(world, places, year, fixed, DOLLAR, KG_PER_MT, "kg")


def _per(
    world: World,
    places: Iterable[str] | str,
    year: int,
    fixed: Choices | None,
    per: str,
    factor: float,
    unit: str,
) -> Finding:
    check_year(world, year)
    chosen = select(world.places, places, year)
    codes = codes_of(world, chosen.codes, chosen.label)

    def measure(emissions: Emissions, combination: Choices) -> Answer:
        divisor = divisor_of(world, per, combination)
        assert divisor is not None
        people = divisor.of(codes, year)
        amount, counted, without = matching(emissions, chosen, codes, people, year)
        value = factor * amount / float(np.nansum(people[counted]))
        return Answer(value, emissions.sources + divisor.sources, extra=without)

    choices = annual_choices(
        (year, year), with_gases_held(fixed), world.sets, of_world=chosen.world, more=axes_per(per)
    )
    return ask_over(
        world,
        f"per-{per}.{chosen.label}.{year}",
        f"How much did {chosen.name} emit{PHRASES[per]} in {year}?",
        f"{unit} {GAS}/{per}",
        choices,
        (year, year),
        measure,
        place=chosen.label,
        year=year,
    )


def matching(
    emissions: Emissions, chosen: Selection, codes: tuple[str, ...], people: np.ndarray, year: int
) -> tuple[float, np.ndarray, dict[str, object]]:
    """Mt of the places whose people are known, which these are, and the key ``without`` for the others.

    The world keeps its bunkers and its unlisted places: it is divided by all people.
    """
    known = np.isfinite(people)
    if chosen.world:
        amount = emissions.world(year, year)[0]
        if np.isnan(amount):
            raise Absent(f"This data set has no world total of {year}")
        return float(amount), known, {}
    amounts = emissions.by_place(codes, year, year)
    both = known & np.isfinite(amounts)
    if not both.any():
        raise Absent(f"Emissions and people are not both known for the place in {year}")
    left = [code for code, here in zip(codes, both, strict=True) if not here]
    return float(amounts[both].sum()), both, {"without": left} if left else {}
