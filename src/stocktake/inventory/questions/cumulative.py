"""Emissions added up over a period: shares, amounts, ranks, and who passed whom.

cumulative = sum over the years from start to end, missing years of a place as nothing emitted. Group members
are those of the last year. See docs/methods/cumulative.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from stocktake.choices import Absent, Answer, Choices, ChoiceSet
from stocktake.findings import Finding
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.axes import period_choices, with_gases_held
from stocktake.inventory.questions.asking import (
    GIGA,
    ask_over,
    check_period,
    check_year,
    giga,
    last_year,
    need_any_year,
    said_without,
    served_defaults,
    world_sum,
    years_of,
)
from stocktake.inventory.questions.overtake import crossing
from stocktake.inventory.questions.standing import Standings, ranked_place
from stocktake.inventory.selection import Selection, select, select_two
from stocktake.inventory.world import World

MT_PER_GT = 1000.0


def cumulative(
    world: World,
    places: Iterable[str] | str,
    start: int | None = None,
    end: int | None = None,
    fixed: Choices | None = None,
) -> Finding:
    """Percentage of the world's emissions of the period that the places emitted together."""
    last = _last(world, end)
    choices = _choices(world, start, last, fixed)
    chosen = select(world.places, places, last)

    def measure(emissions: Emissions, combination: Choices) -> Answer:
        span = years_of(combination, last)
        amount, without = _amount(emissions, chosen, *span)
        whole = world_sum(emissions, *span) / MT_PER_GT
        extra = {"amount": amount, "world": whole, "amount_unit": _gt(emissions), **without}
        return Answer(100 * amount / whole, emissions.sources, extra=extra)

    return _asked(
        world,
        f"cumulative.{chosen.label}.{_said(start)}-{last}",
        f"What share of all emissions {_when(start, last)} is that of {chosen.name}?",
        "% of world emissions over the period",
        choices,
        (last, last),
        measure,
        place=chosen.label,
        **chosen.counted_once,
        end=last,
    )


def cumulative_total(
    world: World,
    places: Iterable[str] | str,
    start: int | None = None,
    end: int | None = None,
    fixed: Choices | None = None,
) -> Finding:
    """Gt that the places emitted over the period; the gases are held unless fixed."""
    last = _last(world, end)
    chosen = select(world.places, places, last)
    choices = _choices(world, start, last, with_gases_held(fixed, period=True), of_world=chosen.world)

    def measure(emissions: Emissions, combination: Choices) -> Answer:
        amount, without = _amount(emissions, chosen, *years_of(combination, last))
        return Answer(amount, emissions.sources, extra=without)

    return _asked(
        world,
        f"cumulative-total.{chosen.label}.{_said(start)}-{last}",
        f"How much did {chosen.name} emit {_when(start, last)}?",
        GIGA,
        choices,
        (last, last),
        measure,
        place=chosen.label,
        end=last,
    )


def cumulative_rank(
    world: World,
    place: str,
    start: int | None = None,
    end: int | None = None,
    fixed: Choices | None = None,
) -> Finding:
    """The rank of a country, or of a group as one, by emissions over the period."""
    last = _last(world, end)
    choices = _choices(world, start, last, fixed, of_world=False)
    chosen = ranked_place(world, place, last)
    return _rank(world, chosen, choices, start, last, _Sums(world, last))


def cumulative_ranking(
    world: World,
    start: int | None = None,
    end: int | None = None,
    fixed: Choices | None = None,
    top: int = 10,
) -> list[Finding]:
    """The first ``top`` countries under the default choices, each with its rank over all choices."""
    last = _last(world, end)
    choices = _choices(world, start, last, fixed, of_world=False)
    sums = _Sums(world, last)
    defaults = served_defaults(world, choices, (last, last))
    codes = sums.of(defaults).first(world.emissions(defaults, (last, last)), top)
    rows = [_rank(world, select(world.places, code, last), choices, start, last, sums) for code in codes]
    return [replace(row, keys={**row.keys, "rank": row.value}) for row in rows]


def cumulative_overtake(
    world: World, one: str, other: str, start: int | None = None, fixed: Choices | None = None
) -> Finding:
    """The year from which ``one`` has emitted more since ``start`` than ``other``; None where it has not."""
    last = last_year(world)
    choices = _choices(world, start, last, fixed, of_world=False)
    first, second = select_two(world.places, one, other, last)

    def measure(emissions: Emissions, combination: Choices) -> Answer:
        begin = int(combination["start"])
        one_sum, other_sum = first.taken(emissions, begin, last), second.taken(emissions, begin, last)
        if not (one_sum.known.any() and other_sum.known.any()):
            raise Absent("This data set does not have both places")
        known = np.ones(last - begin + 1, bool)
        return crossing(
            np.cumsum(one_sum.amount), np.cumsum(other_sum.amount), known, begin, emissions.sources
        )

    return _asked(
        world,
        f"cumulative-overtake.{first.label}.{second.label}.{_said(start)}",
        f"Since when has {first.name} emitted more {_when(start, None)} than {second.name}?",
        "year",
        choices,
        (last, last),
        measure,
        place=first.label,
        other=second.label,
        end=last,
    )


class _Sums:
    """Standings by emissions over the period, one for each start year."""

    def __init__(self, world: World, last: int) -> None:
        self.world, self.last = world, last
        self.kept: dict[int, Standings] = {}

    def of(self, combination: Choices) -> Standings:
        start = int(combination["start"])
        if start not in self.kept:
            countries, last = self.world.countries, self.last
            self.kept[start] = Standings(
                countries, lambda emissions: emissions.by_place(countries, start, last)
            )
        return self.kept[start]


def _rank(
    world: World, chosen: Selection, choices: ChoiceSet, start: int | None, last: int, sums: _Sums
) -> Finding:
    def measure(emissions: Emissions, combination: Choices) -> Answer:
        standings = sums.of(combination)
        without: dict[str, object] = {}
        value = standings.value(emissions, chosen)
        if value is None:
            amount, without = _amount(emissions, chosen, *years_of(combination, last))
            value = amount * MT_PER_GT
        place, amount = standings.rank(emissions, chosen, value), value / MT_PER_GT
        return Answer(
            place, emissions.sources, extra={"amount": amount, "amount_unit": _gt(emissions), **without}
        )

    return _asked(
        world,
        f"cumulative-rank.{chosen.label}.{_said(start)}-{last}",
        f"What is the rank of {chosen.name} among countries by all emissions {_when(start, last)}?",
        "rank",
        choices,
        (last, last),
        measure,
        place=chosen.label,
        end=last,
    )


def _last(world: World, end: int | None) -> int:
    last = last_year(world) if end is None else end
    check_year(world, last)
    return last


def _choices(
    world: World, start: int | None, last: int, fixed: Choices | None, *, of_world: bool = True
) -> ChoiceSet:
    """The choice set; a start given as a year is held."""
    held = dict(fixed or {})
    if start is not None:
        held["start"] = str(start)
    if "start" in held:
        check_period(world, int(held["start"]), last)
    return period_choices(last, held, world.sets, of_world=of_world)


def _amount(
    emissions: Emissions, chosen: Selection, first: int, last: int
) -> tuple[float, dict[str, object]]:
    part = chosen.taken(emissions, first, last)
    need_any_year(part, first, last)
    return float(part.amount.sum()) / MT_PER_GT, said_without(part)


def _gt(emissions: Emissions) -> str:
    return giga(emissions.unit)


def _said(start: int | None) -> str:
    return "open" if start is None else str(start)


def _when(start: int | None, last: int | None) -> str:
    since = "since a start year left open" if start is None else f"since {start}"
    return since if last is None else f"{since} to {last}"


def _asked(world: World, *what: Any, **keys: Any) -> Finding:
    """``ask_over``, with the start year of the headline among the keys."""
    finding = ask_over(world, *what, **keys)
    return replace(finding, keys={**finding.keys, "start": int(finding.defaults["start"])})
