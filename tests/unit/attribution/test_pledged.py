"""Warming that pledges leave room for."""

import numpy as np
import pytest

from stocktake import attribution, pipeline, sources
from stocktake.attribution.pledged import shares_of_gases
from stocktake.errors import NoAnswer, OutOfRange
from stocktake.sources.promised import OF_THE_SET

MEMBERS = 9


@pytest.fixture(scope="module")
def futures():
    return pipeline.read_futures(as_of=OF_THE_SET)


@pytest.fixture(scope="module")
def rows(world, futures):
    ensemble, forcing = sources.read_ensemble().spread(MEMBERS), sources.read_forcing()
    today = sources.promised.read_gases_of_today()

    def ask(places, year=2050):
        return attribution.pledge_warming(world, futures, today, ensemble, forcing, places, year)

    return ask


def test_parties_and_bunkers_add_up_to_the_world_gas_by_gas(world, futures):
    one = futures.only("2021.unconditional.low.net_zero")
    shares = shares_of_gases(world, one, sources.promised.read_gases_of_today(), 2023, 2050)
    assert np.allclose(shares.sum("place"), 1.0)
    # split afresh, a country of cattle has more of the world's methane than of its CO2
    new_zealand = shares.sel(place="NZL", year=2030).squeeze("scenario")
    assert float(new_zealand.sel(gas="CH4")) > 3 * float(new_zealand.sel(gas="CO2"))


def test_a_later_year_leaves_more_room(rows):
    early, late = rows(["CHN"], 2030)[0], rows(["CHN"], 2050)[0]
    assert early.value < late.value
    assert early.keys["emitted"] < late.keys["emitted"]


def test_after_2030_only_readings_with_later_targets_speak(rows):
    (row,) = rows(["IND"])
    for one in row.alternatives:
        assert (one.absent is None) == (one.choices["after 2030"] == "net-zero targets")


def test_conditions_met_leave_no_more_than_not(rows):
    (row,) = rows(["IND"], 2030)
    told = {tuple(one.choices.values()): one.value for one in row.alternatives}
    assert (
        told["no further target", "conditional", "high"] <= told["no further target", "unconditional", "low"]
    )


def test_a_union_has_nearly_the_sum_of_its_members(world, rows):
    union, *parts = rows(["EU27", *world.places.members("EU27", 2023)], 2030)
    # leave-one-out of small parts: the bend of the climate over 0.014 K, and medians of few members
    assert sum(part.value for part in parts) == pytest.approx(union.value, rel=0.01)


def test_what_pledges_do_not_cover_is_refused(rows):
    with pytest.raises(OutOfRange, match="2050"):
        rows(["USA"], 2100)
    with pytest.raises(NoAnswer, match="no pathway"):
        rows(["TWN"])
