"""Proof that a snapshot is what the originals give: rebuild every part and compare, value for value.

Values are compared, not bytes of files, because another version of the Parquet library writes other bytes for
the same table. Missing equals missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from stocktake.sources.readers import READERS, Reader
from stocktake.sources.snapshot.build import build
from stocktake.sources.snapshot.store import Snapshot, embedded, file_name

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Comparison:
    """One part: ``difference`` is empty where the two are equal, else one sentence."""

    file: str
    rows: int
    difference: str = ""

    @property
    def equal(self) -> bool:
        """Whether the part is what the originals give."""
        return not self.difference


def verify(
    originals: Path,
    snapshot: Snapshot | None = None,
    told: Callable[[str], None] = lambda name: None,
    readers: Sequence[Reader] = READERS,
) -> tuple[Comparison, ...]:
    """Rebuild from the originals into a temporary folder and compare with the snapshot, part by part."""
    ours = snapshot or embedded()
    with TemporaryDirectory(prefix="stocktake-verify-") as folder:
        build(originals, Path(folder), told, readers)
        fresh = Snapshot(Path(folder))
        names = sorted({*fresh.manifest["files"], *ours.manifest["files"]})
        return tuple(_compare(name, ours, fresh) for name in names)


def _compare(name: str, ours: Snapshot, fresh: Snapshot) -> Comparison:
    for snapshot, where in ((ours, "the snapshot"), (fresh, "the rebuilt one")):
        if name not in snapshot.manifest["files"]:
            return Comparison(name, 0, f"it is missing in {where}")
    entry = fresh.manifest["files"][name]
    assert file_name(entry["table"], entry["part"]) == name
    first = ours.table(entry["table"], [entry["part"]])
    second = fresh.table(entry["table"], [entry["part"]])
    return Comparison(name, len(first), difference(first, second))


def difference(ours: pd.DataFrame, fresh: pd.DataFrame) -> str:
    """What tells two tables apart, empty where nothing does."""
    if list(ours.columns) != list(fresh.columns):
        return f"columns {list(ours.columns)} against {list(fresh.columns)}"
    if len(ours) != len(fresh):
        return f"{len(ours)} rows against {len(fresh)}"
    for name in ours.columns:
        left, right = ours[name], fresh[name]
        if left.dtype == "category":
            left, right = left.astype(str), right.astype(str)
        unequal = ~((left == right) | (left.isna() & right.isna()))
        if unequal.any():
            row = int(unequal.to_numpy().argmax())
            return (
                f"{int(unequal.sum())} values of {name} differ, first in row {row}: "
                f"{left.iloc[row]} against {right.iloc[row]}"
            )
    return ""
