"""Chinese sentences: lexicon, numerals, years, phrases, and one file of patterns per kind of sentence."""

from __future__ import annotations

import re
from functools import cache

from stocktake.claims.reading.chinese import lexicon
from stocktake.claims.reading.chinese.kinds import amount, gases, order, rank, share
from stocktake.claims.reading.chinese.phrases import phrases
from stocktake.claims.reading.chinese.script import simplified
from stocktake.claims.reading.names import Names
from stocktake.claims.reading.patterns import Grammar
from stocktake.claims.reading.tokens import Token, Word, scan


@cache
def grammar() -> Grammar:
    """Phrases and patterns of Chinese."""
    return Grammar(
        phrases=phrases(),
        patterns=(
            *share.PATTERNS,
            *rank.PATTERNS,
            *order.PATTERNS,
            *amount.PATTERNS,
            *gases.PATTERNS,
        ),
        left=frozenset(",;T&"),
        right=frozenset(",;T&"),
    )


@cache
def _words() -> tuple[Word, ...]:
    return tuple(lexicon.words())


def tokens_of(sentence: str, names: Names) -> list[Token]:
    """The tokens of a Chinese sentence, whose characters may be traditional."""
    return scan(simplified(sentence), (names.chinese_word, *_words()), lexicon.UNKNOWN)


def is_known(name: str, names: Names) -> bool:
    """Whether words mean anything here, so that they are no unknown place."""
    return all(token.kind != "u" for token in tokens_of(name, names))


def unknown_subject(sentence: str) -> str | None:
    """The words before 排放 or 占, if that is how a sentence begins and they could be a name."""
    found = re.match(
        r"(?:\d{4}年，?)?(?P<name>[\u4e00-\u9fff·]{1,10}?(?:共和国|王国|联邦|国|邦|群岛|岛))(?<!两国)(?<!该国)(?<!各国)(?<!三国)(?:的)?(?:温室气体|二氧化碳|碳|甲烷)?(?:排放|占|超过)",
        simplified(sentence),
    )
    return found.group("name") if found else None
