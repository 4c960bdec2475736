"""What the tests of claims share: names of places, a setting, and the real inventories of the snapshot."""

import pytest

from stocktake import sources
from stocktake.claims.document import document
from stocktake.claims.reading.articles import readings
from stocktake.claims.reading.known import known_names
from stocktake.claims.reading.periods import Setting
from stocktake.sources.inventories import read_world


@pytest.fixture(scope="session")
def world():
    return read_world()


@pytest.fixture(scope="session")
def names():
    return known_names(sources.read_places())


@pytest.fixture(scope="session")
def read(names):
    """A text read as if it were written in 2024, data reaching to 2023."""

    def run(text, year=2024):
        return readings(document(text), names, Setting(year, 2023))

    return run


@pytest.fixture(scope="session")
def claims_of(read):
    return lambda text, year=2024: [one.claim for one in read(text, year) if one.claim is not None]
