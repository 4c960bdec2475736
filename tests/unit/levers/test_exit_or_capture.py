"""Exit against capture: equal effort is equal, limits bind, and physics that must favour one side does."""

import numpy as np
import pytest

from stocktake.assessment.exit_or_capture import break_even_costs, compare, replace_value
from stocktake.assessment.exit_terms import GROWTH, Effort, Ramp, Terms, depths
from stocktake.errors import OutOfRange
from stocktake.pathways.levers.ccs import CAPTURE, PENALTY
from stocktake.pathways.levers.parameters import Settings


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
        base,
        Weighing(base),
        Terms(
            **{"depth": 0.5, "end": 2040, "places": (), "effort": Effort.SERVICE, "ramp": Ramp.FREE, **terms}
        ),
        settings or Settings(),
    )


def test_the_same_service_is_the_same_depth():
    assert depths(Terms(0.5, 2040, (), Effort.SERVICE, Ramp.FREE), Settings()) == (0.5, 0.5)


def test_the_same_gross_co2_counts_the_fuel_of_capture(ran):
    found = ran(effort=Effort.GROSS)
    gross = found.capture.handled[-1] / CAPTURE.central
    assert gross == pytest.approx(found.exit.handled[-1])


def test_the_same_money_is_spent_at_full_depth(ran):
    settings = replace_value(Settings(), PENALTY, 0.25)
    found = ran(settings, effort=Effort.COST)
    at = found.all_years == 2045
    # exit pays for its own life cycle (3 %), capture for what leaks back (under 1 %)
    assert found.capture.cost[at] == pytest.approx(found.exit.cost[at], rel=0.04)


def test_capture_keeps_less_co2_out_than_exit_at_the_same_service(ran):
    found = ran()
    assert 0 < found.capture.avoided[-1] < found.exit.avoided[-1]
    assert (found.lead(2100) > 0).all()


def test_capture_adds_methane_and_exit_ends_some(ran):
    found = ran()
    assert found.change(found.exit, "CH4", 2050) < 0 < found.change(found.capture, "CH4", 2050)


def test_growth_limits_hold_capture_back(ran):
    limited = ran(Settings({one.name: "low" for one in GROWTH.values()}), ramp=Ramp.LIMITED)
    at = limited.all_years == 2030
    assert limited.capture.handled[at] <= GROWTH[2030].low + 1e-9
    assert limited.capture.handled.sum() < ran().capture.handled.sum()


def test_a_better_capture_rate_narrows_the_lead(ran):
    leads = [ran(replace_value(Settings(), CAPTURE, rate)).lead(2100).mean() for rate in (0.6, 0.8, 1.0)]
    assert leads[0] > leads[1] > leads[2]


def test_what_leaks_back_warms(ran):
    tight, leaky = (ran(Settings({"capture.leak": level})) for level in ("low", "high"))
    assert leaky.avoided(leaky.capture, 2100).mean() < tight.avoided(tight.capture, 2100).mean()


def test_a_depth_of_nothing_or_more_than_all_is_refused():
    for depth in (0.0, 1.2):
        with pytest.raises(OutOfRange):
            Terms(depth, 2040, (), Effort.SERVICE, Ramp.FREE)


def test_better_capture_may_cost_more_and_still_buy_the_same(base):
    terms = Terms(0.5, 2040, (), Effort.SERVICE, Ramp.FREE)
    found = break_even_costs(base, Weighing(base), terms, Settings(), np.array([0.5, 0.75, 1.0]), 2100)
    assert (np.diff(found) > 0.005).all()
