"""Levers backwards, on a climate simple enough to be checked by hand."""

from itertools import pairwise, permutations

import numpy as np
import pytest

from stocktake.assessment.lever_effect import gt_co2e
from stocktake.assessment.seek import Goal, Weights, frontier, seek
from stocktake.assessment.seek_cost import Cost
from stocktake.assessment.seek_range import moved_alone
from stocktake.assessment.seek_reach import Reach
from stocktake.assessment.seek_terms import Term
from stocktake.errors import BadInput, OutOfRange
from stocktake.pathways.levers.apply import plan
from stocktake.pathways.levers.base import base_of
from stocktake.pathways.levers.catalogue import KINDS
from stocktake.pathways.levers.contract import Measure
from stocktake.pathways.levers.inventory_rows import read_rows
from stocktake.pathways.levers.parameters import Settings

MEMBERS = 201
FACTORS = {"CH4": 27.9, "N2O": 273.0, "HFC-134a": 1530.0}
# K of the middle member per unit of a species in its year; sulphur cools
FELT = {"CH4": 0.003, "N2O": 0.05, "HFC-134a": 0.004, "Sulfur": -0.004}


class Straight:
    """Each member warms by its own sensitivity times cumulative CO2 and the year's other gases."""

    def __init__(self, base):
        self.base = base
        self.years = base.years[base.years >= 2026]
        self.sensitivity = np.linspace(0.5, 1.5, MEMBERS)

    def warming(self, worlds):
        values = worlds.values[..., self.base.years >= 2026]
        names = list(self.base.all_species)
        co2 = np.cumsum(values[:, names.index("CO2 FFI")] + values[:, names.index("CO2 AFOLU")], axis=-1)
        now = {name: self.base.of_species(name)[self.base.years == 2026] for name in FELT}
        other = sum(k * (values[:, names.index(name)] - now[name]) for name, k in FELT.items())
        felt = 1.3 + 0.0015 * co2 + other
        return felt[:, None, :] * self.sensitivity[None, :, None]

    def along(self, world, directions):
        here = self.warming(world.expand_dims({"scenario": ["x"]}))[0]
        step = 1e-6
        moved = world.values + step * directions
        worlds = world.expand_dims({"scenario": np.arange(len(directions))}).copy(data=moved)
        return here, (self.warming(worlds) - here[None]) / step


LEVERS = ("coal=-100%@2040", "oil=-100%@2040", "methane=-45%@2035")
FORMS = (
    "methane=-45%/2020@2030",
    "coal=-100%@2030-2045~smooth:COA",
    "coal=0.8@2040",
    "finance=300bn@2026-2035:FOR",
    "finance=1.3e12@2035",
    "beccs=2500Mt@2050",
    "ccs.power=0.00321@2030:COA",
    "carbonprice=200USD@2040~step",
)


@pytest.fixture(scope="module")
def climate(base):
    return Straight(base)


@pytest.fixture(scope="module")
def rising(small):
    return base_of("rising", small.world(falling=-0.01), read_rows(small.ledger()))


def reach_of(small, on, texts, least=(), given=()):
    bounds = [*least, *[""] * len(texts)]
    terms = tuple(Term(small.lever(text, on), text, low) for text, low in zip(texts, bounds, strict=False))
    return Reach(on, terms, Settings(), tuple(small.lever(text, on) for text in given))


@pytest.fixture(scope="module")
def reach(small, base):
    return reach_of(small, base, LEVERS)


def peaks(climate, world):
    return climate.warming(world.expand_dims({"scenario": ["x"]}))[0].max(axis=-1)


def share_below(reach, climate, strength, limit):
    return float((peaks(climate, reach.world(np.asarray(strength))) < limit).mean())


def typed_back(small, reach, climate, found):
    """The share below the limit of the levers as printed, read and laid as `stocktake lever` does."""
    levers = [small.lever(lever.said, reach.base) for lever in reach.levers_at(found.points)]
    world = plan(reach.base, [*levers, *reach.given], reach.settings).world()
    return float((peaks(climate, world) < found.goal.limit).mean())


def goal_between(reach, climate, probability=0.6, part=0.4):
    """A goal that some of the levers' full depths reaches, not all of it and not nothing."""
    ends = [
        np.quantile(peaks(climate, reach.world(np.full(len(reach.terms), x))), probability) for x in (0, 1)
    ]
    return Goal(float(ends[0] + part * (ends[1] - ends[0])), probability)


def test_what_is_found_holds_by_count_and_hardly_more(reach, climate):
    goal = Goal(1.9, 0.6)
    assert share_below(reach, climate, np.zeros(3), 1.9) < 0.6 < share_below(reach, climate, np.ones(3), 1.9)
    found = seek(reach, climate, goal)
    counted = share_below(reach, climate, found.strength, goal.limit)
    assert found.feasible and counted == found.probability >= goal.probability
    assert found.probability < goal.probability + 2 / MEMBERS  # one member is the step of a count


@pytest.mark.parametrize("name", sorted(KINDS))
def test_what_is_printed_gives_the_same_when_typed_back(name, small, base, climate):
    kind = KINDS[name]
    depth = f"-{100 * kind.possible:g}%" if kind.measure is Measure.FRACTION else f"{kind.possible:g}"
    reach = reach_of(small, base, [f"{name}={depth}@2040"])
    found = seek(reach, climate, goal_between(reach, climate))
    assert found.probability == typed_back(small, reach, climate, found)
    if name == "sulphur":  # clean air warms, so it is best left alone
        assert not found.strength.any() and not reach.levers_at(found.points)
    else:
        assert found.feasible and 0 < found.strength[0] < 1


@pytest.mark.parametrize("text", FORMS)
def test_a_lever_given_whole_keeps_all_but_its_depth(text, small, rising):
    climate = Straight(rising)
    reach = reach_of(small, rising, [text])
    goal = goal_between(reach, climate)
    found = seek(reach, climate, goal)
    (lever,) = reach.levers_at(found.points)
    asked = small.lever(text, rising)
    assert found.feasible and found.probability == typed_back(small, reach, climate, found)
    assert lever.depth < asked.depth and lever.said.split("=")[0] == text.split("=")[0]
    assert small.lever(lever.said, rising) == lever
    kept = ("timing", "places", "reference")
    assert [getattr(lever, one) for one in kept] == [getattr(asked, one) for one in kept]


def test_a_price_acts_as_that_price_does_and_not_as_a_part_of_the_highest(small, base, climate):
    reach = reach_of(small, base, ["carbonprice=200@2040"])
    half = reach.on_grid([reach.terms[0].nearest(100.0)])
    laid = plan(base, [small.lever("carbonprice=100@2040", base)]).world()
    assert np.allclose(reach.world(half).values, laid.values, atol=1e-12)
    straight = plan(base, [small.lever("carbonprice=200@2040", base)]).world(np.array([0.5]))
    assert np.abs(straight.values - laid.values).max() > 0.1


def test_strengths_act_as_the_depths_printed(small, rising):
    levels = ["methane=-45%/2020@2030", "methane.oilgas=-75%/2020@2035"]
    bent = ["carbonprice=200@2040", "finance=300e9@2040:FOR"]
    texts = [*levels, *bent, "coal=-90%@2040", "ccs.power=-60%@2040", "beccs=2Gt@2050"]
    reach = reach_of(small, rising, texts, given=("methane=-10%/2020@2030", "renewables=-20%@2030"))
    chance = np.random.default_rng(5)
    for _ in range(3):
        points = [int(chance.integers(0, term.last + 1)) for term in reach.terms]
        laid = plan(rising, [*reach.levers_at(points), *reach.given]).world()
        assert np.allclose(reach.world(reach.on_grid(points)).values, laid.values, atol=1e-7)


def test_a_level_of_a_year_that_binds_is_not_the_same_as_no_lever(small, rising):
    climate = Straight(rising)
    reach = reach_of(small, rising, ["methane=-45%/2020@2030"])
    bottom = np.quantile(peaks(climate, reach.world(reach.on_grid([0]))), 0.5)
    nothing = np.quantile(peaks(climate, rising.world), 0.5)
    assert bottom < nothing - 0.01
    held = seek(reach, climate, Goal(float(bottom) + 1e-6, 0.5))
    assert [lever.said for lever in reach.levers_at(held.points)] == ["methane=-0%/2020@2030"]
    assert held.feasible and held.probability == typed_back(small, reach, climate, held)
    unneeded = seek(reach, climate, Goal(float(nothing) + 0.01, 0.5))
    assert unneeded.feasible and reach.levers_at(unneeded.points) == ()


def test_no_nearby_change_is_less_and_still_meets_the_goal(reach, climate):
    goal = Goal(1.9, 0.6)
    found = seek(reach, climate, goal)
    chance = np.random.default_rng(3)
    for _ in range(300):
        other = np.clip(found.strength + 0.1 * chance.normal(size=3), 0, 1)
        if other @ other < 0.995 * found.change:  # the grid of printed depths leaves a thousandth of room
            assert share_below(reach, climate, other, goal.limit) < goal.probability


@pytest.mark.parametrize("weights", list(Weights))
@pytest.mark.parametrize("texts", [LEVERS, ("coal=-100%@2040", "carbonprice=200@2040", "finance=300e9@2040")])
def test_no_exchange_of_two_levers_is_less(texts, weights, small, base, climate):
    reach = reach_of(small, base, texts)
    goal = goal_between(reach, climate, part=0.7)
    found, cost = seek(reach, climate, goal, weights, FACTORS), Cost(reach, FACTORS)

    def change(strength):
        return cost.total(strength)[0] if weights is Weights.COST else float(strength @ strength)

    tried = 0
    for down in range(3):
        for up in range(3):
            for step in (0.02, 0.1, 0.3):
                other = found.strength.copy()
                other[down] = max(other[down] - step, 0.0)
                # the smallest of the other lever that keeps the goal, by halving
                low, high = other[up], 1.0
                if down == up or share_below(reach, climate, _moved(other, up, high), goal.limit) < 0.6:
                    continue
                for _ in range(14):
                    middle = 0.5 * (low + high)
                    meets = share_below(reach, climate, _moved(other, up, middle), goal.limit) >= 0.6
                    low, high = (low, middle) if meets else (middle, high)
                tried += 1
                assert change(_moved(other, up, high)) > 0.998 * found.change
    assert tried > 3


def _moved(strength, lever, to):
    return np.where(np.arange(len(strength)) == lever, to, strength)


def test_a_lever_that_is_not_worth_it_stays_out_and_is_not_printed(small, base, climate):
    reach = reach_of(small, base, ("coal=-100%@2040", "dac=1Gt@2040", "sulphur=-90%@2040"))
    goal = goal_between(reach_of(small, base, ("coal=-100%@2040",)), climate)
    found = seek(reach, climate, goal, Weights.COST, FACTORS)
    assert found.feasible and list(found.strength[1:]) == [0.0, 0.0]
    assert [lever.name for lever in reach.levers_at(found.points)] == ["coal"]


def test_nothing_is_changed_where_nothing_is_needed(reach, climate):
    found = seek(reach, climate, Goal(4.5, 0.5))
    assert found.feasible and not found.strength.any() and found.change == 0


def test_a_goal_out_of_reach_is_called_that_with_the_nearest(reach, climate):
    found = seek(reach, climate, Goal(1.05, 0.9))
    assert not found.feasible and found.probability < 0.9 and found.at > 1.05
    assert found.probability == pytest.approx(share_below(reach, climate, np.ones(3), 1.05))


def test_cost_weights_take_the_cheap_lever_first(small, base, climate):
    reach = reach_of(small, base, ("coal=-100%@2040", "gas=-100%@2040", "methane=-45%@2035"))
    found = seek(reach, climate, goal_between(reach, climate), Weights.COST, FACTORS)
    assert found.feasible and found.strength[1] == 0.0 and found.strength[2] > 0  # 70 and 15 USD a tonne


def test_lower_bounds_are_kept(small, base, climate):
    reach = reach_of(small, base, LEVERS, least=("", "-70%", ""))
    found = seek(reach, climate, Goal(2.2, 0.5))
    assert found.strength[1] >= 0.7 - 1e-9


def test_given_levers_hold_and_what_is_found_comes_on_top(small, base, climate):
    given = ("methane=-45%@2035", "oil=-50%@2035")
    alone, on_top = (reach_of(small, base, ["coal=-100%@2040"], given=one) for one in ((), given))
    goal = goal_between(alone, climate, part=0.9)
    without, found = seek(alone, climate, goal), seek(on_top, climate, goal)
    assert without.feasible and found.feasible and found.strength[0] < without.strength[0] - 0.1
    assert found.probability == typed_back(small, on_top, climate, found)


def test_slopes_are_the_derivative_of_the_change(small, base):
    reach = reach_of(small, base, (*LEVERS, "carbonprice=200@2040"))
    at, step = np.array([0.3, 0.6, 0.2, 0.33]), 1e-5
    for number, unit in enumerate(np.eye(4)):
        moved = (reach.world(at + step * unit) - reach.world(at - step * unit)).values / (2 * step)
        assert np.allclose(reach.slopes(at)[number], moved, atol=1e-5)


def abated(base, levers):
    weight = gt_co2e(base.all_species, FACTORS)
    change = (plan(base, levers).world() - base.world).values if levers else np.zeros(base.world.shape)
    return -float((weight @ change)[base.years >= 2026].sum())


def test_shares_are_shapleys_value_and_add_up_to_the_joint_abatement(small, base):
    texts = ("coal=-100%@2040", "renewables=-60%@2035", "carbonprice=80@2040", "beccs=1Gt@2050")
    reach = reach_of(small, base, texts)
    levers = [term.lever for term in reach.terms]
    shares = Cost(reach, FACTORS).shares(np.ones(4))
    mean = np.zeros(4)
    orders = list(permutations(range(4)))
    for order in orders:
        for place, lever in enumerate(order):
            before, after = ([levers[one] for one in order[:end]] for end in (place, place + 1))
            mean[lever] += (abated(base, after) - abated(base, before)) / len(orders)
    assert np.allclose(shares, mean, rtol=1e-9)
    assert shares.sum() == pytest.approx(abated(base, levers), rel=1e-9)
    alone = sum(abated(base, [lever]) for lever in levers)
    assert shares.sum() < 0.95 * alone  # what each abates alone, added up, is more than all abate


def test_levers_are_charged_their_shares_finance_its_money_and_a_price_the_area_below_its_curve(small, base):
    texts = ("coal=-50%@2040", "finance=300e9@2030", "carbonprice=100@2040")
    reach = reach_of(small, base, texts)
    charge = Cost(reach, FACTORS).charge(np.ones(3))
    assert charge.usd[0] == pytest.approx(30.0 * charge.abated[0] / 1000.0)
    flow = small.lever(texts[1]).timing.fraction(np.arange(2026, 2101)).sum()
    assert charge.usd[1] == pytest.approx(0.3 * flow)
    prices = np.linspace(0.0, 100.0, 401)
    gained = [abated(base, [small.lever(f"carbonprice={price}@2040", base)]) for price in prices]
    area = float((0.5 * (prices[1:] + prices[:-1]) * np.diff(gained)).sum())
    assert charge.unit[2] == pytest.approx(area / gained[-1], rel=2e-3)


def test_the_cost_has_the_slope_it_says(small, rising):
    texts = ["methane=-45%/2020@2030", "coal=-90%@2040", "carbonprice=200@2040", "finance=300e9@2040",
             "ccs.power=-60%@2040", "beccs=2Gt@2050"]  # fmt: skip
    reach = reach_of(small, rising, texts, given=("methane=-10%/2020@2030",))
    cost, at, step = Cost(reach, FACTORS), np.array([0.71, 0.6, 0.33, 0.44, 0.5, 0.2]), 1e-5
    slope = cost.total(at)[1]
    for number, unit in enumerate(np.eye(len(texts))):
        there, here = cost.total(at + step * unit)[0], cost.total(at - step * unit)[0]
        assert slope[number] == pytest.approx((there - here) / (2 * step), rel=1e-4, abs=1e-6)


def test_a_frontier_never_gets_cheaper_with_the_probability(reach, climate):
    rows = frontier(
        lambda goal, near: seek(reach, climate, goal, Weights.COST, FACTORS, near), Goal(1.9, 0.5)
    )
    met = [row.change for row in rows if row.feasible]
    assert len(met) >= 3 and all(less <= more * 1.002 for less, more in pairwise(met))


def test_the_range_moves_each_parameter_of_the_levers_alone(small, base, climate):
    reach = reach_of(small, base, ["carbonprice=200@2040"])
    found = seek(reach, climate, goal_between(reach, climate))
    levers = reach.levers_at(found.points)
    rows = moved_alone(base, levers, Settings(), {}, climate, found.goal)
    told = {next(iter(row.choices.items())): row.value for row in rows}
    low, high = told["price.potential", "low"], told["price.potential", "high"]
    assert low < found.probability < high
    settings = Settings({"price.potential": "low"})
    again = peaks(climate, plan(base, levers, settings).world())
    assert low == float((again < found.goal.limit).mean())


@pytest.mark.parametrize("probability", [0.0, 1.0, 1.5])
def test_certainty_cannot_be_sought(probability):
    with pytest.raises(OutOfRange, match="between 0 and 1"):
        Goal(2.0, probability)


def test_a_limit_out_of_range_is_refused():
    with pytest.raises(OutOfRange, match="outside"):
        Goal(20.0, 0.5)


def test_no_levers_are_refused(base):
    with pytest.raises(BadInput, match="No lever"):
        Reach(base, (), Settings())


def test_bounds_that_leave_nothing_are_refused(small, base):
    with pytest.raises(BadInput, match="leave nothing to seek"):
        Term(small.lever("coal=-50%@2040", base), "coal=-50%@2040", "-80%")
