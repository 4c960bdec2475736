"""Headline answers: whole sentences from findings, in both languages, each with its range."""

from dataclasses import replace

import pytest

from stocktake.report.language import words
from stocktake.report.naming import Naming
from stocktake.report.sentences import headlines
from stocktake.report.shortfalls import absent_table, kind_of_reason, reason_in


@pytest.fixture(params=["en", "zh"])
def naming(request, small_stocktake):
    return Naming.of(small_stocktake, words(request.param))


def english(stocktake):
    return Naming.of(stocktake, words("en"))


def test_every_headline_holds_its_own_number(small_stocktake, naming):
    told = headlines(small_stocktake, naming)
    assert len(told) >= 6
    for one in told:
        assert one.value in one.text


def test_the_share_of_two_together_comes_first_and_states_its_range(small_stocktake):
    first = headlines(small_stocktake, english(small_stocktake))[0]
    assert first.text.startswith("Aland and Bland")
    assert "41% of the world's greenhouse gases" in first.text
    assert first.between == "41–46%, over 3 admissible combinations of data and conventions"


def test_what_moves_an_answer_names_the_choices_of_its_ends(small_stocktake):
    first = headlines(small_stocktake, english(small_stocktake))[0]
    assert [value for _, value, _ in first.moves] == ["41%", "41%", "46%"]
    assert first.moves[0][2] == "Gases: Kyoto gases; Data set: EDGAR 2024"
    assert first.moves[2][2] == "Gases: Fossil CO₂"


def test_the_largest_over_time_is_found_not_assumed(small_stocktake):
    told = [one.text for one in headlines(small_stocktake, english(small_stocktake))]
    assert any(sentence.startswith("Added up since 1850, Bland") for sentence in told)


def test_a_missing_finding_leaves_its_sentence_out(small_stocktake):
    fewer = replace(
        small_stocktake,
        findings=tuple(one for one in small_stocktake.findings if not one.id.startswith("gap.1.5.2035")),
    )
    assert (
        len(headlines(fewer, english(fewer))) == len(headlines(small_stocktake, english(small_stocktake))) - 1
    )


def test_chinese_sentences_hold_no_english_words(small_stocktake):
    zh = Naming.of(small_stocktake, words("zh"))
    for one in headlines(small_stocktake, zh):
        latin = [part for part in one.text.replace("<script>alert(1)</script>", "").split() if part.isalpha()]
        assert not [word for word in latin if word.isascii()], one.text


def test_an_absent_combination_is_told_with_its_reason(small_stocktake, naming):
    table = absent_table(small_stocktake, naming)
    assert table is not None
    assert table.rows[0][1] == "3"


def test_a_reason_of_the_data_is_told_in_chinese(small_stocktake):
    zh = Naming.of(small_stocktake, words("zh"))
    reason = "Global Carbon Budget 2024 has not got the Kyoto basket, only fossil CO2, CO2 with land use"
    assert reason_in(reason, zh) == "全球碳预算2024没有京都气体总量，只有化石二氧化碳、含土地利用的二氧化碳"
    assert kind_of_reason(reason, zh) == "该数据集没有这些气体"
    assert reason_in("An unheard-of reason", zh) == "An unheard-of reason"
