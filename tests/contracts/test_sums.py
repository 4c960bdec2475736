"""Parts of each data set add up to its wholes, and to figures its publisher printed."""

import numpy as np
import pytest

from stocktake import sources
from stocktake.gases.baskets import KYOTO


@pytest.fixture(scope="module")
def ledger():
    return sources.read_inventory()


def gap_to_world(ledger, *key):
    series = ledger.series(*key)
    world = series.sel(place="WORLD")
    return float(np.abs(series.drop_sel(place="WORLD").sum("place") - world).max()), float(world.max())


def test_fossil_co2_of_places_adds_up_to_the_world(ledger):
    # the publisher's own columns differ from its world by up to 0.113 MtC = 413 kt CO2 (1972)
    gap, _ = gap_to_world(ledger, "gcb2024_fossil", "CO2")
    assert gap < 420


@pytest.mark.parametrize("model", ["BLUE", "HC2023", "OSCAR", "LUCE"])
def test_land_use_co2_of_places_adds_up_to_the_world(ledger, model):
    # five decimals of MtC in the workbook, float32 here
    gap, _ = gap_to_world(ledger, "gcb2024_landuse", "CO2", model)
    assert gap < 5


def test_fossil_co2_by_fuel_adds_up_to_its_total(ledger):
    total = ledger.series("gcb2023_fuel", "CO2", sector="M.FOSSIL")
    parts = ledger.by_sector("gcb2023_fuel", "CO2").sum("sector")
    chosen = ["CHN", "USA", "IND", "RUS", "DEU", "BUNKERS"]
    gap = np.abs(total - parts).sel(place=chosen)
    # bunkers are not split everywhere; countries to one kiloton of rounding
    assert float(gap.sel(place=chosen[:-1]).max()) < 10


@pytest.mark.parametrize("gas", ["CH4", "N2O"])
def test_methane_and_nitrous_oxide_of_places_add_up_to_the_world(ledger, gas):
    gap, whole = gap_to_world(ledger, "jones2024", gas)
    assert gap / whole < 1e-6


@pytest.mark.parametrize("series", ["HISTCR", "HISTTP"])
def test_primap_places_add_up_to_the_world(ledger, series):
    # values have six digits
    gap, whole = gap_to_world(ledger, "primap25", "KYOTOGHG (AR6GWP100)", series)
    assert gap / whole < 1e-5


def test_edgar_world_is_what_its_report_says(ledger):
    # JRC report of 2024: 53.0 Gt CO2e in 2023, China 30.1 %, USA 11.3 %, India 7.8 % (printed to 0.1)
    metrics = sources.read_metrics()
    total, by_place = 0.0, dict.fromkeys(("CHN", "USA", "IND"), 0.0)
    for gas in (name for name in ledger.gases("edgar2024") if name in KYOTO):
        factor = metrics.factor(gas, "AR6GWP100")
        year = ledger.series("edgar2024", gas).sel(year=2023)
        total += factor * float(year.sum())
        for place in by_place:
            if place in year.place.values:
                by_place[place] += factor * float(year.sel(place=place).fillna(0))
    assert total / 1e6 == pytest.approx(53.0, abs=0.05)
    shares = {place: 100 * value / total for place, value in by_place.items()}
    assert shares == pytest.approx({"CHN": 30.1, "USA": 11.3, "IND": 7.8}, abs=0.05)


def test_bunkers_stand_apart_from_countries(ledger):
    edgar = ledger.series("edgar2024", "CO2").sel(year=2023)
    assert float(edgar.sel(place="AIR")) == pytest.approx(491_632, rel=1e-5)
    assert float(edgar.sel(place="SEA")) == pytest.approx(706_320, rel=1e-5)
    assert "M.BK.A" not in ledger.sectors("gcb2024_fossil", "CO2")


def test_no_data_set_lists_a_group_among_its_places(ledger):
    groups = set(sources.read_places().groups)
    for key in ledger.sources:
        assert not groups & set(ledger.table(key)["place"].astype(str).unique()), key


def test_hcfcs_are_in_no_kyoto_basket(ledger):
    montreal = {"HCFC-141b", "HCFC-142b"}
    assert montreal <= set(ledger.gases("edgar2024"))
    assert not montreal & set(KYOTO)
