"""Tables of every form give the same series; what cannot be read says where."""

import pandas as pd
import pytest
import xarray as xr

from stocktake.errors import BadFile
from stocktake.sources import pathway_files
from stocktake.sources.readers.scenario_tables import read_scenario_table

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


def cells_of(path):
    """What a file says, a cell to a line, in the order of their names."""
    table = read_scenario_table(path)
    named = table.labels[["scenario", "variable", "unit"]].itertuples(index=False, name=None)
    return sorted(
        (*names, year, value)
        for names, values in zip(named, table.values, strict=True)
        for year, value in zip(table.years, values, strict=True)
    )


long = pd.DataFrame(
    [("a", "Emissions|CH4", "Mt CH4/yr", 2020, 370.0), ("a", "Emissions|CH4", "Mt CH4/yr", 2030, 300.0)],
    columns=["scenario", "variable", "unit", "year", "value"],
)
EXPECTED = [
    ("a", "Emissions|CH4", "Mt CH4/yr", 2020, 370.0),
    ("a", "Emissions|CH4", "Mt CH4/yr", 2030, 300.0),
]


def test_every_form_gives_the_same_series(tmp_path):
    wide.to_csv(tmp_path / "wide.csv", index=False)
    wide.rename(columns={"2020": "2020.5", "2030": "2030.5"}).to_csv(tmp_path / "fair.csv", index=False)
    wide.to_excel(tmp_path / "wide.xlsx", index=False)
    wide.to_parquet(tmp_path / "wide.parquet", index=False)
    pathway_files.write_long(long, tmp_path / "long.csv")
    pathway_files.write_long(long, tmp_path / "long.parquet")
    for path in tmp_path.iterdir():
        assert cells_of(path) == EXPECTED, path.name


def test_a_cell_without_a_number_stays_open(tmp_path):
    more = pd.DataFrame([("a", "Emissions|N2O", "Mt N2O/yr", 2030, 12.0)], columns=long.columns)
    pathway_files.write_long(pd.concat([long, more]), tmp_path / "long.csv")
    table = read_scenario_table(tmp_path / "long.csv")
    assert pd.isna(table.values[1, 0]) and table.values[1, 1] == 12.0


def test_lines_of_remarks_and_empty_lines_count_as_rows_but_hold_nothing(tmp_path):
    text = wide[wide["region"] == "World"].to_csv(index=False)
    (tmp_path / "said.csv").write_text(f"# made by us\n\n{text}")
    assert cells_of(tmp_path / "said.csv") == EXPECTED
    (tmp_path / "said.csv").write_text(f"# made by us\n\n{text.replace('300.0', 'much')}")
    with pytest.raises(BadFile, match="row 4, column 2030: 'much'"):
        read_scenario_table(tmp_path / "said.csv")


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
    pathway_files.write_netcdf(emissions.rename("emissions").to_dataset(), tmp_path / "own.nc")
    assert cells_of(tmp_path / "own.nc") == [("a", "CH4", *row[2:]) for row in EXPECTED]


def test_column_names_may_be_written_in_capitals(tmp_path):
    wide.rename(columns=str.upper).to_csv(tmp_path / "wide.csv", index=False)
    assert cells_of(tmp_path / "wide.csv") == EXPECTED


def test_a_value_that_is_no_number_is_named_by_row_and_column(tmp_path):
    text = wide[wide["region"] == "World"].to_csv(index=False).replace("300.0", "much")
    (tmp_path / "bad.csv").write_text(text)
    with pytest.raises(BadFile, match="row 2, column 2030: 'much'"):
        read_scenario_table(tmp_path / "bad.csv")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda table: table.drop(columns="unit"), "has no column unit"),
        (lambda table: table.assign(region="CHN"), "no rows for the region World"),
        (lambda table: table.drop(columns=["2020", "2030"]), "no column that is a year, nor"),
    ],
)
def test_what_a_table_lacks_is_said(tmp_path, change, words):
    change(wide).to_csv(tmp_path / "bad.csv", index=False)
    with pytest.raises(BadFile, match=words):
        read_scenario_table(tmp_path / "bad.csv")


def test_a_missing_file_and_an_unknown_ending_are_refused(tmp_path):
    for name in ("none.csv", "none.nc"):
        with pytest.raises(BadFile, match="no file"):
            read_scenario_table(tmp_path / name)
    (tmp_path / "own.docx").write_text("x")
    with pytest.raises(BadFile, match="no scenario file"):
        read_scenario_table(tmp_path / "own.docx")


def test_a_value_given_twice_is_named_by_both_rows(tmp_path):
    pathway_files.write_long(pd.concat([long, long[:1]]), tmp_path / "long.csv")
    with pytest.raises(BadFile, match=r"rows 2 and 4: .* 2020"):
        read_scenario_table(tmp_path / "long.csv")


def test_a_year_that_is_none_is_named_by_its_row(tmp_path):
    (tmp_path / "long.csv").write_text(long.to_csv(index=False).replace("2030", "soon"))
    with pytest.raises(BadFile, match="row 3, column year: 'soon'"):
        read_scenario_table(tmp_path / "long.csv")


def test_a_year_in_two_columns_is_refused(tmp_path):
    wide.assign(**{"2020.5": 1.0}).to_csv(tmp_path / "wide.csv", index=False)
    with pytest.raises(BadFile, match=r"2020 and 2020\.5"):
        read_scenario_table(tmp_path / "wide.csv")


def test_a_netcdf_that_is_none_is_refused(tmp_path):
    (tmp_path / "own.nc").write_text("no netCDF")
    with pytest.raises(BadFile, match="cannot be read"):
        read_scenario_table(tmp_path / "own.nc")
