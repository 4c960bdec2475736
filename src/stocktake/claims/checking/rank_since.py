"""Since when a country has had a rank: "became the largest in 2006", "has been the largest since 2006"."""

from __future__ import annotations

import numpy as np

from stocktake.choices import Absent, Answer, Choices
from stocktake.claims.checking.asking import ask_all, closest_of, judged
from stocktake.claims.claim import Claim
from stocktake.claims.tolerance import admits
from stocktake.claims.verdict import Judgement
from stocktake.findings import Alternative, Finding, is_number
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.axes import annual_choices
from stocktake.inventory.questions.asking import ask_over, check_year, last_year
from stocktake.inventory.selection import select
from stocktake.inventory.world import World

LOOK_BACK = 40
SHORTEST = 10


def check(world: World, claim: Claim) -> Judgement:
    """The verdict on the year in which a rank was reached for good."""
    told, place = claim.figure, claim.subject[0]
    assert told is not None, "a year is what is claimed"
    check_year(world, int(told.value))
    table = ask_all(claim, lambda fixed: rank_since(world, place, claim.number, fixed))

    def truth(row: Alternative) -> bool:
        return is_number(row.value) and admits(told, float(row.value))  # type: ignore[arg-type]

    reached = is_number(table.headline.value)
    key = "rank_since" if reached else "rank_since_not"
    closest = closest_of(key, claim, table, rank=claim.number, last=last_year(world))
    return judged(claim, table, truth, closest)


def rank_since(world: World, place: str, number: int, fixed: Choices) -> Finding:
    """The first year from which a country has always ranked ``number`` or higher; None where it has not.

    A country that ranked so all through the last forty years has the first of these as its value.
    """
    end = last_year(world)
    chosen = select(world.places, place, end)
    countries = world.countries

    def measure(emissions: Emissions, choices: Choices) -> Answer:
        first, last = emissions.years
        first = max(first, last - LOOK_BACK)
        if last - first < SHORTEST:
            raise Absent("This data set covers too few years to tell since when")
        since: int | None = None
        for year in range(last, first - 1, -1):
            part = chosen.taken(emissions, year, year)
            values = emissions.by_place(countries, year, year)
            outside = np.array([code not in chosen.codes for code in countries])
            if not part.known[0] or 1 + int((values[outside] > part.amount[0]).sum()) > number:
                break
            since = year
        return Answer(since, emissions.sources, "" if since else f"not in {last}")

    return ask_over(
        world,
        f"rank-since.{chosen.label}.{number}",
        f"Since when has {chosen.name} ranked {number} or higher by emissions?",
        "year",
        annual_choices(None, fixed, world.sets, of_world=False),
        None,
        measure,
        place=chosen.label,
        rank=number,
    )
