"""Files written whole or not at all: under a hidden name beside their place, then moved to it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """The path to write to; when that has succeeded the file stands at its place, else nothing is left.

    The path has the ending of the wanted one, by which many libraries tell the format.
    raises : OSError as it came; what it means to the reader is for the caller to say
    """
    part = path.with_name(f".{path.name}.{os.getpid()}{path.suffix}")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def whole_together(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The same for files that belong together: none is moved to its place before all are written."""
    parts = [path.with_name(f".{path.name}.{os.getpid()}{path.suffix}") for path in paths]
    try:
        yield parts
        for part, path in zip(parts, paths, strict=True):
            part.replace(path)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
