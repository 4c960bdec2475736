"""Who passed whom, and who emits more than whom, in total or per person, and how many times as much."""

from __future__ import annotations

from stocktake.claims.checking.asking import (
    Table,
    ask_all,
    closest_of,
    judged,
    number_of,
    ratio_table,
    refused,
    year_of,
)
from stocktake.claims.claim import Claim, Why
from stocktake.claims.tolerance import admits
from stocktake.claims.verdict import Judgement
from stocktake.findings import Alternative, is_number
from stocktake.inventory.questions.asking import last_year
from stocktake.inventory.questions.cumulative import cumulative_overtake, cumulative_total
from stocktake.inventory.questions.overtake import overtake
from stocktake.inventory.questions.per_head import per_capita
from stocktake.inventory.questions.share import total
from stocktake.inventory.world import World


def check_overtake(world: World, claim: Claim) -> Judgement:
    """The verdict on a claimed overtaking.

    With a year, the year of lasting lead or of an earlier crossing must agree with it. Without one, the lead
    must have begun by the year the sentence speaks from.
    """
    if len(claim.subject) != 1 or len(claim.place) != 1:
        return refused(Why.SCOPE)
    one, other, start = claim.subject[0], claim.place[0], claim.period.first
    if claim.cumulative:
        table = ask_all(claim, lambda fixed: cumulative_overtake(world, one, other, start, fixed))
    else:
        table = ask_all(claim, lambda fixed: overtake(world, one, other, fixed))
    now = year_of(world, claim)

    def truth(row: Alternative) -> bool:
        if claim.figure is None:
            return _leads(row, now)
        return any(admits(claim.figure, year) for year in _years(row))

    key = "overtake_cumulative" if claim.cumulative else "overtake"
    if not is_number(table.headline.value):
        key += "_ahead" if _leads(table.headline, now) else "_not"
    begun = start or int(table.headline.choices.get("start", 0))
    names = {"last": last_year(world), "start": begun}
    return judged(claim, table, truth, closest_of(key, claim, table, claim.place, **names))


def _leads(row: Alternative, now: int) -> bool:
    """Whether the one lies ahead of the other in the year ``now``."""
    if is_number(row.value):
        return int(row.value) <= now  # type: ignore[arg-type]
    return row.reason.startswith("ahead")


def _years(row: Alternative) -> list[int]:
    """The years in which the one passed the other, for good or for a time."""
    years = [int(row.value)] if is_number(row.value) else []  # type: ignore[arg-type]
    turns = row.extra.get("crossings", ())
    return years + [int(turn["year"]) for turn in turns if turn["ahead"]]  # type: ignore[attr-defined]


def check_compare(world: World, claim: Claim) -> Judgement:
    """The verdict on "more than", "less than" and "so many times as much as"."""
    if claim.per and claim.cumulative:
        return refused(Why.SCOPE)
    year = year_of(world, claim)
    table = ratio_table(_amount(world, claim, claim.subject, year), _amount(world, claim, claim.place, year))

    def truth(row: Alternative) -> bool:
        ratio = number_of(row)
        if claim.figure is not None:
            return admits(claim.figure, ratio)
        return ratio > 1 if claim.direction > 0 else ratio < 1

    key = "compare_cumulative" if claim.cumulative else "compare_per_person" if claim.per else "compare"
    start = claim.period.first or int(table.headline.choices.get("start", 0))
    return judged(claim, table, truth, closest_of(key, claim, table, claim.place, year=year, start=start))


def _amount(world: World, claim: Claim, places: tuple[str, ...], year: int) -> Table:
    start = claim.period.first
    if claim.per:
        return ask_all(claim, lambda fixed: per_capita(world, places, year, fixed))
    if claim.cumulative:
        return ask_all(claim, lambda fixed: cumulative_total(world, places, start, year, fixed))
    return ask_all(claim, lambda fixed: total(world, places, year, fixed))
