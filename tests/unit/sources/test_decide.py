"""What is to be done about originals is decided without doing it."""

import hashlib

import pytest

from stocktake.errors import BadFile, MissingPart
from stocktake.sources import decide as deciding
from stocktake.sources.catalogue import Original
from stocktake.sources.decide import decide, need_all, where_to_get

CONTENT = b"year,value\n2020,1\n"
SHA = hashlib.sha256(CONTENT).hexdigest()
KNOWN = {
    "a/there.csv": Original("a/there.csv", SHA, len(CONTENT), url="https://example.org/there.csv"),
    "a/other.csv": Original("a/other.csv", SHA, len(CONTENT), url="https://example.org/other.csv"),
    "a/missing.csv": Original("a/missing.csv", SHA, len(CONTENT), url="https://example.org/missing.csv"),
    "a/derived.csv": Original("a/derived.csv", SHA, len(CONTENT), derived="it was cut from a larger file"),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(deciding, "original_of", KNOWN.__getitem__)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "there.csv").write_bytes(CONTENT)
    (tmp_path / "a" / "other.csv").write_bytes(b"changed")
    return tmp_path


def test_originals_are_sorted_by_what_must_be_done(folder):
    found = decide(folder, KNOWN)
    assert [original.path for original in found.present] == ["a/there.csv"]
    assert [original.path for original in found.other] == ["a/other.csv"]
    assert [original.path for original in found.fetch] == ["a/missing.csv"]
    assert [original.path for original in found.nowhere] == ["a/derived.csv"]


def test_what_is_all_there_is_not_complained_about(folder):
    need_all(folder, ["a/there.csv"])


def test_a_missing_original_is_named_with_its_address(folder):
    with pytest.raises(MissingPart, match=r"a/missing\.csv.*https://example\.org/missing\.csv") as caught:
        need_all(folder, ["a/there.csv", "a/missing.csv"])
    assert "stocktake data fetch" in caught.value.next_step


def test_a_missing_original_that_cannot_be_fetched_says_how_it_was_made(folder):
    with pytest.raises(MissingPart, match="cut from a larger file"):
        need_all(folder, ["a/derived.csv"])
    assert "cannot be fetched" in where_to_get(KNOWN["a/derived.csv"])


def test_another_version_of_an_original_is_refused(folder):
    with pytest.raises(BadFile, match=r"a/other\.csv is another file"):
        need_all(folder, ["a/other.csv"])


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(MissingPart, match="There is no folder"):
        need_all(tmp_path / "nowhere", [])
