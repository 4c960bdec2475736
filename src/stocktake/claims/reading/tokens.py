"""Tokens: words of a sentence with their kind, one letter each.

======  ==========================================  ======  ==========================================
letter  what                                        letter  what
======  ==========================================  ======  ==========================================
``P``   place or list of places                     ``Q``   "it", "the two countries", 该国, 两国
``W``   the world                                   ``y``   every other country
``G``   gas or basket                               ``F``   of fossil origin
``E``   emissions                                   ``A``   emissions of the world
``J``   emissions of a place                        ``V``   average of the world
``e``   to emit                                     ``M``   emitter
``%``   percentage or fraction                      ``N``   mass
``x``   times                                       ``#``   rank, or best of all
``n``   "the three largest"                         ``z``   one of the largest
``S``   to account for                              ``s``   the share
``c``   comes from                                  ``O``   to overtake
``>``   more                                        ``<``   less
``^``   to rise                                     ``v``   to fall
``m``   to double, to halve                         ``p``   to peak
``r``   a record                                    ``t``   the total
``b``   to be, to become                            ``j``   to reach, to amount to
``d``   to rank                                     ``B``   combined
``g``   "those of"                                  ``l``   "as much"
``o i f a k w``  of, in, from, after, than, as      ``&``   and
``R``   which                                       ``T``   opens a statement ("said that")
``=``   respectively                                ``~``   denied
``1``   for the first time                          ``U``   to top a list
``Z``   no other country                            ``q``   country, at the end of a Chinese phrase
``C``   summed over time                            ``H``   per person
``D``   per dollar                                  ``L``   with or without land use
``K``   by consumption                              ``Y``   year or years
``!``   not                                         ``?``   future, aim or if
``X``   beyond what can be asked                    ``,;``  ends of parts
``h``   says nothing here; left out                 ``u``   not known
======  ==========================================  ======  ==========================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stocktake.claims.claim import Gases

Meaning = Mapping[str, object]
Make = Callable[[re.Match[str]], Meaning | None]


@dataclass(frozen=True)
class Token:
    """A stretch of a sentence with its kind; ``meaning`` holds places, a figure, gases or the like."""

    kind: str
    start: int
    end: int
    text: str
    meaning: Meaning = field(default_factory=dict)

    def of_kind(self, kind: str, **more: object) -> Token:
        """The same stretch as another kind."""
        return replace(self, kind=kind, meaning={**self.meaning, **more})


@dataclass(frozen=True)
class Word:
    """One entry of a lexicon: a pattern, its kind, and how its meaning is made.

    weight : decides between matches of equal length; higher wins
    """

    pattern: re.Pattern[str]
    kind: str
    make: Make
    weight: int = 0


def word(kind: str, pattern: str, make: Make | None = None, *, weight: int = 0, **meaning: object) -> Word:
    """An entry whose meaning is constant, or made of the match."""
    compiled = re.compile(pattern, re.IGNORECASE)
    return Word(compiled, kind, make or (lambda _match: meaning), weight)


def scan(text: str, lexicon: Sequence[Word], unknown: re.Pattern[str]) -> list[Token]:
    """The tokens of a sentence from left to right, the longest at each place; what no entry knows is ``u``.

    unknown : what counts as one unknown word; characters that it does not match are dropped
    """
    tokens: list[Token] = []
    position = start = 0
    while position < len(text):
        token = _longest(text, position, lexicon) if _may_begin(text, position) else None
        if token is None:
            position += 1
            continue
        tokens += _unknown(text, start, position, unknown)
        tokens.append(token)
        position = start = token.end
    return tokens + _unknown(text, start, len(text), unknown)


def _may_begin(text: str, position: int) -> bool:
    """Whether a word may begin here: not at a space, nor within a Latin word or number."""
    char = text[position]
    if char.isspace():
        return False
    before = text[position - 1] if position else " "
    return not (_latin(char) and _latin(before)) or char.isdigit() != before.isdigit()


def _latin(char: str) -> bool:
    return char.isalnum() and ord(char) < 0x2E80


def _longest(text: str, position: int, lexicon: Sequence[Word]) -> Token | None:
    best: Token | None = None
    rating = (0, 0)
    for entry in lexicon:
        match = entry.pattern.match(text, position)
        if match is None or (match.end(), entry.weight) <= rating or match.end() == position:
            continue
        meaning = entry.make(match)
        if meaning is not None:
            best = Token(entry.kind, position, match.end(), match.group(), meaning)
            rating = match.end(), entry.weight
    return best


def _unknown(text: str, start: int, end: int, unknown: re.Pattern[str]) -> list[Token]:
    return [
        Token("u", match.start(), match.end(), match.group()) for match in unknown.finditer(text, start, end)
    ]


def kinds(tokens: Iterable[Token]) -> str:
    """The letters of the tokens, over which patterns are written."""
    return "".join(token.kind for token in tokens)


def places_of(token: Token) -> tuple[str, ...]:
    """The place codes that a token stands for; empty where it stands for none."""
    return tuple(token.meaning.get("places", ()))  # type: ignore[arg-type]


def gases_of(*tokens: Token | None) -> Gases | None:
    """The gases that the first of some tokens names."""
    for token in tokens:
        if token is not None and token.meaning.get("gases"):
            return Gases(str(token.meaning["gases"]))
    return None
