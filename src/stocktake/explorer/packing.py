"""Tables of numbers as text that a page can hold: base64 of 64-bit floats, every digit kept."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import numpy as np

Plain = dict[str, object]


def packed(table: np.ndarray) -> str:
    """Numbers row by row as base64 of little-endian 64-bit floats."""
    return base64.b64encode(np.ascontiguousarray(table, dtype="<f8").tobytes()).decode("ascii")


def shapes_and_sizes(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows (row, year) as few shapes: ``rows = size[:, None] * shapes[of]``, to 1e-13 of a row's largest.

    Under a scenario all tiles of a gas keep their shares of the world: hundreds of rows have a dozen shapes.
    returns : shapes (shape, year), each row's shape (row,) and size (row,)
    """
    peak = np.argmax(np.abs(rows), axis=1)
    size = rows[np.arange(len(rows)), peak]
    shapes: list[np.ndarray] = []
    of = np.zeros(len(rows), dtype=int)
    for number, row in enumerate(rows):
        shape = row / size[number] if size[number] else np.zeros_like(row)
        same = _like(shape, shapes)
        of[number] = len(shapes) if same is None else same
        if same is None:
            shapes.append(shape)
    return np.array(shapes).reshape(-1, rows.shape[1]), of, size


def _like(shape: np.ndarray, shapes: Sequence[np.ndarray]) -> int | None:
    """The first of the shapes that is that one, but for the last digits."""
    if not shapes:
        return None
    apart = np.abs(np.array(shapes) - shape).max(axis=1)
    return next(iter(np.flatnonzero(apart <= 1e-13).tolist()), None)
