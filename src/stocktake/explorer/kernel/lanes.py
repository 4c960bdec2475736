"""What differs between lanes, gathered row after row; what does not is written into the program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from stocktake.explorer.kernel.primitives import Array
from stocktake.explorer.kernel.scalars import Graph
from stocktake.explorer.kernel.stages import LANE


@dataclass
class Lanes:
    """Rows of numbers that differ between lanes (members, or classes of tiles).

    graph : of the function that is taken apart
    rows  : each (lane,), by place
    """

    graph: Graph = field(default_factory=Graph)
    rows: list[np.ndarray] = field(default_factory=list)

    def take(self, values: Any) -> Array:
        """(..., lane) or (..., 1) as numbers (..., 1): known where all lanes agree."""
        table = np.asarray(values, dtype=float)
        found = np.empty((*table.shape[:-1], 1), dtype=object)
        for place in np.ndindex(found.shape):
            row = table[place[:-1]]
            if np.all(row == row[0]):
                found[place] = row[0]
                continue
            found[place] = self.graph.input(LANE, len(self.rows))
            self.rows.append(row)
        return found

    def read(self, places: tuple[int, ...]) -> np.ndarray:
        """(row, lane): the rows at those places."""
        return np.stack([self.rows[place] for place in places])
