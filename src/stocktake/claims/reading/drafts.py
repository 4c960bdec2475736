"""Drafts of claims from the tokens of a match: what the patterns of both languages have in common."""

from __future__ import annotations

import re
from dataclasses import replace

from stocktake.claims.claim import Claim, Comparison, Figure, Gases, Quantity, Unit
from stocktake.claims.reading.patterns import Match
from stocktake.claims.reading.tokens import Token, gases_of, places_of

WORLD = ("WORLD",)
VAGUE_TOP = 10


def places(token: Token | None) -> tuple[str, ...]:
    """The places of a token; the world for a world token; empty where it has none."""
    if token is None:
        return ()
    if token.kind in "WAV":
        return WORLD
    return places_of(token)


def figure(token: Token | None) -> Figure | None:
    """The figure of a number token."""
    return token.meaning.get("figure") if token is not None else None  # type: ignore[return-value]


def gases(match: Match, *names: str) -> Gases | None:
    """The gases that the groups of these names tell, the first that tells."""
    return gases_of(*(token for name in names for token in match.all(name)))


def share(match: Match) -> list[Claim]:
    """Groups: ``who``, ``value``, perhaps ``whole`` and ``of`` (a place instead of the world)."""
    who, value = match.first("who"), figure(match.first("value"))
    whole = places(match.first("of"))
    if value is None or places(who) == WORLD:
        return []
    told = gases(match, "whole", "of", "who", "what")
    value = _hedged_by(match.first("verb"), value)
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


def _hedged_by(verb: Token | None, value: Figure) -> Figure:
    """A figure whose hedge stands before the verb or the whole: 约占全球三成, 不足全球的三成."""
    if verb is None or value.comparison != Comparison.EXACT:
        return value
    by_kind = {"<": Comparison.LESS, ">": Comparison.MORE, "O": Comparison.MORE}
    hedge = by_kind.get(verb.kind) or verb.meaning.get("hedge")
    return replace(value, comparison=Comparison(str(hedge))) if hedge else value


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
        number, comparison = _whole(match.first("count"), "count"), Comparison.AT_MOST
        each = len(subject) > 1
        if each and not match.has("some") and number != len(subject):
            return []
    elif match.has("rank"):
        number = _whole(match.first("rank"), "rank")
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


def _plural(what: Token | None) -> bool:
    """Whether an English emitter stands in the plural: "the largest emitters are A, B and C"."""
    return what is not None and bool(re.search(r"(?:emitters|polluters)\b", what.text, re.IGNORECASE))


def rank_among(match: Match) -> list[Claim]:
    """``rank`` where the letters themselves say "one of"."""
    return rank(Match({**match.groups, "some": match.all("rank")}))


def compare_more(match: Match) -> list[Claim]:
    """``compare`` where the letters themselves say "more than"."""
    return compare(Match({**match.groups, "more": match.all("who")}))


def compare_together(match: Match) -> list[Claim]:
    """``compare`` with several places together, the only form that may leave its subject out."""
    return compare(match) if _together(match.first("than")) else []


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


def peak_of_carbon(match: Match) -> list[Claim]:
    """``peak`` where the word for peaking itself speaks of carbon."""
    word = match.first("peak")
    return peak(match) if word is not None and word.meaning.get("carbon") else []


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


def overtake(match: Match) -> list[Claim]:
    """Groups: ``who`` overtook ``passed``, perhaps ``what``."""
    leader, passed = places(match.first("who")), places(match.first("passed"))
    if not leader or leader == WORLD or passed == WORLD:
        return []
    if len(passed) > 1 and not _together(match.first("passed")):
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
    if len(places(than)) > 1 and not _together(than):
        return []
    average = than.kind == "V"
    times = None if times is None else _hedged_by(match.first("verb"), times)
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


def gas_rank(match: Match) -> list[Claim]:
    """Groups: ``gas``, ``rank``, perhaps ``after`` (the gases before it)."""
    gas = gases(match, "gas")
    if gas is None or gas in (Gases.GREENHOUSE,):
        return []
    number = _whole(match.first("rank"), "rank") if match.has("rank") else 1
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
    value = _hedged_by(match.first("verb"), value)
    where = places(match.first("of"))
    return [Claim(Quantity.GAS_SHARE, (str(gas),), value, place=() if where == WORLD else where)]


def _whole(token: Token | None, name: str) -> int:
    """A whole number that a token means."""
    assert token is not None, f"no token with a {name}"
    return int(str(token.meaning[name]))


def _together(token: Token | None) -> bool:
    return bool(token is not None and token.meaning.get("together"))
