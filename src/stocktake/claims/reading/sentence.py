"""One sentence, from tokens to readings; the same steps for every language.

1. Words become tokens; those that say nothing are left out.
2. *Modifiers* (years, per person, over time, land use, not, if, will) are lifted out, wherever they stand.
3. Lists of places and pronouns are settled, then words are joined to phrases by the language's rules.
4. The language's patterns run over the letters. A match counts only where its neighbours allow it, so that
   "coal plants in China emit ..." is not read as China.
5. Modifiers go to the claims of their own part of the sentence; one that stands alone between commas goes to
   the claims after it, or at the end of a sentence to those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from stocktake.claims.claim import Claim, Quantity, Why
from stocktake.claims.reading import periods
from stocktake.claims.reading.leaning import (
    Found,
    following,
    in_the_same_period,
    in_the_same_year,
    with_subject,
)
from stocktake.claims.reading.memory import Memory, with_pronouns
from stocktake.claims.reading.modifying import modified
from stocktake.claims.reading.parts import MODIFIERS, Parts
from stocktake.claims.reading.patterns import Grammar, join, matches
from stocktake.claims.reading.tokens import Token, kinds


def read(tokens: Iterable[Token], grammar: Grammar, memory: Memory, setting: periods.Setting) -> list[Found]:
    """The claims of one sentence, and the parts of it that are refused."""
    words = _without_contrast([token for token in tokens if token.kind != "h"])
    denied = any(token.kind == "~" for token in words)
    modifiers = [token for token in words if token.kind in MODIFIERS]
    rest = with_pronouns([token for token in words if token.kind not in MODIFIERS], memory)
    for phrase_rule in grammar.phrases:
        rest = join(rest, phrase_rule)
    parts = Parts(rest, modifiers)
    found: list[Found] = []
    for start, end, drafts, rule in matches(rest, grammar):
        scope = parts.scope(rest[start].start, rest[end - 1].end)
        if not set(rule.needs) <= {token.kind for token in scope}:
            continue
        for draft in following(drafts, rule, found):
            full = with_subject(draft, rest, start, found)
            item = _finished(full, rest, start, end, scope, setting, found)
            found.append(item if draft.subject else in_the_same_year(item, found, setting))
    if denied:
        found = [Found(item.start, item.end, why=item.why or Why.NOT_UNDERSTOOD) for item in found]
    return sorted(found, key=lambda item: (item.start, item.end))


def _without_contrast(tokens: list[Token]) -> list[Token]:
    """Tokens without "not China" between commas: it denies nothing that is said of the other."""
    letters = kinds(tokens)
    kept, position = [], 0
    for match in re.finditer(r"(?:^|(?<=[,;]))!P(?:,;b?|,|;b?|$)", letters):
        kept += tokens[position : match.start()]
        position = match.end()
    return kept + tokens[position:]


def _finished(
    draft: Claim,
    tokens: list[Token],
    start: int,
    end: int,
    scope: list[Token],
    setting: periods.Setting,
    before: list[Found],
) -> Found:
    """The draft with its modifiers, or why it is refused."""
    first = min([tokens[start].start, *(token.start for token in scope if _near(token, tokens, start, end))])
    last = max([tokens[end - 1].end, *(token.end for token in scope if _near(token, tokens, start, end))])
    if not draft.subject:
        return Found(first, last, why=Why.WHO)
    for token in scope:
        hypothetical = token.meaning.get("mood") == "hypothetical"
        if token.kind == "?" and (hypothetical or token.start < tokens[end - 1].start):
            return Found(first, last, why=Why.HYPOTHETICAL if hypothetical else Why.FUTURE, detail=token.text)
    if _limited(tokens, start):
        return Found(first, last, why=Why.SCOPE)
    claim = modified(draft, scope)
    if isinstance(claim, Why):
        return Found(first, last, why=claim)
    years = [token for token in scope if token.kind == "Y"]
    dated = periods.dated(claim, years, setting)
    if dated == Why.WHEN and not years and claim.quantity == Quantity.TREND:
        dated = in_the_same_period(claim, before)
    if isinstance(dated, Why):
        return Found(first, last, why=dated)
    return Found(first, last, claim=dated)


def _limited(tokens: list[Token], start: int) -> bool:
    """Whether the part before the claim limits it to something we cannot ask ("in the power sector, ...")."""
    letters = kinds(tokens[:start])
    return bool(re.search(r"(?:^|[,;])(?:[Xifow]*X[Xifow]*|a[PGJ]|[PGJ]a|[iz]P),$", letters))


def _near(token: Token, tokens: list[Token], start: int, end: int) -> bool:
    """Whether a modifier touches the claim's own stretch, so that the span should take it in."""
    left = tokens[start - 1].end if start else 0
    right = tokens[end].start if end < len(tokens) else 10**9
    return left <= token.start and token.end <= right
