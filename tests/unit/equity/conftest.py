"""The real world with the pledges' baselines, read once."""

import pytest

from stocktake import pipeline, sources
from stocktake.equity.wholes import published_budget, year_of_goal
from stocktake.sources.inventories import read_world
from stocktake.sources.promised import OF_THE_SET


@pytest.fixture(scope="package")
def world():
    return read_world()


@pytest.fixture(scope="package")
def pledges():
    return sources.read_ndc_set()


@pytest.fixture(scope="package")
def promised():
    return pipeline.read_futures(as_of=OF_THE_SET)


@pytest.fixture(scope="package")
def budget():
    return published_budget(sources.read_budget_studies(), sources.read_observed_co2(), 1.5)


@pytest.fixture(scope="package")
def year(world):
    return year_of_goal(world, "1.5")
