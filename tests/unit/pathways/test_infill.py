"""The equal quantile walk, and the basket that it must not change."""

import numpy as np
import pytest
import xarray as xr

from stocktake.errors import BadInput
from stocktake.pathways import basket, infill
from stocktake.pathways.library import library, quantile_of, value_at

FACTORS = {name: 1.0 for name in basket.KYOTO} | {"CH4": 30.0, "N2O": 270.0}
SPECIES = ["CO2 FFI", "CO2 AFOLU", "CH4", "N2O", "Sulfur"]
YEARS = np.arange(2020, 2031)


def world(co2, land, ch4, n2o, sulphur):
    rows = [np.linspace(*ends, len(YEARS)) for ends in (co2, land, ch4, n2o, sulphur)]
    return xr.DataArray(np.array(rows), coords={"species": SPECIES, "year": YEARS}, dims=["species", "year"])


def shelf(history=None):
    low = world((36, 10), (4, -2), (370, 200), (12, 9), (80, 20))
    middle = world((36, 36), (4, 2), (370, 370), (12, 12), (80, 60))
    high = world((36, 50), (4, 4), (370, 450), (12, 14), (80, 90))
    scenarios = xr.concat(
        [low, middle, high], xr.DataArray(["low", "middle", "high"], dims=["scenario"], name="scenario")
    )
    past = low.sel(year=slice(2020, 2020)) if history is None else history
    return library(scenarios, past, FACTORS, 2020, 2030)


def test_a_basket_counts_each_gas_in_its_own_unit():
    one = world((1, 1), (7, 7), (2, 2), (3, 3), (9, 9))
    assert np.allclose(basket.kyoto_total(one, FACTORS), 1000 + 2 * 30 + 3 * 270)


def test_a_library_equals_history_in_the_joining_year():
    history = world((38, 38), (3, 3), (350, 350), (11, 11), (70, 70)).sel(year=slice(2020, 2020))
    joined = shelf(history).emissions.sel(year=2020)
    assert np.allclose(joined, history.sel(year=2020))


def test_a_library_that_lacks_a_species_is_refused_by_name():
    history = world((1, 1), (1, 1), (1, 1), (1, 1), (1, 1)).reindex(species=[*SPECIES, "BC"], fill_value=1.0)
    with pytest.raises(BadInput, match="BC"):
        shelf(history)


def test_a_scenario_of_the_library_is_infilled_with_its_own_species():
    books = shelf()
    filled = infill.equal_quantile_walk(books.ghg.sel(scenario="middle", drop=True), books, FACTORS)
    own = books.emissions.sel(scenario="middle").sel(species=filled.species)
    assert np.allclose(filled, own)


def test_the_infilled_basket_adds_up_to_what_was_pledged():
    books = shelf()
    pledged = books.ghg.sel(scenario="low", drop=True) * 0.9 + 3000
    filled = infill.equal_quantile_walk(pledged, books, FACTORS)
    assert np.allclose(basket.kyoto_total(filled, FACTORS), pledged)


def test_a_lower_total_never_gets_more_of_any_infilled_gas():
    books = shelf()
    more = books.ghg.sel(scenario="middle", drop=True)
    less = more - 2000
    low = infill.equal_quantile_walk(less, books, FACTORS)
    high = infill.equal_quantile_walk(more, books, FACTORS)
    assert (low <= high + 1e-9).all()


def test_quantile_and_value_undo_one_another_inside_the_library():
    levels = np.array([[1.0, 2.0], [5.0, 3.0], [9.0, 8.0]])
    lead = np.array([6.0, 2.5])
    assert np.allclose(value_at(quantile_of(lead, levels), levels), lead)
