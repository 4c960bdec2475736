"""``stocktake finance``, as users call it."""

import json
import re
from functools import cache

import pytest
from typer.testing import CliRunner

from stocktake import errors
from stocktake.cli.app import load_commands


@cache
def run(*words):
    return CliRunner().invoke(load_commands(), ["finance", *words])


def told(*words):
    done = run(*words)
    assert done.exit_code == 0, done.exception
    return " ".join(done.stdout.split())


@cache
def document(*words):
    return json.loads(run(*words, "--json").stdout)


def row(found, name):
    return next(one for one in found["rows"] if one["id"] == name)


def test_money_is_counted_from_the_first_year_that_can_change_and_that_is_said():
    shown = told("--from", "2025")
    assert "from 2025 to: Non-Annex I Parties" in shown and "USD 22.5 tn in all from 2026 to 2100" in shown
    assert "Money before 2026 is not counted" in shown
    assert "not counted" not in told()


def test_the_newest_pledges_are_the_base_and_their_date_is_told():
    assert document()["conditional"]["pledges_as_of"] == "2026-08-31"
    assert "pledges as of 2026-08-31" in told() and "conditional pledges of 31 August 2026" in told()


def test_an_older_base_takes_the_pledges_of_its_own_date():
    older = document("--base", "pledges@2021-12-31")
    assert older["conditional"]["pledges_as_of"] == "2021-12-31"
    assert older["conditional"]["mt_co2e_2030"] > document()["conditional"]["mt_co2e_2030"]
    shown = told("--base", "pledges@2021-12-31")
    assert shown.count("Gt in 2030") == 1 and "Gt in 2030, and, extrapolated" in shown


def test_bins_of_one_price_are_one_row_with_what_pays_back_beside_it():
    rows = [line.split() for line in run().stdout.splitlines() if line.startswith(" power ")]
    assert len(rows) == 1
    family, free, bin_, price, amount, below_zero, _ = rows[0]
    assert (family, free, bin_, price) == ("power", "<0,", "0-20", "10")
    assert 0 < float(below_zero) < float(amount)


def test_conditional_degrees_grow_with_the_recipients():
    found = [document("--to", to) for to in ("LDC", "NONANNEX1")]
    few, all_ = (row(one, "finance.conditional.2100") for one in found)
    assert 0 < few["value"] < all_["value"]
    parts = [one["conditional"]["part_of_all_countries"] for one in found]
    assert 0.05 < parts[0] < 0.5 < parts[1]
    assert found[0]["conditional"]["needs_usd_bn"]["value"] < found[1]["conditional"]["needs_usd_bn"]["value"]


def test_a_base_with_the_condition_in_it_leaves_nothing_to_unlock():
    base = ("--base", "pledges/conditional.low.2035_only")
    assert row(document(*base), "finance.conditional.2100")["value"] is None
    assert "the base holds their conditional part already" in told(*base)


def test_the_range_of_needs_is_run_and_the_gap_s_years_are_told():
    found = row(document(), "finance.conditional.2100")
    assert {one["choices"]["finance.costed_needs"] for one in found["alternatives"]} == {
        "central",
        "low",
        "high",
    }
    gaps = document()["conditional"]["world_gap_mt_co2e"]
    assert set(gaps) == {"2030", "2035", "2050", "2100"}
    shown = told()
    assert "No pledge speaks of years after 2035" in shown and "extrapolated" in shown
    for gap in gaps.values():
        assert f"{gap / 1000:.1f}" in shown


def test_what_a_choice_holds_is_held():
    found = row(document("--set", "after_pledges=pathway"), "finance.conditional.2100")
    assert found["defaults"]["after_pledges"] == "pathway"
    assert {one["choices"]["after_pledges"] for one in found["alternatives"]} == {"pathway"}


def test_no_dollar_spent_is_a_dash_not_a_zero_per_dollar():
    late = [line for line in run("--from", "2060").stdout.splitlines() if line.startswith(" 2050 ")]
    assert len(late) == 2 and all(line.rstrip().endswith("—") for line in late)
    assert row(document("--from", "2060"), "finance.per_usd_tn.2050")["value"] is None


@pytest.mark.parametrize(
    ("amount", "said"),
    [("1e6", "USD 1 million per year"), ("2.5bn", "USD 2.5 bn per year"), ("1.3tn", "USD 1.3 tn per year")],
)
def test_amounts_are_told_in_the_unit_that_fits(amount, said):
    shown = told("--amount", amount)
    assert said in shown and "USD 0" not in shown


def test_no_choice_lets_a_dollar_do_more_than_the_least_cost_allows():
    """At USD 2.40 a tonne, 72 % of the money and its whole worth, USD 1 tn buys 300 Gt: some 0.2 °C."""
    small, large = (row(document("--amount", one), "finance.per_usd_tn.2100") for one in ("1e6", "1e9"))
    assert 0 < small["low"] < small["value"] < small["high"] < 0.3
    assert small["high"] == pytest.approx(large["high"], rel=0.01)


def test_chinese_counts_money_in_one_way():
    shown = told("--lang", "zh")
    assert "3000 亿美元" in shown and "十亿" not in shown and "3,000" not in shown
    assert "亿美元/年" in shown and "非附件一缔约方" in shown and "NONANNEX1" not in shown


def test_the_lever_counts_money_as_the_command_does():
    done = CliRunner().invoke(
        load_commands(), ["lever", "finance=300e9@2035:LDC", "--split", "none", "--lang", "zh"]
    )
    assert "3000 亿美元" in " ".join(done.stdout.split())


def test_sources_are_named_once():
    assert all(len(one["sources"]) == len(set(one["sources"])) for one in document()["rows"])
    assert len(document()["sources"]) == len(set(document()["sources"]))
    shown = re.search(r"Rests on: ([^.]*)\.", told())[1].split(", ")
    assert len(shown) == len(set(shown)) and "ndc2021" in shown


def test_providers_are_told_by_several_keys_with_their_range():
    found = document("--providers", "ANNEX2,CHN")["providers"]
    parts = found["parts_usd_bn"]
    keys = [one["choices"]["key"] for one in parts[0]["alternatives"]]
    assert len(keys) == 5 and "capability and responsibility" in keys
    for key in keys:
        by_key = [
            next(one["value"] for one in part["alternatives"] if one["choices"]["key"] == key)
            for part in parts
        ]
        assert sum(by_key) == pytest.approx(300)
    usa, china = parts[0], parts[1]
    assert (usa["place"], china["place"]) == ("USA", "CHN") and usa["low"] < usa["value"] < usa["high"]
    assert "An indication" in told("--providers", "ANNEX2,CHN")


def test_needs_of_recipients_add_up_to_their_part_of_what_is_costed():
    found = document()["conditional"]
    needs = [one["needs_usd_bn"]["conditional-part"] for one in found["by_country"].values()]
    assert sum(needs) == pytest.approx(found["needs_usd_bn"]["value"], rel=1e-6)
    assert found["needs_usd_bn"]["value"] == pytest.approx(520 * found["part_of_all_countries"])


@pytest.mark.parametrize("kind", ["svg", "png", "html"])
def test_the_curve_is_drawn(tmp_path, kind):
    picture = tmp_path / f"curve.{kind}"
    assert (
        CliRunner().invoke(load_commands(), ["finance", "--to", "LDC", "--plot", str(picture)]).exit_code == 0
    )
    assert picture.stat().st_size > 3000
    if kind == "svg":
        drawn = picture.read_text(encoding="utf8")
        assert drawn.count("<svg") == 1 and "Least developed countries" in drawn and "1000" in drawn


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        (("--amount", "lots"), errors.BadInput, "no depth"),
        (("--amount", "300"), errors.OutOfRange, "300bn"),
        (("--amount", "0"), errors.OutOfRange, "too little"),
        (("--to", "Atlantis"), errors.UnknownPlace, "Atlantis"),
        (("--from", "1990"), errors.OutOfRange, "2020"),
        (("--set", "needs_by=peopel"), errors.UnknownChoice, "people"),
        (("--plot", "curve.doc"), errors.BadInput, ".svg"),
    ],
)
def test_what_cannot_be_meant_is_refused(words, kind, said):
    done = run(*words)
    assert isinstance(done.exception, kind) and said in str(done.exception)
