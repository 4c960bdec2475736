"""The Kaya identity: emissions as population x output per person x emissions per output.

Rates are differences of logarithms over the years, 100 ln(last / first) / years, so the three factors add up
to emissions exactly. Output is that of constant prices (dollars of 2011, to 2018); series in current prices
may be fixed, and then hold inflation. See docs/methods/kaya.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from stocktake.choices import Absent, Answer, Axis, Choices
from stocktake.errors import OutOfRange
from stocktake.findings import Finding
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.axes import annual_choices, with_gases_held
from stocktake.inventory.questions.asking import ask_over, check_period, need_all_years
from stocktake.inventory.questions.people import (
    CONSTANT_PRICES,
    DOLLAR,
    OUTPUT_AXIS,
    codes_of,
    divisor_of,
    population,
)
from stocktake.inventory.selection import Selection, select
from stocktake.inventory.world import World

FACTORS = ("emissions", "population", "output_per_person", "intensity")
FIRST, LAST = 1990, 2018
PHRASES = {
    "emissions": "emissions",
    "population": "population",
    "output_per_person": "output per person",
    "intensity": "emissions per dollar of output",
}
REASON = "Years compare in constant prices only; the other series hold inflation"


def kaya(
    world: World,
    places: Iterable[str] | str,
    first: int | None = None,
    last: int | None = None,
    fixed: Choices | None = None,
) -> list[Finding]:
    """Four findings, percent a year each: emissions, and the three factors that add up to it."""
    begin, end = FIRST if first is None else first, LAST if last is None else last
    check_period(world, begin, end)
    if begin == end:
        raise OutOfRange(f"The period {begin}-{end} has no length", "A rate needs two years")
    chosen = select(world.places, places, end)
    return [_factor(world, chosen, factor, begin, end, fixed) for factor in FACTORS]


def _factor(
    world: World, chosen: Selection, factor: str, first: int, last: int, fixed: Choices | None
) -> Finding:
    codes = codes_of(world, chosen.codes, chosen.label)
    choices = annual_choices(
        (first, last), with_gases_held(fixed), world.sets, of_world=chosen.world, more=(output_axis(fixed),)
    )

    def measure(emissions: Emissions, combination: Choices) -> Answer:
        divisor = divisor_of(world, DOLLAR, combination)
        assert divisor is not None
        part = chosen.taken(emissions, first, last)
        need_all_years(part, first, last)
        ends = part.amount[[0, -1]]
        if (ends <= 0).any():
            raise Absent("A rate needs more emitted than taken up in both years")
        people, output = _both(world, codes, divisor, first, last)
        series = {
            "emissions": ends,
            "population": people,
            "output_per_person": output / people,
            "intensity": ends / output,
        }[factor]
        value = 100 * float(np.log(series[1] / series[0])) / (last - first)
        extra = {"first_value": float(series[0]), "last_value": float(series[1])}
        return Answer(value, (*emissions.sources, "population", *divisor.sources), extra=extra)

    return ask_over(
        world,
        f"kaya.{factor}.{chosen.label}.{first}-{last}",
        f"At what rate did the {PHRASES[factor]} of {chosen.name} grow from {first} to {last}?",
        "% a year",
        choices,
        (first, last),
        measure,
        factor=factor,
        place=chosen.label,
        first=first,
        last=last,
    )


def output_axis(fixed: Choices | None) -> Axis:
    """The axis of output: constant prices alone, or all series where one of them is fixed."""
    open_choices = OUTPUT_AXIS.choices if "output" in (fixed or {}) else (CONSTANT_PRICES,)
    return replace(OUTPUT_AXIS, choices=open_choices, default=CONSTANT_PRICES, reason=REASON)


def _both(
    world: World, codes: tuple[str, ...], divisor, first: int, last: int
) -> tuple[np.ndarray, np.ndarray]:
    """People and output (2,) of the first and last year, of the places whose output is known in both.

    raises : Absent where less than nine tenths of the people live in such places
    """
    people = np.array([population(world).of(codes, year) for year in (first, last)])
    output = np.array([divisor.of(codes, year) for year in (first, last)])
    known = np.isfinite(people).all(axis=0) & np.isfinite(output).all(axis=0)
    covered = np.nansum(people[1][known]) / np.nansum(people[1]) if np.isfinite(people[1]).any() else 0.0
    if covered < 0.9:
        raise Absent(
            f"{divisor.sources[0]} knows the output of places with {100 * covered:.0f} % of the people only, "
            f"in {first} and {last}"
        )
    return people[:, known].sum(axis=1), output[:, known].sum(axis=1)
