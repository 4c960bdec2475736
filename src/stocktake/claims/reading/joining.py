"""How tokens next to each other become one: what the phrases of both languages make."""

from __future__ import annotations

from collections.abc import Sequence

from stocktake.claims.reading.patterns import stretched
from stocktake.claims.reading.tokens import Token, places_of


def verb(tokens: Sequence[Token]) -> Token:
    """A verb with what stands before it: "is emitting"."""
    return stretched(tokens, tokens[-1].kind, **tokens[-1].meaning)


def place_list(tokens: Sequence[Token]) -> Token:
    """Places next to each other as one list; ``together`` where their sum is meant."""
    places: list[str] = []
    for token in tokens:
        if token.kind == "P":
            places += [code for code in places_of(token) if code not in places]
    together = any(token.kind == "B" or token.meaning.get("together") for token in tokens)
    return stretched(tokens, "P", places=tuple(places), together=together)


def average(tokens: Sequence[Token]) -> Token | None:
    """The world's average."""
    if not any(token.kind == "W" for token in tokens):
        return None
    return stretched(tokens, "V", gases=_gases(tokens))


def _gases(tokens: Sequence[Token]) -> str | None:
    fossil = any(token.kind == "F" for token in tokens)
    for token in tokens:
        named = token.meaning.get("gases")
        if named:
            return "fossil_co2" if fossil and named == "co2" else str(named)
    return "fossil_co2" if fossil else None


def emissions(tokens: Sequence[Token]) -> Token | None:
    """Emissions of some gases; beyond what can be asked where the words contradict."""
    named = {str(token.meaning["gases"]) for token in tokens if token.meaning.get("gases")}
    fossil = any(token.kind == "F" for token in tokens)
    if len(named) > 1 or (fossil and named - {"co2", "fossil_co2"}):
        return stretched(tokens, "X", scope=True)
    return stretched(tokens, "E", gases=_gases(tokens))


def whole(tokens: Sequence[Token]) -> Token:
    """Emissions of the world."""
    return stretched(tokens, "A", gases=_gases(tokens), places=("WORLD",))


def of_place(tokens: Sequence[Token]) -> Token | None:
    """Emissions of a place."""
    place = next(token for token in tokens if token.kind == "P")
    return stretched(
        tokens,
        "J",
        gases=_gases(tokens),
        places=places_of(place),
        together=any(token.meaning.get("together") for token in tokens),
    )


def emitter(tokens: Sequence[Token]) -> Token:
    """An emitter of some gases."""
    return stretched(tokens, "M", gases=_gases(tokens))
