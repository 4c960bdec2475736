"""Drafts of claims on gases: their order, and the share of one in all."""

from __future__ import annotations

from stocktake.claims.claim import Claim, Figure, Gases, Quantity, Unit
from stocktake.claims.reading.drafts.told import WORLD, figure, gases, hedged_by, places, whole_number
from stocktake.claims.reading.patterns import Match


def gas_rank(match: Match) -> list[Claim]:
    """Groups: ``gas``, ``rank``, perhaps ``after`` (the gases before it)."""
    gas = gases(match, "gas")
    if gas is None or gas in (Gases.GREENHOUSE,):
        return []
    number = whole_number(match.first("rank"), "rank") if match.has("rank") else 1
    ahead = {token.meaning["gases"] for token in match.all("after") if token.meaning.get("gases")}
    if str(gas) in ahead:
        return []
    if ahead and number == 1:
        number = 1 + len(ahead)
    if match.has("what") and gases(match, "what") not in (None, Gases.GREENHOUSE):
        return []
    return [Claim(Quantity.GAS_RANK, (str(gas),), Figure(number, Unit.RANK))]


def gas_share(match: Match) -> list[Claim]:
    """Groups: ``gas``, ``value``, perhaps ``whole`` or ``of`` (a place)."""
    gas, value = gases(match, "gas"), figure(match.first("value"))
    if gas is None or value is None or gas == Gases.GREENHOUSE:
        return []
    if gases(match, "whole", "of") not in (None, Gases.GREENHOUSE):
        return []
    value = hedged_by(match.first("verb"), value)
    where = places(match.first("of"))
    return [Claim(Quantity.GAS_SHARE, (str(gas),), value, place=() if where == WORLD else where)]
