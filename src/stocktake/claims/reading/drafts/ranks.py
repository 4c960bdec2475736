"""Drafts of claims on ranks among places."""

from __future__ import annotations

import re

from stocktake.claims.claim import Claim, Comparison, Figure, Quantity, Unit
from stocktake.claims.reading.drafts.told import WORLD, gases, places, whole_number
from stocktake.claims.reading.patterns import Match
from stocktake.claims.reading.tokens import Token

VAGUE_TOP = 10


def rank(match: Match) -> list[Claim]:
    """Groups: ``who``, ``rank`` or ``count`` (the N largest); ``what``, ``within``, ``some`` (one of)."""
    who = match.first("who")
    subject = places(who)
    if subject == WORLD:
        return []
    within = places(match.first("within"))
    if len(within) > 1:
        return []
    number, comparison, each = 1, Comparison.EXACT, False
    if match.has("count"):
        number, comparison = whole_number(match.first("count"), "count"), Comparison.AT_MOST
        each = len(subject) > 1
        if each and not match.has("some") and number != len(subject):
            return []
    elif match.has("rank"):
        number = whole_number(match.first("rank"), "rank")
        if match.has("some"):
            if number > 1:
                return []
            number, comparison, each = VAGUE_TOP, Comparison.AT_MOST, len(subject) > 1
    if len(subject) > 1 and not each:
        if number > 1 or not _plural(match.first("what")):
            return []
        number, comparison, each = len(subject), Comparison.AT_MOST, True
    told = Figure(number, Unit.RANK, comparison, word=match.has("some") and not match.has("count"))
    return [
        Claim(
            Quantity.RANK,
            subject,
            told,
            within=within[0] if within and within != WORLD else None,
            gases=gases(match, "what", "who", "whole"),
            each=each,
            number=1 if any(token.meaning.get("begins") for token in match.all("verb")) else 0,
        )
    ]


def rank_among(match: Match) -> list[Claim]:
    """``rank`` where the letters themselves say "one of"."""
    return rank(Match({**match.groups, "some": match.all("rank")}))


def _plural(what: Token | None) -> bool:
    """Whether an English emitter stands in the plural: "the largest emitters are A, B and C"."""
    return what is not None and bool(re.search(r"(?:emitters|polluters)\b", what.text, re.IGNORECASE))
