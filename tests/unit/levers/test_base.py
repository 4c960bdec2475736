"""The base: what the tiles hold and the rest is the world, and fuels add up."""

import numpy as np
import pytest

from stocktake.pathways.levers.fuels import NO_MIX, WORLD_MIX, split_uses_by_fuel


def whole(base, species):
    return base.sums(np.ones(len(base.place)), species)


@pytest.mark.parametrize("species", ["CO2 FFI", "CO2 AFOLU", "CH4", "N2O", "Sulfur", "BC", "HFC-134a"])
def test_tiles_and_rest_are_the_world(base, species):
    assert np.allclose(whole(base, species) + base.rest(species), base.of_species(species), rtol=1e-12)


def test_a_place_has_what_the_inventory_says(base):
    coal = (base.place == "COA") & (base.species == "CO2 FFI")
    at = base.years == 2023
    assert base.sums(coal.astype(float), "CO2 FFI")[at] == pytest.approx(5.5)
    assert base.rest("CO2 FFI")[at] == pytest.approx(10.0 - 5.5 - 1.5 - 0.5)


def test_fuels_add_up_to_the_sectors_of_the_inventory(base):
    here = (base.place == "COA") & (base.species == "CO2 FFI")
    power = here & np.char.endswith(base.activity.astype(str), ".power")
    assert base.amount[power].sum() == pytest.approx(3.0)


def test_fuels_stand_as_in_the_fuel_statistics():
    uses, fuels = np.array([3.0, 0.0, 1.0, 1.0, 0.5]), np.array([3.6, 1.4, 0.5])
    table = split_uses_by_fuel(uses, fuels)
    assert np.allclose(table.sum(axis=1), uses)
    assert np.allclose(table.sum(axis=0), fuels, rtol=1e-6)
    assert table[3, 0] == 0  # no coal in transport


@pytest.mark.parametrize("seed", [WORLD_MIX, NO_MIX])
def test_a_country_without_fuel_figures_takes_the_seeds_mix(seed):
    uses = np.array([2.0, 0.0, 0.0, 1.0, 0.0])
    table = split_uses_by_fuel(uses, np.zeros(3), seed)
    assert np.allclose(table[0], 2.0 * seed[0] / seed[0].sum())


def test_an_inventory_larger_than_the_world_is_scaled_down_and_said(small):
    world = small.world()
    world.loc["CO2 FFI"] = world.loc["CO2 FFI"] * 0.5
    from stocktake.pathways.levers.base import base_of
    from stocktake.pathways.levers.inventory_rows import read_rows

    base = base_of("small", world, read_rows(small.ledger()))
    assert np.allclose(base.rest("CO2 FFI"), 0.0, atol=1e-12)
    told = [record for record in base.records if record.series == "tiles of CO2 FFI"]
    assert told[0].value == pytest.approx(5.0 / 7.5) and "150.0%" in told[0].why


def test_countries_of_a_base_divide_the_world_by_their_growth(small):
    import xarray as xr

    from stocktake.pathways.levers.base import base_of
    from stocktake.pathways.levers.inventory_rows import read_rows

    years = np.arange(2019, 2101)
    paths = np.array([np.linspace(1, 3, len(years)), np.linspace(2, 1, len(years))])
    countries = xr.DataArray(paths, dims=("place", "year"), coords={"place": ["COA", "FOR"], "year": years})
    grown = base_of("grown", small.world(), read_rows(small.ledger()), countries=countries)
    steady = small.base()
    of_coal = [base.sums((base.place == "COA").astype(float), "CO2 FFI") for base in (grown, steady)]
    assert of_coal[0][-1] > of_coal[1][-1] and of_coal[0][8] == pytest.approx(of_coal[1][8])  # 2023
    assert np.allclose(whole(grown, "CO2 FFI"), whole(steady, "CO2 FFI"))


def test_no_coemissions_means_no_sulphur(small):
    assert whole(small.base(shares="none"), "Sulfur").max() == 0
    low, high = (whole(small.base(shares=level), "Sulfur").max() for level in ("low", "high"))
    assert 0 < low < high


def test_a_world_below_zero_holds_nothing_to_cut(small):
    world = small.world(falling=0.02)
    world.loc["CO2 FFI"] = world.loc["CO2 FFI"] - 2.0
    from stocktake.pathways.levers.base import base_of
    from stocktake.pathways.levers.inventory_rows import read_rows

    base = base_of("negative", world, read_rows(small.ledger()))
    assert base.of_species("CO2 FFI")[-1] < 0 and whole(base, "CO2 FFI")[-1] == 0
    assert base.rest("CO2 FFI")[-1] == base.of_species("CO2 FFI")[-1]


def test_measured_sulphur_keeps_the_worlds_total_and_cleans_who_is_clean():
    from stocktake.pathways.levers.coemissions import sulphur_weights

    shares = {"CHN": 0.53, "IND": 0.12, "USA": 0.055, "POL": 0.01}
    weights = sulphur_weights(shares, "measured")
    rest = 1 - sum(shares[place] for place in weights)
    whole = sum(weights[place] * shares[place] for place in weights) + rest
    part_of_india = weights["IND"] * shares["IND"] / whole
    assert part_of_india == pytest.approx(0.9 * 11.1 / (0.48 * 90.2))
    assert weights["USA"] < 0.5 and weights["CHN"] < 0.5 < weights["IND"]
    assert sulphur_weights(shares, "even") == {}
