"""Shapley's value: what its axioms promise holds for any effect."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stocktake.assessment import split as shapley
from stocktake.errors import BadInput

MEMBERS = 3


def game_of(causes, seed):
    """Any effect: a random number for each coalition and member."""
    values = np.random.default_rng(seed).normal(size=(2**causes, MEMBERS))
    return lambda coalitions: values[coalitions @ (1 << np.arange(causes))]


@given(st.integers(1, 6), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_parts_add_up_to_the_whole_member_by_member(causes, seed):
    found = shapley.exact(game_of(causes, seed), causes)
    assert np.allclose(found.parts.sum(axis=0), found.whole, atol=1e-12)
    assert found.runs == 2**causes and found.exact


@given(st.integers(2, 6), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_causes_that_can_be_exchanged_get_equal_parts(causes, seed):
    game = game_of(causes, seed)

    def blind(coalitions):  # the first two causes count only by how many of them are there
        swapped = coalitions.copy()
        swapped[:, [0, 1]] = coalitions[:, [1, 0]]
        return game(coalitions) + game(swapped)

    found = shapley.exact(blind, causes)
    assert np.allclose(found.parts[0], found.parts[1], atol=1e-12)


@given(st.integers(2, 6), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_cause_that_changes_nothing_gets_nothing(causes, seed):
    game = game_of(causes - 1, seed)
    found = shapley.exact(lambda coalitions: game(coalitions[:, 1:]), causes)
    assert np.allclose(found.parts[0], 0.0, atol=1e-12)


def test_the_glove_game_is_split_as_in_textbooks():
    def gloves(coalitions):  # one left glove, two right ones; a pair is worth one
        left, right = coalitions[:, 0], coalitions[:, 1] | coalitions[:, 2]
        return (left & right)[:, None].astype(float)

    assert np.allclose(shapley.exact(gloves, 3).parts[:, 0], [2 / 3, 1 / 6, 1 / 6])


def test_effects_without_interplay_are_their_own_parts():
    alone = np.array([1.0, -2.0, 0.5, 4.0])
    found = shapley.exact(lambda coalitions: (coalitions @ alone)[:, None], 4)
    assert np.allclose(found.parts[:, 0], alone)


def test_drawn_orders_add_up_and_lie_within_the_stated_error():
    causes = 8
    game = game_of(causes, 7)
    exact, drawn = shapley.exact(game, causes), shapley.sampled(game, causes, seed=1, pairs=400)
    assert np.allclose(drawn.parts.sum(axis=0), drawn.whole, atol=1e-12)
    off = np.abs(drawn.parts.mean(axis=1) - exact.parts.mean(axis=1))
    assert (
        off < 5 * drawn.error
    ).all() and not drawn.exact  # five standard errors: one false alarm in millions


def test_more_than_twelve_causes_are_drawn_and_say_so():
    weights = np.arange(15.0)
    found = shapley.split(lambda coalitions: (coalitions @ weights)[:, None] ** 2, 15)
    assert not found.exact and np.allclose(found.parts.sum(axis=0), found.whole)


def test_the_same_seed_draws_the_same_orders():
    game = game_of(6, 3)
    first, second = (shapley.sampled(game, 6, seed=5, pairs=8) for _ in range(2))
    assert np.array_equal(first.parts, second.parts)


def test_nothing_to_split_is_refused():
    with pytest.raises(BadInput, match="nothing to split"):
        shapley.split(lambda coalitions: coalitions, 0)
