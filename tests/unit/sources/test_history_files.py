"""Histories in every form, read again by our own readers: the same values, with their sources beside them."""

import json

import pytest
import xarray as xr
import yaml

from stocktake import sources
from stocktake.errors import BadFile, BadInput, CannotWrite
from stocktake.inventory.iamc_names import sector_of_variable, sector_variable
from stocktake.inventory.questions.history import history
from stocktake.report import history_tables as tables
from stocktake.sectors import SECTORS
from stocktake.sources import history_files as files
from stocktake.sources.inventories import read_world
from stocktake.sources.readers.inventory_files import read_inventory_file

ASKED = {
    "whole": {},
    "by gas": {"by": ("gas",), "mass": True},
    "by gas, weighed": {"by": ("gas", "sector")},
    "by sector": {"by": ("sector",), "depth": 4},
    "by gas and sector": {"by": ("gas", "sector"), "mass": True, "depth": 2},
    "by place": {"by": ("place",), "fixed": {"dataset": "edgar", "metric": "AR6GWP100", "land_use": "none"}},
    "species": {"by": ("gas",), "mass": True, "fixed": {"gases": "hfcs"}},
    "three gases": {"fixed": {"gases": "three-gases"}, "first": 1950},
    "one gas": {"by": ("sector",), "fixed": {"gases": "fossil-co2"}, "depth": 2},
}
FORMS = ("long", "parquet", "netcdf", "iamc", "primap2")
ORIGIN = {"key", "version", "licence", "sha256", "citation"}


@pytest.fixture(scope="module")
def world():
    return read_world()


@pytest.fixture(scope="module")
def answers(world):
    found = {}
    for name, words in ASKED.items():
        place = "BNLX=BEL+NLD+LUX" if name == "by place" else "KOR"
        found[name] = history(
            world, place, words.get("first", 2005), 2023, **{k: w for k, w in words.items() if k != "first"}
        )
    return found


def write(world, answer, form, folder):
    """The files of one form, the first being the table's."""
    origin = tables.origin(answer, sources.read_catalogue())

    def title(key):
        return world.sets[key].title

    if form == "long":
        return files.write_csv(tables.long_table(answer), origin, folder / "a.csv")
    if form == "parquet":
        return files.write_parquet(tables.long_table(answer), origin, folder / "a.parquet")
    if form == "netcdf":
        return files.write_netcdf(tables.dataset(answer, origin), folder / "a.nc")
    if form == "iamc":
        table = tables.iamc_table(answer, title, lambda code: world.places.name(code, "en"))
        return files.write_csv(table, origin, folder / "a.csv")
    return files.write_primap2(*tables.primap2_table(answer, title, origin), folder / "a.csv")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ASKED)
def test_what_is_written_is_read_again_as_it_was(world, answers, tmp_path, name, form):
    answer = answers[name]
    path, *_ = write(world, answer, form, tmp_path)
    rows, _ = read_inventory_file(path, world.places)
    read = {(row.place, row.gas, row.sector, row.year): row.value for row in rows.itertuples()}
    told = tables.long_table(answer)
    told = told[~told["place"].str.contains("+", regex=False)]  # several together are no place of a file
    wanted = {(row.place, row.gas, row.sector, row.year): 1000 * row.value for row in told.itertuples()}
    assert read.keys() == wanted.keys()
    assert read == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_carries_its_sources_with_version_licence_and_hash(world, answers, tmp_path, form):
    path, *beside = write(world, answers["by gas"], form, tmp_path)
    if form == "parquet":
        import pyarrow.parquet as pq

        told = json.loads(pq.read_schema(path).metadata[b"stocktake"])
    elif form == "netcdf":
        with xr.open_dataset(path, engine="h5netcdf") as dataset:
            told = json.loads(dataset.attrs["origin"])
            assert dataset.attrs["Conventions"].startswith("CF-")
            assert all("units" in one.attrs for one in dataset.data_vars.values())
    elif form == "primap2":
        told = json.loads(yaml.safe_load(beside[0].read_text(encoding="utf8"))["attrs"]["comment"])
    else:
        told = json.loads(beside[0].read_text(encoding="utf8"))
    assert told["made_by"].startswith("Stocktake ")
    edgar = next(one for one in told["sources"] if one["key"] == "edgar2024")
    assert set(edgar) >= ORIGIN and edgar["sha256"] and edgar["licence"]
    assert {one["key"] for one in told["sources"] if one["of"] == tables.VALUES} == {"edgar2024", "gwp"}


def test_primap2_attributes_name_the_columns_of_the_table(world, answers, tmp_path):
    path, beside = write(world, answers["by gas and sector"], "primap2", tmp_path)
    told = yaml.safe_load(beside.read_text(encoding="utf8"))
    heads = path.read_text(encoding="utf8").splitlines()[0].split(",")
    assert told["data_file"] == path.name
    assert {told["attrs"][name] for name in ("area", "cat", "scen")} <= set(heads)
    assert set(told["dimensions"]["*"]) - {"time"} == {head for head in heads if not head.isdigit()}


def test_variables_of_the_wide_form_are_those_of_the_consortium(world, answers, tmp_path):
    table = tables.iamc_table(answers["by gas and sector"], str, str)
    told = dict(zip(table["variable"], table["unit"], strict=True))
    assert told["Emissions|CO2|Energy and Industrial Processes"] == "Mt CO2/yr"
    assert told["Emissions|CO2|Energy"] == "Mt CO2/yr"
    assert told["Emissions|CH4|AFOLU|Agriculture|Livestock"] == "Mt CH4/yr"
    assert told["Emissions|N2O|Waste"] == "kt N2O/yr"
    assert told["Emissions|Kyoto Gases (AR6-GWP100)"] == "Mt CO2-equiv/yr"


@pytest.mark.parametrize("code", SECTORS)
def test_every_category_is_found_back_by_its_variable(code):
    assert sector_of_variable(sector_variable(code)) == code


def test_land_use_in_a_total_is_not_read_as_one_without(world, tmp_path):
    answer = history(world, "BRA", 2010, 2020, {"gases": "co2"})
    path, *_ = write(world, answer, "long", tmp_path)
    with pytest.raises(BadFile, match="may hold land use"):
        read_inventory_file(path, world.places)


@pytest.mark.parametrize("form", ["iamc", "primap2"])
def test_forms_without_a_unit_per_person_refuse_it(world, tmp_path, form):
    answer = history(world, "BRA", 2010, 2012, {"dataset": "edgar"}, per="person")
    with pytest.raises(BadInput, match="per person"):
        write(world, answer, form, tmp_path)


def test_of_two_files_neither_is_left_where_one_fails(world, answers, tmp_path, monkeypatch):
    monkeypatch.setattr(
        files, "_text", lambda part, text: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(CannotWrite):
        write(world, answers["whole"], "long", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_stays_whole_where_writing_fails(world, answers, tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("old", encoding="utf8")
    monkeypatch.setattr(
        files, "_text", lambda part, text: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(CannotWrite):
        write(world, answers["whole"], "long", tmp_path)
    assert (tmp_path / "a.csv").read_text(encoding="utf8") == "old"


@pytest.mark.parametrize(("name", "said"), [("a.parquet", "as Parquet"), ("a.nc", "as netCDF")])
def test_a_damaged_file_is_refused(world, tmp_path, name, said):
    (tmp_path / name).write_bytes(b"not what it says")
    with pytest.raises(BadFile, match=said):
        read_inventory_file(tmp_path / name, world.places)
