"""English phrases: how words next to each other become one place list, one kind of emissions, one whole.

After joining, ``E`` is emissions of no named place, ``A`` those of the world, ``J`` those of a place, ``M`` an emitter of
some gases, ``V`` the world's average.
"""

from __future__ import annotations

from collections.abc import Sequence

from stocktake.claims.reading.sentence import Phrase, phrase, stretched
from stocktake.claims.reading.tokens import Token


def phrases() -> tuple[Phrase, ...]:
    """The joining rules in the order in which they run."""
    return (
        phrase(r"P (?: , P )* ,? & P B?", _list),
        phrase(r"PB", _list),
        phrase(r"(?<=o) G e (?= $ | [,;cf] )", _whole),
        phrase(r"W* G? E? W* V W*", _average),
        phrase(r"F? G? F? E (?:oG)? F? | F? G F | F G", _emissions),
        phrase(r"E e? W | W+ E W* | E i W | G e? W (?:f?E)? | W G e? | W+ t (?:oE)? | t o? W | E W", _whole),
        phrase(r"P E (?:f?F)? | E (?: e? [foi] ) P (?!E) | gP | P G (?=[jb^v])", _of_place),
        phrase(r"[GE]? M (?: o? [GEA] )?", _emitter),
    )


def _list(tokens: Sequence[Token]) -> Token:
    places: list[str] = []
    for token in tokens:
        if token.kind == "P":
            places += [code for code in token.meaning["places"] if code not in places]  # type: ignore[attr-defined]
    together = any(token.kind == "B" or token.meaning.get("together") for token in tokens)
    return stretched(tokens, "P", places=tuple(places), together=together)


def _average(tokens: Sequence[Token]) -> Token | None:
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


def _emissions(tokens: Sequence[Token]) -> Token | None:
    named = {str(token.meaning["gases"]) for token in tokens if token.meaning.get("gases")}
    fossil = any(token.kind == "F" for token in tokens)
    if len(named) > 1 or (fossil and named - {"co2", "fossil_co2"}):
        return stretched(tokens, "X", scope=True)
    return stretched(tokens, "E", gases=_gases(tokens))


def _whole(tokens: Sequence[Token]) -> Token:
    return stretched(tokens, "A", gases=_gases(tokens), places=("WORLD",))


def _of_place(tokens: Sequence[Token]) -> Token | None:
    place = next(token for token in tokens if token.kind == "P")
    return stretched(
        tokens,
        "J",
        gases=_gases(tokens),
        places=place.meaning["places"],
        together=any(token.meaning.get("together") for token in tokens),
    )


def _emitter(tokens: Sequence[Token]) -> Token:
    return stretched(tokens, "M", gases=_gases(tokens))
