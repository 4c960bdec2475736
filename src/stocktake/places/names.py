"""How names are compared: without case, accents, dots and other marks that writers leave out."""

from __future__ import annotations

import unicodedata

_ARTICLES = ("the ",)


def plain(name: str) -> str:
    """A name for comparing.

    >>> plain("Côte d’Ivoire") == plain("cote d'ivoire"), plain("U.S.A."), plain("St. Lucia")
    (True, 'usa', 'saint lucia')
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ").replace(".", "")
    spread = unicodedata.normalize("NFKD", text)
    kept = "".join(
        letter if letter.isalnum() else ("" if letter in "'’‘`·《》“”\"" else " ")
        for letter in spread
        if not unicodedata.combining(letter)
    )
    words = kept.split()
    if words and words[0] == "st":
        words[0] = "saint"
    joined = " ".join(words)
    for article in _ARTICLES:
        if joined.startswith(article) and len(joined) > len(article):
            joined = joined.removeprefix(article)
    return joined
