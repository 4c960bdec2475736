"""Ranks among countries, or within a group; of a year, over a period, or per person."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stocktake.choices import Absent, Answer, Choices
from stocktake.claims.checking.asking import Table, ask_all, closest_of, judged, number_of, refused, year_of
from stocktake.claims.claim import Claim, Why
from stocktake.claims.tolerance import admits
from stocktake.claims.verdict import Judgement
from stocktake.findings import Finding
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.axes import annual_choices, period_choices
from stocktake.inventory.questions.asking import ask_over, check_year, years_of
from stocktake.inventory.questions.cumulative import cumulative_rank
from stocktake.inventory.questions.rank import rank
from stocktake.inventory.world import World


def check(world: World, claim: Claim) -> Judgement:
    """The verdict on a claimed rank; of several places each must have it."""
    told = claim.figure
    assert told is not None, "a rank without a figure"
    if claim.per and (claim.cumulative or claim.within):
        return refused(Why.SCOPE)
    year = year_of(world, claim)
    if claim.within:
        members = world.places.members(claim.within, year)
        outside = [place for place in claim.subject if place not in members]
        if outside:
            return refused(Why.NO_MEMBER, f"{outside[0]} {claim.within}")
    tables = [_table(world, claim, place, year) for place in claim.subject]
    table = tables[0] if len(tables) == 1 else _worst(tables)
    key = "ranks" if len(claim.subject) > 1 else "rank"
    key += "_cumulative" if claim.cumulative else "_per_person" if claim.per else ""
    if claim.within and len(claim.subject) == 1:
        key += "_within"
    start = claim.period.first or int(table.headline.choices.get("start", 0))
    other = (claim.within,) if claim.within else ()
    return judged(
        claim,
        table,
        lambda row: admits(told, number_of(row)),
        closest_of(key, claim, table, other, year=year, start=start),
    )


def _table(world: World, claim: Claim, place: str, year: int) -> Table:
    start = claim.period.first if claim.cumulative else None
    if claim.within:
        group = claim.within
        return ask_all(claim, lambda fixed: _rank_within(world, claim, place, group, start, year, fixed))
    if claim.cumulative:
        return ask_all(claim, lambda fixed: cumulative_rank(world, place, start, year, fixed))
    return ask_all(claim, lambda fixed: rank(world, place, year, fixed, claim.per))


def _worst(tables: list[Table]) -> Table:
    """The lowest standing of several places under each combination that knows them all."""
    by_choice = [{tuple(row.choices.items()): row for row in table.rows} for table in tables]
    rows = []
    for key in by_choice[0]:
        found = [rows_of[key] for rows_of in by_choice if key in rows_of]
        if len(found) == len(tables):
            rows.append(max(found, key=number_of))
    if not rows:
        raise Absent("No data set has all of these places")
    wanted = dict(tables[0].headline.choices)
    headline = next((row for row in rows if dict(row.choices) == wanted), rows[0])
    return replace(
        tables[0],
        rows=tuple(rows),
        headline=headline,
        findings=tuple(name for table in tables for name in table.findings),
    )


def _rank_within(
    world: World,
    claim: Claim,
    place: str,
    group: str,
    start: int | None,
    year: int,
    fixed: Choices,
) -> Finding:
    """The rank of a member among the members of a group."""
    check_year(world, year)
    codes = world.places.members(group, year)
    index = codes.index(place)

    def measure(emissions: Emissions, combination: Choices) -> Answer:
        first, last = years_of(combination, year) if claim.cumulative else (year, year)
        values = emissions.by_place(codes, first, last)
        if not np.isfinite(values[index]):
            raise Absent("This data set has no value for the place")
        return Answer(1 + int(np.nansum(values > values[index])), emissions.sources)

    if claim.cumulative:
        held = dict(fixed) | ({"start": str(start)} if start is not None else {})
        choices = period_choices(year, held, world.sets, of_world=False)
    else:
        choices = annual_choices((year, year), fixed, world.sets, of_world=False)
    return ask_over(
        world,
        f"rank-within.{place}.{group}.{year}",
        f"What is the rank of {place} among the members of {group} by emissions of {year}?",
        "rank",
        choices,
        (year, year),
        measure,
        place=place,
        group=group,
        year=year,
    )
