"""``stocktake attribute`` and ``stocktake fair-share`` as a reader meets them, with few members for speed."""

import json

import pytest
from typer.testing import CliRunner

from stocktake.cli.app import load_commands, main
from stocktake.sources import past


@pytest.fixture(scope="module")
def few():
    return past.read_past(9)


@pytest.fixture
def said(monkeypatch, few):
    """Run a command with nine members; gives what it printed."""
    monkeypatch.setattr(past, "read_past", lambda: few)

    def run(*words):
        done = CliRunner().invoke(load_commands(), [*words])
        assert done.exit_code == 0, done.output
        return done.stdout

    return run


def refused(capsys, *words):
    with pytest.raises(SystemExit) as left:
        main([*words])
    assert left.value.code == 2
    return capsys.readouterr().err


QUICK = ("--method", "leave-one-out", "--land-use", "mean", "--from", "1990")


def test_places_are_told_in_degrees_with_gases_and_chances(said):
    text = said("attribute", "USA", "CHN", *QUICK, "--lang", "en")
    assert "United States" in text and "°C" in text
    assert "of the ensemble's members, China caused more warming than the United States" in text.replace(
        "\n", " "
    )
    assert "fossil CO₂" in text and "land-use CO₂" in text


def test_chinese_readers_get_chinese(said):
    text = said("attribute", "USA", "CHN", *QUICK, "--lang", "zh")
    assert "美国" in text and "℃" in text and "逐一剔除法" in text
    assert "leave-one-out" not in text


def test_without_a_place_every_country_is_ranked_and_the_balance_told(said):
    text = said("attribute", "--top", "3", "--lang", "en")
    assert "United States" in text and "ships and aircraft between countries" in text


def test_json_rows_are_findings_with_their_balance(said):
    document = json.loads(said("attribute", "--top", "2", "--json"))
    ids = [row["id"] for row in document["rows"]]
    assert ids[:2] == ["attribution.USA.2023", "attribution.CHN.2023"]
    assert {"attribution.BUNKERS.2023", "attribution.WORLD.2023", "attribution.INTERACTION.2023"} <= set(ids)


def test_a_start_year_and_gases_of_ones_own_are_taken(said):
    document = json.loads(
        said("attribute", "IND", "--from", "1992", "--gases", "ch4", "--method", "marginal", "--json")
    )
    (row,) = document["rows"]
    assert row["defaults"]["start"] == "1992"
    assert list(row["by_gas"]) == ["ch4"]


def test_a_figure_is_written(said, tmp_path):
    said("attribute", "USA", "CHN", *QUICK, "--plot", str(tmp_path / "who.svg"))
    assert "<svg" in (tmp_path / "who.svg").read_text(encoding="utf8")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("attribute", "Absurdistan"), "no country or group"),
        (("attribute", "USA", "--from", "1700"), "1850"),
        (("attribute", "USA", "--year", "2090"), "2023"),
        (("attribute", "USA", "--method", "guess"), "leave-one-out"),
        (("attribute", "--dataset", "jones"), "1850-2022"),
        (("attribute", "--pledge"), "At least one"),
        (("attribute", "CHN", "--pledge", "--gases", "ch4"), "looks ahead"),
        (("attribute", "CHN", "--pledge", "--year", "2100"), "2050"),
        (("fair-share", "USA", "--limit", "1.4"), "1.5, 1.6"),
        (("fair-share", "USA", "--budget", "0"), "positive"),
        (("fair-share", "USA", "--rule", "best"), "equal-per-capita"),
        (("fair-share", "WORLD"), "no share"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_what_can(capsys, words, wanted):
    assert wanted in refused(capsys, *words)


def test_shares_of_budget_and_year_stand_in_two_tables(said):
    text = said("fair-share", "USA", "IND", "--lang", "en")
    assert "left for 1.5 °C" in text and "leaves in 2030" in text
    assert "rules that the pledge" in text and "equal per capita" in text


def test_shares_are_told_in_chinese_and_in_yi_tons(said):
    text = said("fair-share", "USA", "IND", "--lang", "zh")
    assert "亿吨" in text and "人均相等" in text and "United States" not in text


def test_a_budget_of_ones_own_has_no_table_of_the_year(said):
    text = said("fair-share", "USA", "--budget", "250", "--lang", "en")
    assert "Fair shares of 250 Gt CO₂" in text and "2030" not in text


def test_a_rule_without_an_answer_for_the_year_says_so(said):
    document = json.loads(said("fair-share", "USA", "--rule", "equal-cumulative-per-capita", "--json"))
    assert [row["id"] for row in document["rows"]] == ["fair-share.USA.budget.1.5.50"]
    assert document["not_told"] == ["Sums over time say nothing of a single year; ask for a budget"]


def test_members_of_a_group_without_data_are_named(said):
    text = said("fair-share", "AOSIS", "--lang", "en").replace("\n", " ")
    assert "by some rules without" in text and "Cuba" in text
