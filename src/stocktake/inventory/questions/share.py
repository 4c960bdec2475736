"""What part of the world's emissions of a year is a place's, and how much it is.

share = 100 * sum over places / world, both under the same choices. See docs/methods/share.md.
"""

from __future__ import annotations

from collections.abc import Iterable

from stocktake.choices import Answer, Choices
from stocktake.findings import Finding
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.axes import annual_choices, with_gases_held
from stocktake.inventory.questions.asking import (
    UNIT,
    ask_over,
    check_year,
    need_all_years,
    said_without,
    world_sum,
)
from stocktake.inventory.selection import select
from stocktake.inventory.world import World


def share(world: World, places: Iterable[str] | str, year: int, fixed: Choices | None = None) -> Finding:
    """Percentage of the world's emissions of ``year`` that the places emit together."""
    check_year(world, year)
    chosen = select(world.places, places, year)

    def measure(emissions: Emissions, choices: Choices) -> Answer:
        part = chosen.taken(emissions, year, year)
        need_all_years(part, year, year)
        amount, whole = float(part.amount[0]), world_sum(emissions, year, year)
        extra = {
            "amount": amount,
            "world": whole,
            "amount_unit": f"{emissions.unit}/yr",
            **said_without(part),
        }
        return Answer(100 * amount / whole, emissions.sources, extra=extra)

    return ask_over(
        world,
        f"share.{chosen.label}.{year}",
        f"What share of the world's emissions of {year} is that of {chosen.name}?",
        "% of world emissions",
        annual_choices((year, year), fixed, world.sets),
        (year, year),
        measure,
        place=chosen.label,
        year=year,
        **chosen.counted_once,
    )


def total(world: World, places: Iterable[str] | str, year: int, fixed: Choices | None = None) -> Finding:
    """Emissions of ``year`` of the places together, Mt.

    The gases are held at their default unless fixed, since amounts of different gases do not compare. The
    place ``WORLD`` is the world total.
    """
    check_year(world, year)
    chosen = select(world.places, places, year)

    def measure(emissions: Emissions, choices: Choices) -> Answer:
        part = chosen.taken(emissions, year, year)
        need_all_years(part, year, year)
        return Answer(float(part.amount[0]), emissions.sources, extra=said_without(part))

    return ask_over(
        world,
        f"total.{chosen.label}.{year}",
        f"How much did {chosen.name} emit in {year}?",
        f"{UNIT}/yr",
        annual_choices((year, year), with_gases_held(fixed), world.sets, of_world=chosen.world),
        (year, year),
        measure,
        place=chosen.label,
        year=year,
        **chosen.counted_once,
    )
