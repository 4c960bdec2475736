"""The founding article, end to end: its four statements are found and judged, its politics are passed over.

What is expected comes from NUMBERS.md ("Shares, overtakes, cumulative ranks"): 40 % holds by GWP100 and is an
overstatement by GWP20; China passed the United States between 2003 and 2006 by choice; the United States is
first in total since 1850; methane comes second by GWP.
"""

import json
from pathlib import Path

import pytest

from stocktake.cli import main

SEED = Path(__file__).parents[2] / ".." / "shared" / "seed"


@pytest.fixture(scope="module")
def article():
    files = sorted(SEED.glob("*.txt")) if SEED.is_dir() else []
    if not files:
        pytest.skip("the founding article is not beside the project (../shared/seed)")
    return files[0]


def check(capsys, *arguments):
    with pytest.raises(SystemExit) as left:
        main(["check", *map(str, arguments)])
    assert not left.value.code
    return capsys.readouterr().out


def claims(capsys, article, *more):
    return json.loads(check(capsys, article, "--json", *more))["claims"]


def about(found, quantity):
    return [one for one in found if one["claim"] and one["claim"]["quantity"] == quantity]


def test_its_four_statements_are_found_and_nothing_else(capsys, article):
    found = claims(capsys, article)
    assert {one["claim"]["quantity"] for one in found} == {"share", "overtake", "rank", "gas_rank"}
    assert len(found) == 5, "the 40 % stands in the article twice, each with its own span"
    assert "unchecked" not in {one["verdict"] for one in found}


def test_spans_point_into_the_article(capsys, article):
    text = article.read_text(encoding="utf8")
    for one in claims(capsys, article):
        assert text[one["start"] : one["end"]] == one["text"]


def test_forty_percent_holds_by_gwp100_and_not_by_gwp20(capsys, article):
    one, other = about(claims(capsys, article, "--lang", "en"), "share")
    assert sorted(one["claim"]["subject"]) == ["CHN", "USA"]
    assert (one["verdict"], one["value"]) == (other["verdict"], other["value"])
    # 40.8 to 41.8 % by GWP100 without land use in 2022 and 2023; 37.1 % by GWP20 (NUMBERS.md)
    assert 40.0 < one["value"] < 42.0
    assert one["low"] < 37.2 < one["high"]
    assert one["verdict"] == "depends"
    assert "GWP100" in one["reason"]
    assert "GWP20" in one["reason"].partition("not with")[2]


def test_china_has_passed_the_united_states_under_every_choice(capsys, article):
    (one,) = about(claims(capsys, article), "overtake")
    assert one["verdict"] == "holds"
    # published: 2003 (GWP20) to 2006 (fossil CO2, GCB); of greenhouse gases GWP* gives 2001
    assert one["low"] >= 2001
    assert one["high"] <= 2006
    assert one["value"] == 2004


def test_the_united_states_is_first_in_total_since_1850(capsys, article):
    (one,) = about(claims(capsys, article, "--lang", "en"), "rank")
    assert one["claim"]["cumulative"]
    assert one["value"] == 1
    assert one["verdict"] == "depends", "counting from 1990, China comes first"
    assert "1850" in one["reason"]
    assert "1990" in one["reason"].partition("not with")[2]


def test_methane_comes_second_by_gwp(capsys, article):
    (one,) = about(claims(capsys, article, "--lang", "en"), "gas_rank")
    assert one["value"] == 2
    assert one["verdict"] in ("holds", "depends")


def test_it_is_told_in_chinese_and_with_lang_in_english(capsys, article):
    chinese = check(capsys, article)
    assert chinese.count("最接近的真实说法") == 4
    english = check(capsys, article, "--lang", "en")
    assert english.count("Closest true sentence") == 4
    assert "United States" in english
