"""``stocktake seek`` as users call it: what it takes and prints, and that the printed command repeats it."""

import json
import shlex

import pytest
from typer.testing import CliRunner

from stocktake import errors
from stocktake.cli.app import load_commands
from stocktake.sources import lever_base
from stocktake.sources.seek_words import read_limit, read_probability, read_terms


def run(*words):
    return CliRunner().invoke(load_commands(), [*words])


def sought(*words):
    done = run("seek", *words, "--json")
    assert done.exit_code == 0, done.output or done.exception
    return json.loads(done.stdout)


def chance_of(again, limit):
    """What `stocktake lever` says of the chance of staying below the limit, from the command printed."""
    words = shlex.split(again)
    assert words[:2] == ["stocktake", "lever"]
    told = json.loads(run(*words[1:], "--split", "none", "--json").stdout)
    row = next(row for row in told["rows"] if row["id"] == f"lever.probability.{limit:g}")
    return row["with_levers"], told


@pytest.fixture(scope="module")
def mixed():
    return sought(
        "--limit", "2.5", "--probability", "60%", "--when", "peak",
        "--with", "carbonprice=200@2040,methane=-45%/2020@2030,coal=-90%@2035~smooth:china,india",
        "--with", "finance=300bn@2035:LDC", "--bounds", "methane=5%..40%", "--given", "sunnylands_2023",
        "--set", "coemissions=low",
    )  # fmt: skip


def test_the_command_printed_gives_the_same_probability_and_warming(mixed):
    chance, told = chance_of(mixed["again"], 2.5)
    assert chance == mixed["probability"] >= 0.6
    peak = next(row for row in told["rows"] if row["id"] == "lever.avoided.peak")
    assert mixed["warming"]["peak"]["with_levers"]["p50"] == pytest.approx(
        peak["with_levers"]["p50"], abs=1e-9
    )
    for year in ("2030", "2035", "2050"):
        assert mixed["emissions"][year]["with_levers"] == pytest.approx(
            told["emissions"][year]["with_levers"], abs=1e-6
        )


def test_levers_are_printed_in_the_terms_they_were_given(mixed):
    by_name = {row["lever"]: row for row in mixed["levers"]}
    assert by_name["methane"]["as_typed"].endswith("%/2020@2030")
    assert 0.05 <= by_name["methane"]["depth"] <= 0.4 == by_name["methane"]["most"]
    assert set(by_name["coal"]["places"]) == {"CHN", "IND"} and by_name["coal"]["shape"] == "smooth"
    used = [row["as_typed"] for row in mixed["levers"] if row["used"]]
    assert mixed["as_typed"] == used and all(word in shlex.split(mixed["again"]) for word in used)
    assert "--with sunnylands_2023" in mixed["again"] and "--set coemissions=low" in mixed["again"]


def test_a_price_is_told_as_the_price_that_does_it():
    told = sought("--limit", "2.5", "--probability", "0.5", "--with", "carbonprice=200@2040")
    (word,) = told["as_typed"]
    assert chance_of(told["again"], 2.5)[0] == told["probability"] >= 0.5
    dollars = float(word.split("@")[0].split("=")[1])
    less = chance_of(f"stocktake lever carbonprice={dollars - 0.1:.1f}@2040", 2.5)[0]
    assert less < 0.5  # ten cents less are not enough: it is the least price, not some price


def test_the_range_moves_parameters_and_choices_alone(mixed):
    choices = [row["choices"] for row in mixed["alternatives"][1:]]
    assert {"price.potential": "low"} in choices and {"after_target": "part"} in choices
    assert {"coemissions": "none"} in choices and all(len(choice) == 1 for choice in choices)
    values = [row["value"] for row in mixed["alternatives"] if "value" in row]
    assert mixed["low"] == min(values) < mixed["value"] < max(values) == mixed["high"]


def test_what_levers_abate_together_is_less_than_each_alone_and_is_what_is_charged(mixed):
    together = sum(row["abated_gt_co2e"] for row in mixed["levers"])
    alone = sum(row["abated_alone_gt_co2e"] for row in mixed["levers"])
    assert together == pytest.approx(mixed["abated_gt_co2e"]) and together < alone
    for row in mixed["levers"]:
        if row["lever"] != "finance":
            tonnes = row["cost_usd_per_t"] * row["abated_gt_co2e"] / 1000
            assert row["cost_usd_tn"] == pytest.approx(tonnes)


def test_a_statement_is_given_and_what_it_does_alone_is_told(mixed):
    assert mixed["given"]["as_typed"] == ["sunnylands_2023"]
    assert 0.0 < mixed["given"]["probability"] < mixed["probability"]


def test_a_statement_to_seek_with_is_answered_with_what_to_do():
    done = run("seek", "--limit", "2", "--with", "sunnylands_2023:high,coal")
    assert isinstance(done.exception, errors.BadInput)
    assert "joint statement" in str(done.exception) and "--given sunnylands_2023:high" in str(done.exception)


def test_nothing_is_sought_where_the_base_stays_below():
    told = sought("--limit", "4.5", "--probability", "0.5", "--with", "coal")
    assert told["feasible"] and told["as_typed"] == [] and told["again"] == ""
    assert "without any of these levers" in run("seek", "--limit", "4.5", "--with", "coal").stdout


@pytest.mark.parametrize(
    ("word", "value"), [("67%", 0.67), ("0.67", 0.67), (".5", 0.5), ("50 %", 0.5), ("66.6%", 0.666)]
)
def test_probabilities_are_read_in_per_cent_and_as_shares(word, value):
    assert read_probability(word) == pytest.approx(value)


@pytest.mark.parametrize(("word", "value"), [("1.7", 1.7), ("2C", 2.0), ("1.5 °C", 1.5)])
def test_limits_are_read_with_and_without_their_unit(word, value):
    assert read_limit(word) == value


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        (["--limit", "2", "--probability", "67"], errors.OutOfRange, "Did you mean 67% or 0.67"),
        (["--limit", "2", "--probability", "likely"], errors.BadInput, "Write --probability 67%"),
        (["--limit", "2", "--probability", "120%"], errors.OutOfRange, "between 0 and 1"),
        (["--limit", "warm"], errors.BadInput, "Write --limit 1.7"),
        (["--limit", "2", "--with", "coal", "--bounds", "coal=60%..50%"], errors.BadInput, "leave nothing"),
        (["--limit", "2", "--with", "coal", "--bounds", "oil=50%"], errors.BadInput, "not among the levers"),
        (["--limit", "2", "--with", "coal=-80%@2040:china,atlantis"], errors.UnknownPlace, "atlantis"),
        (["--limit", "2", "--plot", "fan.doc"], errors.BadInput, "svg"),
    ],
)
def test_what_cannot_be_meant_says_what_is_wanted(words, kind, said):
    done = run("seek", *words)
    assert isinstance(done.exception, kind), done.output or done.exception
    assert said in str(done.exception)


def test_commas_between_places_do_not_part_levers():
    base = lever_base.read_lever_base()
    text = "coal=-80%@2040:china,india,methane,oil=-50%@2040:EU27,usa,gas"
    terms = read_terms([text], [], 2045, base, lever_base.resolve_places)
    assert [term.text for term in terms] == [
        "coal=-80%@2040:china,india", "methane=-45%@2045", "oil=-50%@2040:EU27,usa", "gas=-100%@2045"
    ]  # fmt: skip
    assert set(terms[0].lever.places) == {"CHN", "IND"} and "USA" in terms[2].lever.places


def test_bounds_hold_for_every_lever_of_that_name():
    base = lever_base.read_lever_base()
    words = ["coal=-80%@2040:CHN", "coal=-50%/2020@2035~smooth:IND"]
    terms = read_terms(words, ["coal=10%..40%"], 2040, base, lever_base.resolve_places)
    assert [term.text for term in terms] == ["coal=-40%@2040:CHN", "coal=-40%/2020@2035~smooth:IND"]
    assert [term.low for term in terms] == [0.1, 0.1]


def test_the_answer_prints_its_command_emissions_and_warming_in_both_languages():
    for language, said in (("en", "The same in full"), ("zh", "完整结果")):
        told = run("seek", "--limit", "2.4", "--probability", "50%", "--with", "coal,oil", "--lang", language)
        assert told.exit_code == 0 and said in told.stdout and "stocktake lever coal=" in told.stdout
        years = [line.split()[0] for line in told.stdout.splitlines() if line.strip()[:4].isdigit()]
        assert years == ["2030", "2035", "2050", "2050", "2100"]


def test_a_frontier_holds_the_answer_beside_it():
    told = sought("--limit", "2.4", "--probability", "0.5", "--with", "coal,oil", "--frontier")
    row = next(row for row in told["frontier"] if row["probability_sought"] == 0.5)
    assert row["as_typed"] == told["as_typed"]
    met = [row["change"] for row in told["frontier"] if row["feasible"]]
    assert met == sorted(met)


def test_the_fan_and_the_frontier_are_drawn(tmp_path):
    picture = tmp_path / "answer.svg"
    done = run("seek", "--limit", "2.4", "--probability", "50%", "--with", "coal,oil", "--weights", "cost",
               "--frontier", "--plot", str(picture))  # fmt: skip
    assert done.exit_code == 0
    fan, frontier = (path.read_text(encoding="utf8") for path in (picture, tmp_path / "answer-frontier.svg"))
    assert "2.4 °C" in fan and "coal=" in fan and fan.count("<svg") == 1
    assert "USD tn" in frontier and frontier.count("<svg") == 1
