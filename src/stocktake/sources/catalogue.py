"""The catalogue: every source with version, licence and citation, every original with its hash and where
to get it.

``catalogue.toml`` is read once per process. An original is a file of a publisher, by its place in the
folder of the originals; ``derived`` says that it was cut or reshaped from the publisher's file and cannot
be fetched as such.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from stocktake.errors import UnknownSource, nearest
from stocktake.provenance import Source

FILE = Path(__file__).with_name("catalogue.toml")


@dataclass(frozen=True)
class Original:
    """One file of a publisher.

    path    : its place in the folder of the originals
    url     : where it can be fetched; empty where it cannot
    derived : how it was made from the publisher's file, empty where it is that file
    """

    path: str
    sha256: str
    bytes: int
    url: str = ""
    derived: str = ""


@cache
def _tree() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf8"))


@cache
def sources() -> Mapping[str, Source]:
    """Every source by its key, in the order of the catalogue."""
    return {key: _source(key, entry) for key, entry in _tree()["source"].items()}


@cache
def originals() -> Mapping[str, Original]:
    """Every original by its path."""
    return {path: Original(path, **entry) for path, entry in _tree()["original"].items()}


def source_of(key: str) -> Source:
    """One source; UnknownSource where there is none of that key."""
    known = sources()
    if key not in known:
        raise UnknownSource(
            f"'{key}' is no source in the catalogue",
            nearest=nearest(key, known),
            next_step="See `stocktake data list`",
        )
    return known[key]


def original_of(path: str) -> Original:
    """One original; UnknownSource where the catalogue lists no such file."""
    known = originals()
    if path not in known:
        raise UnknownSource(f"'{path}' is no original in the catalogue", nearest=nearest(path, known))
    return known[path]


def _source(key: str, entry: Mapping[str, Any]) -> Source:
    facts = dict(entry)
    files = tuple((path, originals()[path].sha256) for path in facts.pop("originals", []))
    years = facts.pop("years", None)
    return Source(key=key, sha256=files, years=tuple(years) if years else None, **facts)
