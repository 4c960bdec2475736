"""Files beside the pages: complete, readable by others, and written whole or not at all."""

import json

import pandas as pd
import pytest
import xarray as xr

from stocktake.errors import CannotWrite, UnknownName
from stocktake.report import files, write
from stocktake.report.iamc import total_variable, variable_of

FIELDS = {
    "id",
    "question",
    "value",
    "unit",
    "low",
    "high",
    "defaults",
    "alternatives",
    "sources",
    "version",
}


def test_everything_promised_is_written(written):
    names = {path.relative_to(written).as_posix() for path in written.rglob("*") if path.is_file()}
    assert {"report.en.html", "report.zh.html", "findings.json", "pathways.csv", "warming.nc"} <= names
    assert "fair_shares.csv" in names
    assert {"figures/warming.en.svg", "figures/warming.zh.svg"} <= names
    assert not [name for name in names if "writing" in name]


def test_findings_json_holds_every_finding_in_its_shape(small_stocktake, written):
    document = json.loads((written / "findings.json").read_text(encoding="utf8"))
    assert [one["id"] for one in document] == [one.id for one in small_stocktake.findings]
    assert all(set(one) >= FIELDS for one in document)
    absent = [row for one in document for row in one["alternatives"] if "absent" in row]
    assert absent and all(set(row) == {"choices", "absent"} for row in absent)


def test_pathways_are_iamc_wide_and_keep_their_values(small_stocktake, written):
    table = pd.read_csv(written / "pathways.csv")
    assert list(table.columns[:5]) == ["model", "scenario", "region", "variable", "unit"]
    assert list(table.columns[5:]) == [str(year) for year in range(1990, 2101)]
    total = table[(table["scenario"] == "ssp245") & table["variable"].str.startswith("Emissions|Kyoto")]
    expected = small_stocktake.futures.ghg.sel(scenario="ssp245").values
    assert total.iloc[0, 5:].astype(float).tolist() == pytest.approx(expected.tolist())
    fossil = table[table["variable"] == "Emissions|CO2|Energy and Industrial Processes"]
    assert set(fossil["unit"]) == {"Mt CO2/yr"} and set(fossil["2050"]) == {1000.0}


def test_pathways_hold_both_sets_of_pledges(written):
    names = set(pd.read_csv(written / "pathways.csv")["scenario"])
    assert {"2021.conditional.high.net_zero", "2026.conditional.high.net_zero", "ssp119"} <= names


def test_fair_shares_have_a_row_for_every_rule_with_the_pledge_beside(written):
    table = pd.read_csv(written / "fair_shares.csv")
    assert len(table) == 2 * 2 * 2 * 2 and set(table["pledges_as_of"]) == {"2026-08-31"}
    debt = table[(table["place"] == "BBB") & (table["rule"] == "capability")]
    assert set(debt["value"]) == {-2000.0} and set(debt["kept"].astype(str)) == {"False"}
    none = table[(table["place"] == "AAA") & (table["rule"] == "capability")]
    assert none["value"].isna().all() and set(none["absent"]) == {"Nothing is left"}
    untold = table[(table["place"] == "AAA") & (table["year"] == 2035)]
    assert untold["pledged_low"].isna().all() and untold["kept"].isna().all()


def test_warming_is_netcdf_with_units(small_stocktake, written):
    with xr.open_dataset(written / "warming.nc") as found:
        assert found["temperature"].dims == ("scenario", "quantile", "timebound")
        assert found["temperature"].attrs["units"] == "K"
        assert found["temperature"].values == pytest.approx(small_stocktake.warming.values)


@pytest.mark.parametrize(
    "species, variable, unit",
    [
        ("CO2 AFOLU", "Emissions|CO2|AFOLU", "Mt CO2/yr"),
        ("N2O", "Emissions|N2O", "kt N2O/yr"),
        ("HFC-4310mee", "Emissions|HFC|HFC43-10", "kt HFC43-10/yr"),
        ("c-C4F8", "Emissions|PFC|cC4F8", "kt cC4F8/yr"),
        ("CFC-11", "Emissions|Montreal Gases|CFC|CFC11", "kt CFC11/yr"),
        ("CH3Br", "Emissions|Montreal Gases|CH3Br", "kt CH3Br/yr"),
        ("BC", "Emissions|BC", "Mt BC/yr"),
    ],
)
def test_species_have_the_names_of_the_field(species, variable, unit):
    assert variable_of(species)[::2] == (variable, unit)


def test_the_basket_names_its_metric():
    assert total_variable("AR6GWP100") == "Emissions|Kyoto Gases (AR6-GWP100)"


def test_a_second_run_replaces_the_first_and_spares_other_files(small_stocktake, tmp_path):
    (tmp_path / "mine.txt").write_text("keep")
    (tmp_path / "findings.json").write_text("old")
    paths = write(small_stocktake, ("en",), tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "keep"
    assert json.loads((tmp_path / "findings.json").read_text(encoding="utf8"))
    assert set(paths) == {path for path in tmp_path.rglob("*") if path.is_file()} - {tmp_path / "mine.txt"}


def test_a_failure_leaves_what_was_there_and_nothing_more(small_stocktake, tmp_path, monkeypatch):
    (tmp_path / "findings.json").write_text("old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("stocktake.report.export.warming", fail)
    with pytest.raises(CannotWrite, match="No space left"):
        write(small_stocktake, ("en",), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["findings.json"]
    assert (tmp_path / "findings.json").read_text() == "old"


def test_a_failure_takes_a_folder_that_it_made_away_again(small_stocktake, tmp_path, monkeypatch):
    monkeypatch.setattr("stocktake.report.export.pathways", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write(small_stocktake, ("en",), tmp_path / "new")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("act", [lambda s, f: write(s, ("en",), f), lambda _, f: files.check_writable(f)])
def test_a_folder_that_cannot_be_is_refused(small_stocktake, tmp_path, act):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(CannotWrite, match="cannot be written to"):
        act(small_stocktake, tmp_path / "file" / "out")


def test_asking_whether_a_folder_is_writable_leaves_nothing(tmp_path):
    files.check_writable(tmp_path / "new")
    files.check_writable(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_language_without_words_is_refused_before_anything_is_written(small_stocktake, tmp_path):
    with pytest.raises(UnknownName, match="no words in 'fr'"):
        write(small_stocktake, ("fr",), tmp_path / "new")
    assert not list(tmp_path.iterdir())


def test_two_runs_give_the_same_bytes(small_stocktake, written, tmp_path):
    for path in write(small_stocktake, folder=tmp_path):
        assert path.read_bytes() == (written / path.relative_to(tmp_path)).read_bytes(), path.name
