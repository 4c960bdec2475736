"""Exit against capture: equal effort is equal, limits bind, and physics that must favour one side does."""

import json
from dataclasses import replace

import numpy as np
import pytest

from stocktake.assessment import exit_answer
from stocktake.assessment.exit_break_even import break_even_costs, break_even_rate, crossing
from stocktake.assessment.exit_corners import corners
from stocktake.assessment.exit_document import document
from stocktake.assessment.exit_or_capture import compare, money
from stocktake.assessment.exit_strategy import Site, growth_limit, held_at, most_fitted, plants
from stocktake.assessment.exit_terms import (
    GROWTH,
    Effort,
    Growth,
    Ramp,
    Terms,
    affordable,
    axes,
    depths,
    read_part,
)
from stocktake.errors import BadInput, OutOfRange
from stocktake.pathways.levers.ccs import CAPTURE, PENALTY
from stocktake.pathways.levers.parameters import Settings
from stocktake.pathways.levers.supply import SUPPLY, told_by_use

PLAIN = Terms(0.5, 2040, (), Effort.SERVICE, Ramp.FREE)
DEAR_EXIT = Settings({"exit.cost": "high", "capture.cost": "low"})


class Weighing:
    """Warms each member by its own factor times cumulative CO2 and by methane."""

    def __init__(self, base):
        self.base, self.years = base, base.years[base.years >= 2026]

    def warming(self, worlds):
        values = worlds.values[..., self.base.years >= 2026]
        names = list(self.base.all_species)
        co2 = np.cumsum(values[:, names.index("CO2 FFI")], axis=-1)
        felt = 1.0 + 0.0015 * co2 + 0.003 * values[:, names.index("CH4")]
        return felt[:, None, :] * np.array([0.8, 1.0, 1.2])[None, :, None]


@pytest.fixture(scope="module")
def ran(base):
    return lambda settings=None, **terms: compare(
        base, Weighing(base), replace(PLAIN, **terms), settings or Settings()
    )


@pytest.fixture(scope="module")
def told(base):
    return lambda settings=None, **terms: exit_answer.told(
        base, Weighing(base), replace(PLAIN, **terms), settings or Settings(), {"base": "invented"}, ("here",)
    )


def test_the_same_service_is_the_same_depth():
    assert depths(PLAIN, Settings()) == (0.5, 0.5)


def test_the_same_gross_co2_counts_the_fuel_of_capture(ran):
    found = ran(effort=Effort.GROSS)
    gross = found.capture.laid.handled[-1] / CAPTURE.central
    assert gross == pytest.approx(found.exit.laid.handled[-1])


def test_the_same_money_is_spent_at_full_depth(ran):
    settings = held_at(Settings(), PENALTY, 0.25)
    found = ran(settings, effort=Effort.COST)
    at = found.base.years == 2045
    # capture is paid by what stays out of the air, of which under 1 % leaks back
    assert found.capture.laid.cost[at] == pytest.approx(found.exit.laid.cost[at], rel=0.01)


def test_capture_keeps_less_co2_out_than_exit_at_the_same_service(ran):
    found = ran()
    assert 0 < found.capture.laid.avoided[-1] < found.exit.laid.avoided[-1]
    assert (found.lead(2100) > 0).all()


def test_capture_adds_methane_and_exit_ends_some(ran):
    found = ran()
    assert found.change(found.exit, "CH4", 2050) < 0 < found.change(found.capture, "CH4", 2050)


def test_growth_limits_hold_capture_back(ran):
    limited = ran(Settings({one.name: "low" for one in GROWTH.values()}), ramp=Ramp.LIMITED)
    at = limited.base.years == 2030
    assert limited.capture.laid.handled[at] <= GROWTH[2030].low + 1e-9
    assert limited.capture.laid.handled.sum() < ran().capture.laid.handled.sum()


def test_a_better_capture_rate_narrows_the_lead(ran):
    leads = [ran(held_at(Settings(), CAPTURE, rate)).lead(2100).mean() for rate in (0.6, 0.8, 1.0)]
    assert leads[0] > leads[1] > leads[2]


def test_what_leaks_back_warms(ran):
    tight, leaky = (ran(Settings({"capture.leak": level})) for level in ("low", "high"))
    assert leaky.avoided(leaky.capture, 2100).mean() < tight.avoided(tight.capture, 2100).mean()


def test_a_depth_of_nothing_or_more_than_all_is_refused():
    for depth in (0.0, 1.2):
        with pytest.raises(OutOfRange):
            replace(PLAIN, depth=depth)


def test_better_capture_may_cost_more_and_still_buy_the_same(base):
    rates = np.array([0.5, 0.75, 1.0])
    found = break_even_costs(Site(base), Weighing(base), PLAIN, Settings(), 2100, rates)
    assert (np.diff(found.middle) > 0.005).all()


def test_the_lines_of_break_even_carry_the_range_of_members_and_of_parameters(base):
    found = break_even_costs(Site(base), Weighing(base), PLAIN, Settings(), 2100)
    assert (found.low <= found.middle).all() and (found.middle <= found.high).all()
    assert (found.least < found.middle).all() and (found.middle < found.most).all()
    assert found.counted == 1.0


def test_the_lines_of_break_even_do_not_hang_on_what_was_asked(base):
    asked = replace(PLAIN, effort=Effort.COST, ramp=Ramp.LIMITED)
    plain, other = (
        break_even_costs(Site(base), Weighing(base), terms, Settings(), 2100) for terms in (PLAIN, asked)
    )
    assert np.allclose(plain.middle, other.middle) and np.allclose(plain.most, other.most)


def test_a_depth_lies_on_all_plants_in_proportion(ran):
    half, whole = ran(depth=0.4), ran(depth=0.8)
    for name in ("exit", "capture"):
        small, large = (getattr(one, name).laid.world - one.base.world.values for one in (half, whole))
        assert np.allclose(2 * small, large, atol=1e-3 * np.abs(large).max())


def test_exit_leaves_the_wells_of_oil_power_open(base):
    """Oil power stays, so what serves it stays; only mines and wells of coal and gas power may close."""
    divided = told_by_use(base, Settings())
    supply = divided.doing(SUPPLY) & divided.emitting(("CH4",))
    closed = divided.serving(("coal.power", "gas.power")) & supply
    own = base.doing(("coal.power", "gas.power")) & base.emitting(("CH4",))
    served = divided.sums(closed.astype(float), "CH4") + base.sums(own.astype(float), "CH4")
    found = compare(base, Weighing(base), replace(PLAIN, depth=1.0), Settings())
    assert found.change(found.exit, "CH4", 2050) == pytest.approx(-served[base.years == 2050][0])
    assert (divided.serving(("oil.power",)) & supply).any()


# at equal cost


def test_at_equal_cost_all_that_is_told_agrees_on_who_leads(told):
    """With exit dear and capture cheap capture leads, and no line of the answer says otherwise."""
    found = told(DEAR_EXIT, effort=Effort.COST)
    assert found.findings[1].value < 0
    assert found.rate.middle is not None and found.rate.middle < CAPTURE.central
    as_set = {"capture_rate": "central", "energy_penalty": "central"}
    corner = next(one for one in found.corners.found if one.levels == as_set)
    assert corner.lead == pytest.approx(found.findings[1].value)
    assert found.corners.exit_leads < len(found.corners.found)


def test_the_rate_of_break_even_is_sought_at_the_effort_asked_for(base):
    terms = replace(PLAIN, effort=Effort.COST)
    found = break_even_rate(Site(base), Weighing(base), terms, DEAR_EXIT, 2100)
    assert found.middle is not None
    below, above = (
        np.median(compare(base, Weighing(base), terms, held_at(DEAR_EXIT, CAPTURE, rate)).lead(2100))
        for rate in (found.middle - 0.03, found.middle + 0.03)
    )
    assert above < 0 < below
    assert break_even_rate(Site(base), Weighing(base), PLAIN, DEAR_EXIT, 2100).middle is None


def test_the_rate_of_break_even_is_told_member_by_member():
    rates = np.array([0.5, 1.0])
    leads = np.array([[0.2, 0.3, -0.1], [-0.2, 0.1, -0.2]])
    assert crossing(rates, leads).tolist() == [0.75, np.inf, 0.0]


def test_combinations_start_from_what_the_user_set(base):
    terms = replace(PLAIN, effort=Effort.COST)
    free = corners(Site(base), Weighing(base), terms, Settings(), 2100)
    held = corners(Site(base), Weighing(base), terms, DEAR_EXIT, 2100)
    assert free.moved == ("capture_rate", "energy_penalty", "exit_cost", "capture_cost")
    assert held.moved == ("capture_rate", "energy_penalty") and dict(held.held) == dict(DEAR_EXIT.levels)
    dear = {"exit_cost": "high", "capture_cost": "low"}
    same = [one.lead for one in free.found if dear.items() <= one.levels.items()]
    assert same == pytest.approx([one.lead for one in held.found])


def test_combinations_heed_settings_that_do_not_move(base):
    plain, leaky = (
        corners(Site(base), Weighing(base), PLAIN, Settings(levels), 2100)
        for levels in ({}, {"capture.leak": "high"})
    )
    assert all(one.lead > other.lead for one, other in zip(leaky.found, plain.found, strict=True))


def test_costs_move_at_equal_cost_only(base):
    moved = corners(Site(base), Weighing(base), PLAIN, Settings(), 2100).moved
    assert "exit_cost" not in moved and "capture_cost" not in moved
    limited = corners(Site(base), Weighing(base), replace(PLAIN, ramp=Ramp.LIMITED), Settings(), 2100)
    assert len(limited.found) == 81


def test_money_that_capture_cannot_spend_is_counted(ran):
    found = ran(DEAR_EXIT, effort=Effort.COST)
    spent = money(found)
    assert affordable(found.terms, DEAR_EXIT) > 1 and depths(found.terms, DEAR_EXIT)[1] == 1.0
    assert spent.all_plants and not spent.held_capture
    assert spent.left == pytest.approx(spent.exit - spent.capture) and spent.left > 0.3 * spent.exit
    affords = ran(effort=Effort.COST)
    assert not money(affords).all_plants
    assert money(affords).left == pytest.approx(0.0, abs=0.02 * money(affords).exit)


def test_exit_that_costs_nothing_pays_for_no_capture(ran):
    found = ran(Settings({"exit.cost": "low"}), effort=Effort.COST)
    assert found.capture.laid.depth == 0 and (found.avoided(found.capture, 2100) == 0).all()


# growth and places


def test_places_may_fit_the_part_of_their_plants_that_the_world_may(base):
    terms = replace(PLAIN, ramp=Ramp.LIMITED, places=("COA",))
    world = most_fitted(base, replace(terms, places=()), Settings())
    assert np.allclose(most_fitted(base, terms, Settings()), world)
    more = most_fitted(base, replace(terms, growth=Growth.WORLD), Settings())
    assert np.allclose(more * plants(base, ("COA",)), world * plants(base, ()))


def test_all_places_together_capture_no_more_than_the_world_may(base):
    asked = replace(PLAIN, depth=1.0, end=2026, ramp=Ramp.LIMITED)
    total = sum(
        compare(base, Weighing(base), replace(asked, places=(place,)), Settings()).capture.laid.handled
        for place in ("COA", "FOR")
    )
    limit = growth_limit(base.years, Settings())
    early = (base.years >= 2026) & (base.years <= 2040)
    assert np.allclose(total[early], limit[early])


def test_where_no_plant_is_left_growth_holds_nothing_back(base):
    """A place whose power has no CO2 left is not read as a place where nothing could be fitted."""
    ending = replace(base, growth={place: np.where(base.years > 2060, 0.0, 1.0) for place in base.places})
    found = compare(ending, Weighing(base), replace(PLAIN, ramp=Ramp.LIMITED, places=("FOR",)), Settings())
    assert found.part(found.capture, 2100) == found.capture.laid.depth
    assert (np.diff(found.capture.laid.part) >= -1e-12).all()


def test_a_limit_that_binds_on_the_way_is_said_to_hold(ran):
    late = ran(depth=1.0, end=2060, ramp=Ramp.LIMITED)
    assert late.part(late.capture, 2060) == pytest.approx(1.0) and late.capture.laid.held
    assert not ran().capture.laid.held and not ran().exit.laid.held


def test_places_without_coal_or_gas_power_are_refused(told):
    with pytest.raises(BadInput, match="no coal or gas power in SEA"):
        told(places=("SEA",))


def test_a_small_place_does_not_win_by_the_growth_of_the_world(ran):
    """Held to its own part, capture in one place is no faster than in the world."""
    asked = {"depth": 1.0, "end": 2030, "ramp": Ramp.LIMITED}
    world, place = ran(**asked), ran(**asked, places=("FOR",))
    assert place.part(place.capture, 2040) == pytest.approx(world.part(world.capture, 2040))
    assert (place.lead(2100) > 0).all()
    all_of_it = ran(**asked, places=("FOR",), growth=Growth.WORLD)
    assert all_of_it.part(all_of_it.capture, 2040) > place.part(place.capture, 2040)


def test_growth_is_a_choice_of_the_answer_where_places_are_asked_for(told):
    limited = told(ramp=Ramp.LIMITED, places=("FOR",))
    assert limited.findings[0].defaults["growth"] == "share"
    assert {"growth": "world"} in [dict(row.choices) for row in limited.findings[0].alternatives]
    assert "growth" not in told(ramp=Ramp.LIMITED).findings[0].defaults


def test_what_is_reached_is_told_beside_what_is_aimed_at(told):
    found = told(ramp=Ramp.LIMITED)
    reached = exit_answer.reach(found.comparison, found.comparison.capture)
    assert reached["2030"] < 0.2 < found.comparison.capture.laid.depth
    free = found.ramps[Ramp.FREE]
    assert exit_answer.reach(free, free.capture)["2040"] == pytest.approx(0.5)
    assert np.median(free.lead(2100)) < np.median(found.comparison.lead(2100))


def test_what_cannot_matter_is_not_moved():
    names = {one.name for one in axes(PLAIN)}
    assert not names & {"exit.cost", "capture.cost", "exit.speed", *(one.name for one in GROWTH.values())}
    assert {"exit.cost", "exit.speed"} <= {
        one.name for one in axes(replace(PLAIN, effort=Effort.COST, ramp=Ramp.LIMITED))
    }


# told


def test_the_document_says_base_sources_and_what_each_line_rests_on(told):
    found = json.loads(json.dumps(document(told(effort=Effort.COST), "?", "1"), allow_nan=False))
    assert found["base"] == "invented" and found["sources"] == ["here"]
    assert found["choices"]["effort"] == "cost" and found["money"]["left_usd_tn_to_2100"] is not None
    cost = found["break_even"]["cost"]
    assert (cost["effort"], cost["ramp"]) == ("service", "free")
    assert set(cost["by_capture_rate"]["0.9"]) == {"p5", "p50", "p95", "least", "most"}
    assert (found["break_even"]["capture_rate"]["effort"], found["terms"]["ramp"]) == ("cost", "free")
    assert {"level", "value", "source", "read"} <= set(found["parameters"][0])


@pytest.mark.parametrize(
    ("text", "part"), [("60%", 0.6), ("0.6", 0.6), ("-60%", 0.6), ("1", 1.0), ("5 %", 0.05)]
)
def test_a_part_is_read_as_it_is_typed(text, part):
    assert read_part(text) == pytest.approx(part)


@pytest.mark.parametrize(
    ("text", "kind", "near"),
    [("60", OutOfRange, "60%"), ("600", OutOfRange, "100%"), ("abc", BadInput, "60%")],
)
def test_a_part_that_cannot_be_meant_is_refused_with_the_nearest(text, kind, near):
    with pytest.raises(kind) as refused:
        read_part(text)
    assert refused.value.nearest == (near,)
    assert f"'{text}'" in refused.value.came and "renewables" not in refused.value.sentence()
