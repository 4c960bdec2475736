"""Pathways as files: whole or not at all, and only where they can be."""

import pytest

from stocktake.errors import CannotWrite, UnknownChoice
from stocktake.sources import pathway_files as files


def test_an_unknown_ending_and_a_missing_folder_are_refused_before_anything_is_run(tmp_path):
    with pytest.raises(UnknownChoice):
        files.check_place(tmp_path / "own.docx", (".csv",))
    with pytest.raises(CannotWrite):
        files.check_place(tmp_path / "no" / "own.csv", (".csv",))


def test_a_failed_write_leaves_nothing_behind(tmp_path):
    class Broken:
        def to_csv(self, part, **_):
            part.write_text("half")
            raise OSError("disk full")

    with pytest.raises(CannotWrite, match="disk full"):
        files.write_iamc(Broken(), tmp_path / "own.csv")
    assert not list(tmp_path.iterdir())
