"""What tokens tell: places, figures, gases, whole numbers; the ground of all drafts."""

from __future__ import annotations

from dataclasses import replace

from stocktake.claims.claim import Comparison, Figure, Gases
from stocktake.claims.reading.patterns import Match
from stocktake.claims.reading.tokens import Token, gases_of, places_of

WORLD = ("WORLD",)


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


def hedged_by(verb: Token | None, value: Figure) -> Figure:
    """A figure whose hedge stands before the verb or the whole: 约占全球三成, 不足全球的三成."""
    if verb is None or value.comparison != Comparison.EXACT:
        return value
    by_kind = {"<": Comparison.LESS, ">": Comparison.MORE, "O": Comparison.MORE}
    hedge = by_kind.get(verb.kind) or verb.meaning.get("hedge")
    return replace(value, comparison=Comparison(str(hedge))) if hedge else value


def whole_number(token: Token | None, name: str) -> int:
    """A whole number that a token means."""
    assert token is not None, f"no token with a {name}"
    return int(str(token.meaning[name]))


def together(token: Token | None) -> bool:
    """Whether several places are said to be taken together."""
    return bool(token is not None and token.meaning.get("together"))
