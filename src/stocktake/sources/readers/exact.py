"""CSV files read digit for digit: each number is the float nearest to what is written.

Pandas reads decimals fast but, by version, up to one bit off; what drives the climate model must be exact.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

TRUTH = {"True": True, "False": False}


def read_exact(path: Path) -> pd.DataFrame:
    """The table; a column of which all cells are whole numbers, truth values or floats holds those."""
    import pandas as pd

    with path.open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    columns = {head: typed(list(cells)) for head, cells in zip(heads, zip(*rows, strict=True), strict=True)}
    return pd.DataFrame(columns)


def typed(cells: list[str]) -> list[Any]:
    """The cells of one column as what they all are.

    >>> typed(["1", "2"]), typed(["0.1", ""]), typed(["True"]), typed(["a", "1"])
    ([1, 2], [0.1, nan], [True], ['a', '1'])
    """
    if all(cell in TRUTH for cell in cells):
        return [TRUTH[cell] for cell in cells]
    for kind in (int, _float):
        try:
            return [kind(cell) for cell in cells]
        except ValueError:
            continue
    return cells


def _float(cell: str) -> float:
    return float(cell) if cell else float("nan")
