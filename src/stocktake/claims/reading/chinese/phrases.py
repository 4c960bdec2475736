"""Chinese phrases: how words next to each other become one place list, one kind of emissions, one whole.

The letters are those of English (``english/phrases.py``); ``q`` is the word for country that ends such
phrases as 排放最多的国家."""

from __future__ import annotations

from stocktake.claims.reading import joining
from stocktake.claims.reading.patterns import Phrase, phrase


def phrases() -> tuple[Phrase, ...]:
    """The joining rules in the order in which they run."""
    return (
        phrase(r"P (?: & P )+ B?", joining.place_list),
        phrase(r"P q (?=[EGSHCF])", joining.place_list),
        phrase(r"PB", joining.place_list),
        phrase(r"W+ G? E? V", joining.average),
        phrase(r"F? G? M", joining.emitter),
        phrase(r"F? G E | F? E G? | F G", joining.emissions),
        phrase(r"W+ F? [EG] t? | W+ t | E t | W E", joining.whole),
        phrase(r"P E | P G (?=[S\^vbj<>\#d])", joining.of_place),
    )
