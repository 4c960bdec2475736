"""Which of a user's pledges can move a pathway, and what is said of the others."""

from dataclasses import replace

import pytest

from stocktake.errors import BadInput
from stocktake.pledges import Kind, Pledge
from stocktake.pledges.own import usable

GOOD = Pledge("good", "AAA", Kind.LEVEL, 2035, 400.0, 400.0, "Mt", land_use="excluded", metric="AR6GWP100")


def test_a_pledge_with_a_number_is_followed(context):
    assert usable([GOOD], context(), {"AAA"}).used == (GOOD,)


def test_net_zero_needs_no_unit_and_may_come_after_2050(context):
    zero = Pledge("zero", "AAA", Kind.NET_ZERO, 2070, land_use="net")
    assert usable([zero], context(), {"AAA"}).used == (zero,)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": "archived"}, "active"),
        ({"role": "supplementary"}, "headline"),
        ({"target_year": 2028}, "2030 to 2050"),
        ({"party": "BBB"}, "no country pathway of BBB"),
        ({"kind": Kind.SECTOR}, "says nothing of all emissions"),
        ({"kind": Kind.REDUCTION_FROM_BASE, "unit": "%"}, "base year"),
    ],
)
def test_one_that_cannot_be_followed_is_left_out_with_the_reason(context, change, reason):
    bad = replace(GOOD, id="bad", **change)
    own = usable([GOOD, bad], context(), {"AAA"})
    assert own.used == (GOOD,)
    ((left, why),) = own.left
    assert left is bad and reason in why


def test_a_file_of_which_nothing_can_be_followed_is_refused_with_every_reason(context):
    with pytest.raises(BadInput, match="good: There is no country pathway of AAA"):
        usable([GOOD], context(), {"BBB"})
