"""What the modifiers of a sentence make of a draft: per person, over time, denied, with land use."""

from __future__ import annotations

from dataclasses import replace

from stocktake.claims.claim import Claim, Figure, Quantity, Unit, Why, tidy
from stocktake.claims.reading.tokens import Token


def modified(draft: Claim, scope: list[Token]) -> Claim | Why:
    """The draft with the modifiers that govern it, or why together they are not understood."""
    present = {token.kind for token in scope}
    fixed = dict(draft.fixed)
    for token in scope:
        if token.kind == "L":
            fixed["land_use"] = str(token.meaning["land_use"])
    if "K" in present:
        fixed["accounting"] = "consumption"
    if "D" in present:
        return Why.SCOPE
    negations = sum(1 for token in scope if token.kind == "!")
    if negations > 1:
        return Why.NOT_UNDERSTOOD
    if "1" in present and draft.quantity == Quantity.COMPARE and draft.direction > 0 and "Y" in present:
        draft = replace(draft, quantity=Quantity.OVERTAKE)
    per = "person" if "H" in present else draft.per
    figure = draft.figure
    if "H" in present and draft.quantity == Quantity.TOTAL and figure is not None and not draft.per:
        figure = per_person(figure)
    if per and draft.quantity == Quantity.OVERTAKE and not any(token.kind == "Y" for token in scope):
        draft = replace(draft, quantity=Quantity.COMPARE)
    if per and draft.quantity in (Quantity.SHARE, Quantity.GAS_SHARE, Quantity.GAS_RANK, Quantity.OVERTAKE):
        return Why.NOT_UNDERSTOOD
    return replace(
        draft,
        figure=figure,
        fixed=fixed,
        cumulative=draft.cumulative or "C" in present,
        per=per,
        negated=draft.negated != bool(negations),
    )


def per_person(told: Figure) -> Figure:
    """A mass read as gigatonnes, in tonnes a person."""
    high = None if told.high is None else tidy(told.high * 1e9)
    return replace(
        told, value=tidy(told.value * 1e9), step=tidy(told.step * 1e9), high=high, unit=Unit.TONNES_PER_PERSON
    )
