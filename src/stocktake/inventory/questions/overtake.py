"""The year in which one place's emissions come to exceed another's, for good.

The overtake is the first year from which the one exceeds the other in every year to the end of the data.
Earlier crossings that did not last are listed beside it. No value, with the reason: not ahead at the end,
or ahead since the data begin. See docs/methods/overtake.md.
"""

from __future__ import annotations

import numpy as np

from stocktake.choices import Absent, Answer, Choices
from stocktake.findings import Finding
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.axes import annual_choices
from stocktake.inventory.questions.asking import ask_over, last_year
from stocktake.inventory.selection import select_two
from stocktake.inventory.world import World


def overtake(world: World, one: str, other: str, fixed: Choices | None = None) -> Finding:
    """The year from which ``one`` emits more than ``other`` a year; None where it does not."""
    end = last_year(world)
    first, second = select_two(world.places, one, other, end)

    def measure(emissions: Emissions, choices: Choices) -> Answer:
        begin, last = emissions.years
        one_sum, other_sum = first.taken(emissions, begin, last), second.taken(emissions, begin, last)
        both = one_sum.known & other_sum.known
        return crossing(one_sum.amount, other_sum.amount, both, begin, emissions.sources)

    return ask_over(
        world,
        f"overtake.{first.label}.{second.label}",
        f"Since when does {first.name} emit more a year than {second.name}?",
        "year",
        annual_choices(None, fixed, world.sets, of_world=False),
        None,
        measure,
        place=first.label,
        other=second.label,
    )


def crossing(
    one: np.ndarray, other: np.ndarray, known: np.ndarray, begin: int, sources: tuple[str, ...]
) -> Answer:
    """The answer from two series (year,) that begin in the year ``begin``; years not known count as none.

    raises : Absent where the two are never known together
    """
    if not known.any():
        raise Absent("The data set never has both places in one year")
    years = np.arange(begin, begin + len(one))[known]
    ahead = (one > other)[known]
    turns = [
        {"year": int(year), "ahead": bool(now)}
        for year, now, before in zip(years[1:], ahead[1:], ahead[:-1], strict=True)
        if now != before
    ]
    extra: dict[str, object] = {"first_year": int(years[0]), "last_year": int(years[-1])}
    if len(turns) > 1:
        extra["crossings"] = turns
    if not ahead[-1]:
        return Answer(None, sources, f"not by {years[-1]}", extra)
    if ahead.all():
        return Answer(None, sources, f"ahead since the data begin in {years[0]}", extra)
    return Answer(turns[-1]["year"], sources, extra=extra)
