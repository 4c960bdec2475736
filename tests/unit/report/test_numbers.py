"""Numbers as readers of English and of Chinese write them."""

import doctest

import pytest

from stocktake.findings import Finding
from stocktake.report import numbers
from stocktake.report.numbers import (
    exact,
    range_of,
    show,
    show_range,
    step_of,
    unit_name,
    value_of,
    with_range,
)


def finding(value, unit, low=None, high=None):
    return Finding("x", "?", value, unit, low, high)


def test_the_examples_in_the_module_hold():
    assert doctest.testmod(numbers).failed == 0


@pytest.mark.parametrize(
    "value, unit, low, high, english, chinese",
    [
        (41.03, "% of world emissions", 37.1, 46.0, "41% (37–46%)", "41%（37%～46%）"),
        (1.917, "°C above 1850-1900", 1.41, 2.63, "1.9 °C (1.4–2.6 °C)", "1.9℃（1.4℃～2.6℃）"),
        (2004, "year", 2001, 2009, "2004 (2001–2009)", "2004年（2001～2009年）"),
        (5.02, "%", 4.26, 6.53, "5.0% (4.3–6.5%)", "5.0%（4.3%～6.5%）"),
        (-0.3, "K", -1.2, 0.4, "−0.3 °C (−1.2 to 0.4 °C)", "−0.3℃（−1.2℃～0.4℃）"),
        (3, "rank", 3, 5, "3 (3–5)", "第3位（第3～5位）"),
        (0.0801, "probability", None, None, "8%", "8%"),
    ],
)
def test_a_value_is_written_with_its_range(value, unit, low, high, english, chinese):
    assert with_range(finding(value, unit, low, high), "en") == english
    assert with_range(finding(value, unit, low, high), "zh") == chinese


@pytest.mark.parametrize(
    "value, unit, english, chinese",
    [
        (53007.7, "Mt CO2e (AR6GWP100)/yr", "53.0 Gt CO₂e/yr", "530亿吨二氧化碳当量"),
        (
            21.1,
            "GtCO2e/yr (AR6GWP100), all gases with land-use CO2",
            "21.1 Gt CO₂e/yr",
            "211亿吨二氧化碳当量",
        ),
        (6.4, "Mt CH4/yr", "6.40 Mt CH₄/yr", "640万吨甲烷"),
        (0.35, "Gt CO2/yr", "350 Mt CO₂/yr", "3.50亿吨二氧化碳"),
        (127.0, "GtCO2", "127 Gt CO₂", "1270亿吨二氧化碳"),
    ],
)
def test_masses_have_the_scale_readers_are_used_to(value, unit, english, chinese):
    assert show(value, unit, "en") == english
    assert show(value, unit, "zh") == chinese


def test_digits_never_claim_more_than_the_range_can_carry():
    assert step_of(41.03, 30.0, 55.0) == 1.0
    assert step_of(1.917, 1.41, 2.63) == pytest.approx(0.1)
    assert value_of(finding(123.4, "%", 20.0, 400.0), "en") == "120%"


def test_a_range_too_narrow_for_two_digits_gets_three():
    assert (
        with_range(finding(53.0, "Gt CO2e/yr", 52.7, 53.4), "en") == "53.0 Gt CO₂e/yr (52.7–53.4 Gt CO₂e/yr)"
    )


def test_digits_without_a_range_are_three():
    assert show(51.234, "Gt CO2e/yr", "en") == "51.2 Gt CO₂e/yr"


def test_a_table_column_keeps_one_scale_whatever_the_size():
    small, large = (show(value, "Gt CO2e/yr", "en", bare=True) for value in (0.02, 52.0))
    assert (small, large) == ("0.0200", "52.0")
    assert unit_name("Gt CO2e/yr", "zh") == "亿吨二氧化碳当量"


def test_a_rounded_zero_has_no_sign():
    assert show(-0.004, "K", "en", low=-1.0, high=1.0) == "0.0 °C"


@pytest.mark.parametrize("chance, shown", [(0.0, "<1%"), (0.004, "<1%"), (0.31, "31%"), (0.999, ">99%")])
def test_an_ensemble_never_says_never_or_always(chance, shown):
    assert show(chance, "probability", "en") == shown


def test_a_range_of_no_width_is_left_out():
    assert range_of(finding(1, "rank", 1, 1), "en") == ""
    assert with_range(finding(1, "rank", 1, 1), "zh") == "第1位"


def test_what_is_no_number_is_a_dash_and_text_stays():
    assert show(None, "%", "en") == "—"
    assert show(float("nan"), "%", "en") == "—"
    assert show("CO2", "", "en") == "CO2"


def test_a_limit_is_exact():
    assert exact(1.5, "K", "en") == "1.5 °C"
    assert exact(2.0, "K", "zh") == "2℃"


def test_a_chance_is_shown_to_one_per_cent_however_wide_its_range():
    assert show(0.046, "probability", "en", low=0.003, high=0.992) == "5%"
    assert show_range(0.003, 0.992, "probability", "en", value=0.046) == "0–99%"


def test_a_small_share_is_not_shown_as_nothing():
    unit = "% of world emissions"
    assert show(0.0049, unit, "en") == "0.005%"
    assert show(0.000008, unit, "en") == "<0.001%"
    assert show(0.0, unit, "en") == "0%"
    assert show(2.47, unit, "en", low=1.2, high=5.3) == "2.5%"


def test_a_range_whose_ends_read_the_same_is_said_once():
    assert show_range(1.96, 2.04, "% a year", "en", value=2.0) == "2.0% a year"
