"""Questions over choice sets: nothing dropped in silence, the headline under declared defaults."""

import pytest

from stocktake.choices import NOT_APPLICABLE, Absent, Answer, Axis, ChoiceSet, ask
from stocktake.errors import NoAnswer, UnknownChoice

GASES = Axis("gases", ("co2", "kyoto"), "kyoto", "the basket of the Paris pledges")
LAND = Axis("land_use", ("none", "mean", "inventory"), "none", "the better known part")
BOTH = ChoiceSet((GASES, LAND))


def served(choices):
    if choices["land_use"] == "inventory":
        raise Absent("no inventory of land use is at hand")
    return Answer(1.0 if choices["gases"] == "co2" else 2.0, sources=("a", choices["gases"]))


def test_every_combination_is_in_the_answer_with_its_value_or_its_reason():
    finding = ask("q", "How much?", "Mt", BOTH, served)
    assert len(finding.alternatives) == len(BOTH) == 6
    absent = [row for row in finding.alternatives if row.absent]
    assert len(absent) == 2
    assert {row.absent for row in absent} == {"no inventory of land use is at hand"}


def test_the_headline_is_the_value_under_the_defaults_and_the_range_spans_the_others():
    finding = ask("q", "How much?", "Mt", BOTH, served)
    assert (finding.value, finding.low, finding.high) == (2.0, 1.0, 2.0)
    assert finding.defaults == {"gases": "kyoto", "land_use": "none"}
    assert finding.note == ""


def test_sources_are_named_once_each():
    assert ask("q", "How much?", "Mt", BOTH, served).sources == ("a", "co2", "kyoto")


def test_a_fixed_choice_narrows_the_set_whatever_its_case():
    narrowed = BOTH.fix({"gases": "CO2"})
    assert len(narrowed) == 3
    assert narrowed.defaults["gases"] == "co2"


def test_a_default_that_cannot_be_served_is_said_so_and_the_nearest_choice_stands_in():
    with_inventory = ChoiceSet((GASES, Axis("land_use", ("inventory", "mean"), "inventory", "for the test")))
    finding = ask("q", "How much?", "Mt", with_inventory, served)
    assert finding.defaults == {"gases": "kyoto", "land_use": "mean"}
    assert finding.value == 2.0
    assert "no inventory of land use" in finding.note


def test_a_question_that_nothing_can_serve_is_an_error_with_the_reason():
    with pytest.raises(NoAnswer, match="no inventory of land use"):
        ask("q", "How much?", "Mt", BOTH.fix({"land_use": "inventory"}), served)


@pytest.mark.parametrize(
    ("fixed", "proposal"), [({"gasses": "co2"}, "gases"), ({"gases": "kyotto"}, "kyoto")]
)
def test_an_unknown_axis_or_choice_is_refused_with_the_nearest(fixed, proposal):
    with pytest.raises(UnknownChoice) as refused:
        BOTH.fix(fixed)
    assert proposal in refused.value.nearest


def metric_matters_for_the_basket_only(combination):
    if combination["gases"] == "co2":
        return {**combination, "metric": NOT_APPLICABLE}
    return dict(combination)


METRIC = Axis("metric", ("GWP100", "GWP20"), "GWP100", "the metric of the Paris rules")
DEPENDENT = ChoiceSet((GASES, METRIC), metric_matters_for_the_basket_only)


def test_an_axis_that_does_not_matter_multiplies_nothing():
    assert [tuple(form.values()) for form in DEPENDENT] == [
        ("co2", NOT_APPLICABLE),
        ("kyoto", "GWP100"),
        ("kyoto", "GWP20"),
    ]
    assert len(DEPENDENT.fix({"gases": "co2", "metric": "GWP20"})) == 1


def test_a_canonical_form_never_moves_a_fixed_axis():
    def with_land_use(combination):
        mended = dict(combination)
        if mended["gases"] == "co2" and mended["land_use"] == "none":
            mended["land_use"] = "mean"
        return mended

    either = ChoiceSet((GASES, LAND), with_land_use)
    assert {"gases": "co2", "land_use": "mean"} in list(either)
    assert all(form["gases"] == "kyoto" for form in either.fix({"land_use": "none"}))


def test_an_axis_the_default_makes_moot_still_has_its_default_where_another_choice_stands_in():
    metric = Axis("metric", ("SAR", "AR6"), "AR6", "the newest")
    data = Axis("dataset", ("new", "old"), "new", "covers most")

    def canonical(one):
        return {**one, "metric": NOT_APPLICABLE} if one["dataset"] == "new" else dict(one)

    def answer(one):
        if one["dataset"] == "new":
            raise Absent("it begins later")
        return Answer({"SAR": 1.0, "AR6": 2.0}[one["metric"]])

    finding = ask("q", "How much?", "Mt", ChoiceSet((data, metric), canonical), answer)
    assert finding.value == 2.0 and finding.defaults["metric"] == "AR6" and "begins later" in finding.note
