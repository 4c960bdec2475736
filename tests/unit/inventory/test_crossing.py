"""The overtake rule on series of every shape."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.choices import Absent
from stocktake.inventory.ledger import below, leaves
from stocktake.inventory.questions.overtake import crossing

BEGIN = 1950
AMOUNTS = st.lists(st.floats(-100, 100), min_size=2, max_size=40)


@given(one=AMOUNTS, other=AMOUNTS)
def test_from_the_year_of_the_overtake_on_the_one_stays_ahead(one, other):
    size = min(len(one), len(other))
    first, second = np.array(one[:size]), np.array(other[:size])
    answer = crossing(first, second, np.ones(size, bool), BEGIN, ())
    ahead = first > second
    if answer.value is None:
        assert ahead.all() or not ahead[-1]
        assert answer.reason
    else:
        at = answer.value - BEGIN
        assert ahead[at:].all() and not ahead[at - 1]


@given(one=AMOUNTS)
def test_nobody_passes_itself(one):
    series = np.array(one)
    answer = crossing(series, series, np.ones(len(series), bool), BEGIN, ())
    assert answer.value is None and "not by" in answer.reason


@given(one=AMOUNTS, other=AMOUNTS, factor=st.floats(0.01, 100))
def test_the_unit_of_measure_changes_no_year(one, other, factor):
    size = min(len(one), len(other))
    # whole numbers, so that scaling cannot round two different amounts into one
    first, second = np.round(one[:size]), np.round(other[:size])
    known = np.ones(size, bool)
    plain = crossing(first, second, known, BEGIN, ()).value
    assert crossing(first * factor, second * factor, known, BEGIN, ()).value == plain


def test_years_that_one_of_the_two_lacks_do_not_count():
    one, other = np.array([1.0, 9.0, 3.0]), np.array([2.0, 2.0, 2.0])
    answer = crossing(one, other, np.array([True, False, True]), BEGIN, ())
    assert answer.value == BEGIN + 2
    with pytest.raises(Absent, match="never has both"):
        crossing(one, other, np.zeros(3, bool), BEGIN, ())


def test_crossings_that_did_not_last_are_listed():
    one, other = np.array([1.0, 3.0, 1.0, 3.0]), np.full(4, 2.0)
    answer = crossing(one, other, np.ones(4, bool), BEGIN, ())
    assert answer.value == BEGIN + 3
    assert [turn["year"] for turn in answer.extra["crossings"]] == [1951, 1952, 1953]


CODES = st.lists(
    st.lists(st.sampled_from("123AB"), min_size=1, max_size=4).map(".".join),
    min_size=1,
    max_size=20,
    unique=True,
)


@given(codes=CODES)
def test_leaves_hold_nothing_twice_and_lie_below_every_listed_category(codes):
    found = leaves(codes)
    assert not any(one.startswith(f"{other}.") for one in found for other in found)
    assert all(below(code, codes) for code in codes)
    assert all(any(leaf == code or leaf.startswith(f"{code}.") for leaf in found) for code in codes)
