"""The snapshot refuses what is not what was built, and says what to do."""

import json
import shutil

import pandas as pd
import pytest

from stocktake.errors import CannotWrite, CorruptSnapshot, MissingPart, UnknownSource
from stocktake.sources.snapshot import store
from stocktake.sources.snapshot.store import EMBEDDED, Snapshot, embedded, to_parquet, write_all


@pytest.fixture
def copy(tmp_path):
    for name in ("manifest.json", "metrics.parquet", "forcing.parquet", "emissions.primap261.parquet"):
        shutil.copy(EMBEDDED / name, tmp_path / name)
    return tmp_path


def test_the_snapshot_stays_small():
    assert sum(path.stat().st_size for path in EMBEDDED.iterdir()) <= 12e6


def test_the_manifest_lists_exactly_the_files_that_are_there():
    there = {path.name for path in EMBEDDED.glob("*.parquet")}
    assert set(embedded().manifest["files"]) == there


def test_a_changed_file_is_noticed_when_it_is_read(copy):
    path = copy / "metrics.parquet"
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(CorruptSnapshot, match=r"metrics\.parquet .* has changed") as caught:
        Snapshot(copy).table("metrics")
    assert caught.value.exit_code == 2
    assert "stocktake data build" in caught.value.next_step


def test_a_changed_file_does_not_stop_the_reading_of_others(copy):
    (copy / "metrics.parquet").write_bytes(b"nonsense")
    assert len(Snapshot(copy).table("forcing")) == 752


def test_nothing_is_hashed_that_is_not_read(copy, monkeypatch):
    read = []
    real = store.checked
    monkeypatch.setattr(store, "checked", lambda path, sha: read.append(path.name) or real(path, sha))
    Snapshot(copy).table("emissions", ["primap261"])
    assert read == ["emissions.primap261.parquet"]


def test_a_missing_file_is_a_corrupt_snapshot(copy):
    (copy / "forcing.parquet").unlink()
    with pytest.raises(CorruptSnapshot, match=r"forcing\.parquet .* cannot be read"):
        Snapshot(copy).table("forcing")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"files": 3}'])
def test_a_broken_manifest_is_a_corrupt_snapshot(tmp_path, content):
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(CorruptSnapshot):
        Snapshot(tmp_path).table("metrics")


def test_a_folder_without_a_snapshot_is_said_to_be_one(tmp_path):
    with pytest.raises(MissingPart, match="no snapshot"):
        Snapshot(tmp_path).table("metrics")


def test_an_unknown_part_names_the_nearest():
    with pytest.raises(UnknownSource, match="Did you mean edgar2024"):
        embedded().table("emissions", ["edgar2042"])


def test_equal_rows_give_equal_bytes():
    rows = pd.DataFrame({"gas": ["CO2", "CH4"], "metric": ["A", "A"], "value": [1.0, 28.0]})
    assert to_parquet("metrics", rows) == to_parquet("metrics", rows.copy())


@pytest.mark.parametrize(
    "wrong",
    [
        {"gas": ["CO2"], "value": [1.0], "metric": ["A"]},
        {"gas": [None], "metric": ["A"], "value": [1.0]},
    ],
    ids=["columns in another order", "missing text"],
)
def test_rows_that_break_the_schema_are_our_own_mistake(wrong):
    with pytest.raises(AssertionError):
        to_parquet("metrics", pd.DataFrame(wrong))


def test_a_file_is_written_whole_and_leaves_no_other(tmp_path):
    write_all(tmp_path / "deep", {"a.json": b"1"})
    write_all(tmp_path / "deep", {"a.json": b"22"})
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["a.json"]
    assert (tmp_path / "deep" / "a.json").read_bytes() == b"22"


def test_several_files_are_written_or_none(tmp_path, monkeypatch):
    write_all(tmp_path, {"a": b"1", "b": b"1"})
    real = store.os.fdopen

    def full(handle, mode):
        if sum(1 for path in tmp_path.iterdir() if path.name.startswith(".")) > 1:
            store.os.close(handle)
            raise OSError(28, "No space left on device")
        return real(handle, mode)

    monkeypatch.setattr(store.os, "fdopen", full)
    with pytest.raises(CannotWrite, match="No space left"):
        write_all(tmp_path, {"a": b"2", "b": b"2"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"1"}


def test_a_place_that_cannot_be_written_to_is_said_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match="cannot be written to"):
        write_all(tmp_path / "file", {"a.json": b"1"})


def test_the_manifest_names_the_hash_of_every_original():
    for name, entry in embedded().manifest["files"].items():
        assert all(len(sha) == 64 for sha in entry["originals"].values()), name
    assert json.dumps(embedded().manifest)
