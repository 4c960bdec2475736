"""Gases by any spelling, metrics as published, baskets without Montreal gases, units read once."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.errors import BadInput, UnknownGas, UnknownMetric, UnknownUnit
from stocktake.gases import GASES, Metrics, gas_named
from stocktake.gases.baskets import BASKETS, F_GASES, KYOTO, MONTREAL_FAMILIES, basket, kyoto_of
from stocktake.gases.metrics import in_brackets
from stocktake.gases.units import CO2_PER_C, KILOTONNES, need_metric, read_unit
from stocktake.sources import read_inventory, read_metrics, read_species


@pytest.mark.parametrize("gas", GASES, ids=lambda gas: gas.name)
def test_every_spelling_finds_its_gas(gas):
    for spelling in (gas.name, gas.name.lower(), gas.zh, *gas.also):
        if spelling:
            assert gas_named(spelling) is gas


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("methane", "CH4"),
        ("甲烷", "CH4"),
        ("CH₄", "CH4"),
        ("HFC-43-10-mee", "HFC-4310mee"),
        ("CFC11", "CFC-11"),
    ],
)
def test_usual_spellings_are_understood(spelling, name):
    assert gas_named(spelling).name == name


def test_an_unknown_gas_names_the_nearest():
    with pytest.raises(UnknownGas, match="Did you mean CH4"):
        gas_named("CH5")


def test_every_emitted_species_of_the_model_is_a_gas_or_a_part_of_co2():
    emitted = read_species()
    emitted = emitted[emitted["input_mode"] == "emissions"]["name"]
    for name in emitted:
        if not name.startswith("CO2"):
            assert gas_named(name).name == name


def test_the_kyoto_basket_has_no_montreal_gas():
    assert not [name for name in KYOTO if gas_named(name).family in MONTREAL_FAMILIES]
    assert {"CO2", "CH4", "N2O", "SF6", "NF3", "HFC-23", "CF4", "c-C4F8"} <= set(KYOTO)
    assert kyoto_of(["HCFC-141b", "HFC-23", "CH4"]) == ("HFC-23", "CH4")


def test_baskets_are_named():
    assert basket("Three") == ("CO2", "CH4", "N2O")
    assert set(BASKETS["kyoto"]) == {"CO2", "CH4", "N2O", *F_GASES}
    with pytest.raises(UnknownGas, match="Did you mean kyoto"):
        basket("kioto")


@pytest.mark.parametrize(
    ("gas", "metric", "value"),
    [
        ("CO2", "AR6GWP100", 1.0),
        ("CH4", "SARGWP100", 21.0),
        ("CH4", "AR4GWP100", 25.0),
        ("CH4", "AR5GWP100", 28.0),
        ("CH4", "AR6GWP100", 27.9),
        ("CH4", "AR6GWP20", 81.2),
        ("CH4", "AR6GTP100", 5.38),
        ("N2O", "AR6GWP100", 273.0),
        ("N2O", "AR4GWP100", 298.0),
        ("SF6", "AR6GWP100", 25200.0),
        ("HFC-134a", "AR5GWP100", 1300.0),
    ],
)
def test_factors_are_those_of_the_reports(gas, metric, value):
    # SAR: Table 4 of the technical summary; AR4: Table 2.14; AR5: Table 8.A.1; AR6: Table 7.15 and 7.SM.7
    assert read_metrics().factor(gas, metric) == value


def test_a_metric_is_found_whatever_its_spelling():
    assert read_metrics().factor("甲烷", "ar6 gwp-100") == 27.9


def test_an_unknown_metric_names_the_nearest():
    with pytest.raises(UnknownMetric, match="Did you mean AR6GWP100"):
        read_metrics().factor("CH4", "AR6GWP10")


def test_a_gas_without_a_value_is_refused_and_never_taken_as_zero():
    metrics = Metrics.from_table(pd.DataFrame({"gas": ["CH4"], "metric": ["M"], "value": [10.0]}))
    with pytest.raises(UnknownGas, match="gives no value for N2O"):
        metrics.factor("N2O", "M")
    assert metrics.covers("CH4", "M")
    assert not metrics.covers("N2O", "M")


@pytest.mark.parametrize(
    "metric", ["SARGWP100", "AR4GWP100", "AR5GWP100", "AR6GWP100", "AR6GWP20", "AR6GTP100"]
)
def test_the_metrics_in_use_weigh_co2_as_one(metric):
    assert read_metrics().factor("CO2", metric) == 1.0


@pytest.mark.parametrize("metric", ["AR5GWP100", "AR6GWP100", "AR6GWP20", "AR6GTP100"])
def test_the_newer_metrics_cover_every_kyoto_gas_of_the_inventory(metric):
    metrics = read_metrics()
    for gas in kyoto_of(read_inventory().gases("edgar2024")):
        assert metrics.covers(gas, metric), gas


def test_a_published_basket_says_its_metric():
    assert in_brackets("KYOTOGHG (AR6GWP100)") == ("KYOTOGHG", "AR6GWP100")
    assert in_brackets("CH4") == ("CH4", "")


@pytest.mark.parametrize(
    ("text", "kilotonnes", "gas"),
    [
        ("Mt CO2/yr", 1e3, "CO2"),
        ("MtCO2/yr", 1e3, "CO2"),
        ("Gt CO2 / yr", 1e6, "CO2"),
        ("kt HFC-134a/yr", 1.0, "HFC-134a"),
        ("Gg CH4 / year", 1.0, "CH4"),
        ("CO2 * gigagram / a", 1.0, "CO2"),
        ("CH4 * Gg / yr", 1.0, "CH4"),
        ("t CO2", 1e-3, "CO2"),
        ("million tonnes CO2", 1e3, "CO2"),
        ("Mt CO2 yr-1", 1e3, "CO2"),
        ("GtC/yr", 1e6 * CO2_PER_C, "CO2"),
        ("Mt CO2e/yr", 1e3, "CO2e"),
        ("Mt CO2-equiv/yr", 1e3, "CO2e"),
    ],
)
def test_units_in_the_ways_of_the_field_are_read(text, kilotonnes, gas):
    unit = read_unit(text)
    assert (unit.kilotonnes, unit.gas) == (pytest.approx(kilotonnes), gas)


@given(st.sampled_from(sorted(KILOTONNES)), st.sampled_from(["CO2", "CH4", "N2O", "HFC-23"]))
def test_any_mass_with_any_gas_is_read(mass, gas):
    assert read_unit(f"{mass} {gas}/yr").kilotonnes == KILOTONNES[mass]


@pytest.mark.parametrize("text", ["", "K", "W m-2", "Mt CO2/day", "percent", "/yr", "Mt/yr/yr"])
def test_what_is_no_unit_of_emission_is_refused(text):
    with pytest.raises(UnknownUnit, match="no unit of emission"):
        read_unit(text)


def test_an_equivalent_without_its_metric_is_refused():
    assert need_metric(read_unit("Mt CO2e (AR6GWP100)/yr"), "x") == "AR6GWP100"
    assert need_metric(read_unit("Mt CO2e/yr"), "x", named="AR4GWP100") == "AR4GWP100"
    with pytest.raises(BadInput, match="without its metric"):
        need_metric(read_unit("Mt CO2e/yr"), "Mt CO2e/yr")
