"""From the publishers' original files to the snapshot, one part after the other.

Every original is hashed before it is read and must be the one the catalogue describes, so that a snapshot
always says truly what it was made from. Nothing is written before all parts are read; then all files are
written or none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stocktake.errors import BadFile, CorruptSnapshot, MissingPart
from stocktake.sources.catalogue import original_of
from stocktake.sources.decide import need_all
from stocktake.sources.readers import READERS, Reader
from stocktake.sources.snapshot.schema import TABLES
from stocktake.sources.snapshot.store import MANIFEST, Snapshot, file_name, need_folder, to_parquet, write_all

if TYPE_CHECKING:
    import pandas as pd

    from stocktake.provenance import Record

FORMAT = 1
Told = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """One file of the snapshot, ready to be written."""

    name: str
    content: bytes
    entry: dict[str, Any]


def build(
    originals: Path, target: Path, told: Told = lambda name: None, readers: Sequence[Reader] = READERS
) -> None:
    """Read all originals in the first folder, write the snapshot into the second.

    told   : called with the name of each part as it begins
    raises : MissingPart or BadFile where an original is absent or another one, CannotWrite before any work
    """
    need_all(originals, _files(readers))
    need_folder(target)
    files, records = [], []
    for reader in readers:
        told(reader.file)
        reading = reader.read(originals)
        records += [(reader.sources[0], record) for record in reading.records]
        files.append(built(reader, reading.rows, originals))
    told(MANIFEST)
    files.append(_built_records(records))
    manifest = {"format": FORMAT, "files": {file.name: file.entry for file in files}}
    listed = json.dumps(manifest, indent=1, sort_keys=True).encode() + b"\n"
    earlier = _earlier_files(target)
    write_all(target, {file.name: file.content for file in files} | {MANIFEST: listed})
    for name in earlier - {file.name for file in files}:
        (target / name).unlink(missing_ok=True)


def built(reader: Reader, rows: pd.DataFrame, originals: Path) -> Built:
    """One part as a file with its entry in the manifest."""
    if rows.empty:
        raise BadFile(f"{reader.file} would be empty", f"Rows were wanted from {', '.join(reader.originals)}")
    content = to_parquet(reader.table, rows)
    entry = {
        "table": reader.table,
        "part": reader.part,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "rows": len(rows),
        "sources": list(reader.sources),
        "originals": {name: original_of(name).sha256 for name in reader.originals},
    }
    return Built(reader.file, content, entry)


def records_table(records: Iterable[tuple[str, Record]]) -> pd.DataFrame:
    """What the readers recorded, as rows."""
    import pandas as pd

    rows = [
        {
            "source": source,
            "what": record.what,
            "series": record.series,
            "why": record.why,
            "value": float("nan") if record.value is None else record.value,
            "unit": record.unit,
        }
        for source, record in records
    ]
    return pd.DataFrame(rows, columns=list(TABLES["records"]))


def _built_records(records: Iterable[tuple[str, Record]]) -> Built:
    table = records_table(records)
    content = to_parquet("records", table)
    entry = {
        "table": "records",
        "part": "",
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "rows": len(table),
        "sources": [],
        "originals": {},
    }
    return Built(file_name("records", ""), content, entry)


def _files(readers: Sequence[Reader]) -> list[str]:
    return sorted({name for reader in readers for name in reader.originals})


def _earlier_files(target: Path) -> set[str]:
    """Parts that an earlier manifest in the folder lists; other files there are not ours to touch."""
    try:
        return set(Snapshot(target).manifest["files"])
    except (MissingPart, CorruptSnapshot):
        return set()
