"""Claims that lean on the one before them in a sentence for their subject, gases, year or period."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stocktake.claims.claim import Claim, Figure, Quantity, Unit, Why
from stocktake.claims.reading.modifying import per_person
from stocktake.claims.reading.patterns import Pattern
from stocktake.claims.reading.periods import Setting
from stocktake.claims.reading.tokens import Token, places_of


@dataclass(frozen=True)
class Found:
    """A claim with its stretch of the sentence; or why that stretch is refused."""

    start: int
    end: int
    claim: Claim | None = None
    why: Why | None = None
    detail: str = ""


def following(drafts: list[Claim], rule: Pattern, before: list[Found]) -> list[Claim]:
    """Drafts of a form that leans on the claim before it, with its gases; none where that is another."""
    if rule.follows is None and not rule.leans:
        return drafts
    last = before[-1].claim if before else None
    if last is None or (last.quantity != rule.follows and not rule.leans):
        return []
    per = None if rule.leans else last.per
    return [
        replace(
            draft, gases=draft.gases or last.gases, per=per, figure=_in_unit_of(draft.figure, last.figure)
        )
        for draft in drafts
    ]


def _in_unit_of(told: Figure | None, other: Figure | None) -> Figure | None:
    if told is None or other is None or other.unit != Unit.TONNES_PER_PERSON:
        return told
    return per_person(told)


def with_subject(draft: Claim, tokens: list[Token], start: int, before: list[Found]) -> Claim:
    """A draft without a subject takes that of the claim before it, or of the only place named before it."""
    if draft.subject:
        return draft
    if before and before[-1].claim is not None:
        last = before[-1].claim
        if last.quantity in (Quantity.GAS_RANK, Quantity.GAS_SHARE) or last.subject == ("WORLD",):
            return draft
        return replace(draft, subject=last.subject, gases=draft.gases or last.gases)
    named = {places_of(token) for token in tokens[:start] if token.kind in "PJ"}
    if len(named) != 1 or tokens[0].kind not in "PJ":
        return draft
    return replace(draft, subject=named.pop())


def in_the_same_year(item: Found, before: list[Found], setting: Setting) -> Found:
    """A claim that took its subject from the one before it takes its year too, where it names none."""
    last = before[-1].claim if before else None
    if item.claim is None or last is None or item.claim.period != setting.now or last.cumulative:
        return item
    if last.quantity in (Quantity.OVERTAKE, Quantity.RANK_SINCE, Quantity.PEAK):
        return item
    return replace(item, claim=replace(item.claim, period=replace(last.period, first=None)))


def in_the_same_period(claim: Claim, before: list[Found]) -> Claim | Why:
    """A change without years has those of the change before it in the same sentence."""
    last = before[-1].claim if before else None
    if last is None or last.quantity != Quantity.TREND:
        return Why.WHEN
    return replace(claim, period=last.period)
