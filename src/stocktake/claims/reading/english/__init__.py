"""English sentences: lexicon, numerals, years, phrases, and one file of patterns per kind of sentence."""

from __future__ import annotations

import re
from functools import cache

from stocktake.claims.reading.english import lexicon
from stocktake.claims.reading.english.kinds import amount, gases, order, rank, share
from stocktake.claims.reading.english.phrases import phrases
from stocktake.claims.reading.names import Names
from stocktake.claims.reading.patterns import Grammar
from stocktake.claims.reading.tokens import Token, Word, scan


@cache
def grammar() -> Grammar:
    """Phrases and patterns of English."""
    return Grammar(
        phrases=phrases(),
        patterns=(
            *share.PATTERNS,
            *rank.PATTERNS,
            *order.PATTERNS,
            *amount.PATTERNS,
            *gases.PATTERNS,
        ),
        left=frozenset(",;T&R"),
        right=frozenset(",;T&R"),
    )


@cache
def _words() -> tuple[Word, ...]:
    return tuple(lexicon.words())


def tokens_of(sentence: str, names: Names) -> list[Token]:
    """The tokens of an English sentence."""
    return scan(sentence, (names.english_word, *_words()), lexicon.UNKNOWN)


def is_known(name: str, names: Names) -> bool:
    """Whether words mean anything here, so that they are no unknown place."""
    return all(token.kind != "u" for token in tokens_of(name, names))


def unknown_subject(sentence: str) -> str | None:
    """The capitalised words before "emits", "accounts for" and the like, if that is how a sentence begins."""
    found = re.match(
        r"(?:The |In \d{4},? )?(?P<name>[A-Z][\w\u2019'-]+(?: (?:of |and |the )*[A-Z][\w\u2019'-]+){0,3}?)"
        r"(?:[\u2019']s)? "
        r"(?:emit|account|is responsible|produce|contribute|overtook|emissions|is the world|ranks)",
        sentence,
    )
    return re.sub(r"[\u2019']s$", "", found.group("name")) if found else None
