"""Scenario files of a user: FaIR's and IAMC's wide tables, units by name, refusals with row and column."""

import numpy as np
import pandas as pd
import pytest

from stocktake.errors import BadFile, UnknownGas, UnknownUnit
from stocktake.sources.readers.forcing_files import read_forcing_file
from stocktake.sources.readers.scenario_files import conversion, read_scenario_file, species_named

UNITS = {
    "CO2 FFI": "Gt CO2/yr",
    "CO2 AFOLU": "Gt CO2/yr",
    "CH4": "Mt CH4/yr",
    "N2O": "Mt N2O/yr",
    "Sulfur": "Mt SO2/yr",
    "BC": "Mt BC/yr",
    "CFC-11": "kt CFC11/yr",
    "HFC-125": "kt HFC125/yr",
    "HFC-4310mee": "kt HFC4310mee/yr",
    "c-C4F8": "kt cC4F8/yr",
}


def write(path, rows, columns=("scenario", "region", "variable", "unit", "2020", "2021")):
    pd.DataFrame(rows, columns=columns).to_csv(path, index=False)
    return path


@pytest.mark.parametrize(
    ("given", "wanted", "factor"),
    [
        ("Mt CO2/yr", "Gt CO2/yr", 1e-3),
        ("Gt C/yr", "Gt CO2/yr", 44.009 / 12.011),
        ("kt N2O/yr", "Mt N2O/yr", 1e-3),
        ("Mt N2ON/yr", "Mt N2O/yr", 44.013 / 28.014),
        ("Tg S/yr", "Mt SO2/yr", 64.069 / 32.07),
        ("Mt C/yr", "Mt BC/yr", 1.0),
        ("Mt NO2 / yr", "Mt NO2/yr", 1.0),
        ("Mt NOx/yr", "Mt NO2/yr", 1.0),
        ("kt HFC4310/yr", "kt HFC4310mee/yr", 1.0),
        ("t CFC11 per year", "kt CFC11/yr", 1e-3),
        ("kt HFC-43-10-mee yr-1", "kt HFC4310mee/yr", 1.0),
        ("CH4 * gigagram / a", "Mt CH4/yr", 1e-3),
        ("MtCO2/yr", "Gt CO2/yr", 1e-3),
    ],
)
def test_units_are_converted_by_name(given, wanted, factor):
    assert conversion(given, wanted) == pytest.approx(factor)


@pytest.mark.parametrize(
    "given", ["ppm", "Mt CH4", "Mt CO2-equiv/yr", "Mt CH4 (AR6GWP100)/yr", "furlong CH4/yr", ""]
)
def test_an_unknown_unit_is_refused_with_a_proposal(given):
    with pytest.raises(UnknownUnit) as refusal:
        conversion(given, "Mt CH4/yr")
    assert refusal.value.nearest


def test_both_ways_of_naming_give_the_same_emissions(tmp_path):
    fair = write(
        tmp_path / "fair.csv",
        [["a", "World", "CO2 FFI", "Gt CO2/yr", 40, 41], ["a", "World", "CFC-11", "kt CFC11/yr", 50, 51]],
        ("scenario", "region", "variable", "unit", "2020.5", "2021.5"),
    )
    iamc = tmp_path / "iamc.xlsx"
    rows = [
        ["m", "a", "World", "Emissions|CO2|Energy and Industrial Processes", "Mt CO2/yr", 40000, 41000],
        ["m", "a", "World", "Emissions|CFC11", "kt CFC11/yr", 50, 51],
        ["m", "a", "World", "Emissions|CO2", "Mt CO2/yr", 45000, 46000],
        ["m", "a", "World", "Emissions|CH4|AFOLU", "Mt CH4/yr", 1, 1],
        ["m", "a", "World", "Price|Carbon", "US$2010/t CO2", 1, 1],
        ["m", "a", "R5ASIA", "Emissions|CFC11", "kt CFC11/yr", 1, 1],
    ]
    columns = ["Model", "Scenario", "Region", "Variable", "Unit", 2020, 2021]
    pd.DataFrame(rows, columns=columns).to_excel(iamc, index=False)
    one, other = (read_scenario_file(path, UNITS) for path in (fair, iamc))
    assert np.allclose(one.emissions.to_numpy(), other.emissions.to_numpy())
    assert list(other.emissions.species.to_numpy()) == ["CO2 FFI", "CFC-11"]
    assert len(other.notes) == 4


def test_names_of_families_and_other_spellings_are_understood(tmp_path):
    rows = [
        ["a", "World", "Emissions|HFC|HFC125", "kt HFC125/yr", 1, 2],
        ["a", "World", "Emissions|HFC|HFC43-10", "kt HFC4310mee/yr", 3, 4],
        ["a", "World", "Emissions|PFC|cC4F8", "kt cC4F8/yr", 5, 6],
    ]
    found = read_scenario_file(write(tmp_path / "x.csv", rows), UNITS).emissions
    assert list(found.species.to_numpy()) == ["HFC-125", "HFC-4310mee", "c-C4F8"]
    assert found.sel(species="c-C4F8", year=2021).item() == 6


def test_scenarios_of_several_models_keep_apart(tmp_path):
    columns = ("model", "scenario", "region", "variable", "unit", "2020")
    rows = [[model, "a", "World", "CH4", "Mt CH4/yr", 1] for model in ("m", "n")]
    found = read_scenario_file(write(tmp_path / "x.csv", rows, columns), UNITS).emissions
    assert list(found.scenario.to_numpy()) == ["m|a", "n|a"]


def test_a_misspelt_species_is_refused_with_its_row_and_the_nearest(tmp_path):
    path = write(tmp_path / "x.csv", [["a", "World", "Sulfr", "Mt SO2/yr", 1, 2]])
    with pytest.raises(UnknownGas, match=r"x\.csv, row 2.*Sulfur"):
        read_scenario_file(path, UNITS)


def test_a_word_among_the_numbers_is_refused_with_row_and_column(tmp_path):
    rows = [["a", "World", "CH4", "Mt CH4/yr", 1, 2], ["a", "World", "BC", "Mt BC/yr", 1, "n.a!"]]
    with pytest.raises(BadFile, match=r"x\.csv, row 3, column 2021: 'n\.a!'"):
        read_scenario_file(write(tmp_path / "x.csv", rows), UNITS)


def test_a_wrong_unit_is_refused_with_row_and_column(tmp_path):
    path = write(tmp_path / "x.csv", [["a", "World", "CH4", "Mt CO2/yr", 1, 2]])
    with pytest.raises(UnknownUnit, match=r"x\.csv, row 2, column unit"):
        read_scenario_file(path, UNITS)


def test_a_repeated_row_is_refused_with_both_rows(tmp_path):
    rows = [["a", "World", "CH4", "Mt CH4/yr", 1, 2], ["a", "World", "CH4", "kt CH4/yr", 1, 2]]
    with pytest.raises(BadFile, match="rows 2 and 3"):
        read_scenario_file(write(tmp_path / "x.csv", rows), UNITS)


@pytest.mark.parametrize(
    ("columns", "said"),
    [(("scenario", "variable", "unit", "what"), "year"), (("name", "variable", "unit", "2020"), "scenario")],
)
def test_a_table_of_another_form_is_refused(tmp_path, columns, said):
    with pytest.raises(BadFile, match=said):
        read_scenario_file(write(tmp_path / "x.csv", [["a", "CH4", "Mt CH4/yr", 1]], columns), UNITS)


def test_a_file_without_the_world_is_refused(tmp_path):
    path = write(tmp_path / "x.csv", [["a", "R5ASIA", "CH4", "Mt CH4/yr", 1, 2]])
    with pytest.raises(BadFile, match="World"):
        read_scenario_file(path, UNITS)


def test_forcing_is_interpolated_between_edges(tmp_path):
    rows = [["a", "World", "Solar", "W/m2", 0.0, 1.0], ["a", "World", "Volcanic", "W/m2", 1.0, 0.0]]
    columns = ("Scenario", "Region", "Variable", "Unit", "2000", "2004")
    found = read_forcing_file(write(tmp_path / "f.csv", rows, columns))
    assert found["solar"].to_numpy().tolist() == [0.0, 0.25, 0.5, 0.75, 1.0]


@pytest.mark.parametrize(
    ("variable", "unit"),
    [
        ("Emissions|CH4", "Mt CO2/yr"),
        ("Emissions|CH4", "Mt CO2-equiv/yr"),
        ("Emissions|CO2|AFOLU", "Mt CH4/yr"),
        ("Emissions|HFC|HFC125", "kt HFC134a/yr"),
        ("Emissions|CH4", "barrels"),
    ],
)
def test_a_mass_of_another_gas_is_refused(tmp_path, variable, unit):
    with pytest.raises(UnknownUnit, match="cannot be turned into"):
        read_scenario_file(write(tmp_path / "x.csv", [["a", "World", variable, unit, 1, 2]]), UNITS)


def test_totals_and_energy_are_left_aside_and_said(tmp_path):
    rows = [
        ["a", "World", "Emissions|CH4", "Mt CH4/yr", 1, 2],
        ["a", "World", "Primary Energy", "EJ/yr", 1, 2],
        ["a", "World", "Emissions|Kyoto Gases", "Mt CO2-equiv/yr", 1, 2],
    ]
    found = read_scenario_file(write(tmp_path / "x.csv", rows), UNITS)
    assert list(found.emissions.species.to_numpy()) == ["CH4"]
    assert [note.rpartition("(")[2] for note in found.notes] == ["Emissions|Kyoto Gases)", "Primary Energy)"]


def test_a_file_without_emissions_is_refused(tmp_path):
    path = write(tmp_path / "x.csv", [["a", "World", "Primary Energy", "EJ/yr", 1, 2]])
    with pytest.raises(BadFile, match="no emissions"):
        read_scenario_file(path, UNITS)


@pytest.mark.parametrize(
    ("variable", "named"),
    [
        ("Emissions|HFC|HFC125", ("HFC-125", "")),
        ("Emissions|Montreal Gases|CFC|CFC11", ("CFC-11", "")),
        ("Emissions|PFC|cC4F8", ("c-C4F8", "")),
        ("CO2 FFI", ("CO2 FFI", "")),
        ("Emissions|CO2", (None, "sum")),
        ("Emissions|CO2|Energy|Supply", (None, "detail")),
        ("Price|Carbon", (None, "other")),
        ("Emissions|Methan", (None, "unknown")),
    ],
)
def test_names_of_the_field_are_understood(variable, named):
    assert species_named(variable, UNITS) == named
