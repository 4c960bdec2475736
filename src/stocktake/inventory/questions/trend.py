"""How emissions changed: from one year to another, and by what rate a year.

growth = 100 * (last / first - 1). trend = 100 * (exp(slope) - 1), the slope of a straight line through the
logarithms of all years, so that no single year decides. See docs/methods/trend.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from stocktake.choices import Absent, Answer, Choices
from stocktake.findings import Finding
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.axes import annual_choices
from stocktake.inventory.questions.asking import ask_over, check_period, last_year, need_all_years
from stocktake.inventory.selection import select
from stocktake.inventory.world import World

USUAL_SPAN = 10


def growth(
    world: World, places: Iterable[str] | str, first: int, last: int, fixed: Choices | None = None
) -> Finding:
    """Percent by which emissions of ``last`` exceed those of ``first``."""

    def change(amount: np.ndarray) -> float:
        return 100 * (amount[-1] / amount[0] - 1)

    return _change(world, places, first, last, fixed, "growth", change, "% over the period")


def trend(
    world: World,
    places: Iterable[str] | str,
    first: int | None = None,
    last: int | None = None,
    fixed: Choices | None = None,
) -> Finding:
    """Percent a year at which emissions grew; the last ten years where none are given."""
    end = last_year(world) if last is None else last
    begin = end - USUAL_SPAN if first is None else first
    return _change(world, places, begin, end, fixed, "trend", rate, "% a year")


def rate(amount: np.ndarray) -> float:
    """The steady growth, percent a year, that fits a series (year,) of positive values best.

    >>> round(rate(np.array([100.0, 110.0, 121.0])), 6)
    10.0
    """
    years = np.arange(len(amount))
    return 100 * (float(np.exp(np.polyfit(years, np.log(amount), 1)[0])) - 1)


def _change(
    world: World,
    places: Iterable[str] | str,
    first: int,
    last: int,
    fixed: Choices | None,
    kind: str,
    measure_of: Callable[[np.ndarray], float],
    unit: str,
) -> Finding:
    check_period(world, first, last)
    chosen = select(world.places, places, last)

    def measure(emissions: Emissions, combination: Choices) -> Answer:
        part = chosen.taken(emissions, first, last)
        need_all_years(part, first, last)
        if first == last or (part.amount <= 0).any():
            raise Absent("A rate needs several years, all with more emitted than taken up")
        extra = {
            "first_amount": float(part.amount[0]),
            "last_amount": float(part.amount[-1]),
            "amount_unit": f"{emissions.unit}/yr",
        }
        return Answer(measure_of(part.amount), emissions.sources, extra=extra)

    verbs = {"growth": "By how much did", "trend": "At what rate did"}
    return ask_over(
        world,
        f"{kind}.{chosen.label}.{first}-{last}",
        f"{verbs[kind]} the emissions of {chosen.name} grow from {first} to {last}?",
        unit,
        annual_choices((first, last), fixed, world.sets, of_world=chosen.world),
        (first, last),
        measure,
        place=chosen.label,
        **chosen.counted_once,
        first=first,
        last=last,
    )
