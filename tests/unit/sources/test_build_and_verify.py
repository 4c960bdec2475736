"""The snapshot is what the originals give; a build that cannot be finished leaves nothing changed."""

import hashlib
import json

import pandas as pd
import pytest

from stocktake.errors import BadFile, MissingPart
from stocktake.provenance import Record
from stocktake.sources import decide as deciding
from stocktake.sources.catalogue import Original
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.snapshot import build as building
from stocktake.sources.snapshot.build import build
from stocktake.sources.snapshot.store import Snapshot
from stocktake.sources.snapshot.verify import difference, verify

CONTENT = b"CH4,AR6GWP100,27.9\nN2O,AR6GWP100,273\n"


def read_weights(folder):
    rows = pd.read_csv(folder / "weights.csv", header=None, names=["gas", "metric", "value"])
    return Reading(rows, (Record("noted", "weights", "an invented file"),))


def reader(read=read_weights, name="weights.csv"):
    return Reader("", "metrics", ("gwp",), (name,), read)


@pytest.fixture
def originals_here(tmp_path, monkeypatch):
    folder = tmp_path / "originals"
    folder.mkdir()
    (folder / "weights.csv").write_bytes(CONTENT)
    known = {"weights.csv": Original("weights.csv", hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))}
    monkeypatch.setattr(deciding, "original_of", known.__getitem__)
    monkeypatch.setattr(building, "original_of", known.__getitem__)
    return folder


def test_a_build_writes_tables_records_and_a_manifest_with_hashes(originals_here, tmp_path):
    told = []
    build(originals_here, tmp_path / "snapshot", told.append, [reader()])
    made = Snapshot(tmp_path / "snapshot")
    assert made.table("metrics")["value"].tolist() == [27.9, 273.0]
    assert made.table("records")["why"].tolist() == ["an invented file"]
    assert made.manifest["files"]["metrics.parquet"]["originals"] == {
        "weights.csv": hashlib.sha256(CONTENT).hexdigest()
    }
    assert told == ["metrics.parquet", "manifest.json"]


def test_a_rebuilt_snapshot_is_equal(originals_here, tmp_path):
    build(originals_here, tmp_path / "snapshot", readers=[reader()])
    compared = verify(originals_here, Snapshot(tmp_path / "snapshot"), readers=[reader()])
    assert [part.file for part in compared] == ["metrics.parquet", "records.parquet"]
    assert all(part.equal for part in compared)


def test_a_snapshot_made_by_another_reader_is_told_apart(originals_here, tmp_path):
    def doubled(folder):
        reading = read_weights(folder)
        return Reading(reading.rows.assign(value=reading.rows["value"] * 2), reading.records)

    build(originals_here, tmp_path / "snapshot", readers=[reader(doubled)])
    compared = verify(originals_here, Snapshot(tmp_path / "snapshot"), readers=[reader()])
    wrong = [part for part in compared if not part.equal]
    assert [part.file for part in wrong] == ["metrics.parquet"]
    assert "2 values of value differ, first in row 0: 55.8 against 27.9" in wrong[0].difference


def test_a_reader_that_fails_changes_nothing(originals_here, tmp_path):
    target = tmp_path / "snapshot"
    build(originals_here, target, readers=[reader()])
    before = {path.name: path.read_bytes() for path in target.iterdir()}

    def failing(folder):
        raise BadFile("weights.csv has a letter where a number was wanted")

    with pytest.raises(BadFile):
        build(originals_here, target, readers=[reader(), reader(failing)])
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before


def test_an_empty_part_is_refused(originals_here, tmp_path):
    with pytest.raises(BadFile, match="would be empty"):
        build(
            originals_here,
            tmp_path / "snapshot",
            readers=[reader(lambda folder: Reading(read_weights(folder).rows[:0]))],
        )


def test_a_missing_original_stops_the_build_before_anything_is_read(originals_here, tmp_path):
    (originals_here / "weights.csv").unlink()
    with pytest.raises(MissingPart, match=r"weights\.csv"):
        build(originals_here, tmp_path / "snapshot", readers=[reader()])
    assert not (tmp_path / "snapshot").exists()


def test_parts_of_an_earlier_snapshot_are_dropped_and_the_users_files_are_not(originals_here, tmp_path):
    target = tmp_path / "snapshot"
    target.mkdir()
    (target / "manifest.json").write_text('{"files": {"gone.parquet": {}}}')
    (target / "gone.parquet").write_bytes(b"old")
    (target / "mine.parquet").write_bytes(b"the user's")
    build(originals_here, target, readers=[reader()])
    assert sorted(path.name for path in target.iterdir()) == [
        "manifest.json",
        "metrics.parquet",
        "mine.parquet",
        "records.parquet",
    ]
    assert json.loads((target / "manifest.json").read_text())["format"] == 1


def test_missing_values_are_equal_to_missing_values():
    table = pd.DataFrame({"value": [1.0, float("nan")]})
    assert difference(table, table.copy()) == ""
    assert "1 values of value differ" in difference(table, pd.DataFrame({"value": [1.0, 2.0]}))
    assert "2 rows against 1" in difference(table, table[:1])
