"""Numbers, hedges and years are read as they are meant, in digits, words and fractions."""

import pytest

from stocktake.claims.reading.chinese import tokens_of as chinese
from stocktake.claims.reading.english import tokens_of as english


def figure(tokens, kind):
    return next(token.meaning["figure"] for token in tokens if token.kind == kind)


ENGLISH = [
    ("40%", "%", 40, "exact"),
    ("forty per cent", "%", 40, "exact"),
    ("about 7 percent", "%", 7, "about"),
    ("more than a third", "%", 100 / 3, "more"),
    ("two-fifths", "%", 40, "exact"),
    ("just under half", "%", 50, "nearly"),
    ("nearly three-quarters", "%", 75, "nearly"),
    ("four in ten", "%", 40, "exact"),
    ("less than 0.1 per cent", "%", 0.1, "less"),
    ("at least 12.5%", "%", 12.5, "at_least"),
    ("between 30 and 35 percent", "%", 30, "between"),
    ("11.4 billion tonnes", "N", 11.4, "exact"),
    ("6,343 million metric tons", "N", 6.343, "exact"),
    ("some 500 Mt", "N", 0.5, "about"),
    ("more than twice", "x", 2, "more"),
    ("seven times", "x", 7, "exact"),
]
CHINESE = [
    ("40%", "%", 40, "exact"),
    ("四成", "%", 40, "exact"),
    ("近四成", "%", 40, "nearly"),
    ("四成以上", "%", 40, "more"),
    ("三成五", "%", 35, "exact"),
    ("约百分之二十", "%", 20, "about"),
    ("超过三分之一", "%", 100 / 3, "more"),
    ("不到百分之一", "%", 1, "less"),
    ("一半左右", "%", 50, "about"),
    ("374亿吨", "N", 37.4, "exact"),
    ("五百多亿吨", "N", 50, "more"),
    ("近120亿吨", "N", 12, "nearly"),
    ("两倍多", "x", 2, "more"),
    ("2.5倍", "x", 2.5, "exact"),
    ("十倍", "x", 10, "exact"),
]


@pytest.mark.parametrize(("written", "kind", "value", "hedge"), ENGLISH)
def test_english_numbers_are_read(names, written, kind, value, hedge):
    found = figure(english(written, names), kind)
    assert (found.value, str(found.comparison)) == (pytest.approx(value), hedge)


@pytest.mark.parametrize(("written", "kind", "value", "hedge"), CHINESE)
def test_chinese_numbers_are_read(names, written, kind, value, hedge):
    found = figure(chinese(written, names), kind)
    assert (found.value, str(found.comparison)) == (pytest.approx(value), hedge)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("US emissions fell by 17% between 2005 and 2022.", (2005, 2022)),
        ("US emissions fell by 17% from 2005 to 2022.", (2005, 2022)),
        ("US emissions in 2022 were 17% lower than in 2005.", (2005, 2022)),
        ("US emissions fell by 2% last year.", (2022, 2023)),
        ("US emissions have fallen by 17% since 2005.", (2005, 2023)),
        ("2005年至2022年，美国的排放下降了17%。", (2005, 2022)),
        ("与2005年相比，美国2022年的排放下降了17%。", (2005, 2022)),
        ("美国去年的排放下降了2%。", (2022, 2023)),
        ("一九九〇年至二〇二二年，德国的排放下降了四成。", (1990, 2022)),
        ("美国2022年的排放同比下降2%。", (2021, 2022)),
    ],
)
def test_years_are_read_with_the_date_line(claims_of, text, period):
    (claim,) = claims_of(text)
    assert (claim.period.first, claim.period.last) == period


def test_last_year_without_a_date_line_is_refused(read):
    (found,) = read("US emissions fell by 2% last year.", None)
    assert (found.claim, str(found.why)) == (None, "when")
