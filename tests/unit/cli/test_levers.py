"""The commands about levers, as users call them."""

import json

import pytest
from typer.testing import CliRunner

from stocktake import errors
from stocktake.cli.app import load_commands

QUICK = ["--split", "none"]


def run(*words):
    return CliRunner().invoke(load_commands(), [*words])


def test_a_lever_tells_emissions_warming_and_chances():
    done = run("lever", "coal=-80%@2040:CHN,IND", *QUICK)
    assert done.exit_code == 0
    for part in ("coal", "China and India", "2100", "avoided", "841 members"):
        assert part in done.stdout


def test_json_pairs_members_and_tells_parameters_and_records():
    told = json.loads(run("lever", "methane=-30%/2020@2030", "--json", *QUICK).stdout)
    avoided = next(row for row in told["rows"] if row["id"] == "lever.avoided.2100")
    naive = avoided["base"]["p95"] - avoided["with_levers"]["p95"]
    assert avoided["low"] < avoided["value"] < avoided["high"] and naive != pytest.approx(avoided["high"])
    assert told["records"] and told["levers"][0]["reference"] == 2020


def test_a_choice_that_leaves_nothing_to_act_on_is_absent_with_its_reason():
    told = json.loads(run("lever", "sulphur=-90%@2030", "--json", *QUICK).stdout)
    avoided = next(row for row in told["rows"] if row["id"] == "lever.avoided.2100")
    absent = [row for row in avoided["alternatives"] if "absent" in row]
    assert [row["choices"] for row in absent] == [{"coemissions": "none"}]
    assert "nothing to act on" in absent[0]["absent"] and avoided["value"] < 0


def test_what_holds_after_a_target_is_a_choice_of_the_answer():
    told = json.loads(run("lever", "methane=-30%/2020@2030", "--json", *QUICK).stdout)
    avoided = next(row for row in told["rows"] if row["id"] == "lever.avoided.2100")
    assert avoided["defaults"]["after_target"] == "level"
    assert {"after_target": "part"} in [row["choices"] for row in avoided["alternatives"]]


def test_warming_before_cooling_is_told_in_words_and_years():
    told = json.loads(run("lever", "coal=-100%@2026", "--json", *QUICK).stdout)
    soon, late = (next(r for r in told["rows"] if r["id"] == f"lever.avoided.{w}") for w in (2030, 2100))
    assert soon["value"] < 0 < late["value"] and 2030 < told["cooler_from"] < 2060
    yearly = dict(zip(told["warming"]["years"], told["warming"]["avoided"]["p50"], strict=True))
    assert yearly[told["cooler_from"] - 1] < 0 <= yearly[told["cooler_from"]]
    assert f"only from {told['cooler_from']}" in " ".join(
        run("lever", "coal=-100%@2026", *QUICK).stdout.split()
    )


def test_json_gives_every_species_that_changes_year_by_year():
    told = json.loads(run("lever", "methane=-30%@2030", "--json", *QUICK).stdout)["emissions_by_species"]
    assert set(told["species"]) == {"CH4"} and told["species"]["CH4"]["unit"] == "Mt CH4/yr"
    cut = [b - w for b, w in zip(*(told["species"]["CH4"][k] for k in ("base", "with_levers")), strict=True)]
    assert len(cut) == len(told["years"]) and cut[0] > 0 and cut[10] > 80


def test_small_places_are_told_with_digits_that_count_and_no_minus_zero():
    told = run("lever", "coal=-100%@2030:HKG", "--split", "none").stdout
    assert "-0.0 " not in told and "0.000 (0.000 .. 0.000)" not in told


def test_the_year_of_the_split_can_be_chosen():
    told = run("lever", "coal=-50%@2040", "methane=-30%@2030", "--split", "lever", "--split-when", "2040")
    assert "lever, 2040" in told.stdout
    assert "2000 is not between" in str(run("lever", "coal=-50%@2040", "--split-when", "2000").exception)


def test_a_base_of_pledges_is_named_with_its_date_and_its_sources():
    told = run("lever", "coal=-50%@2040", "--base", "pledges", "--split", "none").stdout
    assert "pledges as of 2026-" in told and "policy_facts" in told
    older = run("lever", "coal=-50%@2040", "--base", "pledges@2021-12-31", "--split", "none").stdout
    assert "pledges as of 2021-12-31" in older and "policy_facts" not in older


def test_the_list_is_told_in_the_readers_language():
    told = run("lever", "--list", "--lang", "zh").stdout
    assert "fraction" not in told and "after_target" in told


def test_parts_by_lever_and_gas_add_up_to_the_mean_avoided():
    told = json.loads(run("lever", "coal=-50%@2040", "methane=-30%@2035", "--json").stdout)
    by_lever, by_gas = (sum(row["mean"] for row in told["split"][kind]) for kind in ("lever", "gas"))
    assert by_lever == pytest.approx(by_gas, abs=1e-9)


def test_a_statement_prints_its_assumptions():
    done = run("lever", "--with", "sunnylands_2023", "--lang", "zh", *QUICK)
    assert done.exit_code == 0 and "sunnylands_2023.ccus_projects" in done.stdout and "100 万" in done.stdout


def test_a_file_of_levers_is_read(tmp_path):
    file = tmp_path / "levers.yaml"
    file.write_text(
        "levers:\n  - lever: coal\n    depth: 50%\n    end: 2040\n    places: [CHN]\n", encoding="utf8"
    )
    assert "China" in run("lever", "--file", str(file), *QUICK).stdout


def test_a_fan_is_drawn(tmp_path):
    picture = tmp_path / "fan.svg"
    assert run("lever", "coal=-50%@2040", "--plot", str(picture), *QUICK).exit_code == 0
    drawn = picture.read_text(encoding="utf8")
    assert drawn.count("<svg") == 1 and "median and 5-95" in drawn.split("</title>")[-1]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["lever"], errors.BadInput),
        (["lever", "cola=-5%@2030"], errors.UnknownLever),
        (["lever", "coal=-5%@2030", "--base", "ssp999"], errors.UnknownScenario),
        (["lever", "coal=-5%@2030", "--set", "coemissions=some"], errors.UnknownChoice),
        (["lever", "coal=-5%@2030", "--set", "ccs.capture=low"], errors.UnknownChoice),
        (["lever", "coal=-5%@2030", "--split", "fuel"], errors.UnknownChoice),
        (["lever", "--file", "nowhere.yaml"], errors.MissingPart),
        (["lever", "coal=-5%@2030", "--plot", "fan.doc", "--split", "none"], errors.BadInput),
        (["seek", "--limit", "2", "--probability", "2"], errors.OutOfRange),
        (["seek", "--limit", "2", "--with", "cola"], errors.UnknownLever),
        (["seek", "--limit", "2", "--weights", "gold"], errors.UnknownChoice),
        (["seek", "--limit", "2", "--bounds", "oil"], errors.BadInput),
        (["seek", "--limit", "2", "--when", "2150"], errors.OutOfRange),
        (["exit-or-capture", "--effort", "sweat"], errors.UnknownChoice),
        (["exit-or-capture", "--depth", "0%"], errors.OutOfRange),
        (["exit-or-capture", "--by", "2020"], errors.OutOfRange),
        (["lever", "methane=-30%/2020@2030", "--set", "after_target=x"], errors.UnknownChoice),
    ],
)
def test_what_cannot_be_meant_is_refused(words, kind):
    done = run(*words)
    assert isinstance(done.exception, kind), done.output or done.exception


def test_a_goal_out_of_reach_says_so_and_how_near():
    told = json.loads(run("seek", "--limit", "1.5", "--with", "methane", "--json").stdout)
    assert told["feasible"] is False and told["probability"] < 0.67 < told["warming_at_probability"]
    assert told["note"]


def test_bounds_are_kept_by_what_is_found():
    told = json.loads(run("seek", "--limit", "2.4", "--probability", "0.5", "--with", "coal,oil",
                          "--bounds", "coal=10%..60%", "--json").stdout)  # fmt: skip
    coal = told["levers"][0]
    assert 0.1 - 1e-9 <= coal["depth"] <= 0.6 + 1e-9


def test_everything_that_can_be_set_is_listed():
    told = json.loads(run("lever", "--list", "--json").stdout)
    assert {"levers", "statements", "parameters", "choices"} <= set(told)
    assert all(row["source"] for row in told["parameters"])


def test_the_lines_of_break_even_are_drawn(tmp_path):
    picture = tmp_path / "lines.svg"
    assert run("exit-or-capture", "--plot", str(picture)).exit_code == 0
    drawn = picture.read_text(encoding="utf8")
    assert drawn.count("<svg") == 1 and "exit at 50 USD/t" in drawn
