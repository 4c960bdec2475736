"""Verdicts are told in whole sentences of either language, with their value and range."""

import re

import pytest

from stocktake.claims import check_text
from stocktake.claims.claim import Why
from stocktake.claims.verdict import Judgement, Verdict
from stocktake.report.language import words
from stocktake.report.verdicts import Telling, row_of

TEXTS = [
    "China and the US account for 40% of global greenhouse gas emissions.",
    "China is the world's largest emitter. China is among the top three methane emitters.",
    "Historically, the US is the largest emitter. Germany is the largest emitter in the EU.",
    "Qatar has the highest emissions per person in the world. China has been the largest emitter since 2006.",
    "China overtook the US in 2006 in emissions. India has not overtaken the US in emissions.",
    "China has overtaken the EU in cumulative emissions. The US emits twice as much per person as China.",
    "China emits more than the US. The US has emitted more than China since 1850.",
    "China emitted 11.4 billion tonnes of CO2 in 2022. The average Indian emits 2 tonnes of CO2.",
    "The US has emitted 400 billion tonnes of CO2 since 1850. US emissions fell by 17% since 2005.",
    "Global emissions rose by 60% since 1990. Japan's emissions peaked in 2013.",
    "Methane is the second most important greenhouse gas. Methane makes up 20% of greenhouse gas emissions.",
    "Germany accounts for a quarter of EU emissions. China, the US and India are the three largest emitters.",
    "Methane accounts for 10% of US greenhouse gas emissions. The US has emitted 25% of all CO2 since 1750.",
    "The US has overtaken Germany in emissions. The US has overtaken Brazil in cumulative emissions.",
    "India has overtaken the US in cumulative emissions. Germany is the EU's largest historical emitter.",
    "Australia has been the largest emitter since 2006.",
    "Qatar and Kuwait are the two largest emitters per person.",
    "Historically, the US, China and Russia are the three largest emitters.",
    "Germany accounts for a quarter of EU emissions since 1850.",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_verdict_is_told_in_both_languages(world, text, language):
    telling = Telling.of(language, world.places)
    for reading, judgement in check_text(text, world, 2024).rows:
        assert judgement.verdict != Verdict.UNCHECKED, reading.text
        row = row_of(reading, judgement, telling)
        assert row["reason"]
        assert row["closest_true"]
        assert not re.search(r"[{}]|None|  ", f"{row['reason']}{row['closest_true']}")
        assert bool(re.search("[\u4e00-\u9fff]", str(row["closest_true"]))) == (language == "zh")


@pytest.mark.parametrize("why", list(Why))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_refusal_has_words(world, why, language):
    telling = Telling.of(language, world.places)
    if why == Why.NO_MEMBER:
        assert telling.reason(Judgement(Verdict.UNCHECKED, why, "DEU AFRICA"))
        return
    for detail, nearest in (("", ()), ("a word", ()), ("a word", ("China", "Chile"))):
        assert telling.reason(Judgement(Verdict.UNCHECKED, why, detail, nearest))


def test_a_row_has_the_keys_that_are_promised(world):
    ((reading, judgement),) = check_text("China is the largest emitter.", world).rows
    row = row_of(reading, judgement, Telling.of("en", world.places))
    assert list(row) == [
        "text", "start", "end", "verdict", "reason", "claim", "value", "low", "high", "unit", "closest_true",
    ]  # fmt: skip


def test_every_closest_sentence_of_the_catalogue_is_told_of_some_statement(world):
    told = {
        judgement.closest.key
        for text in TEXTS
        for _, judgement in check_text(text, world, 2024).rows
        if judgement.closest is not None
    }
    prefix = "claims.closest."
    assert told == {key.removeprefix(prefix) for key in words("en").entries if key.startswith(prefix)}
