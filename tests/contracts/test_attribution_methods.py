"""Every method of attribution, under one contract, in an invented climate whose answers are known."""

import numpy as np
import pytest

from stocktake.attribution.emitted import Emitted
from stocktake.attribution.methods import METHODS

YEARS = 60
MEMBERS = np.array([0.3, 0.45, 0.7])  # K per 1000 Gt CO2, one per member
EVERY = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
ADDS_UP = {"cumulative-gwp-star", "cumulative-gwp100"}


def world_of(*amounts):
    """Places with CO2 only, Gt a year; the last stands in the world alone, as bunkers do."""
    amount = np.zeros((len(amounts), 4, YEARS))
    amount[:, 0] = np.array(amounts)[:, None]
    return emissions(amount[:-1], amount.sum(axis=0))


def emissions(amount, world):
    return Emitted(
        tuple(f"P{number}" for number in range(len(amount))),
        1964,
        amount,
        world,
        np.array([1.0, 1.0, 0.0279, 0.273]),
        False,
        np.ones(len(amount), bool),
        {},
        (),
    )


def linear(removals):
    """(case, member) K: warming in proportion to cumulative CO2."""
    return removals[:, :2].sum(axis=(1, 2))[:, None] * MEMBERS / 1000


def saturating(removals, world):
    """(case, member) K: forcing grows with the logarithm, so each tonne more warms less."""
    total = world[:2].sum()
    kept = total - removals[:, :2].sum(axis=(1, 2))
    return np.log1p(total / 500)[None] * MEMBERS - np.log1p(kept / 500)[:, None] * MEMBERS


def run(method, told, climate):
    effects = climate(method.removals(told))
    whole = climate(told.world[None])[0]
    return method.contributions(told, effects, whole), whole


@EVERY
def test_all_methods_agree_where_warming_follows_cumulative_co2(method):
    told = world_of(3.0, 1.0, 0.5, 0.1)
    parts, _ = run(method, told, linear)
    expected = np.array([3.0, 1.0, 0.5])[:, None] * YEARS * MEMBERS / 1000
    assert np.allclose(parts, expected, rtol=1e-9)


@EVERY
def test_who_emits_nothing_warms_nothing(method):
    parts, _ = run(
        method, world_of(2.0, 0.0, 0.0), lambda case: saturating(case, world_of(2.0, 0.0, 0.0).world)
    )
    assert np.abs(parts[1]).max() < 1e-12


@EVERY
def test_equal_emitters_have_equal_parts(method):
    told = world_of(2.0, 2.0, 1.0)
    parts, _ = run(method, told, lambda case: saturating(case, told.world))
    assert np.allclose(parts[0], parts[1])


@EVERY
def test_parts_have_a_row_per_place_and_a_column_per_member(method):
    parts, _ = run(method, world_of(2.0, 1.0, 0.0), linear)
    assert parts.shape == (2, 3)


@EVERY
def test_more_emissions_never_warm_less(method):
    told = world_of(3.0, 2.0, 1.0, 0.0)
    parts, _ = run(method, told, lambda case: saturating(case, told.world))
    assert (parts[0] > parts[1]).all() and (parts[1] > parts[2]).all()


@pytest.mark.parametrize("name", sorted(ADDS_UP))
def test_proportional_parts_add_up_to_the_whole(name):
    told = world_of(3.0, 2.0, 1.0, 0.0)
    parts, whole = run(METHODS[name], told, lambda case: saturating(case, told.world))
    assert np.allclose(parts.sum(axis=0), whole)


def test_shapley_gives_place_and_rest_the_whole():
    told = world_of(3.0, 2.0, 0.0)
    parts, whole = run(METHODS["shapley"], told, lambda case: saturating(case, told.world))
    assert np.allclose(parts.sum(axis=0), whole)


def test_in_a_saturating_climate_the_last_one_in_warms_least():
    told = world_of(3.0, 2.0, 0.0)
    done = {
        name: run(method, told, lambda case: saturating(case, told.world))[0]
        for name, method in METHODS.items()
    }
    assert (done["marginal"] < done["leave-one-out"]).all()
    assert (done["leave-one-out"] < done["shapley"]).all()


def test_gwp_star_knows_steady_methane_from_rising():
    steady, rising = np.zeros((2, 4, YEARS))
    steady[2] = 10.0
    rising[2] = np.linspace(0, 20, YEARS)  # the same sum
    told = emissions(np.stack([steady, rising]), steady + rising)
    plain, _ = run(METHODS["cumulative-gwp100"], told, lambda case: case[:, 2].sum(axis=1)[:, None] * MEMBERS)
    star, _ = run(
        METHODS["cumulative-gwp-star"], told, lambda case: case[:, 2].sum(axis=1)[:, None] * MEMBERS
    )
    assert np.allclose(plain[0], plain[1])
    assert (star[1] > 1.2 * star[0]).all()
