"""Drafts of claims that set two places against each other: overtaking, more, less, so many times."""

from __future__ import annotations

from dataclasses import replace

from stocktake.claims.claim import Claim, Comparison, Figure, Quantity, Unit
from stocktake.claims.reading.drafts.told import WORLD, figure, gases, hedged_by, places, together
from stocktake.claims.reading.patterns import Match


def overtake(match: Match) -> list[Claim]:
    """Groups: ``who`` overtook ``passed``, perhaps ``what``."""
    leader, passed = places(match.first("who")), places(match.first("passed"))
    if not leader or leader == WORLD or passed == WORLD:
        return []
    if len(passed) > 1 and not together(match.first("passed")):
        return []
    return [
        Claim(
            Quantity.OVERTAKE,
            leader,
            place=passed,
            direction=1,
            gases=gases(match, "what", "who", "passed", "whole"),
        )
    ]


def compare(match: Match) -> list[Claim]:
    """Groups: ``who``, ``more`` or ``less``, perhaps ``times``, ``than`` (a place or the world's average)."""
    who, than, times = match.first("who"), match.first("than"), figure(match.first("times"))
    if than is None or places(who) == places(than):
        return []
    if len(places(than)) > 1 and not together(than):
        return []
    average = than.kind == "V"
    times = None if times is None else hedged_by(match.first("verb"), times)
    direction = 1 if match.has("more") else -1 if match.has("less") else 0
    if times is not None:
        times = _as_ratio(times, direction, bool(match.has("apart")))
        direction = 0
        if times is None:
            return []
    elif not direction:
        return []
    return [
        Claim(
            Quantity.COMPARE,
            places(who),
            times,
            place=WORLD if average else places(than),
            direction=direction,
            gases=gases(match, "what", "who", "than"),
            per="person" if average else None,
        )
    ]


def compare_more(match: Match) -> list[Claim]:
    """``compare`` where the letters themselves say "more than"."""
    return compare(Match({**match.groups, "more": match.all("who")}))


def compare_together(match: Match) -> list[Claim]:
    """``compare`` with several places together, the only form that may leave its subject out."""
    return compare(match) if together(match.first("than")) else []


def compare_above_together(match: Match) -> list[Claim]:
    """``compare_together`` where the letters themselves say "more than"."""
    return compare_together(Match({**match.groups, "more": match.all("than")}))


def compare_apart(match: Match) -> list[Claim]:
    """``compare`` where one is so many times more than the other: 多一倍 is twice as much."""
    told = figure(match.first("times"))
    if told is None:
        return []
    claims = compare(Match({name: found for name, found in match.groups.items() if name != "more"}))
    return [replace(claim, figure=replace(told, value=1 + told.value)) for claim in claims]


def compare_above(match: Match) -> list[Claim]:
    """``compare`` where the letters themselves say "more than so many times"."""
    return _hedged(match, Comparison.MORE)


def compare_below(match: Match) -> list[Claim]:
    """``compare`` where the letters themselves say "less than so many times"."""
    return _hedged(match, Comparison.LESS)


def _hedged(match: Match, hedge: Comparison) -> list[Claim]:
    return [
        replace(claim, figure=replace(claim.figure, comparison=hedge))
        for claim in compare(match)
        if claim.figure is not None
    ]


def _as_ratio(told: Figure, direction: int, apart: bool) -> Figure | None:
    """A multiple or percentage as "times as much"; "30 % more than" is 1.3 times.

    apart : the figure says how far apart the two are, not the one in terms of the other
    """
    value, step = told.value, told.step
    if told.unit == Unit.PERCENT:
        value, step = value / 100, step / 100
        if apart or direction:
            if (
                told.comparison in (Comparison.MORE, Comparison.LESS, Comparison.AT_LEAST, Comparison.AT_MOST)
                and direction < 0
            ):
                return None
            value = 1 + direction * value
    elif direction < 0:
        value = 1 / value
        step = 0.1
    high = told.high
    return replace(told, value=value, step=step, unit=Unit.TIMES, high=None) if high is None else None
