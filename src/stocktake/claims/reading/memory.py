"""Which places were mentioned, and which of them a pronoun means."""

from __future__ import annotations

from dataclasses import dataclass, field

from stocktake.claims.reading.tokens import Token, places_of


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
