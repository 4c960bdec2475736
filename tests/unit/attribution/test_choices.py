"""The choices of a contribution to warming, and their words."""

import pytest

from stocktake import sources
from stocktake.attribution.axes import AXES, attribution_choices
from stocktake.choices import NOT_APPLICABLE
from stocktake.errors import BadInput, OutOfRange, UnknownChoice
from stocktake.report.language import words
from stocktake.report.naming import Naming


def test_no_combination_stands_twice():
    table = [tuple(row.items()) for row in attribution_choices(2023, everything=True)]
    assert len(table) == len(set(table))


def test_fossil_co2_knows_no_land_use():
    rows = [row for row in attribution_choices(2023) if row["gases"] == "fossil-co2"]
    assert {row["land_use"] for row in rows} == {NOT_APPLICABLE}
    assert {row["albedo"] for row in rows} == {NOT_APPLICABLE}


def test_data_set_and_albedo_open_only_on_request():
    few, all_of_them = attribution_choices(2023), attribution_choices(2023, everything=True)
    assert {row["dataset"] for row in few} == {"gcb"}
    assert {row["dataset"] for row in all_of_them} == {"gcb", "joined", "jones"}


def test_any_start_year_may_be_fixed():
    assert attribution_choices(2023, {"start": "1992"}).defaults["start"] == "1992"


@pytest.mark.parametrize(
    ("fixed", "error", "said"),
    [
        ({"method": "leave-two-out"}, UnknownChoice, "leave-one-out"),
        ({"start": "1800"}, OutOfRange, "1850"),
        ({"start": "2030"}, OutOfRange, "2023"),
        ({"start": "long ago"}, BadInput, "start year"),
        ({"gases": "fossil-co2", "land_use": "blue"}, BadInput, "no land-use CO2"),
        ({"gases": "co2", "land_use": "none"}, BadInput, "fossil-co2"),
        ({"weather": "fine"}, UnknownChoice, "weather"),
    ],
)
def test_choices_that_cannot_be_are_refused_with_what_can(fixed, error, said):
    with pytest.raises(error, match=said):
        attribution_choices(2023, fixed)


@pytest.mark.parametrize("axis", AXES, ids=lambda axis: axis.name)
def test_axes_choices_and_reasons_have_words_in_chinese(axis):
    chinese = Naming(words("zh"), sources.read_places())
    assert chinese.axis(axis.name) != axis.name
    assert chinese.sentence_of_data(axis.reason, "choices.reason.") != axis.reason
    if axis.name != "start":
        named = [words("zh").has(f"choices.choice.{axis.name}.{choice}") for choice in axis.choices]
        assert all(named)
