"""Money: spent from cheap to dear, never more than there is; no degrees for other ends."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from stocktake.equity.finance import (
    EXTREMES,
    Flow,
    curve,
    findings,
    measures,
    purchases,
    split_of_money,
    unspent,
)
from stocktake.pathways.levers import cost_curve
from stocktake.pathways.levers.cost_curve import LEAST_COST
from stocktake.pathways.levers.finance import Finance
from stocktake.pathways.levers.parameters import LEVELS, Settings


@pytest.fixture(scope="module")
def small_climate(small):
    return small.Straight()


def every(level):
    return Settings({one.name: level for one in Finance.parameters})


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
    assert purchases(base, flow(0.0), every("low")) == ()


@pytest.mark.parametrize("amount", [1.0, 1e6, 1e9, 3e11, 1e12])
@pytest.mark.parametrize("levels", tuple(itertools.product(LEVELS, repeat=2)), ids="-".join)
def test_no_tonne_is_free_at_any_end_of_any_range(base, amount, levels):
    chosen = Settings({**EXTREMES["best"], "finance.cost_in_bin": levels[0], "finance.first_cost": levels[1]})
    found = purchases(base, flow(amount), chosen)
    assert found and min(one.cost for one in found) >= LEAST_COST
    covered = 1e9 * split_of_money(flow(amount), chosen)["costs_covered"]  # USD
    bought = 1e9 * sum(one.amount for one in found)  # t CO2e
    assert bought <= covered / LEAST_COST * (1 + 1e-9)


def test_the_floor_holds_where_no_cost_is_told():
    steps = cost_curve.merit_order(1.0, cost_at=0.0, first_cost=0.0)
    assert {offer.cost for offer in steps[0]} == {LEAST_COST}
    assert [step[0].cost for step in steps] == [LEAST_COST, 20.0, 50.0, 100.0]


def test_a_dollar_buys_the_same_of_a_small_amount_as_of_a_smaller_one(base):
    """A free bin would make the first dollar buy gigatonnes."""
    for name, levels in EXTREMES.items():
        one, thousand = (
            sum(each.amount for each in purchases(base, flow(amount), Settings(levels))) / amount
            for amount in (1.0, 1000.0)
        )
        assert one == pytest.approx(thousand, rel=1e-9), name


def test_neither_names_nor_order_of_families_change_anything(base, monkeypatch):
    before = {(one.family.name, one.bin): one.amount for one in purchases(base, flow(3e9), Settings())}
    other = {family.name: f"{99 - rank}" for rank, family in enumerate(cost_curve.FAMILIES)}
    back = {new: old for old, new in other.items()} | {"fgases": "fgases"}
    renamed = tuple(replace(family, name=other[family.name]) for family in cost_curve.FAMILIES)
    monkeypatch.setattr(cost_curve, "FAMILIES", tuple(reversed(renamed)))
    after = {(back[one.family.name], one.bin): one.amount for one in purchases(base, flow(3e9), Settings())}
    assert after == pytest.approx(before, rel=1e-12)


def test_offers_of_one_price_give_the_same_part_where_the_money_ends(base):
    everything = {(one.family.name, one.bin): one for one in purchases(base, flow(1e13), Settings())}
    some = purchases(base, flow(3e9), Settings())
    last = max(one.cost for one in some)
    parts = [one.amount / everything[one.family.name, one.bin].amount for one in some if one.cost == last]
    assert len(parts) > 2 and parts == pytest.approx([parts[0]] * len(parts)) and parts[0] < 1


def test_no_more_is_bought_of_a_family_than_the_recipients_emit_of_it(base):
    found = purchases(base, flow(1e13, ("COA", "FOR")), every("low"))
    for family in {one.family for one in found if not one.family.removes}:
        bought = sum(one.amount for one in found if one.family == family)
        whole = cost_curve.emissions_of(family, base, 2030)
        assert bought <= cost_curve.MOST * whole * (1 + 1e-9)


def test_the_parts_of_the_money_are_the_money():
    parts = split_of_money(flow(3e11), Settings())
    assert parts["mitigation"] + parts["adaptation_and_other"] == pytest.approx(300.0)
    assert parts["costs_covered"] <= parts["mitigation"]


def test_money_flows_from_its_first_year_and_measures_stand_five_later():
    timing = flow(1e11, start=2030).timing()
    assert (timing.start, timing.end) == (2030, 2035)
    assert flow(1e11, start=2025).timing().start == 2026
    assert flow(1e12, start=2091).total() == pytest.approx(10.0)


def test_no_dollar_spent_gives_no_degrees_per_dollar_but_a_reason(base, small_climate):
    rows = {
        row.id: row
        for row in findings(base, small_climate, flow(1e11, start=2060), Settings(), {}, {}, ("edgar2024",))
    }
    per = rows["finance.per_usd_tn.2050"]
    assert per.value is None and per.note == "no money is spent by then"
    assert [one.absent for one in per.alternatives] == ["no money is spent by then"]
    assert rows["finance.avoided.2050"].value == 0
    assert rows["finance.per_usd_tn.2100"].value > 0


def test_what_money_finds_nothing_to_buy_for_is_told(base):
    for amount, left in ((3e9, 0.0), (1e13, None)):
        chosen = Settings()
        bought = purchases(base, flow(amount), chosen)
        rest = unspent(flow(amount), chosen, bought)
        covered = split_of_money(flow(amount), chosen)["costs_covered"]
        assert rest == left if left is not None else 0 < rest < covered
        assert rest + sum(one.spent for one in bought) == pytest.approx(covered, rel=2e-3)


def test_the_curve_is_the_flow_at_other_sizes(base, small_climate):
    drawn = curve(base, small_climate, flow(1e9), Settings(), amounts=(1, 3))
    for number, amount in enumerate(drawn.amounts):
        avoided = measures(base, small_climate, flow(1e9 * amount), Settings(), {})[2100]
        per = avoided / flow(1e9 * amount).total()
        assert drawn.central[1, number] == pytest.approx(float(np.median(per)))
        assert drawn.central[0, number] < drawn.central[1, number] < drawn.central[2, number]
        assert drawn.choices[0, number] <= drawn.central[1, number] <= drawn.choices[1, number]


def test_a_dollar_more_does_no_more_than_the_one_before(base, small_climate):
    drawn = curve(base, small_climate, flow(1e9), Settings(), amounts=(0.1, 1, 10, 100, 1000))
    assert all(np.diff(drawn.central[1]) <= 1e-9)
