"""Money: spent from cheap to dear, never more than there is; no degrees for other ends."""

import numpy as np
import pytest
import xarray as xr

from stocktake.equity.finance import Flow, conditional_by_country, purchases, split_of_money, unlocked
from stocktake.pathways.levers.parameters import Settings


def flow(amount, recipients=("FOR",), start=2026):
    return Flow(amount, start, recipients)


def test_no_more_is_spent_than_covers_costs(base):
    for amount in (1e9, 1e10, 1e12):
        spent = sum(one.spent for one in purchases(base, flow(amount), Settings()))
        assert spent <= split_of_money(flow(amount), Settings())["costs_covered"] + 1e-9


def test_the_cheap_is_bought_before_the_dear(base):
    costs = [one.cost for one in purchases(base, flow(2e11), Settings())]
    assert costs == sorted(costs)


def test_more_money_buys_no_less(base):
    bought = [
        sum(one.amount for one in purchases(base, flow(amount), Settings())) for amount in (1e9, 1e10, 1e11)
    ]
    assert bought[0] < bought[1] <= bought[2]


def test_no_money_buys_nothing_even_of_what_pays_back(base):
    free = Settings({"finance.first_cost": "low"})
    assert purchases(base, flow(0.0), free) == ()


def test_the_parts_of_the_money_are_the_money():
    parts = split_of_money(flow(3e11), Settings())
    assert parts["mitigation"] + parts["adaptation_and_other"] == pytest.approx(300.0)
    assert parts["costs_covered"] <= parts["mitigation"]


def test_needs_are_never_met_more_than_wholly():
    assert unlocked(flow(1e10), Settings()) < 0.05 and unlocked(flow(5e12), Settings()) == 1.0


def test_money_flows_from_its_first_year_and_measures_stand_five_later():
    timing = flow(1e11, start=2030).timing()
    assert (timing.start, timing.end) == (2030, 2035)
    assert flow(1e11, start=2025).timing().start == 2026
    assert flow(1e12, start=2091).total() == pytest.approx(10.0)


def test_only_recipients_with_a_conditional_part_are_listed():
    years, places = [2030], ["AAA", "BBB", "CCC"]
    without = xr.DataArray(
        [[100.0], [50.0], [70.0]], dims=("place", "year"), coords={"place": places, "year": years}
    )
    more = without.copy(data=np.array([[80.0], [50.0], [40.0]]))
    assert conditional_by_country(without, more, ("AAA", "BBB"), 2030) == {"AAA": pytest.approx(20.0)}
