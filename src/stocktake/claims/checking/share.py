"""Shares of the world's emissions, of a year or summed over a period, and of another place's."""

from __future__ import annotations

from dataclasses import replace

from stocktake.claims.checking.asking import (
    Table,
    ask_all,
    closest_of,
    judged,
    number_of,
    ratio_table,
    year_of,
)
from stocktake.claims.claim import Claim
from stocktake.claims.tolerance import admits
from stocktake.claims.verdict import Judgement
from stocktake.findings import Alternative
from stocktake.inventory.questions.cumulative import cumulative, cumulative_total
from stocktake.inventory.questions.share import share, total
from stocktake.inventory.world import World


def check(world: World, claim: Claim) -> Judgement:
    """The verdict on a claimed share, in percent."""
    told = claim.figure
    assert told is not None, "a share without a figure"
    year, start = year_of(world, claim), claim.period.first
    table = _table(world, claim, year, start)
    key = "share_cumulative" if claim.cumulative else "share"
    if claim.place:
        key += "_of"
    names = {"year": year, "start": start or int(table.headline.choices.get("start", 0))}
    return judged(
        claim,
        table,
        lambda row: admits(told, number_of(row)),
        closest_of(key, claim, table, claim.place, **names),
    )


def _table(world: World, claim: Claim, year: int, start: int | None) -> Table:
    if claim.place:
        return _share_of_place(world, claim, year, start)
    if claim.cumulative:
        return ask_all(claim, lambda fixed: cumulative(world, claim.subject, start, year, fixed))
    return ask_all(claim, lambda fixed: share(world, claim.subject, year, fixed))


def _share_of_place(world: World, claim: Claim, year: int, start: int | None) -> Table:
    def of(places: tuple[str, ...]) -> Table:
        if claim.cumulative:
            return ask_all(claim, lambda fixed: cumulative_total(world, places, start, year, fixed))
        return ask_all(claim, lambda fixed: total(world, places, year, fixed))

    ratio = ratio_table(of(claim.subject), of(claim.place))
    rows = tuple(_percent(row) for row in ratio.rows)
    headline = rows[ratio.rows.index(ratio.headline)]
    return replace(ratio, rows=rows, headline=headline, unit="%")


def _percent(row: Alternative) -> Alternative:
    return replace(row, value=100 * number_of(row))
