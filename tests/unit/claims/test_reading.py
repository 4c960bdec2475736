"""Sentences become the claims they make, whole or not at all."""

import pytest

from stocktake.claims.claim import Gases, Quantity
from stocktake.claims.reading import chinese, english

EXAMPLES = [
    one.example
    for language in (english, chinese)
    for one in language.grammar().patterns
    if "..." not in one.example and "……" not in one.example and not one.follows and not one.leans
]

# forms whose example alone names no year, as a change does
WITHOUT_YEARS = (Quantity.TREND, Quantity.PEAK)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_of_each_pattern_is_read(read, example):
    found = read(example + ("。" if example[0] > "\u2e80" else "."))
    assert found, "nothing was found"
    assert found[0].claim is not None or str(found[0].why) == "when", found


def test_both_languages_say_the_same_of_the_same_sentence(claims_of):
    pairs = [
        (
            "China and the United States account for 40% of global greenhouse gas emissions.",
            "中国和美国占全球温室气体排放的40%。",
        ),
        ("China is the world's largest emitter of carbon dioxide.", "中国是全球最大的二氧化碳排放国。"),
        (
            "China overtook the United States in 2006 as the largest emitter.",
            "2006年，中国超过美国成为最大的排放国。",
        ),
        ("Methane is the second most important greenhouse gas.", "甲烷是第二重要的温室气体。"),
        ("Global emissions rose by 60% between 1990 and 2022.", "1990年至2022年全球排放增长了60%。"),
        ("China's methane emissions are the highest in the world.", "中国的甲烷排放居世界首位。"),
    ]
    for one, other in pairs:
        assert [claim.key for claim in claims_of(one)] == [claim.key for claim in claims_of(other)], one


def test_two_claims_in_a_sentence_are_both_read(claims_of):
    found = claims_of("China is the largest emitter, accounting for 30% of global emissions.")
    assert [claim.quantity for claim in found] == [Quantity.RANK, Quantity.SHARE]
    assert found[1].subject == ("CHN",)


def test_words_fix_choices(claims_of):
    (claim,) = claims_of("Excluding land use, the US has emitted 24% of all fossil CO2 since 1750.")
    assert claim.cumulative
    assert claim.gases == Gases.FOSSIL_CO2
    assert claim.fixed == {"land_use": "without"}
    assert claim.period.first == 1750


def test_an_introductory_measure_governs_what_follows(claims_of):
    (claim,) = claims_of("Measured per capita, the US is not the largest emitter.")
    assert (claim.per, claim.negated) == ("person", True)


def test_a_measure_stays_in_its_own_part_of_the_sentence(claims_of):
    first, second = claims_of(
        "India is the third-largest emitter, but its emissions per person are below the world average."
    )
    assert (first.per, second.per) == (None, "person")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("中国和美国两国开会。两国温室气体排放占全球的40%。", ("CHN", "USA")),
        ("The US and China met. The two countries account for 40% of global emissions.", ("USA", "CHN")),
        ("China met India. It emits 30% of global emissions.", None),
        ("两国温室气体排放占全球的40%。", None),
    ],
)
def test_pronouns_mean_what_was_named_or_are_refused(read, text, subject):
    found = read(text)[-1]
    assert (found.claim.subject if found.claim else None) == subject


def test_traditional_characters_are_read(claims_of):
    (claim,) = claims_of("中國是全球最大的溫室氣體排放國。")
    assert (claim.subject, claim.gases) == (("CHN",), Gases.GREENHOUSE)


def test_spans_point_at_the_words_in_the_source(read):
    text = "<p>He spoke. China emits <b>30%</b> of global emissions, he said.</p>"
    (found,) = read(text)
    assert text[found.start : found.end] == "China emits <b>30%</b> of global emissions"
    assert found.text == "China emits 30% of global emissions"


REFUSED = {
    "future": ["China will emit 40% of global CO2 by 2035.", "中国的排放将占全球的40%。"],
    "hypothetical": [
        "If nothing changes, China emits 40% of global CO2.",
        "如果不变，中国的排放占全球的40%。",
    ],
    "scope": [
        "China's steel industry accounts for 5% of global emissions.",
        "中国钢铁业的碳排放占全球的8%。",
        "In the power sector, China accounts for 40% of global emissions.",
        "2022年上半年，中国的排放占全球的30%。",
    ],
    "unknown_place": ["Chnia emits 30% of the world's greenhouse gases."],
    "warming": ["Methane is responsible for 30% of global warming.", "甲烷造成了30%的全球变暖，排放很多。"],
    "not_understood": [
        "China accounts for 90% of the growth in global emissions.",
        "Critics deny that China is the largest emitter.",
        "有人说印度是最大的排放国，这是错误的。",
    ],
    "when": ["The US was once the largest emitter.", "美国曾经是世界第一大排放国。"],
}


@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in REFUSED.items() for text in texts])
def test_what_cannot_be_checked_is_refused_with_its_reason(read, why, text):
    found = read(text)
    assert not [one for one in found if one.claim]
    assert why in {str(one.why) for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "The envoy called on both sides to cooperate.",
        "China installed more solar panels than the rest of the world combined.",
        "Is China the largest emitter?",
        "China accounts for 18% of the world economy.",
        "美国气候特使克里到访北京。",
        "中国是全球最大的排放国吗？",
        "中国占全球人口的18%。",
        "美中两国发布了一份关于气候的联合声明。",
    ],
)
def test_what_claims_nothing_about_emissions_is_passed_over(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Coal plants in China emit more than the United States.",
        "China accounts for 53% of coal use and 30% of its emissions.",
        "Urban China emits more than the EU.",
        "China emits more CO2 in two weeks than Australia does in a year.",
        "China emits more than the US and India.",
        "Parties to the deal, including China, account for 65% of global emissions.",
        "China's emissions grew by 1 billion tonnes in 2021.",
        "中国占全球碳排放增长的三分之一。",
        "中国碳排放增加了10亿吨。",
        "中国的排放超过美国和印度。",
        "包括中美在内的130个国家占全球排放的88%。",
        "中国的碳排放增速高于印度。",
    ],
)
def test_nothing_is_guessed_where_words_limit_the_claim(claims_of, text):
    assert claims_of(text) == []


def test_an_unknown_place_gets_the_nearest_names(read):
    (found,) = read("Chnia emits 30% of the world's greenhouse gases.")
    assert (found.detail, found.nearest[0]) == ("Chnia", "China")


def test_a_hostile_text_is_read_in_reasonable_time(read):
    import time

    began = time.process_time()
    read("China emits " + "1" * 1500 + "% " + "of the " * 200 + "world " * 200)
    read("中国占全球" + "一二三四五" * 300 + "%的排放")
    assert time.process_time() - began < 10, "a generous bound: the point is that it ends"


def test_a_text_may_mix_both_languages(read):
    found = read("China is the largest emitter.\n\n美国是第二大排放国。 India is the third-largest emitter.")
    assert [(one.language, one.claim.subject) for one in found] == [
        ("en", ("CHN",)),
        ("zh", ("USA",)),
        ("en", ("IND",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "China and the US account for 31% and 13% of global CO2 emissions respectively.",
        "中国和美国分别占全球碳排放的31%和13%。",
    ],
)
def test_figures_in_turn_belong_to_one_place_each(claims_of, text):
    found = {claim.subject: claim.figure.value for claim in claims_of(text)}
    assert found == {("CHN",): 31, ("USA",): 13}


def test_two_figures_are_no_range_without_between(claims_of):
    assert claims_of("China and the US account for 31 and 13 percent of CO2 emissions, respectively.") == []
    (claim,) = claims_of("China accounts for between 28 and 32 percent of global emissions.")
    assert (claim.figure.value, claim.figure.high) == (28, 32)


def test_its_is_refused_where_two_places_were_named(read):
    (found,) = read("India, which overtook the EU in emissions, saw its emissions grow by 8% in 2023.")
    assert (found.claim, str(found.why)) == (None, "who")
