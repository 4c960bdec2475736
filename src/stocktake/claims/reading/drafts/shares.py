"""Drafts of claims on shares."""

from __future__ import annotations

from dataclasses import replace

from stocktake.claims.claim import Claim, Quantity
from stocktake.claims.reading.drafts.told import WORLD, figure, gases, hedged_by, places
from stocktake.claims.reading.patterns import Match


def share(match: Match) -> list[Claim]:
    """Groups: ``who``, ``value``, perhaps ``whole`` and ``of`` (a place instead of the world)."""
    who, value = match.first("who"), figure(match.first("value"))
    whole = places(match.first("of"))
    if value is None or places(who) == WORLD:
        return []
    told = gases(match, "whole", "of", "who", "what")
    value = hedged_by(match.first("verb"), value)
    first = Claim(Quantity.SHARE, places(who), value, place=() if whole == WORLD else whole, gases=told)
    return [first, *_more_shares(match, first)]


def shares_in_turn(match: Match) -> list[Claim]:
    """Groups: ``who`` (a list), ``list`` (as many percentages), perhaps ``whole``."""
    subjects = places(match.first("who"))
    values = [figure(token) for token in match.all("list") if token.kind == "%"]
    if len(subjects) != len(values):
        return []
    told = gases(match, "whole")
    return [
        Claim(Quantity.SHARE, (place,), value, gases=told)
        for place, value in zip(subjects, values, strict=True)
    ]


def _more_shares(match: Match, first: Claim) -> list[Claim]:
    """Further pairs of place and percentage in one list, the whole being the same."""
    more = [token for token in match.all("more") if token.kind in "PJ%"]
    claims = []
    for who, value in zip(more[::2], more[1::2], strict=False):
        if who.kind == "%":
            who, value = value, who
        if who.kind == "%" or value.kind != "%":
            return []
        claims.append(replace(first, subject=places(who), figure=figure(value)))
    return claims
