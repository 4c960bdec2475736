"""Attribution and equity from Python: the same answers as on the command line."""

import inspect

import pytest

from stocktake import api
from stocktake.api import fairness
from stocktake.errors import OutOfRange

VERBS = ("attribute", "attribution_ranking", "fair_share", "fair_share_of_year", "pledge_warming")


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_is_there_without_the_world(name):
    verb, function = getattr(api, name), getattr(fairness, name)
    assert list(inspect.signature(verb).parameters) == list(inspect.signature(function).parameters)[1:]
    assert name in api.__all__


def test_shares_of_a_budget_are_those_of_the_budget():
    (row,) = api.fair_share(["IND"], fixed={"rule": "equal-per-capita"})
    assert row.id == "fair-share.IND.budget.1.5.50"
    assert row.value == pytest.approx(22, abs=1)


def test_shares_of_2030_have_the_pledge_beside_them():
    (row,) = api.fair_share_of_year(["CHN"], "2")
    assert row.keys["pledged_low"] < row.keys["pledged_high"]
    (later,) = api.fair_share_of_year(["CHN"], "2", 2035)
    assert later.keys["pledged_high"] < row.keys["pledged_high"]


def test_a_budget_that_begins_before_the_baselines_is_refused():
    with pytest.raises(OutOfRange, match="2020"):
        api.fair_share(["IND"], budget=250, since=1990)
