"""What single rules do, worked out by hand for two or three countries."""

import numpy as np
import pytest

from stocktake.choices import Absent
from stocktake.equity.rules import RULES, Facts


def facts(**changes):
    """A rich country with much past and few people, and a poor one with many."""
    told = {
        "codes": ("RICH", "POOR"),
        "emissions": np.array([4.0, 1.0]),
        "past": np.array([80.0, 20.0]),
        "baseline": np.array([100.0, 100.0]),
        "population": np.array([1.0, 3.0]),
        "person_years": np.array([40.0, 160.0]),
        "converged": np.array([1.0, 4.0]),
        "income": np.array([50_000.0, 5_000.0]),
        "span": (2025, 2050),
        "last": 2023,
    }
    return Facts(**{**told, **changes})


def shares(rule, whole=100.0, **changes):
    return RULES[rule].shares(facts(**changes), whole)


def test_equal_per_capita_follows_heads():
    assert shares("equal-per-capita") == pytest.approx([25.0, 75.0])


def test_grandfathering_follows_emissions():
    assert shares("grandfathering") == pytest.approx([80.0, 20.0])


def test_a_country_that_takes_up_more_than_it_emits_inherits_nothing():
    assert shares("grandfathering", emissions=np.array([4.0, -1.0])) == pytest.approx([100.0, 0.0])


def test_equal_cumulative_per_capita_counts_what_was_used():
    # (100 + 100) shared 40 to 160 person-years is 40 and 160, less 80 and 20 already used
    assert shares("equal-cumulative-per-capita") == pytest.approx([-40.0, 140.0])


def test_equal_cumulative_per_capita_has_no_answer_for_one_year():
    with pytest.raises(Absent, match="budget"):
        shares("equal-cumulative-per-capita", span=(2030, 2030))


@pytest.mark.parametrize(
    ("year", "expected"), [(2023, [80.0, 20.0]), (2050, [20.0, 80.0]), (2060, [20.0, 80.0])]
)
def test_convergence_goes_from_emissions_to_heads(year, expected):
    assert shares("per-capita-convergence", span=(year, year)) == pytest.approx(expected)


def test_a_great_budget_is_shared_nearly_by_heads_and_a_small_one_by_emissions():
    great, small = shares("per-capita-convergence", 10_000.0), shares("per-capita-convergence", 1.0)
    assert great[1] / 10_000 > 0.77
    assert small[0] > 0.74


def test_convergence_has_no_answer_where_nothing_is_left():
    with pytest.raises(Absent, match="used up"):
        shares("per-capita-convergence", -5.0)


def test_responsibility_shares_the_cut_by_the_past():
    # the cut of 100 from baselines of 200 is borne 80 to 20
    assert shares("responsibility") == pytest.approx([20.0, 80.0])


def test_below_the_threshold_nobody_cuts():
    assert shares("capability", threshold=7_500.0) == pytest.approx([0.0, 100.0])


def test_without_a_threshold_income_counts_from_the_first_dollar():
    # capacities 50,000 and 15,000
    assert shares("capability") == pytest.approx([100 - 100 * 50 / 65, 100 - 100 * 15 / 65])


def test_more_progressivity_spares_the_poorer():
    mild, strong = shares("capability"), shares("capability", progressivity=2.0)
    assert strong[0] < mild[0] and strong[1] > mild[1]


def test_a_threshold_above_every_income_has_no_answer():
    with pytest.raises(Absent, match="threshold"):
        shares("capability", threshold=80_000.0)


def test_development_rights_stand_between_their_two_halves():
    both, one, other = (
        shares(name, threshold=2_000.0) for name in ("development-rights", "capability", "responsibility")
    )
    # with a threshold the poorer one's past counts less than in plain responsibility
    assert both[0] <= max(one[0], other[0])
    assert both.sum() == pytest.approx(100.0)
