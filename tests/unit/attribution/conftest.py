"""History under a few members of the real ensemble: small enough to run in a test, the same physics."""

import pytest

from stocktake.sources.inventories import read_world
from stocktake.sources.past import read_past

MEMBERS = 12


@pytest.fixture(scope="package")
def world():
    return read_world()


@pytest.fixture(scope="package")
def past():
    return read_past(MEMBERS)
