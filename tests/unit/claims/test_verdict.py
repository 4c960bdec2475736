"""Tolerances admit what they say; verdicts follow from the weight of the choices that make a claim true."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.claims.claim import Comparison, Figure, Unit
from stocktake.claims.tolerance import admits, interval
from stocktake.claims.verdict import Row, Verdict, conditions, verdict_of, weigh

METRICS = ("SARGWP100", "AR4GWP100", "AR5GWP100", "AR6GWP100", "AR6GWP20")


def percent(value, hedge="exact", step=1.0, word=False):
    return Figure(value, Unit.PERCENT, Comparison(hedge), step, word)


@pytest.mark.parametrize(
    ("told", "true", "false"),
    [
        (percent(40), (38.1, 41.9), (37.9, 42.1)),
        (percent(31), (30.3, 31.7), (30.1, 31.9)),
        (percent(31.5, step=0.1), (30.8, 32.2), (30.6, 32.4)),
        (percent(40, "about"), (36.1, 43.9), (35.9, 44.1)),
        (percent(40, "nearly"), (36.1, 40.7), (35.9, 40.9)),
        (percent(40, "more"), (40.01, 99.0), (40.0, 39.99)),
        (percent(40, "less"), (39.99, 0.0), (40.0, 40.01)),
        (percent(40, "at_least"), (40.0, 99.0), (39.9,)),
        (percent(100 / 3, word=True), (30.9, 35.8), (30.7, 35.9)),
        (Figure(2006, Unit.YEAR), (2006,), (2005, 2007)),
        (Figure(2006, Unit.YEAR, Comparison.ABOUT), (2004, 2008), (2003, 2009)),
        (Figure(3, Unit.RANK), (3,), (2, 4)),
        (Figure(3, Unit.RANK, Comparison.AT_MOST), (1, 3), (4,)),
        (Figure(2, Unit.TIMES), (1.71, 2.29), (1.69, 2.31)),
    ],
)
def test_a_figure_admits_what_its_words_allow(told, true, false):
    assert all(admits(told, value) for value in true)
    assert not any(admits(told, value) for value in false)


def test_a_change_has_half_a_point_of_slack():
    assert admits(percent(1.1, step=0.1), 1.5, change=True)
    assert not admits(percent(1.1, step=0.1), 1.5)


@given(st.floats(0.1, 1000), st.sampled_from(list(Comparison)), st.booleans())
def test_an_interval_holds_the_stated_value_unless_it_is_beyond(value, hedge, word):
    low, high = interval(Figure(value, Unit.PERCENT, hedge, 1.0, word))
    assert low <= value <= high
    assert math.isinf(low) == (hedge in (Comparison.LESS, Comparison.AT_MOST))


def rows(true):
    return [Row({"metric": metric}, 1.0, metric in true) for metric in METRICS]


def test_editions_of_one_metric_count_as_one_choice():
    weights = weigh(rows(()))
    assert sum(weights) == pytest.approx(1)
    assert weights[0] == pytest.approx(1 / 8)
    assert weights[-1] == pytest.approx(1 / 2)


@pytest.mark.parametrize(
    ("true", "headline", "verdict"),
    [
        (METRICS, 3, Verdict.HOLDS),
        ((), 3, Verdict.FAILS),
        (METRICS[:4], 3, Verdict.DEPENDS),
        (METRICS[4:], 3, Verdict.DEPENDS),
    ],
)
def test_verdicts_follow_from_weight_and_default(true, headline, verdict):
    table = rows(true)
    assert verdict_of(table, table[headline])[0] == verdict


def test_true_only_under_the_default_depends():
    table = [Row({"dataset": f"d{number}"}, 1.0, number == 0) for number in range(20)]
    assert verdict_of(table, table[0])[0] == Verdict.DEPENDS


def test_conditions_name_the_family_that_decides():
    (one,) = conditions(rows(METRICS[:4]))
    assert (one.axis, one.choices, one.share) == ("metric", ("gwp100",), pytest.approx(1.0))
    (other,) = conditions(rows(METRICS[:4]), true=False)
    assert other.choices == ("AR6GWP20",)


def test_conditions_take_a_second_axis_where_the_first_is_not_enough():
    table = [
        Row({"metric": metric, "land_use": land}, 1.0, metric != "AR6GWP20" and land == "none")
        for metric in METRICS
        for land in ("none", "mean")
    ]
    assert {one.axis for one in conditions(table)} == {"metric", "land_use"}
    assert conditions(table)[-1].share == pytest.approx(1.0)
