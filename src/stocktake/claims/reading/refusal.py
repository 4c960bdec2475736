"""Which sentences without a claim are reported as refused, and why.

A sentence is reported where it speaks of emissions of greenhouse gases and states something that looks
checkable: a figure, a rank, an order, or a change. All others (politics, other subjects) are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stocktake.claims.claim import Why
from stocktake.claims.reading.tokens import Token, kinds

_ABOUT_EMISSIONS = re.compile(r"[EMAJ]|e[^,;]*G|%[^,;]*G|G[^,;]*[%#]")
_STATES = re.compile(r"[%N\#nxOm<>p]|[\^v]")
_POLICY_ONLY = re.compile(r"^[^%N\#nxOm<>p]*$")


def why_refused(tokens: Sequence[Token]) -> tuple[Why, str] | None:
    """The reason, with a word of detail; None where the sentence is not about checkable emissions.

    tokens : of the whole sentence, before modifiers are lifted
    """
    letters = kinds(tokens)
    emissions = _ABOUT_EMISSIONS.search(letters)
    warming = next((token for token in tokens if token.kind == "X" and token.meaning.get("warming")), None)
    if not emissions and not (warming and "%" in letters):
        return None
    if not _STATES.search(letters):
        return None
    mood = next((token for token in tokens if token.kind == "?"), None)
    if _POLICY_ONLY.match(letters) and (mood or not re.search("[PWQ]", letters)):
        return None
    if mood is not None:
        hypothetical = mood.meaning.get("mood") == "hypothetical"
        return (Why.HYPOTHETICAL if hypothetical else Why.FUTURE), mood.text
    if warming is not None:
        return Why.WARMING, warming.text
    outside = next((token for token in tokens if token.kind == "X"), None)
    if outside is not None:
        return Why.SCOPE, outside.text
    if not re.search("[%N\\#nxOmp]|[<>].*[PW]|[PWQ].*[v^]", letters):
        return None
    pronoun = next((token for token in tokens if token.kind == "Q"), None)
    if pronoun is not None and re.search("Q[GCH]*[ESeO]", letters.replace("h", "")):
        return Why.WHO, pronoun.text
    return Why.NOT_UNDERSTOOD, ""
