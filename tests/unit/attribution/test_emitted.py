"""Emissions made ready for the climate."""

import numpy as np
import pytest

from stocktake.attribution.axes import attribution_choices
from stocktake.attribution.emitted import COMPONENTS, SPECIES, bunkers, emitted
from stocktake.choices import Absent
from stocktake.inventory.selection import select

LAST = 2023


def choices(**fixed):
    return attribution_choices(LAST, fixed).defaults


@pytest.fixture(scope="module")
def two(world):
    return [select(world.places, name, LAST) for name in ("USA", "CHN")]


def test_land_use_enters_as_fossil_where_albedo_is_left_out(world, two):
    kept = emitted(world, two, choices(albedo="left-out"), LAST)
    counted = emitted(world, two, choices(albedo="counted"), LAST)
    assert np.array_equal(kept.amount, counted.amount)
    gas, both = kept.as_species(kept.amount), counted.as_species(counted.amount)
    assert np.allclose(gas[:, 0], both[:, 0] + both[:, 1], rtol=0, atol=1e-12)
    assert not gas[:, SPECIES.index("CO2 AFOLU")].any()
    assert np.array_equal(gas[:, 2:], both[:, 2:])


def test_one_component_keeps_only_itself(world, two):
    whole = emitted(world, two, choices(), LAST)
    parts = [whole.only(name) for name in COMPONENTS]
    assert np.allclose(sum(part.amount for part in parts), whole.amount)
    assert np.allclose(sum(part.world for part in parts), whole.world)


def test_countries_and_bunkers_stay_below_the_world(world):
    everyone = [select(world.places, code, LAST) for code in world.countries]
    found = emitted(world, everyone, choices(land_use="none"), LAST)
    parts = found.amount.sum(axis=0) + bunkers(world, choices(land_use="none"), LAST)
    cumulative = parts.sum(axis=1), found.world.sum(axis=1)
    # what is left are the publishers' joint areas and differences: 1 % of any gas
    for part, whole in zip(*cumulative, strict=True):
        assert part == pytest.approx(whole, rel=0.01)


def test_fossil_co2_since_1850_is_that_of_the_carbon_budget(world, two):
    found = emitted(world, two, choices(), LAST)
    usa = found.amount[0, COMPONENTS.index("fossil-co2")].sum()
    assert usa == pytest.approx(432, abs=3)  # Gt CO2, GCB 2024: 23.9 % of 1,810


def test_a_data_set_that_ends_before_the_year_is_absent_with_the_years(world, two):
    with pytest.raises(Absent, match="1850-2022"):
        emitted(world, two, choices(dataset="jones"), LAST)


def test_a_country_without_its_own_methane_is_named(world):
    found = emitted(world, [select(world.places, "SRB", LAST)], choices(), LAST)
    assert found.known.all()
    assert "SRB" in found.without["SRB"]
