"""A user's own scenarios: units, names, gaps and what is refused."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from stocktake.errors import BadFile, BadInput, UnknownUnit
from stocktake.gases import Metrics
from stocktake.pathways import basket
from stocktake.pathways.own import own_futures, scenarios_from_rows, species_named

SPECIES = ["CO2 FFI", "CO2 AFOLU", "CH4", "N2O", "Sulfur"]
METRICS = Metrics(
    {"AR6GWP100": {name.replace(" FFI", ""): 1.0 for name in basket.KYOTO} | {"CH4": 27.9, "N2O": 273.0}}
)


def world(years, *ends):
    rows = [np.linspace(first, last, len(years)) for first, last in ends]
    return xr.DataArray(np.array(rows), coords={"species": SPECIES, "year": years}, dims=["species", "year"])


history = world(np.arange(2015, 2023), (36, 37), (4, 4), (370, 378), (12, 12.6), (90, 77))
library = xr.concat(
    [
        world(np.arange(2015, 2101), (36, -5), (4, -3), (370, 120), (12, 8), (90, 10)),
        world(np.arange(2015, 2101), (36, 90), (4, 1), (370, 600), (12, 18), (90, 60)),
    ],
    xr.DataArray(["low", "high"], dims=["scenario"], name="scenario"),
)


def rows(*series, years=(2020, 2100), scenario="mine"):
    return pd.DataFrame(
        [
            {"scenario": scenario, "variable": name, "unit": unit, "year": year, "value": value}
            for name, unit, values in series
            for year, value in zip(years, values, strict=True)
        ]
    )


full = (
    ("Emissions|CO2|Energy and Industrial Processes", "Mt CO2/yr", (37000, 0)),
    ("Emissions|CO2|AFOLU", "Gt CO2/yr", (4, 0)),
    ("Emissions|CH4", "Mt CH4/yr", (375, 150)),
    ("Emissions|N2O", "kt N2O/yr", (12500, 9000)),
    ("Emissions|Sulfur", "Mt SO2/yr", (77, 10)),
)


def make(given, **more):
    return own_futures(scenarios_from_rows(given, "own.csv").emissions, history, library, METRICS, **more)


def test_units_are_turned_into_those_of_the_model():
    given = scenarios_from_rows(rows(*full), "own.csv").emissions.sel(scenario="mine", year=2020)
    assert given.sel(species="CO2 FFI") == pytest.approx(37)
    assert given.sel(species="CO2 AFOLU") == pytest.approx(4)
    assert given.sel(species="N2O") == pytest.approx(12.5)


def test_a_scenario_meets_history_and_has_every_year_to_2100():
    futures = make(rows(*full))
    path = futures.world.sel(scenario="mine")
    assert np.allclose(path.sel(year=slice(2015, 2022)), history)
    assert not path.isnull().any()
    assert path.sel(species="CH4", year=2100) == pytest.approx(150)


def test_a_missing_species_is_named_and_infilled_only_on_request():
    with pytest.raises(BadInput, match="lacks Sulfur"):
        make(rows(*full[:4]))
    futures = make(rows(*full[:4]), infill=True)
    sulphur = futures.world.sel(scenario="mine", species="Sulfur", year=2100)
    assert 10 <= sulphur <= 60
    assert futures.records[0].what == "infilled"


def test_the_main_gases_are_never_infilled():
    with pytest.raises(BadInput, match="lacks CH4"):
        make(rows(*full[:2], *full[3:]), infill=True)


def test_a_scenario_that_ends_too_soon_is_refused_with_its_years():
    with pytest.raises(BadInput, match="from 2020 to 2050"):
        make(rows(*full, years=(2020, 2050)))


def test_totals_and_energy_are_skipped_and_said():
    more = (("Primary Energy|Coal", "EJ/yr", (1, 2)), ("Emissions|Kyoto Gases", "Mt CO2-equiv/yr", (1, 2)))
    assert scenarios_from_rows(rows(*full, *more), "own.csv").skipped == (
        "Emissions|Kyoto Gases",
        "Primary Energy|Coal",
    )


def test_a_series_given_twice_is_refused():
    with pytest.raises(BadFile, match="twice"):
        scenarios_from_rows(pd.concat([rows(*full), rows(full[0])]), "own.csv")


def test_a_unit_that_cannot_be_read_names_file_and_species():
    with pytest.raises(UnknownUnit, match=r"own\.csv, CH4"):
        scenarios_from_rows(rows(("Emissions|CH4", "barrels", (1, 2))), "own.csv")


@pytest.mark.parametrize(
    ("variable", "unit"),
    [
        ("Emissions|CH4", "Mt CO2/yr"),
        ("Emissions|CH4", "Mt CO2-equiv/yr"),
        ("Emissions|CO2|AFOLU", "Mt CH4/yr"),
        ("Emissions|HFC|HFC134a", "kt HFC125/yr"),
        ("Emissions|BC", "Mt C/yr"),
        ("Emissions|Sulfur", "Mt S/yr"),
    ],
)
def test_a_mass_of_another_gas_is_refused(variable, unit):
    with pytest.raises(UnknownUnit, match="no mass of this gas"):
        scenarios_from_rows(rows((variable, unit, (1.0, 2.0))), "own.csv")


@pytest.mark.parametrize(
    ("variable", "unit"),
    [("Emissions|NOx", "Mt NO2/yr"), ("Emissions|Sulfur", "Mt SO2/yr"), ("Emissions|CO2|AFOLU", "Mt C/yr")],
)
def test_a_mass_told_in_the_fields_own_way_is_read(variable, unit):
    assert scenarios_from_rows(rows((variable, unit, (1.0, 2.0))), "own.csv").emissions.notnull().all()


def test_a_file_without_emissions_is_refused():
    with pytest.raises(BadFile, match="no emissions"):
        scenarios_from_rows(rows(("Primary Energy", "EJ/yr", (1, 2))), "own.csv")


@pytest.mark.parametrize(
    ("variable", "species"),
    [
        ("Emissions|HFC|HFC134a", "HFC-134a"),
        ("Emissions|Montreal Gases|CFC|CFC11", "CFC-11"),
        ("Emissions|PFC|cC4F8", "c-C4F8"),
        ("CO2 FFI", "CO2 FFI"),
        ("Emissions|CO2", None),
        ("Emissions|CO2|Energy|Supply", None),
        ("Price|Carbon", None),
    ],
)
def test_names_of_the_field_are_understood(variable, species):
    assert species_named(variable) == species
