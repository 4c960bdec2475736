"""What moves an answer: one axis at a time, and an order-free split of the variance."""

import pytest

from stocktake.choices import Absent, Answer, Axis, ChoiceSet, ask
from stocktake.influence import influences

BIG = Axis("big", ("a", "b"), "a", "for the test")
SMALL = Axis("small", ("x", "y", "z"), "x", "for the test")
IDLE = Axis("idle", ("m", "n"), "m", "for the test")
VALUES = {"a": 0.0, "b": 10.0, "x": 0.0, "y": 1.0, "z": 2.0}


def added(choices):
    return Answer(VALUES[choices["big"]] + VALUES[choices["small"]])


def test_the_axis_that_moves_most_comes_first_and_an_idle_one_moves_nothing():
    found = influences(ask("q", "?", "", ChoiceSet((SMALL, IDLE, BIG)), added))
    assert [one.axis for one in found] == ["big", "small", "idle"]
    assert (found[0].low, found[0].high, found[0].high_choice) == (0.0, 10.0, "b")
    assert found[2].width == 0 and found[2].variance == pytest.approx(0.0, abs=1e-12)


def test_of_a_sum_each_axis_explains_its_own_variance():
    found = {one.axis: one for one in influences(ask("q", "?", "", ChoiceSet((BIG, SMALL)), added))}
    # variances of {0, 10} and {0, 1, 2} about their means: 25 and 2/3
    assert found["big"].variance == pytest.approx(25 / (25 + 2 / 3))


def test_shares_add_up_to_one_even_where_axes_work_together_and_rows_are_missing():
    def together(choices):
        if choices["small"] == "z" and choices["big"] == "b":
            raise Absent("not at hand")
        return Answer(VALUES[choices["big"]] * VALUES[choices["small"]] + VALUES[choices["small"]])

    found = influences(ask("q", "?", "", ChoiceSet((BIG, SMALL, IDLE)), together))
    assert sum(one.variance for one in found) == pytest.approx(1.0)


def test_the_split_does_not_depend_on_the_order_of_axes():
    one = {i.axis: i.variance for i in influences(ask("q", "?", "", ChoiceSet((BIG, SMALL)), added))}
    other = {i.axis: i.variance for i in influences(ask("q", "?", "", ChoiceSet((SMALL, BIG)), added))}
    assert one == pytest.approx(other)


def test_a_choice_that_must_take_another_along_says_so():
    def only_together(choices):
        if (choices["big"] == "b") != (choices["idle"] == "n"):
            raise Absent("they go together")
        return added(choices)

    found = {
        i.axis: i
        for i in influences(
            ask("q", "?", "", ChoiceSet((BIG, IDLE)), lambda c: only_together({**c, "small": "x"}))
        )
    }
    assert found["big"].high == 10.0
    assert found["big"].high_also == {"idle": "n"}


def test_an_answer_that_is_no_number_moves_nowhere():
    finding = ask("q", "?", "", ChoiceSet((BIG,)), lambda choices: Answer(None, reason="not by 2023"))
    assert influences(finding) == []
