"""Scenario files of every form give the same rows; what cannot be read says where."""

import pandas as pd
import pytest
import xarray as xr

from stocktake.errors import BadFile, CannotWrite, MissingPart, UnknownChoice
from stocktake.sources import scenario_files as files

wide = pd.DataFrame(
    {
        "model": ["M", "M"],
        "scenario": ["a", "a"],
        "region": ["World", "CHN"],
        "variable": ["Emissions|CH4", "Emissions|CH4"],
        "unit": ["Mt CH4/yr", "Mt CH4/yr"],
        "2020": [370.0, 60.0],
        "2030": [300.0, 50.0],
    }
)


def long_of(rows):
    return sorted(rows[["scenario", "variable", "unit", "year", "value"]].itertuples(index=False, name=None))


EXPECTED = [
    ("a", "Emissions|CH4", "Mt CH4/yr", 2020, 370.0),
    ("a", "Emissions|CH4", "Mt CH4/yr", 2030, 300.0),
]


def test_wide_long_and_parquet_give_the_same_rows(tmp_path):
    wide.to_csv(tmp_path / "wide.csv", index=False)
    rows = files.read_rows(tmp_path / "wide.csv")
    assert long_of(rows) == EXPECTED
    for name in ("long.csv", "long.parquet"):
        files.write_long(rows, tmp_path / name)
        assert long_of(files.read_rows(tmp_path / name)) == EXPECTED


def test_netcdf_comes_back_as_it_went(tmp_path):
    emissions = xr.DataArray(
        [[[370.0, 300.0]]],
        coords={
            "scenario": ["a"],
            "species": ["CH4"],
            "year": [2020, 2030],
            "unit": ("species", ["Mt CH4/yr"]),
        },
        dims=["scenario", "species", "year"],
    )
    files.write_netcdf(emissions.rename("emissions").to_dataset(), tmp_path / "own.nc")
    assert long_of(files.read_rows(tmp_path / "own.nc")) == [("a", "CH4", *row[2:]) for row in EXPECTED]


def test_column_names_may_be_written_in_capitals(tmp_path):
    wide.rename(columns=str.upper).to_csv(tmp_path / "wide.csv", index=False)
    assert long_of(files.read_rows(tmp_path / "wide.csv")) == EXPECTED


def test_a_value_that_is_no_number_is_named_by_line_and_column(tmp_path):
    text = wide[wide["region"] == "World"].to_csv(index=False).replace("300.0", "much")
    (tmp_path / "bad.csv").write_text(text)
    with pytest.raises(BadFile, match="line 2, column 2030: 'much'"):
        files.read_rows(tmp_path / "bad.csv")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda table: table.drop(columns="unit"), "lacks the column unit"),
        (lambda table: table.assign(region="CHN"), "no rows of the world"),
        (lambda table: table.drop(columns=["2020", "2030"]), "neither columns of years"),
    ],
)
def test_what_a_table_lacks_is_said(tmp_path, change, words):
    change(wide).to_csv(tmp_path / "bad.csv", index=False)
    with pytest.raises(BadFile, match=words):
        files.read_rows(tmp_path / "bad.csv")


def test_a_missing_file_and_an_unknown_ending_are_refused(tmp_path):
    with pytest.raises(MissingPart):
        files.read_rows(tmp_path / "none.csv")
    (tmp_path / "own.docx").write_text("x")
    with pytest.raises(BadFile, match="no scenario file"):
        files.read_rows(tmp_path / "own.docx")
    with pytest.raises(UnknownChoice):
        files.check_place(tmp_path / "own.docx", (".csv",))
    with pytest.raises(CannotWrite):
        files.check_place(tmp_path / "no" / "own.csv", (".csv",))


def test_a_netcdf_that_is_none_is_refused(tmp_path):
    (tmp_path / "own.nc").write_text("no netCDF")
    with pytest.raises(BadFile, match="cannot be read"):
        files.read_rows(tmp_path / "own.nc")


def test_a_failed_write_leaves_nothing_behind(tmp_path):
    class Broken:
        def to_csv(self, part, **_):
            part.write_text("half")
            raise OSError("disk full")

    with pytest.raises(CannotWrite, match="disk full"):
        files.write_iamc(Broken(), tmp_path / "own.csv")
    assert not list(tmp_path.iterdir())
