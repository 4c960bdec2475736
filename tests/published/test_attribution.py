"""Contributions to warming beside Jones et al. (2023), doi:10.1038/s41597-023-02041-1.

Their numbers for 1851-2021, as stated in the press release of the universities of Exeter and East Anglia
(23 May 2023): warming in °C and share of the warming by all emissions of CO2, CH4 and N2O. Their method is
GWP* with a TCRE of 0.45 K per 1000 Gt CO2, on GCB 2022 and PRIMAP-hist; ours cuts or runs the calibrated
ensemble, on GCB 2024 and, as ``jones`` is asked for, their own CH4 and N2O of a later release.
"""

import numpy as np
import pytest

from stocktake import attribution
from stocktake.attribution.axes import attribution_choices
from stocktake.attribution.emitted import emitted
from stocktake.attribution.methods.cumulative_gwp_star import warming_equivalents
from stocktake.inventory.selection import select
from stocktake.sources.inventories import read_world
from stocktake.sources.past import read_past

YEAR = 2021
TCRE = 0.45e-3  # K per Gt CO2, AR6
SHARES = {"USA": 17.3, "CHN": 12.3, "RUS": 6.1, "BRA": 4.9, "IND": 4.8}
DEGREES = {"USA": 0.28, "CHN": 0.20, "RUS": 0.10, "BRA": 0.08, "IND": 0.08}
FIXED = {
    "dataset": "jones",
    "gases": "three-gases",
    "land_use": "mean",
    "start": "1850",
    "albedo": "left-out",
}


@pytest.fixture(scope="module")
def world():
    return read_world()


@pytest.fixture(scope="module")
def past():
    return read_past(60)


@pytest.fixture(scope="module")
def shares(world, past):
    """Method to place to its share, %."""
    methods = ("leave-one-out", "cumulative-gwp-star")
    rows = attribution.warming(world, past, tuple(SHARES), FIXED, YEAR, methods=methods)
    return {
        method: {
            row.keys["place"]: next(
                one.extra["share"] for one in row.alternatives if one.choices["method"] == method
            )
            for row in rows
        }
        for method in methods
    }


@pytest.mark.parametrize("place", SHARES)
def test_shares_by_their_method_are_theirs(shares, place):
    # within 0.9 points: two later editions of the land-use models, and CH4 and N2O of a later release
    assert shares["cumulative-gwp-star"][place] == pytest.approx(SHARES[place], abs=0.9)


@pytest.mark.parametrize("place", SHARES)
def test_shares_by_leaving_out_are_near_theirs(shares, place):
    # measured for the USA, the worst (15.4 against 17.3): 0.4 points are the data, 0.9 that leave-one-out
    # parts do not add up to the whole, 0.7 that old CO2 warms a little less than GWP* and a constant TCRE say
    assert shares["leave-one-out"][place] == pytest.approx(SHARES[place], abs=2.2)


def test_the_order_of_the_first_three_is_theirs(shares):
    for told in shares.values():
        assert list(sorted(told, key=told.get, reverse=True))[:3] == ["USA", "CHN", "RUS"]


@pytest.mark.parametrize("place", DEGREES)
def test_degrees_with_their_tcre_are_theirs(world, place):
    choices = attribution_choices(YEAR, {**FIXED, "method": "cumulative-gwp-star"}).defaults
    found = emitted(world, [select(world.places, place, YEAR)], choices, YEAR)
    degrees = TCRE * float(warming_equivalents(found.amount, found.weights)[0])
    # printed to 0.01 K; 0.015 for the later editions of the data
    assert degrees == pytest.approx(DEGREES[place], abs=0.015)


def test_the_world_with_their_tcre_is_theirs(world):
    choices = attribution_choices(YEAR, {**FIXED, "method": "cumulative-gwp-star"}).defaults
    found = emitted(world, [select(world.places, "USA", YEAR)], choices, YEAR)
    degrees = TCRE * float(np.sum(warming_equivalents(found.world, found.weights)))
    # 0.28 K are 17.3 % of their world
    assert degrees == pytest.approx(0.28 / 0.173, abs=0.08)
