"""A mistyped command is refused as everything else is, and a reader of Chinese is told all of it."""

import json
import re

import pytest
import typer

from stocktake.cli.app import main
from stocktake.cli.mistyped import as_mistake

# what was typed, what the refusal says in English, and in Chinese
MISTYPED = [
    (
        ("share", "CHN", "--yeer", "2020"),
        "`stocktake share` has no option --yeer. Did you mean --year? See `stocktake share --help`",
        "`stocktake share` 没有 --yeer 这个选项。最接近的可用值：--year。请看 `stocktake share --help`。",
    ),
    (
        ("shar",),
        "`stocktake` has no command 'shar'. Did you mean share? See `stocktake --help`",
        "`stocktake` 之下没有“shar”这个命令。最接近的可用值：share。请看 `stocktake --help`。",
    ),
    (
        ("overtake", "CHN"),
        "`stocktake overtake` was given without {other}. "
        "It is written `stocktake overtake [OPTIONS] {one} {other}`. See `stocktake overtake --help`",
        "`stocktake overtake` 缺少 {other}。"
        "写法是 `stocktake overtake [OPTIONS] {one} {other}`。请看 `stocktake overtake --help`。",
    ),
    (
        ("overtake", "CHN", "United", "Kingdom"),
        "'Kingdom' is more than `stocktake overtake` takes. "
        "It is written `stocktake overtake [OPTIONS] {one} {other}`. "
        "See `stocktake overtake --help`, and put quotes around a name of several words.",
        "`stocktake overtake` 不接受多余的“Kingdom”。"
        "写法是 `stocktake overtake [OPTIONS] {one} {other}`。"
        "请看 `stocktake overtake --help`；名称由几个词组成时，请加引号。",
    ),
    (
        ("share", "CHN", "--year"),
        "--year was given without a value. See `stocktake share --help`",
        "--year 后面缺少取值。请看 `stocktake share --help`。",
    ),
    (
        ("share", "CHN", "--errors=3"),
        "--errors takes no value. Write --errors alone.",
        "--errors 不带取值。请单独写 --errors。",
    ),
    (
        ("share", "CHN", "--year", "soon"),
        "'soon' is no whole number for --year. See `stocktake share --help`",
        "--year 需要整数，“soon”不是。请看 `stocktake share --help`。",
    ),
    (
        ("fair-share", "CHN", "--threshold", "poor"),
        "'poor' is no number for --threshold. See `stocktake fair-share --help`",
        "--threshold 需要数值，“poor”不是。请看 `stocktake fair-share --help`。",
    ),
    (
        ("rank", "--top", "0"),
        "--top was given as 0. At least 1 is wanted. Did you mean 1?",
        "--top 的取值是 0。不得小于1。最接近的可用值：1。",
    ),
    (
        ("pathways", "--form", "iamk"),
        "'iamk' is no choice for --form. Known are iamc, long, netcdf, primap2. Did you mean iamc? "
        "See `stocktake pathways --help`",
        "--form 没有“iamk”这个选项。可用的有：iamc、long、netcdf、primap2。最接近的可用值：iamc。"
        "请看 `stocktake pathways --help`。",
    ),
    (
        ("data", "bild"),
        "`stocktake data` has no command 'bild'. Did you mean build? See `stocktake data --help`",
        "`stocktake data` 之下没有“bild”这个命令。最接近的可用值：build。请看 `stocktake data --help`。",
    ),
]


@pytest.fixture
def refused(capsys, monkeypatch):
    def run(*words, language="en"):
        monkeypatch.setenv("STOCKTAKE_LANG", language)
        with pytest.raises(SystemExit) as left:
            main([*words])
        said = capsys.readouterr()
        assert left.value.code == 2
        assert said.out == ""
        return said.err

    return run


@pytest.mark.parametrize(("words", "english", "chinese"), MISTYPED, ids=lambda value: str(value)[:40])
def test_a_mistyped_command_says_what_to_mend_in_both_languages(refused, words, english, chinese):
    assert refused(*words).partition(": ")[2].strip() == english
    assert refused(*words, language="zh").partition("：")[2].strip() == chinese


def test_in_a_document_the_english_stays_and_the_chinese_stands_beside(refused):
    document = json.loads(refused("shar", "--json", language="zh"))
    assert (
        document["message"] == "`stocktake` has no command 'shar'. Did you mean share? See `stocktake --help`"
    )
    assert document["nearest"] == ["share"]
    told = document["translation"]
    assert told["language"] == "zh"
    assert told["came"] == "`stocktake` 之下没有“shar”这个命令"
    assert told["message"].startswith(told["came"])
    assert set(told) == {"language", "message", "came", "wanted", "nearest", "next_step"}


def test_in_english_a_document_of_an_error_has_no_translation(refused):
    assert "translation" not in json.loads(refused("shar", "--json"))


@pytest.mark.parametrize("words", [[], ["data"]])
def test_no_words_at_all_give_the_help_once(capsys, words):
    with pytest.raises(SystemExit) as left:
        main(words)
    said = capsys.readouterr()
    assert left.value.code == 2
    assert (said.out + said.err).count("Usage: ") == 1


def test_what_the_parser_words_in_a_new_way_is_passed_on():
    assert as_mistake(typer.TyperException("Odd thing")).sentence() == "Odd thing. See `stocktake --help`"
    assert as_mistake(typer.BadParameter("Odd value")).came == "Invalid value: Odd value"


# mistakes that strangers make most, each of another kind and layer
MISTAKEN = [
    (("share", "CHNN"), ("没有叫“CHNN”的国家或国家组", "CHN（中国）")),
    (("share", "CHN", "--gases", "co22"), ("gases 没有“co22”这个选项", "最接近的可用值：co2")),
    (("share", "CHN", "--year", "1700"), ("所有清单都没有1700年", "最接近的可用值：1750")),
    (("share", "CHN", "--gases", "ch4", "--accounting", "consumption"), ("中国占全球排放的份额", "没有甲烷")),
    (("overtake", "CHN", "VAT"), ("中国的年排放量超过梵蒂冈", "任何一年同时包含两地")),
    (("rank", "WORLD"), ("世界不能排入各国位次",)),
    (("lever", "coal"), ("“coal”不合措施的写法", "可试 coal=-50%@2035")),
    (("lever", "cole=-80%@2040"), ("没有名为“cole”的措施", "最接近的可用值：coal")),
    (("lever", "--file", "none.yaml"), ("没有文件 none.yaml",)),
    (("project", "none.csv"), ("没有文件 none.csv",)),
    (("fair-share", "CHN", "--budget", "-3"), ("-3 Gt CO2", "正数")),
    (("seek", "--limit", "9"), ("限值9℃超出了可求解的范围",)),
    (("pledges", "--as-of", "soon"), ("“soon”不是日期",)),
    (("check", "none.html"), ("没有文件 none.html",)),
    (("data", "cite", "foo"), ("目录中没有数据来源“foo”",)),
]


@pytest.mark.parametrize(("words", "told"), MISTAKEN, ids=lambda value: " ".join(value))
def test_a_stranger_who_reads_chinese_is_told_all_of_it(refused, words, told):
    said = refused(*words, language="zh")
    assert all(part in said for part in told), said
    assert not re.search(r"\b[a-z]{3,} [a-z]{2,} [a-z]{2,}\b", re.sub(r"`.*?`", "", said)), said


def test_a_bad_value_in_a_file_is_told_with_its_row_and_column(refused, tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text("place,gas,year,value,unit\nCHN,CO2,2020,much,Mt CO2/yr\n")
    assert "“mine.csv”第2行“value”列：“much”不是数值" in refused(
        "share", "CHN", "--inventory", str(file), language="zh"
    )
    file.write_text("place,gas,year,value,unit\nChna,CO2,2020,1,Mt CO2/yr\n")
    said = refused("share", "CHN", "--inventory", str(file), language="zh")
    assert "“mine.csv”第2行：没有叫“Chna”的国家或国家组。最接近的可用值：CHN（中国）" in said


def test_a_refused_pledge_is_told_in_chinese(capsys, tmp_path):
    file = tmp_path / "own.csv"
    head = (
        "id,party,kind,target_year,low,high,unit,base_year,gases,metric,land_use,conditional,submitted,status"
    )
    row = (
        "CHN.2030,CHN,reduction,2030,30,30,percent,2005,kyoto,AR5GWP100,"
        "included,unconditional,2025-01-01,active"
    )
    file.write_text(f"{head}\n{row}\n")
    with pytest.raises(SystemExit):
        main(["pledges", "--file", str(file), "--lang", "zh"])
    assert "kind没有“reduction”这个选项" in re.sub(r"\s", "", capsys.readouterr().out)
