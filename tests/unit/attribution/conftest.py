"""History under a few members of the real ensemble: small enough to run in a test, the same physics."""

import pytest

from stocktake import attribution, sources
from stocktake.sources.inventories import read_world

MEMBERS = 12


@pytest.fixture(scope="package")
def world():
    return read_world()


@pytest.fixture(scope="package")
def past():
    history = attribution.to_date(sources.read_calibrated_history(), sources.read_history())
    ensemble = sources.read_ensemble().spread(MEMBERS)
    return attribution.Past(history, ensemble, sources.read_forcing())
