"""The snapshot on disk: Parquet files and a manifest with the hash of each.

A file is hashed when it is read, so a change in it is noticed before any number of it is used, and nothing
is hashed that is not read. Files are written under a temporary name and renamed, whole or not at all.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stocktake.errors import CannotWrite, CorruptSnapshot, MissingPart, UnknownSource, nearest
from stocktake.sources.snapshot.schema import FREE_TABLES, TABLES, TEXT

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

EMBEDDED = Path(__file__).parent / "data"
MANIFEST = "manifest.json"
REPAIR = "Install the package anew, or rebuild with `stocktake data build --from FOLDER`"


@dataclass(frozen=True)
class Snapshot:
    """A folder of tables with its manifest."""

    folder: Path

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """``{"format", "files": {name: {"table", "part", "sha256", "rows", ...}}}``."""
        path = self.folder / MANIFEST
        try:
            found = json.loads(path.read_bytes())
        except FileNotFoundError:
            raise MissingPart(
                f"There is no snapshot in {self.folder}", f"{MANIFEST} was wanted", next_step=REPAIR
            ) from None
        except (ValueError, OSError) as error:
            raise CorruptSnapshot(f"{path} cannot be read: {error}", next_step=REPAIR) from None
        if not isinstance(found, dict) or not isinstance(found.get("files"), dict):
            raise CorruptSnapshot(f"{path} lists no files", next_step=REPAIR)
        return found

    def parts(self, table: str) -> tuple[str, ...]:
        """The parts of a table, in the order of their names."""
        entries = self.manifest["files"].values()
        return tuple(sorted(entry["part"] for entry in entries if entry["table"] == table))

    def table(self, table: str, parts: Sequence[str] | None = None) -> pd.DataFrame:
        """The rows of a table, all of it or some parts; text columns come as categories.

        raises : UnknownSource for a part that is not there, CorruptSnapshot where a hash differs
        """
        import pyarrow as pa

        known = self.parts(table)
        if not known:
            raise CorruptSnapshot(f"The snapshot in {self.folder} has no table '{table}'", next_step=REPAIR)
        for part in parts or ():
            if part not in known:
                raise UnknownSource(
                    f"'{part}' is no part of the table '{table}'",
                    f"Known are {', '.join(known)}",
                    nearest=nearest(part, known),
                    next_step="See `stocktake data list`",
                )
        read = [self._file(file_name(table, part)) for part in (known if parts is None else parts)]
        whole = read[0] if len(read) == 1 else pa.concat_tables(read).unify_dictionaries()
        return whole.to_pandas(self_destruct=True)

    def _file(self, name: str) -> pa.Table:
        import pyarrow.parquet as pq

        content = checked(self.folder / name, self.manifest["files"][name]["sha256"])
        free = name.split(".")[0] in FREE_TABLES
        schema = pq.read_schema(io.BytesIO(content))
        text = [] if free else [field.name for field in schema if _is_text(field.type)]
        return pq.read_table(io.BytesIO(content), read_dictionary=text)


def file_name(table: str, part: str) -> str:
    """``TABLE.PART.parquet``, or ``TABLE.parquet`` where the part is empty."""
    return ".".join(word for word in (table, part, "parquet") if word)


def checked(path: Path, sha256: str) -> bytes:
    """The content of a file whose hash must be this one; CorruptSnapshot where it is not."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CorruptSnapshot(
            f"{path.name} of the snapshot cannot be read: {error.strerror}", next_step=REPAIR
        ) from None
    if (found := hashlib.sha256(content).hexdigest()) != sha256:
        raise CorruptSnapshot(
            f"{path.name} of the snapshot has changed: its sha256 is {found[:12]}...",
            f"The manifest says {sha256[:12]}...",
            next_step=REPAIR,
        )
    return content


def to_parquet(table: str, rows: pd.DataFrame) -> bytes:
    """The rows as Parquet in the table's schema; deterministic for equal rows.

    raises : AssertionError where columns differ from the schema or a text is missing (our own mistake)
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrow = _free(rows) if table in FREE_TABLES else _in_schema(table, rows)
    floats = [field.name for field in arrow.schema if pa.types.is_floating(field.type)]
    others = [field.name for field in arrow.schema if not pa.types.is_floating(field.type)]
    sink = io.BytesIO()
    pq.write_table(
        arrow,
        sink,
        compression="zstd",
        compression_level=19,
        use_dictionary=others,
        use_byte_stream_split=floats,
        write_statistics=False,
        store_schema=False,
        row_group_size=1 << 22,
    )
    return sink.getvalue()


def _in_schema(table: str, rows: pd.DataFrame) -> pa.Table:
    import pyarrow as pa

    columns = TABLES[table]
    assert list(rows.columns) == list(columns), f"{table}: {list(rows.columns)} is not {list(columns)}"
    arrays = {}
    for name, kind in columns.items():
        if kind == TEXT:
            assert not rows[name].isna().any(), f"{table}.{name} has missing text"
            arrays[name] = pa.array(rows[name].astype(str).tolist(), pa.string())
        else:
            arrays[name] = pa.array(rows[name].to_numpy(kind), getattr(pa, kind)(), from_pandas=False)
    return pa.table(arrays)


def _free(rows: pd.DataFrame) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pandas(rows, preserve_index=False).replace_schema_metadata(None)


def _is_text(kind: pa.DataType) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def need_folder(folder: Path) -> None:
    """Nothing where files can be put into the folder, or where it will be made; else CannotWrite."""
    standing = next(path for path in (folder, *folder.parents) if path.exists())
    if not (standing.is_dir() and os.access(standing, os.W_OK)):
        raise CannotWrite(f"{folder} cannot be written to", next_step="Name a folder you may write to")


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write several files, in their order, or none of them; CannotWrite where the folder does not let us.

    All are written under temporary names first; only when that has succeeded do they take their own names.
    """
    staged: dict[str, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
            staged[name] = Path(temporary)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            staged[name].chmod(0o644)
        for name, temporary_path in staged.items():
            temporary_path.replace(folder / name)
    except OSError as error:
        raise CannotWrite(
            f"{folder} cannot be written to: {error.strerror}",
            next_step="Make room, or name another folder",
        ) from None
    finally:
        for left in staged.values():
            left.unlink(missing_ok=True)


def embedded() -> Snapshot:
    """The snapshot that the package carries."""
    return Snapshot(EMBEDDED)
