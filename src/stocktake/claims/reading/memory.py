"""Which places were mentioned, and which of them a pronoun means."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.claims.reading.tokens import Token, places_of

MOST_SENTENCES = 2


@dataclass
class Memory:
    """Places mentioned so far, for pronouns.

    singles : places named one at a time in the sentence at hand
    pair    : the last two named together, or one after the other in a sentence; forgotten after two sentences
    many    : the last list in the sentence at hand
    """

    singles: tuple[tuple[str, ...], ...] = ()
    pair: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    age: int = 0

    def note(self, places: tuple[str, ...]) -> None:
        """Remember the places of one mention."""
        if len(places) > 1:
            self.many = places
        elif places not in self.singles:
            self.singles = (*self.singles, places)
        if len(places) == 2 or (len(places) == 1 and len(self.singles) == 2):
            self.pair = places if len(places) == 2 else (*self.singles[0], *self.singles[1])
            self.age = 0

    def next_sentence(self) -> None:
        """Mentions grow older; after two sentences nobody refers to them."""
        self.singles, self.many, self.age = (), (), self.age + 1
        if self.age > MOST_SENTENCES:
            self.pair = ()

    def meant(self, pronoun: str) -> tuple[str, ...]:
        """The places that a pronoun stands for; empty where that is not clear.

        "It" and "its" are clear where the sentence has named one place so far.
        """
        if pronoun == "one":
            return self.singles[0] if len(self.singles) == 1 else ()
        return self.pair if pronoun == "two" else self.many


def with_pronouns(tokens: list[Token], memory: Memory) -> list[Token]:
    """The tokens with pronouns as the places they mean; one that repeats its neighbour is left out."""
    result: list[Token] = []
    for token in tokens:
        if token.kind == "P":
            listed = result and result[-1].kind in "&,、" and len(result) > 1 and result[-2].kind == "P"
            places = places_of(token)
            if listed:
                places = (*_list_before(result), *places)
            memory.note(tuple(dict.fromkeys(places)))
            result.append(token)
        elif token.kind == "Q":
            meant = memory.meant(str(token.meaning["pronoun"]))
            behind = result[-1] if result and result[-1].kind == "P" else None
            if behind and (token.meaning.get("repeats") or places_of(behind) == meant):
                continue
            result.append(token.of_kind("P", places=meant) if meant else token)
        else:
            result.append(token)
    return result


def _list_before(tokens: list[Token]) -> tuple[str, ...]:
    places: tuple[str, ...] = ()
    position = len(tokens) - 2
    while position >= 0 and tokens[position].kind == "P":
        places = (*places_of(tokens[position]), *places)
        if position < 2 or tokens[position - 1].kind not in "&,、":
            break
        position -= 2
    return places
