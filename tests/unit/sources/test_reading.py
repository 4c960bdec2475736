"""What the readers of the snapshot hand on: units, exact numbers, joins and their records."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake import sources
from stocktake.errors import BadFile, UnknownScenario
from stocktake.sources.readers.exact import read_exact, typed
from stocktake.sources.readers.place_names import PublishedNames, plain
from stocktake.sources.readers.scenarios import species_named, unit_of
from stocktake.sources.readers.tidy import plain_year


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_decimals_are_read_to_the_last_bit(numbers):
    assert [float(cell) for cell in typed([repr(number) for number in numbers])] == numbers


def test_a_column_is_of_one_kind(tmp_path):
    (tmp_path / "a.csv").write_text("﻿n,x,t,s\n1,0.1,True,a\n2,,False,b\n", encoding="utf8")
    table = read_exact(tmp_path / "a.csv")
    assert table["n"].tolist() == [1, 2]
    assert table["x"].tolist()[0] == 0.1
    assert math.isnan(table["x"].tolist()[1])
    assert table["t"].tolist() == [True, False]
    assert table["s"].tolist() == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "year"), [("1990", 1990), ("1750.5", 1750), ("X1990", None), ("unit", None), ("1990.25", None)]
)
def test_a_year_is_read_from_a_column_only_where_it_is_one(name, year):
    assert plain_year(name) == year


def test_a_publishers_name_without_a_code_is_refused_with_the_nearest():
    names = PublishedNames({plain("Côte d'Ivoire"): "CIV"})
    assert names.code("COTE D’IVOIRE", file="x.csv") == "CIV"
    with pytest.raises(BadFile, match=r"x\.csv names the place 'Cote d'Ivoir'"):
        names.code("Cote d'Ivoir", file="x.csv")


@pytest.mark.parametrize(
    ("name", "species", "unit"),
    [
        ("CO2|AFOLU", "CO2 AFOLU", "Gt CO2/yr"),
        ("HFC|HFC43-10", "HFC-4310mee", "kt HFC-4310mee/yr"),
        ("PFC|cC4F8", "c-C4F8", "kt c-C4F8/yr"),
        ("CFC11", "CFC-11", "kt CFC-11/yr"),
        ("N2O", "N2O", "Mt N2O/yr"),
        ("Sulfur", "Sulfur", "Mt SO2/yr"),
    ],
)
def test_a_scenario_variable_becomes_a_species_of_the_model(name, species, unit):
    assert species_named(name, "file") == species
    assert unit_of(species) == unit


def test_a_sum_of_co2_is_no_species():
    with pytest.raises(BadFile):
        species_named("CO2", "file")


def test_history_has_every_emitted_species_in_its_unit():
    history = sources.read_history()
    modelled = set(sources.read_species()["name"])
    assert set(history.species.values) <= modelled
    assert history.sizes == {"species": 51, "year": 275}
    assert not history.isnull().any()
    units = dict(zip(history.species.values, history.unit.values, strict=True))
    assert units["CO2 FFI"] == "Gt CO2/yr"
    # 38.7 Gt in 2023 against 37.8 in the Global Carbon Budget: another inventory, known and documented
    assert float(history.sel(species="CO2 FFI", year=2023)) == pytest.approx(38.66, abs=0.01)


@pytest.mark.parametrize("collection", sources.scenario_collections())
def test_a_collection_knows_only_species_of_the_model(collection):
    array = sources.read_scenarios(collection)
    assert set(array.species.values) <= set(sources.read_species()["name"])
    assert array.dims == ("scenario", "species", "year")
    assert array.dtype == np.float64


def test_one_unit_per_species_makes_collections_comparable():
    # N2O is in kt in the RCMIP file and in Mt elsewhere; CO2 in Mt there, in Gt elsewhere
    one = sources.read_scenarios("rcmip_ssp").sel(scenario="ssp245", year=2020)
    other = sources.read_scenarios("ch4_pledge").sel(scenario="ssp245", year=2020)
    for species in ("CO2 FFI", "CO2 AFOLU", "CH4", "N2O", "SF6"):
        assert float(one.sel(species=species)) == pytest.approx(float(other.sel(species=species)), rel=1e-6)


def test_an_unknown_collection_names_the_nearest():
    with pytest.raises(UnknownScenario, match="Did you mean history"):
        sources.read_scenarios("histroy")


def test_the_ensemble_is_an_exact_copy_of_841_members():
    table = sources.read_table("ensemble")
    assert len(table) == 841
    assert table["member"].is_unique


@pytest.mark.originals
def test_no_parameter_of_the_ensemble_differs_in_a_bit(originals):
    from stocktake.sources.readers.ensemble import PARAMETERS

    original = read_exact(originals / PARAMETERS)
    ours = sources.read_table("ensemble")
    assert (ours.to_numpy()[:, 1:] == original.to_numpy()[:, 1:]).all()


@pytest.mark.originals
def test_the_extension_scenarios_are_exact_copies(originals):
    from stocktake.sources.readers.scenarios import COLLECTIONS

    file = next(each.file for each in COLLECTIONS if each.name == "extensions")
    original = read_exact(originals / file)
    ours = sources.read_scenarios("extensions")
    years = [name for name in original.columns if plain_year(name) is not None]
    for row in original.itertuples(index=False):
        series = ours.sel(scenario=row.scenario, species=row.variable).to_numpy()
        assert (series == np.array(row[-len(years) :], float)).all()


def test_natural_forcing_covers_every_bound_of_the_years_to_2501():
    forcing = sources.read_forcing()
    assert set(forcing.data_vars) == {"solar", "volcanic"}
    assert forcing.timebound.values.tolist() == list(range(1750, 2502))
    assert np.isfinite(forcing.to_array()).all()


def test_population_is_joined_without_a_gap_and_says_so():
    table = sources.read_table("society", "population")
    world = table[table["place"] == "WORLD"].set_index("year")["value"]
    assert world.loc[1950:].index.tolist() == list(range(1950, 2101))
    assert world.loc[2021] < world.loc[2022] < world.loc[2023] < world.loc[2024]
    kinds = {record.what for key, record in sources.read_records() if key == "population"}
    assert {"joined", "filled"} <= kinds


def test_every_conversion_and_omission_is_on_record():
    found = {(key, record.what) for key, record in sources.read_records()}
    assert ("gcb2024_fossil", "converted") in found
    assert ("jones2024", "converted") in found
    assert ("jones2024", "dropped") in found
    assert ("primap25", "dropped") in found
    assert ("edgar2024", "mapped") in found


def test_borders_are_geojson_by_place():
    import json

    borders = sources.read_borders()
    assert {"CHN", "USA", "FRA", "NOR", "XKX"} <= set(borders)
    assert json.loads(borders["CHN"])["type"] in ("Polygon", "MultiPolygon")


def test_net_zero_facts_carry_their_source_and_no_sentence_of_it():
    table = sources.read_net_zero()
    updates = table[table["source"] == "net_zero_updates"]
    assert (updates["title"].astype(str) != "").all()
    assert "quote" not in table.columns
    assert int(table.loc[(table["place"] == "CHN"), "target_year"].max()) == 2060


def test_what_one_caller_does_to_a_table_stays_with_it():
    mine = sources.read_table("metrics")
    mine["value"] = 0.0
    mine["more"] = 1
    assert "more" not in sources.read_table("metrics")
    assert sources.read_table("metrics")["value"].max() > 0


def test_reading_twice_gives_the_same_object():
    assert sources.read_places() is sources.read_places()
    assert sources.read_history().equals(sources.read_history())
