"""Parts of the finance goals: they add up, and rest on what they say."""

import pytest

from stocktake import sources
from stocktake.equity.provider_shares import GOALS, KEY_AXIS, flow_findings, provider_shares
from stocktake.errors import UnknownPlace


@pytest.fixture(scope="module")
def members(world):
    return world.places.members("ANNEX2", 2023)


def test_parts_of_all_providers_add_up_to_the_goal_by_every_key(world, members):
    rows = provider_shares(world, members)
    for year, goal in GOALS.items():
        for key in KEY_AXIS.choices:
            parts = [
                one.value
                for row in rows
                if row.keys["year"] == year
                for one in row.alternatives
                if one.choices["key"] == key
            ]
            assert len(parts) == len(members)
            assert sum(parts) == pytest.approx(goal)


def test_of_a_group_only_members_that_provide_are_counted(world, members):
    (union, _) = provider_shares(world, ["EU27"])
    assert set(union.keys["members"]) == set(members) & set(world.places.members("EU27", 2023))
    assert 10 < len(union.keys["members"]) < 27


def test_the_default_is_by_output_and_the_range_over_the_keys(world):
    row = next(one for one in provider_shares(world, ["USA"]) if one.keys["year"] == 2035)
    output = sources.read_society().series("gdp_mer", "wdi_gdp_mer").sel(year=2022)
    members = list(world.places.members("ANNEX2", 2023))
    part = float(output.sel(place="USA") / output.sel(place=members).sum())
    assert row.value == pytest.approx(300 * part)
    values = [one.value for one in row.alternatives]
    assert (row.low, row.high) == (min(values), max(values)) and len(values) == 4


def test_what_was_paid_and_promised_has_a_source_of_its_own():
    from stocktake.sources.facts import read_facts

    rows = flow_findings()
    assert {row.value for row in rows} == {115.9, 100.0, 300.0}
    assert {key for row in rows for key in row.sources} <= set(read_facts())


def test_a_place_that_is_none_is_refused(world):
    with pytest.raises(UnknownPlace):
        provider_shares(world, ["Atlantis"])
