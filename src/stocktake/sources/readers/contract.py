"""What every reader is: the originals it needs, and a function from their folder to one table.

A reader turns one publisher's files into rows of one table of the snapshot (``snapshot/schema.py``), in the
units of that table. What it leaves out, joins or converts it says in records. It knows nothing of Parquet,
hashes or the network.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.provenance import Record

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Reading:
    """Rows in the columns of the reader's table, and what was done on the way."""

    rows: pd.DataFrame
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Reader:
    """One part of one table.

    part      : name of the part; the file is ``TABLE.PART.parquet``, or ``TABLE.parquet`` where part is empty
    table     : a table of ``snapshot/schema.py``
    sources   : keys of the catalogue
    originals : files it opens, relative to the folder of the originals
    read      : from that folder to a Reading
    """

    part: str
    table: str
    sources: tuple[str, ...]
    originals: tuple[str, ...]
    read: Callable[[Path], Reading]

    @property
    def file(self) -> str:
        """The name of its file in the snapshot."""
        return ".".join(word for word in (self.table, self.part, "parquet") if word)
