"""The year of highest emissions: of all years, or of those up to a year (a record)."""

from __future__ import annotations

import numpy as np

from stocktake.choices import Absent, Answer, Choices
from stocktake.claims.checking.asking import ask_all, closest_of, judged, number_of, refused
from stocktake.claims.claim import Claim, Why
from stocktake.claims.tolerance import admits
from stocktake.claims.verdict import Judgement
from stocktake.findings import Finding
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.axes import annual_choices
from stocktake.inventory.questions.asking import ask_over, check_year, last_year
from stocktake.inventory.selection import select
from stocktake.inventory.world import World


def check(world: World, claim: Claim) -> Judgement:
    """The verdict on a claimed peak or record."""
    told = claim.figure
    if told is None or claim.per or claim.cumulative:
        return refused(Why.WHEN)
    upto = claim.period.last if claim.period.last is not None else last_year(world)
    check_year(world, int(told.value))
    table = ask_all(claim, lambda fixed: highest(world, claim.subject, upto, fixed))
    return judged(
        claim, table, lambda row: admits(told, number_of(row)), closest_of("peak", claim, table, last=upto)
    )


def highest(world: World, places: tuple[str, ...], upto: int, fixed: Choices) -> Finding:
    """The year up to ``upto`` in which the places emitted most; Absent where that year is not known."""
    chosen = select(world.places, places, upto)

    def measure(emissions: Emissions, choices: Choices) -> Answer:
        first, last = emissions.years
        if last < upto:
            raise Absent(f"This data set ends in {last}")
        part = chosen.taken(emissions, first, upto)
        if not part.known.any() or first > upto - 20:
            raise Absent("This data set covers too few years to tell a peak")
        amount = np.where(part.known, part.amount, -np.inf)
        return Answer(first + int(np.argmax(amount)), emissions.sources)

    return ask_over(
        world,
        f"peak.{chosen.label}.{upto}",
        f"In which year up to {upto} did {chosen.name} emit most?",
        "year",
        annual_choices(None, fixed, world.sets, of_world=chosen.world),
        None,
        measure,
        place=chosen.label,
    )
