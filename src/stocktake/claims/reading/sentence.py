"""One sentence, from tokens to readings; the same steps for every language.

1. Words become tokens; those that say nothing are left out.
2. *Modifiers* (years, per person, summed over time, land use, not, if, will) are lifted out, wherever they stand.
3. Lists of places and pronouns are settled, then words are joined to phrases by the language's rules.
4. The language's patterns run over the letters. A match counts only where its neighbours allow it, so that
   "coal plants in China emit ..." is not read as China.
5. Modifiers go to the claims of their own part of the sentence; one that stands alone between commas goes to
   the claims after it, or at the end of a sentence to those before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from stocktake.claims.claim import Claim, Figure, Gases, Quantity, Unit, Why
from stocktake.claims.reading import periods
from stocktake.claims.reading.tokens import Token, kinds

MODIFIERS = frozenset("CHDLKY!?1")
BREAKS = frozenset(",;")
STANDING_ALONE = frozenset("CHDLKY?")
FILLING = frozenset("PQWGEAJVM%Nx#nSscO><^vmpe")


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
    """Letters of one form of sentence, and the claims it makes; an example says which form."""

    letters: re.Pattern[str]
    build: Callable[[Match], list[Claim]]
    example: str
    goes_on: bool = False
    needs: str = ""
    follows: Quantity | None = None
    leans: bool = False


def pattern(
    letters: str,
    build: Callable[[Match], list[Claim]],
    example: str,
    *,
    goes_on: bool = False,
    needs: str = "",
    follows: Quantity | None = None,
    leans: bool = False,
) -> Pattern:
    """A pattern of letters, spaces in it ignored.

    goes_on : anything may follow
    needs   : modifiers without which the form says too little
    follows : the quantity of the claim before it in the sentence, whose gases it shares
    leans   : any claim before it will do
    """
    return Pattern(re.compile(letters.replace(" ", "")), build, example, goes_on, needs, follows, leans)


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
    before_letters: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Found:
    """A claim with its stretch of the sentence; or why that stretch is refused."""

    start: int
    end: int
    claim: Claim | None = None
    why: Why | None = None
    detail: str = ""


@dataclass
class Memory:
    """Places mentioned so far, for pronouns; newest last. ``pairs`` are lists of two."""

    single: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    age: dict[str, int] = field(default_factory=dict)

    def note(self, places: tuple[str, ...]) -> None:
        """Remember the places of one mention."""
        if len(places) == 1:
            if self.single and self.single != places:
                self.pair = (*self.single, *places)
                self.age["pair"] = 0
            self.single = places
            self.age["single"] = 0
        else:
            self.many = places
            self.age["many"] = 0
            if len(places) == 2:
                self.pair = places
                self.age["pair"] = 0

    def next_sentence(self) -> None:
        """Mentions grow older; after two sentences nobody refers to them."""
        self.age = {name: age + 1 for name, age in self.age.items()}
        for name, most in (("single", 0), ("pair", 2), ("many", 0)):
            if self.age.get(name, 99) > most:
                setattr(self, name, ())

    def meant(self, pronoun: str) -> tuple[str, ...]:
        """The places that a pronoun stands for; empty where that is not clear."""
        return {"one": self.single, "two": self.pair, "many": self.many}.get(pronoun, ())


def read(tokens: Iterable[Token], grammar: Grammar, memory: Memory, setting: periods.Setting) -> list[Found]:
    """The claims of one sentence, and the parts of it that are refused."""
    words = _without_contrast([token for token in tokens if token.kind != "h"])
    denied = any(token.kind == "~" for token in words)
    modifiers = [token for token in words if token.kind in MODIFIERS]
    rest = _with_pronouns([token for token in words if token.kind not in MODIFIERS], memory)
    for phrase_rule in grammar.phrases:
        rest = join(rest, phrase_rule)
    parts = _Parts(rest, modifiers)
    found: list[Found] = []
    for start, end, drafts, rule in _matches(rest, grammar):
        scope = parts.scope(rest[start].start, rest[end - 1].end)
        if not set(rule.needs) <= {token.kind for token in scope}:
            continue
        for draft in _following(drafts, rule, found):
            full = _with_subject(draft, rest, start, found)
            item = _finished(full, rest, start, end, scope, setting, found)
            found.append(item if draft.subject else _in_the_same_year(item, found, setting))
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


def _following(drafts: list[Claim], rule: Pattern, before: list[Found]) -> list[Claim]:
    """Drafts of a form that leans on the claim before it: its gases and "per person"; none where it is another."""
    if rule.follows is None and not rule.leans:
        return drafts
    last = before[-1].claim if before else None
    if last is None or (last.quantity != rule.follows and not rule.leans):
        return []
    per = None if rule.leans else last.per
    return [
        replace(draft, gases=draft.gases or last.gases, per=per, figure=_in_unit_of(draft.figure, last.figure))
        for draft in drafts
    ]


def _in_unit_of(told: Figure | None, other: Figure | None) -> Figure | None:
    if told is None or other is None or other.unit != Unit.TONNES_PER_PERSON:
        return told
    return _per_person(told)


def _with_subject(draft: Claim, tokens: list[Token], start: int, before: list[Found]) -> Claim:
    """A draft without a subject takes that of the claim before it, or of the only place named before it."""
    if draft.subject:
        return draft
    if before and before[-1].claim is not None:
        last = before[-1].claim
        if last.quantity in (Quantity.GAS_RANK, Quantity.GAS_SHARE) or last.subject == ("WORLD",):
            return draft
        return replace(draft, subject=last.subject, gases=draft.gases or last.gases)
    named = {token.meaning["places"] for token in tokens[:start] if token.kind in "PJ"}
    if len(named) != 1 or tokens[0].kind not in "PJ":
        return draft
    return replace(draft, subject=named.pop())  # type: ignore[arg-type]


def _in_the_same_year(item: Found, before: list[Found], setting: periods.Setting) -> Found:
    """A claim that took its subject from the one before it takes its year too, where it names none."""
    last = before[-1].claim if before else None
    if item.claim is None or last is None or item.claim.period != setting.now or last.cumulative:
        return item
    if last.quantity in (Quantity.OVERTAKE, Quantity.RANK_SINCE, Quantity.PEAK):
        return item
    return replace(item, claim=replace(item.claim, period=replace(last.period, first=None)))


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


def _with_pronouns(tokens: list[Token], memory: Memory) -> list[Token]:
    result: list[Token] = []
    for token in tokens:
        if token.kind == "P":
            listed = result and result[-1].kind in "&,、" and len(result) > 1 and result[-2].kind == "P"
            places = token.meaning["places"]
            if listed:
                places = (*_list_before(result), *places)
            memory.note(tuple(dict.fromkeys(places)))
            result.append(token)
        elif token.kind == "Q":
            meant = memory.meant(str(token.meaning["pronoun"]))
            behind = result[-1] if result and result[-1].kind == "P" else None
            if behind and (token.meaning.get("repeats") or behind.meaning["places"] == meant):
                continue
            result.append(token.of_kind("P", places=meant) if meant else token)
        else:
            result.append(token)
    return result


def _list_before(tokens: list[Token]) -> tuple[str, ...]:
    places: tuple[str, ...] = ()
    position = len(tokens) - 2
    while position >= 0 and tokens[position].kind == "P":
        places = (*tokens[position].meaning["places"], *places)
        if position < 2 or tokens[position - 1].kind not in "&,、":
            break
        position -= 2
    return places


class _Parts:
    """Parts of a sentence between commas and the like, by offset, and which modifiers govern which."""

    def __init__(self, rest: list[Token], modifiers: list[Token]) -> None:
        self._edges = [(token.start, token.kind) for token in rest if token.kind in BREAKS]
        self._modifiers = modifiers
        self._filled = {self.part(token.start) for token in rest if token.kind in FILLING}
        self._filled |= {self.part(token.start) for token in modifiers if _is_aim(token)}
        self._worded = self._filled | {self.part(token.start) for token in rest if token.kind == "u"}
        self._last = max(self._filled, default=0)

    def part(self, offset: int) -> int:
        return sum(1 for edge, _ in self._edges if edge < offset)

    def scope(self, start: int, end: int) -> list[Token]:
        """Modifiers that govern a claim from start to end."""
        first, last = self.part(start), self.part(end - 1)
        return [token for token in self._modifiers if self._governs(token, first, last)]

    def _governs(self, token: Token, first: int, last: int) -> bool:
        part = self.part(token.start)
        if first <= part <= last:
            return True
        if part in self._filled or token.kind not in STANDING_ALONE:
            return False
        if part > self._last:
            return last == self._last and part not in self._worded
        return part < first and not self._strong_between(part, first)

    def _strong_between(self, part: int, first: int) -> bool:
        return any(kind == ";" for _, kind in self._edges[part + 1 : first])


def _is_aim(token: Token) -> bool:
    return token.kind == "?" and token.meaning.get("mood") != "hypothetical"


def _matches(tokens: list[Token], grammar: Grammar) -> list[tuple[int, int, list[Claim], Pattern]]:
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
    return goes_on or not after or after in grammar.right


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
    if any(not draft_places for draft_places in (draft.subject,)):
        return Found(first, last, why=Why.WHO)
    for token in scope:
        hypothetical = token.meaning.get("mood") == "hypothetical"
        if token.kind == "?" and (hypothetical or token.start < tokens[end - 1].start):
            return Found(first, last, why=Why.HYPOTHETICAL if hypothetical else Why.FUTURE, detail=token.text)
    if _limited(tokens, start):
        return Found(first, last, why=Why.SCOPE)
    claim = _modified(draft, scope)
    if isinstance(claim, Why):
        return Found(first, last, why=claim)
    years = [token for token in scope if token.kind == "Y"]
    dated = periods.dated(claim, years, setting)
    if dated == Why.WHEN and not years and claim.quantity == Quantity.TREND:
        dated = _in_the_same_period(claim, before)
    if isinstance(dated, Why):
        return Found(first, last, why=dated)
    return Found(first, last, claim=dated)


def _in_the_same_period(claim: Claim, before: list[Found]) -> Claim | Why:
    """A change without years has those of the change before it in the same sentence."""
    last = before[-1].claim if before else None
    if last is None or last.quantity != Quantity.TREND:
        return Why.WHEN
    return replace(claim, period=last.period)


def _limited(tokens: list[Token], start: int) -> bool:
    """Whether the part before the claim limits it to something we cannot ask ("in the power sector, ...")."""
    letters = kinds(tokens[:start])
    return bool(re.search(r"(?:^|[,;])(?:[Xifow]*X[Xifow]*|a[PGJ]|[PGJ]a|[iz]P),$", letters))


def _near(token: Token, tokens: list[Token], start: int, end: int) -> bool:
    """Whether a modifier touches the claim's own stretch, so that the span should take it in."""
    left = tokens[start - 1].end if start else 0
    right = tokens[end].start if end < len(tokens) else 10**9
    return left <= token.start and token.end <= right


def _modified(draft: Claim, scope: list[Token]) -> Claim | Why:
    present = {token.kind for token in scope}
    fixed = dict(draft.fixed)
    for token in scope:
        if token.kind == "L":
            fixed["land_use"] = str(token.meaning["land_use"])
    if "K" in present:
        fixed["accounting"] = "consumption"
    if "D" in present:
        return Why.SCOPE
    negations = sum(1 for token in scope if token.kind == "!")
    if negations > 1:
        return Why.NOT_UNDERSTOOD
    if "1" in present and draft.quantity == Quantity.COMPARE and draft.direction > 0 and "Y" in present:
        draft = replace(draft, quantity=Quantity.OVERTAKE)
    per = "person" if "H" in present else draft.per
    figure = draft.figure
    if "H" in present and draft.quantity == Quantity.TOTAL and figure is not None and not draft.per:
        figure = _per_person(figure)
    if per and draft.quantity == Quantity.OVERTAKE and not any(token.kind == "Y" for token in scope):
        draft = replace(draft, quantity=Quantity.COMPARE)
    if per and draft.quantity in (Quantity.SHARE, Quantity.GAS_SHARE, Quantity.GAS_RANK, Quantity.OVERTAKE):
        return Why.NOT_UNDERSTOOD
    return replace(
        draft,
        figure=figure,
        fixed=fixed,
        cumulative=draft.cumulative or "C" in present,
        per=per,
        negated=draft.negated != bool(negations),
    )


def _per_person(told: Figure) -> Figure:
    """A mass read as gigatonnes, in tonnes a person."""
    high = None if told.high is None else told.high * 1e9
    return replace(
        told, value=told.value * 1e9, step=told.step * 1e9, high=high, unit=Unit.TONNES_PER_PERSON
    )


def gases_of(*tokens: Token | None) -> Gases | None:
    """The gases that the first of some tokens names."""
    for token in tokens:
        if token is not None and token.meaning.get("gases"):
            return Gases(str(token.meaning["gases"]))
    return None
