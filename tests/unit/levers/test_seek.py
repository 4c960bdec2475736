"""Levers backwards, on a climate simple enough to be checked by hand."""

import numpy as np
import pytest

from stocktake.assessment.seek import Goal, Weights, seek
from stocktake.errors import BadInput, OutOfRange
from stocktake.pathways.levers.apply import plan

MEMBERS = 201


class Straight:
    """Each member warms by its own sensitivity times cumulative CO2, and cools with methane cut."""

    def __init__(self, base):
        self.base = base
        self.years = base.years[base.years >= 2026]
        self.sensitivity = np.linspace(0.5, 1.5, MEMBERS)

    def warming(self, worlds):
        values = worlds.values[..., self.base.years >= 2026]
        names = list(self.base.all_species)
        co2 = np.cumsum(values[:, names.index("CO2 FFI")] + values[:, names.index("CO2 AFOLU")], axis=-1)
        felt = 1.0 + 0.0015 * co2 + 0.003 * values[:, names.index("CH4")]
        return felt[:, None, :] * self.sensitivity[None, :, None]

    def along(self, world, directions):
        here = self.warming(world.expand_dims({"scenario": ["x"]}))[0]
        step = 1e-6
        moved = world.values + step * directions
        worlds = world.expand_dims({"scenario": np.arange(len(directions))}).copy(data=moved)
        return here, (self.warming(worlds) - here[None]) / step


LEVERS = ("coal=-100%@2040", "oil=-100%@2040", "methane=-45%@2035")


@pytest.fixture(scope="module")
def climate(base):
    return Straight(base)


@pytest.fixture(scope="module")
def laid(small, base):
    return plan(base, [small.lever(text, base) for text in LEVERS])


def share_below(laid, climate, strength, limit):
    worlds = laid.world(strength).expand_dims({"scenario": ["x"]})
    return float((climate.warming(worlds)[0].max(axis=-1) < limit).mean())


def test_what_is_found_holds_by_count_and_hardly_more(laid, climate):
    goal = Goal(1.9, 0.6)
    assert share_below(laid, climate, np.zeros(3), 1.9) < 0.6 < share_below(laid, climate, np.ones(3), 1.9)
    found = seek(laid, climate, goal)
    counted = share_below(laid, climate, found.strength, goal.limit)
    assert found.feasible and counted == found.probability >= goal.probability
    assert found.probability < goal.probability + 2 / MEMBERS  # one member is the step of a count


def test_no_nearby_change_is_less_and_still_meets_the_goal(laid, climate):
    goal = Goal(1.9, 0.6)
    found = seek(laid, climate, goal)
    chance = np.random.default_rng(3)
    for _ in range(300):
        other = np.clip(found.strength + 0.1 * chance.normal(size=3), 0, 1)
        if other @ other < 0.98 * found.cost:  # softness and counting leave the optimum a per cent of room
            assert share_below(laid, climate, other, goal.limit) < goal.probability + 1 / MEMBERS


def test_nothing_is_changed_where_nothing_is_needed(laid, climate):
    found = seek(laid, climate, Goal(4.5, 0.5))
    assert found.feasible and not found.strength.any() and found.cost == 0


def test_a_goal_out_of_reach_is_called_that_with_the_nearest(laid, climate):
    found = seek(laid, climate, Goal(1.05, 0.9))
    assert not found.feasible and found.probability < 0.9 and found.at > 1.05
    assert found.probability == pytest.approx(share_below(laid, climate, np.ones(3), 1.05))


def test_cost_weights_take_the_cheap_lever_first(laid, climate):
    found = seek(laid, climate, Goal(2.2, 0.5), Weights.COST, prices=(1.0, 100.0, 1.0))
    assert found.feasible and found.strength[1] < 0.05 and found.cost < 5


def test_lower_bounds_are_kept(laid, climate):
    found = seek(laid, climate, Goal(2.2, 0.5), low=(0.0, 0.7, 0.0))
    assert found.strength[1] >= 0.7 - 1e-9


def test_slopes_are_the_derivative_of_the_change(laid):
    at, step = np.array([0.3, 0.6, 0.2]), 1e-6
    for number, unit in enumerate(np.eye(3)):
        moved = (laid.change(at + step * unit) - laid.change(at - step * unit)) / (2 * step)
        assert np.allclose(laid.slopes(at)[number], moved, atol=1e-6)


@pytest.mark.parametrize("probability", [0.0, 1.0, 1.5])
def test_certainty_cannot_be_sought(probability):
    with pytest.raises(OutOfRange, match="between 0 and 1"):
        Goal(2.0, probability)


def test_a_limit_out_of_range_is_refused():
    with pytest.raises(OutOfRange, match="outside"):
        Goal(20.0, 0.5)


def test_no_levers_are_refused(base, climate):
    with pytest.raises(BadInput, match="No lever"):
        seek(plan(base, []), climate, Goal(2.0, 0.5))
