"""Amounts: of a year, per person, or summed over a period."""

from __future__ import annotations

from dataclasses import replace

from stocktake.claims.checking.asking import Table, ask_all, closest_of, judged, number_of, refused, year_of
from stocktake.claims.claim import Claim, Why
from stocktake.claims.tolerance import admits
from stocktake.claims.verdict import Judgement
from stocktake.inventory.questions.cumulative import cumulative_total
from stocktake.inventory.questions.per_head import per_capita
from stocktake.inventory.questions.share import total
from stocktake.inventory.world import World

MT_PER_GT = 1000.0


def check(world: World, claim: Claim) -> Judgement:
    """The verdict on a claimed amount: tonnes a person, else gigatonnes."""
    told = claim.figure
    assert told is not None, "an amount without a figure"
    if claim.per and claim.cumulative:
        return refused(Why.SCOPE)
    year, start = year_of(world, claim), claim.period.first
    table = _table(world, claim, year, start)
    key = "total_cumulative" if claim.cumulative else "total_per_person" if claim.per else "total"
    begun = start or int(table.headline.choices.get("start", 0))
    return judged(
        claim,
        table,
        lambda row: admits(told, number_of(row)),
        closest_of(key, claim, table, year=year, start=begun),
    )


def _table(world: World, claim: Claim, year: int, start: int | None) -> Table:
    if claim.per:
        return ask_all(claim, lambda fixed: per_capita(world, claim.subject, year, fixed))
    if claim.cumulative:
        return ask_all(claim, lambda fixed: cumulative_total(world, claim.subject, start, year, fixed))
    return _in_gigatonnes(ask_all(claim, lambda fixed: total(world, claim.subject, year, fixed)))


def _in_gigatonnes(table: Table) -> Table:
    rows = tuple(replace(row, value=number_of(row) / MT_PER_GT) for row in table.rows)
    headline = rows[table.rows.index(table.headline)]
    return replace(table, rows=rows, headline=headline, unit=f"G{table.unit.removeprefix('M')}")
