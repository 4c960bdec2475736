"""From the years of a sentence to the period of a claim.

A year token has a ``role``: ``at`` (in 2023), ``about``, ``since``, ``span`` (from, to), ``by``,
``before``, ``after``, ``until``, ``within`` (a decade), ``base`` (below 2005 levels), ``past`` (the last
ten years), ``yearly`` (on the previous year), ``annual`` (a word that only says that a year is meant).
Relative years need the date line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stocktake.claims.claim import Basis, Claim, Comparison, Figure, Period, Quantity, Unit, Why
from stocktake.claims.reading.tokens import Token

LONG_AGO = 1900

# what a role makes of the year in which something is said to have happened
YEAR_HEDGES = {
    "at": Comparison.EXACT,
    "about": Comparison.ABOUT,
    "by": Comparison.AT_MOST,
    "before": Comparison.LESS,
    "after": Comparison.MORE,
    "since": Comparison.EXACT,
}


@dataclass(frozen=True)
class Setting:
    """When the text was written and how far the data go.

    year   : of the date line, None without one
    latest : last year with data
    """

    year: int | None
    latest: int

    @property
    def now(self) -> Period:
        """What "now" means: the year before the date line, or the latest with data."""
        if self.year is None:
            return Period(None, None, Basis.OPEN)
        return Period(None, min(self.year - 1, self.latest), Basis.DATE_LINE)

    def years(self, token: Token) -> tuple[int | None, int | None] | None:
        """The years of a token (first, last); None where they need a date line that is not there."""
        ago = token.meaning.get("ago")
        if ago is None:
            return token.meaning.get("year"), token.meaning.get("last")  # type: ignore[return-value]
        if self.year is None:
            return None
        return self.year - int(ago), None  # type: ignore[call-overload]


def dated(claim: Claim, tokens: Sequence[Token], setting: Setting) -> Claim | Why:
    """The claim with its period, or why the sentence leaves it unclear."""
    told: dict[str, tuple[int | None, int | None]] = {}
    for token in tokens:
        role = str(token.meaning["role"])
        if role == "annual":
            continue
        if role == "vague":
            return Why.WHEN
        years = (None, None) if role == "yearly" else setting.years(token)
        if years is None:
            return Why.WHEN
        if role in told and told[role] != years:
            return Why.NOT_UNDERSTOOD
        told[role] = years
    if "annual" in {token.meaning["role"] for token in tokens} and claim.cumulative:
        return Why.NOT_UNDERSTOOD
    if _ahead(told, setting):
        return Why.FUTURE
    if claim.quantity == Quantity.OVERTAKE:
        return _overtake(claim, told, setting)
    if claim.quantity == Quantity.PEAK:
        return _peak(claim, told)
    if claim.quantity == Quantity.TREND:
        return _trend(claim, told, setting)
    return _state(claim, told, setting)


def _ahead(told: dict[str, tuple[int | None, int | None]], setting: Setting) -> bool:
    """Whether a "by 2030" lies ahead of the text."""
    year = told.get("by", (None, None))[0]
    return year is not None and year > (setting.year or setting.latest + 1)


def _reached(claim: Claim, year: int | None, hedge: Comparison, setting: Setting) -> Claim | Why:
    """ "Became the largest in 2006", "has been the largest since 2006": the year is what is claimed."""
    rank = claim.figure
    simple = len(claim.subject) == 1 and claim.within is None and claim.per is None and not claim.cumulative
    if rank is None or rank.comparison != Comparison.EXACT or year is None or not simple:
        return Why.NOT_UNDERSTOOD
    return replace(
        claim,
        quantity=Quantity.RANK_SINCE,
        number=int(rank.value),
        figure=Figure(year, Unit.YEAR, hedge),
        period=setting.now,
    )


def _state(claim: Claim, told: dict, setting: Setting) -> Claim | Why:
    if claim.quantity == Quantity.RANK and claim.number and set(told) and set(told) <= set(YEAR_HEDGES):
        if len(told) > 1:
            return Why.NOT_UNDERSTOOD
        role, (year, _) = next(iter(told.items()))
        return _reached(replace(claim, number=0), year, YEAR_HEDGES[role], setting)
    claim = replace(claim, number=0)
    if set(told) - {"at", "about", "since", "span", "by", "until"}:
        return Why.WHEN
    if "span" in told or "since" in told:
        first, last = told.get("span") or told["since"]
        if "until" in told and last is None:
            last = told["until"][0]
        if last is None:
            last = setting.now.last
        lasting = claim.quantity == Quantity.RANK and not claim.cumulative and (first or 0) > LONG_AGO
        if lasting:
            return (
                _reached(claim, first, Comparison.AT_MOST, setting) if "since" in told else Why.NOT_UNDERSTOOD
            )
        return replace(claim, period=Period(first, last), cumulative=True)
    at = told.get("at") or told.get("about") or told.get("by") or told.get("until")
    if claim.cumulative:
        last = at[0] if at else setting.now.last
        return replace(claim, period=Period(None, last, Basis.STATED if at else setting.now.basis))
    if at is None:
        return replace(claim, period=setting.now)
    return replace(claim, period=Period(None, at[0]))


def _trend(claim: Claim, told: dict, setting: Setting) -> Claim | Why:
    if set(told) - {"at", "span", "since", "base", "past", "yearly", "by", "until"}:
        return Why.WHEN
    at = (told.get("at") or told.get("by") or told.get("until") or (None, None))[0]
    first: int | None
    last: int | None
    if "span" in told:
        first, last = told["span"]
    elif "since" in told:
        first, last = told["since"][0], at or setting.now.last
    elif "base" in told:
        first, last = told["base"][0], at or setting.now.last
    elif "past" in told:
        last = setting.now.last
        first = last - (setting.year - told["past"][0]) if last and setting.year else None
    elif at is not None:
        first, last = at - 1, at
    else:
        return Why.WHEN
    if first is not None and last is not None and first >= last:
        return Why.NOT_UNDERSTOOD
    return replace(claim, period=Period(first, last))


def _peak(claim: Claim, told: dict) -> Claim | Why:
    at = told.get("at") or told.get("about")
    if at is None or at[0] is None or len(told) > 1:
        return Why.WHEN
    hedge = Comparison.ABOUT if "about" in told else Comparison.EXACT
    last = at[0] if claim.direction else None
    return replace(claim, figure=Figure(at[0], Unit.YEAR, hedge), period=Period(None, last), direction=0)


def _overtake(claim: Claim, told: dict, setting: Setting) -> Claim | Why:
    period = setting.now
    start = None
    if claim.cumulative and "since" in told and (told["since"][0] or 0) <= LONG_AGO:
        start = told.pop("since")[0]
    if claim.cumulative and "span" in told:
        start = told.pop("span")[0]
    period = replace(period, first=start)
    if not told:
        return replace(claim, period=period)
    if len(told) > 1:
        return Why.NOT_UNDERSTOOD
    role, (first, last) = next(iter(told.items()))
    if first is None:
        return Why.WHEN
    if role == "within":
        return replace(claim, figure=Figure(first, Unit.YEAR, Comparison.BETWEEN, high=last), period=period)
    if role not in YEAR_HEDGES:
        return Why.WHEN
    figure = Figure(first, Unit.YEAR, YEAR_HEDGES[role])
    return replace(claim, figure=figure, period=period)
