"""The commands that ask the inventories, as a user types them: JSON, sentences, figures, refusals."""

import json

import pytest

from stocktake.cli.app import main

SHAPE = {"id", "question", "value", "unit", "low", "high", "defaults", "alternatives", "sources", "version"}

ONE = {
    "share": ["share", "CHN", "USA", "--year", "2020"],
    "overtake": ["overtake", "CHN", "USA"],
    "overtake in sum": ["overtake", "CHN", "EU27", "--cumulative", "--from", "1850"],
    "cumulative": ["cumulative", "USA", "--from", "1900", "--to", "2000"],
    "trend": ["trend", "IND", "--from", "2000"],
}
ROWS = {
    "rank": ["rank", "--year", "2020", "--top", "3"],
    "rank of some": ["rank", "EU27", "巴西"],
    "rank in sum": ["rank", "--cumulative", "--from", "1850", "--top", "3"],
    "rank per person": ["rank", "--per-capita", "--top", "3"],
    "rank per dollar": ["rank", "--per-gdp", "--year", "2020", "--top", "3"],
    "gases": ["gases", "--year", "2020"],
    "kaya": ["kaya", "DEU"],
    "compare": ["compare", "CHN", "USA", "--year", "2020"],
}


def run(capsys, *words):
    with pytest.raises(SystemExit) as left:
        main(list(words))
    shown = capsys.readouterr()
    return left.value.code or 0, shown.out, shown.err


@pytest.mark.parametrize("words", ONE.values(), ids=ONE)
def test_a_question_with_one_answer_prints_a_finding(capsys, words):
    code, out, _ = run(capsys, *words, "--json")
    document = json.loads(out)
    assert code == 0
    assert set(document) >= SHAPE
    assert all(("absent" in row) != ("value" in row) for row in document["alternatives"])


@pytest.mark.parametrize("words", ROWS.values(), ids=ROWS)
def test_a_question_with_rows_prints_a_finding_in_each(capsys, words):
    code, out, _ = run(capsys, *words, "--json")
    document = json.loads(out)
    assert code == 0
    assert {"question", "rows", "version"} <= set(document)
    assert document["rows"] and all(set(row) >= SHAPE for row in document["rows"])


@pytest.mark.parametrize("words", [*ONE.values(), *ROWS.values()], ids=[*ONE, *ROWS])
@pytest.mark.parametrize(("language", "sources"), [("en", "Sources: "), ("zh", "来源：")])
def test_plain_output_says_its_choices_and_its_sources(capsys, words, language, sources):
    code, out, err = run(capsys, *words, "--lang", language)
    assert code == 0, err
    assert sources in out
    assert "{" not in out and "None" not in out


def test_methane_is_second_by_the_warming_caused_too(capsys):
    code, out, err = run(capsys, "gases", "--by-warming", "--json")
    assert code == 0, err
    rows = json.loads(out)["rows"]
    assert [row["gas"] for row in rows] == ["CO2", "CH4", "N2O"]
    assert all(row["unit"] == "°C" and row["low"] < row["value"] < row["high"] for row in rows)
    assert run(capsys, "gases", "--by-warming", "--metric", "AR6GWP20")[0] == 2


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["share", "CHN", "--errors", "--year", "2020"], "5-95 %"),
        (["rank", "BRA", "--errors", "--year", "2020"], "probabilities"),
        (["compare", "RUS", "IND", "--errors", "--year", "2020"], "probability-exceeds"),
    ],
)
def test_how_sure_the_inventories_are_can_be_asked(capsys, words, key):
    code, out, err = run(capsys, *words, "--json")
    assert code == 0, err
    assert key in out
    assert run(capsys, *words, "--lang", "zh")[0] == 0


def test_the_answer_comes_with_what_moves_it_most(capsys):
    _, out, _ = run(capsys, "share", "CHN", "USA", "--year", "2023", "--lang", "en")
    assert "Share of China and the United States" in out
    assert "41%" in out and "What moves the answer most" in out and "GWP20 (AR6)" in out


def test_a_fixed_choice_is_kept_and_the_rest_stays_open(capsys):
    words = ["share", "CHN", "--gases", "kyoto", "--metric", "AR6GWP100", "--land-use", "none", "--json"]
    document = json.loads(run(capsys, *words)[1])
    served = [row["choices"] for row in document["alternatives"] if "value" in row]
    assert {(row["gases"], row["metric"], row["land_use"]) for row in served} == {
        ("kyoto", "AR6GWP100", "none")
    }
    assert len({row["dataset"] for row in served}) > 1


def test_the_choices_are_listed_with_defaults_and_reasons(capsys):
    document = json.loads(run(capsys, "choices", "--json")[1])
    rows = {row["axis"]: row for row in document["rows"]}
    assert set(rows) >= {"gases", "dataset", "metric", "land_use", "accounting", "bunkers", "start"}
    assert all(row["default"] in row["choices"] and row["reason"] for row in rows.values())
    _, out, _ = run(capsys, "choices", "--lang", "zh")
    assert "土地利用" in out


@pytest.mark.parametrize("suffix", [".svg", ".png", ".html"])
def test_an_answer_is_drawn(capsys, tmp_path, suffix):
    file = tmp_path / f"answer{suffix}"
    code, _, err = run(capsys, "share", "CHN", "--lang", "zh", "--plot", str(file))
    assert code == 0, err
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG") if suffix == ".png" else "占全球排放的份额" in content.decode()
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_the_years_of_a_trend_are_drawn(capsys, tmp_path):
    file = tmp_path / "trend.svg"
    assert run(capsys, "trend", "CHN", "--from", "1990", "--plot", str(file))[0] == 0
    assert "Emissions of China" in file.read_text(encoding="utf8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["share", "Chna"], "CHN (China)"),
        (["share", "CHN", "--year", "2051"], "1750-2023"),
        (["share", "CHN", "--metric", "GWP"], "GWP100"),
        (["share", "CHN", "--gases", "co2", "--land-use", "none"], "fossil-co2"),
        (["rank", "--per-capita", "--per-gdp"], "exclude one another"),
        (["rank", "--from", "1850"], "--cumulative"),
        (["overtake", "CHN", "USA", "--from", "1850"], "--cumulative"),
        (["cumulative", "CHN", "--from", "2000", "--to", "1990"], "ends before it begins"),
        (["share", "CHN", "--plot", "answer.pdf"], ".svg"),
        (["share", "CHN", "--plot", "no-such-folder/answer.svg"], "cannot be written"),
        (["share", "CHN", "--inventory", "no-such-file.csv"], "is no file"),
        (["overtake", "CHN", "中国"], "are the same"),
        (["share", "中囯"], "CHN (China)"),
    ],
)
def test_a_mistake_leaves_with_2_and_the_way_out(capsys, words, said):
    code, out, err = run(capsys, *words)
    assert code == 2
    assert said in err
    assert out == ""


def test_no_year_and_its_reason_are_told_in_chinese(capsys):
    _, out, _ = run(capsys, "overtake", "CHN", "USA", "--cumulative", "--from", "1850", "--lang", "zh")
    assert "截至2023年尚未超过" in out and "not by" not in out


def test_the_reason_within_a_note_is_told_in_chinese_too(capsys):
    _, out, _ = run(capsys, "share", "苏联", "--year", "1985", "--lang", "zh")
    assert "默认选择无法回答此问题" in out
    assert "has the Kyoto basket" not in out


def test_a_member_named_beside_its_group_is_said_in_both_languages(capsys):
    for language, said in (("en", "counted once: Germany"), ("zh", "只计一次：德国")):
        assert said in run(capsys, "share", "DEU", "EU27", "--lang", language)[1]


def test_a_title_is_not_folded_to_the_width_of_its_table(capsys):
    first = run(capsys, "kaya", "CHN")[1].splitlines()[0]
    assert first == "What drove the emissions of China, 1990–2018: the three factors add up"


def test_a_table_keeps_to_a_terminal_of_eighty_columns(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = run(capsys, "compare", "USA", "CHN")
    assert max(len(line) for line in out.splitlines()) <= 80


def test_with_json_a_mistake_is_a_document_too(capsys):
    code, _, err = run(capsys, "share", "Chna", "--json")
    assert code == 2
    assert json.loads(err)["error"] == "UnknownPlace"
