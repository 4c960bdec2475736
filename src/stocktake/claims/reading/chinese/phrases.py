"""Chinese phrases: how words next to each other become one place list, one kind of emissions, one whole.

The letters are those of English (``english/phrases.py``); ``q`` is the word for country at the end of "the country that emits most".
"""

from __future__ import annotations

from collections.abc import Sequence

from stocktake.claims.reading.english.phrases import _average, _emissions, _emitter, _list, _of_place, _whole
from stocktake.claims.reading.sentence import Phrase, phrase
from stocktake.claims.reading.tokens import Token


def phrases() -> tuple[Phrase, ...]:
    """The joining rules in the order in which they run."""
    return (
        phrase(r"P (?: & P )+ B?", _list),
        phrase(r"P q (?=[EGSHCF])", _list),
        phrase(r"PB", _list),
        phrase(r"W+ G? E? V", _average),
        phrase(r"F? G? M", _emitter),
        phrase(r"F? G? E G? | F G", _emissions),
        phrase(r"W+ F? [EG] t? | W+ t | E t | W E", _whole),
        phrase(r"P E | P G (?=[S\^vbj<>\#d])", _of_place_or_gas),
    )


def _of_place_or_gas(tokens: Sequence[Token]) -> Token | None:
    return _of_place(tokens)
