"""Phrases and patterns: rules over the letters of tokens, and how they are found in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cached_property

from stocktake.claims.claim import Claim, Quantity
from stocktake.claims.reading.tokens import Token, kinds


@dataclass(frozen=True)
class Phrase:
    """A rule that joins tokens: letters, and what the joined token is; None leaves them apart."""

    letters: re.Pattern[str]
    join: Callable[[Sequence[Token]], Token | None]


@dataclass(frozen=True)
class Match:
    """Tokens by the name of their group in a pattern."""

    groups: dict[str, tuple[Token, ...]]

    def has(self, name: str) -> bool:
        """Whether the group took part."""
        return bool(self.groups.get(name))

    def first(self, name: str) -> Token | None:
        """The first token of a group."""
        found = self.groups.get(name) or ()
        return found[0] if found else None

    def all(self, name: str) -> tuple[Token, ...]:
        """All tokens of a group."""
        return self.groups.get(name) or ()


@dataclass(frozen=True)
class Pattern:
    """One form of sentence, and the claims it makes.

    written : letters of tokens, spaces in them ignored
    build   : the claims of a match
    example : says which form it is
    goes_on : anything may follow
    needs   : modifiers without which the form says too little
    follows : the quantity of the claim before it in the sentence, whose gases it shares
    leans   : any claim before it will do
    """

    written: str
    build: Callable[[Match], list[Claim]]
    example: str
    _: KW_ONLY
    goes_on: bool = False
    needs: str = ""
    follows: Quantity | None = None
    leans: bool = False

    @cached_property
    def letters(self) -> re.Pattern[str]:
        """What is looked for in the letters of a sentence; compiled when it is first asked for."""
        return re.compile(self.written.replace(" ", ""))


def phrase(letters: str, join: Callable[[Sequence[Token]], Token | None]) -> Phrase:
    """A joining rule of letters, spaces in it ignored."""
    return Phrase(re.compile(letters.replace(" ", "")), join)


@dataclass(frozen=True)
class Grammar:
    """What a language brings.

    phrases   : joining rules, in order
    patterns  : of all kinds of sentence
    left, right : letters that may stand beside a match in the same part of the sentence; else it is refused
    """

    phrases: tuple[Phrase, ...]
    patterns: tuple[Pattern, ...]
    left: frozenset[str]
    right: frozenset[str]


def join(tokens: list[Token], rule: Phrase) -> list[Token]:
    """Tokens with every stretch that a rule knows joined to one."""
    result: list[Token] = []
    position = 0
    for match in rule.letters.finditer(kinds(tokens)):
        if match.start() < position or match.end() == match.start():
            continue
        joined = rule.join(tokens[match.start() : match.end()])
        if joined is None:
            continue
        result += tokens[position : match.start()]
        result.append(joined)
        position = match.end()
    return result + tokens[position:]


def stretched(tokens: Sequence[Token], kind: str, **meaning: object) -> Token:
    """One token over several, with the given meaning."""
    text = " ".join(token.text for token in tokens)
    return Token(kind, tokens[0].start, tokens[-1].end, text, meaning)


def matches(tokens: list[Token], grammar: Grammar) -> list[tuple[int, int, list[Claim], Pattern]]:
    """Stretches that patterns know, the longest first, none overlapping, sorted by place."""
    letters = kinds(tokens)
    candidates = []
    for rule in grammar.patterns:
        for found in rule.letters.finditer(letters):
            start, end = found.span()
            if start == end or not _stands_free(letters, start, end, grammar, rule.goes_on):
                continue
            groups = {
                name: tuple(tokens[slice(*found.span(name))])
                for name in found.groupdict()
                if found.span(name) != (-1, -1)
            }
            drafts = rule.build(Match(groups))
            if drafts:
                candidates.append((start, end, drafts, rule))
    candidates.sort(key=lambda item: (item[0] - item[1], item[0]))
    chosen: list[tuple[int, int, list[Claim], Pattern]] = []
    for start, end, drafts, rule in candidates:
        if all(end <= other[0] or start >= other[1] for other in chosen):
            chosen.append((start, end, drafts, rule))
    return sorted(chosen, key=lambda item: item[0])


def _stands_free(letters: str, start: int, end: int, grammar: Grammar, goes_on: bool) -> bool:
    before = letters[start - 1] if start else ""
    after = letters[end] if end < len(letters) else ""
    if before and before not in grammar.left:
        return False
    if letters[end - 1] == "%" and letters[end : end + 2] in ("&%", ",%"):
        return False
    return goes_on or not after or after in grammar.right
