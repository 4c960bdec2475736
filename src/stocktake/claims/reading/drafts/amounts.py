"""Drafts of claims on amounts, their change, and their peaks."""

from __future__ import annotations

from dataclasses import replace

from stocktake.claims.claim import Claim, Comparison, Figure, Quantity, Unit
from stocktake.claims.reading.drafts.told import figure, gases, places
from stocktake.claims.reading.patterns import Match
from stocktake.claims.reading.tokens import gases_of


def total(match: Match) -> list[Claim]:
    """Groups: ``who``, ``mass``, perhaps ``what``; per person the mass is in tonnes, else in gigatonnes."""
    value = figure(match.first("mass"))
    mass = match.first("mass")
    if value is None or mass is None:
        return []
    told = gases(match, "what", "who") or gases_of(mass)
    return [Claim(Quantity.TOTAL, places(match.first("who")), value, gases=told)]


def trend(match: Match) -> list[Claim]:
    """Groups: ``who``, ``up`` or ``down``; also ``value`` in percent, ``times`` (doubled), ``mass``."""
    who = match.first("who")
    if who is None:
        return []
    told = figure(match.first("value"))
    direction = 1 if match.has("up") else -1 if match.has("down") else 0
    what = gases(match, "what", "who")
    claims: list[Claim] = []
    if match.has("times"):
        told = figure(match.first("times"))
        direction = 1 if told is not None and told.value > 0 else -1
        told = _size(told)
    elif told is not None and told.unit == Unit.TIMES:
        return []
    if not direction:
        return []
    claims.append(Claim(Quantity.TREND, places(who), told, direction=direction, gases=what))
    if match.has("mass"):
        claims += total(match)
    return claims


def _size(told: Figure | None) -> Figure | None:
    return None if told is None else replace(told, value=abs(told.value))


def trend_times(match: Match) -> list[Claim]:
    """Groups: ``who``, ``times``: "three times as high as in 2000" is a growth by 200 %."""
    who, told = match.first("who"), figure(match.first("times"))
    if who is None or told is None:
        return []
    ratio = told.value if told.unit == Unit.TIMES else told.value / 100
    if told.high is not None or ratio == 1:
        return []
    change = Figure(100 * abs(ratio - 1), Unit.PERCENT, told.comparison, 1.0, word=True)
    direction = 1 if ratio > 1 else -1
    if direction < 0 and told.comparison != Comparison.EXACT:
        change = replace(change, comparison=_mirrored(told.comparison))
    return [
        Claim(Quantity.TREND, places(who), change, direction=direction, gases=gases(match, "what", "who"))
    ]


def _mirrored(hedge: Comparison) -> Comparison:
    """ "Less than half as much" is a fall by more than half."""
    return {
        Comparison.MORE: Comparison.LESS,
        Comparison.LESS: Comparison.MORE,
        Comparison.AT_LEAST: Comparison.AT_MOST,
        Comparison.AT_MOST: Comparison.AT_LEAST,
    }.get(hedge, Comparison.ABOUT)


def peak(match: Match) -> list[Claim]:
    """Groups: ``who`` and ``peak`` (highest of all years) or ``record`` (highest so far)."""
    who = match.first("who")
    if who is None:
        return []
    return [
        Claim(
            Quantity.PEAK,
            places(who),
            direction=1 if match.has("record") else 0,
            gases=gases(match, "what", "who"),
        )
    ]


def peak_of_carbon(match: Match) -> list[Claim]:
    """``peak`` where the word for peaking itself speaks of carbon."""
    word = match.first("peak")
    return peak(match) if word is not None and word.meaning.get("carbon") else []
