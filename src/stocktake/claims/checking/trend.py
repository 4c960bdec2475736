"""Growth and decline between two years."""

from __future__ import annotations

from stocktake.claims.checking.asking import Table, ask_all, closest_of, judged, number_of, refused, year_of
from stocktake.claims.claim import Claim, Why
from stocktake.claims.tolerance import admits
from stocktake.claims.verdict import Judgement
from stocktake.findings import Alternative
from stocktake.inventory.questions.per_head import per_capita
from stocktake.inventory.questions.trend import growth
from stocktake.inventory.world import World


def check(world: World, claim: Claim) -> Judgement:
    """The verdict on a change, in percent of the first year; per person too."""
    first, last = claim.period.first, year_of(world, claim)
    if first is None or first >= last or claim.cumulative:
        return refused(Why.WHEN)
    table = _table(world, claim, first, last)

    def truth(row: Alternative) -> bool:
        change = claim.direction * number_of(row)
        return change > 0 if claim.figure is None else admits(claim.figure, change, change=True)

    up = number_of(table.headline) >= 0
    key = "trend_up" if up else "trend_down"
    closest = closest_of(key, claim, table, first=first, last=last)
    return judged(claim, table, truth, closest)


def _table(world: World, claim: Claim, first: int, last: int) -> Table:
    if claim.per is None:
        return ask_all(claim, lambda fixed: growth(world, claim.subject, first, last, fixed))
    then = ask_all(claim, lambda fixed: per_capita(world, claim.subject, first, fixed))
    now = ask_all(claim, lambda fixed: per_capita(world, claim.subject, last, fixed))
    return _change(now, then)


def _change(now: Table, then: Table) -> Table:
    from dataclasses import replace

    from stocktake.claims.checking.asking import ratio_table

    ratio = ratio_table(now, then)
    rows = tuple(replace(row, value=100 * (number_of(row) - 1)) for row in ratio.rows)
    headline = rows[ratio.rows.index(ratio.headline)]
    return replace(ratio, rows=rows, headline=headline, unit="% over the period")
