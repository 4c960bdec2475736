"""Sentences of the data layers, which write English, in the reader's language.

As with gettext the English template is the key: a sentence is matched against the templates of the English
catalogue, and the same key of the reader's catalogue says it. Loads no array library.
"""

from __future__ import annotations

import re
import string
from functools import cache

from stocktake.report.language import Words, words

PHRASES = "report.phrase."


@cache
def templates(under: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """English sentences whose keys begin with ``under``, as patterns, each with its key."""
    found = []
    for key, sentence in words("en").entries.items():
        if key.startswith(under):
            pattern = "".join(
                re.escape(text) + (f"(?P<{name}>.+)" if name else "")
                for text, name, _, _ in string.Formatter().parse(sentence)
            )
            found.append((re.compile(pattern), key))
    return tuple(found)


def sentence_in(sentence: str, under: str, catalogue: Words) -> str:
    """The sentence in the catalogue's language.

    It is looked for among the English templates whose keys begin with ``under``; what fills a template's
    placeholders is looked for in turn among the ``report.phrase`` ones. What is not found stays as it is.
    """
    if catalogue.language == "en":
        return sentence
    for pattern, key in templates(under):
        found = pattern.fullmatch(sentence)
        if found:
            told = {name: _within(part, under, catalogue) for name, part in found.groupdict().items()}
            return catalogue.say(key, **told)
    return sentence


def _within(part: str, under: str, catalogue: Words) -> str:
    """What fills a placeholder: a sentence of the same table, else a phrase."""
    whole = sentence_in(part, under, catalogue)
    return whole if whole != part else phrase_in(part, catalogue)


def phrase_in(text: str, catalogue: Words) -> str:
    """A phrase, or several parted by commas, in the catalogue's language; what is not found, as it is."""
    whole = sentence_in(text, PHRASES, catalogue)
    if whole != text or ", " not in text:
        return whole
    return catalogue.say("report.list.comma").join(phrase_in(part, catalogue) for part in text.split(", "))
