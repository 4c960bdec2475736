"""Countries and gases both add up."""

import numpy as np
import pytest
import xarray as xr

from stocktake.pathways import Futures, basket
from stocktake.pathways.country_gases import GASES, gases_of_the_world, split_into_gases

YEARS = np.arange(2020, 2031)
FACTORS = {name: 1.0 for name in basket.KYOTO} | {"CH4": 28.0, "N2O": 270.0}
SPECIES = ["CO2 FFI", "CO2 AFOLU", "CH4", "N2O", "SF6"]


def futures(totals):
    """A world whose total is that of its countries, CO2 falling fastest."""
    whole = np.array(list(totals.values()), float)
    share = np.linspace(0.75, 0.6, len(YEARS))
    total = whole.sum(axis=0)
    rows = [
        total * share / 1000,
        total * 0,
        total * (1 - share) * 0.6 / 28,
        total * (1 - share) * 0.3 / 270,
        total * (1 - share) * 0.1 * 1000,
    ]
    world = xr.DataArray(
        np.array([rows]),
        coords={"scenario": ["a"], "species": SPECIES, "year": YEARS},
        dims=["scenario", "species", "year"],
    )
    countries = xr.DataArray(
        [whole],
        coords={"scenario": ["a"], "place": list(totals), "year": YEARS},
        dims=["scenario", "place", "year"],
    )
    return Futures(world, basket.kyoto_total(world, FACTORS), countries, (), ())


today = xr.DataArray(
    [[900.0, 50.0, 40.0, 10.0], [100.0, 300.0, 90.0, 5.0]],
    coords={"place": ["AAA", "BBB"], "gas": list(GASES)},
    dims=["place", "gas"],
)
two = {"AAA": np.linspace(1000, 700, 11), "BBB": np.linspace(500, 550, 11)}


def test_every_country_keeps_its_pledged_total():
    split = split_into_gases(futures(two), today, FACTORS)
    assert np.allclose(split.sum("gas").sel(scenario="a").values, np.array(list(two.values())), rtol=1e-6)


def test_the_world_keeps_its_gases():
    made = futures(two)
    split = split_into_gases(made, today, FACTORS)
    assert np.allclose(split.sum("place"), gases_of_the_world(made, FACTORS), rtol=1e-5)


def test_a_country_of_cattle_stays_a_country_of_cattle():
    split = split_into_gases(futures(two), today, FACTORS).sel(scenario="a", year=2020)
    assert (
        split.sel(place="BBB", gas="CH4") / split.sel(place="BBB").sum()
        > split.sel(place="AAA", gas="CH4") / split.sel(place="AAA").sum()
    )


def test_ships_emit_co2_alone():
    with_ships = two | {"SEA": np.full(11, 100.0)}
    split = split_into_gases(futures(with_ships), today, FACTORS).sel(scenario="a", place="SEA")
    assert split.sel(gas="CO2").values == pytest.approx(np.full(11, 100.0), rel=1e-3)


def test_a_country_below_zero_removes_co2_and_the_sums_still_hold():
    with_removal = two | {"CCC": np.linspace(10, -20, 11)}
    made = futures(with_removal)
    split = split_into_gases(made, today, FACTORS)
    assert split.sel(scenario="a", place="CCC", gas="CO2", year=2030) == pytest.approx(-20)
    assert np.allclose(split.sum("place"), gases_of_the_world(made, FACTORS), rtol=1e-4)


def test_a_country_without_an_inventory_is_split_as_the_world_is():
    split = split_into_gases(futures(two | {"DDD": np.full(11, 50.0)}), today, FACTORS).sel(
        scenario="a", year=2020
    )
    assert split.sel(place="DDD", gas="CH4") > 0
