"""``stocktake project``: what it prints, writes and refuses."""

import json

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from stocktake.cli import main
from stocktake.sources import read_ensemble, read_scenarios

MEMBERS = "12"


def run(capsys, *words):
    with pytest.raises(SystemExit) as end:
        main(["project", *map(str, words)])
    told = capsys.readouterr()
    return end.value.code or 0, told.out, told.err


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two scenarios of the library as FaIR's wide CSV: from 1750, and from 2020 only."""
    where = tmp_path_factory.mktemp("project")
    array = read_scenarios("extensions").sel(scenario=["low", "high-extension"], year=slice(None, 2060))
    for name, first in (("whole.csv", 1750), ("future.csv", 2020)):
        rows = []
        for scenario in array.scenario.to_numpy():
            for species, unit in zip(array.species.to_numpy(), array.unit.to_numpy(), strict=True):
                series = array.sel(scenario=scenario, species=species, year=slice(first, None))
                years = {
                    f"{year}.5": value for year, value in zip(series.year.data, series.data, strict=True)
                }
                rows.append(
                    {"scenario": scenario, "region": "World", "variable": species, "unit": unit, **years}
                )
        pd.DataFrame(rows).to_csv(where / name, index=False)
    return where


def changed(folder, name, change):
    """A copy of the whole table after a change."""
    table = change(pd.read_csv(folder / "whole.csv"))
    table.to_csv(folder / name, index=False)
    return folder / name


def test_json_carries_findings_and_quantiles(capsys, folder):
    code, out, _ = run(capsys, folder / "whole.csv", "--members", MEMBERS, "--json", "--end", 2055)
    told = json.loads(out)
    assert code == 0 and told["members"] == int(MEMBERS)
    assert {row["quantity"] for row in told["rows"]} == {"warming", "peak", "passes"}
    assert told["rows"][0]["low"] <= told["rows"][0]["value"] <= told["rows"][0]["high"]
    assert told["warming"]["timebounds"][-1] == 2056
    assert np.array(told["warming"]["values"]["low"]).shape == (3, 307)


def test_netcdf_holds_every_member_relative_to_the_models_start(capsys, folder):
    out = folder / "warming.nc"
    code, _, _ = run(capsys, folder / "whole.csv", "--members", MEMBERS, "--out", out, "--end", 2030)
    assert code == 0
    found = xr.load_dataset(out)
    assert found["temperature"].dims == ("scenario", "member", "timebound")
    assert found["temperature"].shape == (2, int(MEMBERS), 282)
    assert np.all(found["temperature"].isel(timebound=0) == 0)
    assert list(found.member.to_numpy()) == list(read_ensemble().spread(int(MEMBERS)).members)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_tables_hold_quantiles(capsys, folder, ending):
    out = folder / f"warming.{ending}"
    assert run(capsys, folder / "whole.csv", "--members", MEMBERS, "--out", out, "--end", 2000)[0] == 0
    rows = pd.read_csv(out) if ending == "csv" else pd.read_parquet(out)
    assert set(rows["quantile"]) == {0.05, 0.5, 0.95}
    assert set(rows["relative_to"]) == {"1850-1900"}


def test_a_future_alone_starts_from_the_embedded_history(capsys, folder):
    words = ("--members", MEMBERS, "--json")
    part = json.loads(run(capsys, folder / "future.csv", *words)[1])
    whole = json.loads(run(capsys, folder / "whole.csv", *words)[1])
    ends = [np.array(told["warming"]["values"]["low"])[:, -1] for told in (part, whole)]
    assert part["warming"]["timebounds"][0] == 2020
    assert np.abs(ends[0] - ends[1]).max() < 1e-9  # both have the history of the calibration


def test_a_table_for_people_names_scenarios_and_is_chinese_on_request(capsys, folder):
    words = (folder / "whole.csv", "--members", MEMBERS, "--end", 2055)
    english = run(capsys, *words, "--lang", "en")[1]
    chinese = run(capsys, *words, "--lang", "zh")[1]
    assert "high-extension" in english and "2050" in english and "median" in english
    assert "情景" in chinese


def test_missing_species_are_listed_and_can_be_infilled(capsys, folder):
    path = changed(folder, "lacks.csv", lambda table: table[~table["variable"].isin(["CF4", "BC"])])
    code, _, err = run(capsys, path, "--members", MEMBERS, "--end", 2030)
    assert code == 2 and "CF4" in err and "BC" in err and "--infill" in err
    code, out, _ = run(capsys, path, "--members", MEMBERS, "--end", 2030, "--infill", "ssp245", "--json")
    records = json.loads(out)["records"]
    assert code == 0 and records[0]["what"] == "infilled" and "CF4" in records[0]["series"]


def test_gaps_are_refused_and_can_be_interpolated(capsys, folder):
    path = changed(folder, "gap.csv", lambda table: table.drop(columns=["1900.5"]))
    code, _, err = run(capsys, path, "--members", MEMBERS, "--end", 2000)
    assert code == 2 and "1900" in err and "--interpolate" in err
    code, out, _ = run(capsys, path, "--members", MEMBERS, "--end", 2000, "--interpolate", "--json")
    assert code == 0 and json.loads(out)["records"][0]["what"] == "interpolated"


def test_identical_scenarios_are_pointed_out(capsys, folder):
    def twin(table):
        low = table[table["scenario"] == "low"]
        return pd.concat([low, low.assign(scenario="twin")])

    path = changed(folder, "twins.csv", twin)
    code, out, _ = run(capsys, path, "--members", MEMBERS, "--end", 1900, "--json")
    assert code == 0 and any("identical" in note for note in json.loads(out)["notes"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--end", "2300"), "2060"),
        (("--members", "900"), "841"),
        (("--members", "many"), "--members all"),
        (("--quantiles", "0.5,x"), "--quantiles"),
        (("--quantiles", "5"), "0 to 1"),
        (("--baseline", "1850"), "1850-1900"),
        (("--baseline", "2050-2099"), "2050-2099"),
        (("--infill", "ssp254"), "ssp245"),
        (("--start", "1850"), "1750"),
        (("--out", "x.txt"), ".nc"),
        (("--out", "nowhere/x.nc"), "nowhere"),
    ],
    ids=" ".join,
)
def test_bad_wishes_are_refused_with_a_way_out(capsys, folder, words, said):
    path = folder / ("lacks.csv" if words[0] == "--infill" else "whole.csv")
    if words[0] == "--infill" and not path.exists():
        changed(folder, "lacks.csv", lambda table: table[table["variable"] != "BC"])
    code, _, err = run(capsys, path, "--members", MEMBERS, *words)
    assert code == 2 and said in err and "Traceback" not in err


def test_a_file_that_is_not_there_is_refused(capsys, folder):
    code, _, err = run(capsys, folder / "nothing.csv")
    assert code == 2 and "nothing.csv" in err


def test_emissions_that_empty_the_air_are_refused_with_scenario_and_year(capsys, folder):
    def vast(table):
        table.loc[table["variable"] == "CO2 FFI", "1950.5"] = -1e6
        return table

    code, _, err = run(capsys, changed(folder, "vast.csv", vast), "--members", MEMBERS, "--end", 1990)
    assert code == 2 and "1951" in err
