"""Tables as plain data: heads, rows of cells, and which columns stand flush right.

Pages and the terminal lay them out; a cell is text as readers see it, never markup. Lines after its first are
set small.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """Heads and rows of text.

    right : numbers of the columns that hold figures
    shade : for a cell, how strongly it is tinted, 0 to 1; by (row, column), absent where it is not
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    shade: tuple[tuple[tuple[int, int], float], ...] = ()

    def __post_init__(self) -> None:
        assert all(len(row) == len(self.heads) for row in self.rows), "a row has not as many cells as heads"

    def tint(self, row: int, column: int) -> float | None:
        """How strongly that cell is tinted, if at all."""
        return dict(self.shade).get((row, column))


@dataclass(frozen=True)
class Tabled:
    """A table under its own small title.

    otherwise : what is said where there is no table
    folded    : a longer table behind it, closed until it is asked for
    """

    title: str
    caption: str
    table: Table | None
    otherwise: str = ""
    folded_title: str = ""
    folded: Table | None = None
