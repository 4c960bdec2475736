"""What the table of data sets says of gases and years is true of the embedded data."""

import numpy as np
import pytest

from stocktake.inventory import questions
from stocktake.inventory.axes import annual_choices
from stocktake.inventory.datasets import CONSUMPTION_YEARS, DATASETS, LAND_USE_YEARS, THREE_GASES
from stocktake.inventory.world import SPECIES
from stocktake.sources.inventories import read_world

LARGEST = ("CHN", "USA", "IND", "DEU")


@pytest.fixture(scope="module")
def world():
    return read_world()


CASES = [(data, gases) for data in DATASETS for gases in data.years]


@pytest.mark.parametrize(("data", "gases"), CASES, ids=lambda one: getattr(one, "key", one))
def test_a_data_set_has_its_gases_in_its_first_and_last_year(world, data, gases):
    fixed = {
        "dataset": data.key,
        "gases": gases,
        "bunkers": "in-world" if data.counts_bunkers else "left-out",
    }
    for year in data.years[gases]:
        if data.key == "joined" and year >= 1970:
            continue  # from 1970 on it is EDGAR
        place = "GBR" if year < 1850 else "USA"
        finding = questions.share(world, place, year, fixed)
        assert 0 < finding.value < 101  # in 1750 all recorded fossil CO2 is British


@pytest.mark.parametrize(("data", "gases"), CASES, ids=lambda one: getattr(one, "key", one))
def test_a_data_set_has_nothing_beyond_the_years_it_states(world, data, gases):
    if gases not in SPECIES or data.key in ("joined", "primap-2.6"):
        return
    spans = [world.component(data.key, gas) for gas in SPECIES[gases]]
    if gases in ("ch4", "n2o", "fossil-co2", THREE_GASES):
        first = max(component.first for component in spans)
        last = min(component.last for component in spans)
        assert (first, last) == data.years[gases]


def test_consumption_and_land_use_are_known_for_the_stated_years(world):
    consumption = world.consumption()
    national = consumption.known.any(axis=0)
    years = np.flatnonzero(national) + consumption.first
    assert (years[0], years[-1]) == CONSUMPTION_YEARS
    for convention in ("blue", "hc2023", "oscar", "luce", "mean"):
        component = world.land_use(convention)
        assert (component.first, component.last) == LAND_USE_YEARS
        assert np.isfinite(component.world).all()


def test_every_row_of_the_table_is_served_or_says_why(world):
    finding = questions.share(world, LARGEST, 2020)
    assert len(finding.alternatives) == len(annual_choices((2020, 2020), {}, world.sets))
    assert all((row.absent is None) == (row.value is not None) for row in finding.alternatives)
    assert all(len(row.absent) > 20 for row in finding.alternatives if row.absent)
