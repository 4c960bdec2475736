"""Published numbers that ours are set beside, from ``published.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class PublishedNumber:
    """One published number, in the unit of the finding it is set beside.

    finding   : id of ours
    low, high : its published range, or the rounding of a number printed without one
    by        : citation
    because   : key of the sentence that explains a known difference; empty where there is none
    """

    finding: str
    value: float
    low: float
    high: float
    by: str
    because: str = ""


@cache
def read_published() -> tuple[PublishedNumber, ...]:
    """All of them, in the order of the report."""
    text = (resources.files("stocktake.sources") / "published.toml").read_text(encoding="utf8")
    return tuple(PublishedNumber(**entry) for entry in tomllib.loads(text)["number"])
