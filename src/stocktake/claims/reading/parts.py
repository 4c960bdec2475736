"""Parts of a sentence between commas and the like, and which modifiers govern which."""

from __future__ import annotations

from stocktake.claims.reading.tokens import Token

MODIFIERS = frozenset("CHDLKY!?1")
BREAKS = frozenset(",;")
STANDING_ALONE = frozenset("CHDLKY?")
FILLING = frozenset("PQWGEAJVM%Nx#nSscO><^vmpe")


class Parts:
    """The parts of one sentence, by offset.

    A modifier governs the claims of its own part. One that stands in a part without anything to claim governs
    the claims after it; at the end of a sentence, in a part of its own, those before it.
    """

    def __init__(self, rest: list[Token], modifiers: list[Token]) -> None:
        self._edges = [(token.start, token.kind) for token in rest if token.kind in BREAKS]
        self._modifiers = modifiers
        self._filled = {self.part(token.start) for token in rest if token.kind in FILLING}
        self._filled |= {self.part(token.start) for token in modifiers if _is_aim(token)}
        self._worded = self._filled | {self.part(token.start) for token in rest if token.kind == "u"}
        self._last = max(self._filled, default=0)

    def part(self, offset: int) -> int:
        """The number of the part in which a character lies."""
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
