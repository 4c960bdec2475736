"""What the questions share: running a measure over the choices, and refusing what is outside the data."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from stocktake.choices import Absent, Answer, Choices, ChoiceSet, ask
from stocktake.errors import OutOfRange
from stocktake.findings import Finding
from stocktake.inventory.aggregate import Emissions, Sum
from stocktake.inventory.datasets import Years
from stocktake.inventory.world import World, unit_of

Measure = Callable[[Emissions, Choices], Answer]
UNIT, GIGA, GAS = "{unit}", "{giga}", "{gas}"


def ask_over(
    world: World,
    identifier: str,
    question: str,
    unit: str,
    choices: ChoiceSet,
    years: Years | None,
    measure: Measure,
    **keys: object,
) -> Finding:
    """The finding of ``measure`` over every combination that the data can serve.

    A combination whose metric knows not every gas of its basket names those left out in ``gases_left_out``.

    unit : for UNIT in it stands the unit of the headline's gases, such as Mt CO2; for GIGA the same in Gt,
           for GAS the gases alone, such as CO2
    """

    def answer(combination: Choices) -> Answer:
        emissions = world.emissions(combination, years)
        answer = measure(emissions, combination)
        if not emissions.left_out:
            return answer
        return replace(answer, extra={**answer.extra, "gases_left_out": list(emissions.left_out)})

    finding = ask(identifier, question, unit, choices, answer, **keys)
    mega = unit_of(finding.defaults)
    said = unit.replace(UNIT, mega).replace(GIGA, giga(mega)).replace(GAS, mega.removeprefix("Mt "))
    return replace(finding, unit=said)


def giga(unit: str) -> str:
    """A unit in Mt said in Gt."""
    return f"G{unit.removeprefix('M')}"


def check_year(world: World, year: int) -> None:
    """OutOfRange where no data set has the year."""
    first, last = first_year(world), last_year(world)
    if not first <= year <= last:
        raise OutOfRange(
            f"The year {year} is outside all inventories",
            f"They cover {first}-{last}",
            nearest=[str(min(max(year, first), last))],
            next_step="Choose a year they cover; futures are the business of `stocktake run`",
        )


def check_period(world: World, first: int, last: int) -> None:
    """OutOfRange where a period ends before it begins or leaves the data."""
    check_year(world, first)
    check_year(world, last)
    if first > last:
        raise OutOfRange(
            f"The period {first}-{last} ends before it begins",
            "The first year must not be later than the last",
            nearest=[f"{last}-{first}"],
        )


def first_year(world: World) -> int:
    """The first year that any data set has."""
    return min(span[0] for data in world.sets.values() for span in data.years.values())


def last_year(world: World) -> int:
    """The last year that any data set has."""
    return max(span[1] for data in world.sets.values() for span in data.years.values())


def need_all_years(part: Sum, first: int, last: int) -> None:
    """Absent where the data set has none of the places in one of the years."""
    missing = [year for year, known in zip(range(first, last + 1), part.known, strict=True) if not known]
    if missing:
        raise Absent(f"This data set has no value for the place in {said_years(missing)}")


def need_any_year(part: Sum, first: int, last: int) -> None:
    """Absent where the data set has none of the places in any of the years."""
    if not part.known.any():
        raise Absent(f"This data set has no value for the place in {first}-{last}")


def world_sum(emissions: Emissions, first: int, last: int) -> float:
    """Mt of the world over the years.

    raises : Absent where it is not known, or nothing on balance, so that nobody has a share of it
    """
    yearly = emissions.world(first, last)
    unknown = [year for year, one in zip(range(first, last + 1), yearly, strict=True) if math.isnan(one)]
    if unknown:
        raise Absent(f"This data set has no world total of {said_years(unknown)}")
    if yearly.sum() <= 0:
        raise Absent("The world takes up as much as it emits here, so there is no share of it")
    return float(yearly.sum())


def said_years(years: list[int]) -> str:
    """Years as a sentence says them: ``2023`` or ``1990-1995``."""
    return str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"


def said_without(part: Sum) -> dict[str, object]:
    """The key ``without``: codes of places that the data set does not have, where there are any."""
    return {"without": list(part.without)} if part.without else {}


def years_of(choices: Choices, end: int) -> Years:
    """First and last year of a combination that has a start."""
    return int(choices["start"]), end


def served_defaults(world: World, choices: ChoiceSet, years: Years | None) -> Choices:
    """The default combination, or where the data cannot serve it the one that a headline would stand on."""
    try:
        world.emissions(choices.defaults, years)
    except Absent:
        return ask_over(world, "", "", "", choices, years, lambda emissions, _: Answer(1)).defaults
    return choices.defaults
