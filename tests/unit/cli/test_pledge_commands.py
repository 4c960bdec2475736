"""The commands about pledges: the shape of their JSON, and how they refuse."""

import json

import pytest
from typer.testing import CliRunner

from stocktake.cli.app import load_commands, main
from stocktake.sources.promised import KNOWN_UNTIL

runner = CliRunner()


@pytest.fixture(scope="module")
def asked():
    """Runs a command with --json and gives the document; each command line once."""
    kept = {}

    def ask(*words):
        if words not in kept:
            result = runner.invoke(load_commands(), [*words, "--json"])
            assert result.exit_code == 0, result.output
            kept[words] = json.loads(result.stdout)
        return kept[words]

    return ask


def test_an_outlook_row_has_emissions_peak_end_and_probabilities(asked):
    document = asked("outlook")
    row = next(row for row in document["rows"] if row["variant"] == "2026.conditional.high.net_zero")
    assert set(row["peak"]) == set(row["warming_2100"]) == {"p5", "p50", "p95"}
    assert row["peak"]["p5"] < row["peak"]["p50"] < row["peak"]["p95"]
    assert set(row["probability_below"]) >= {"1.5", "1.7", "2", "2.5", "3"}
    assert 40 < row["emissions_2030"] < 60 and row["category"].startswith("C")
    assert row["value"] == row["peak"]["p50"] and row["range_of"] == "p5-p95 of 841 members"
    assert {"id", "question", "unit", "defaults", "alternatives", "sources", "version"} <= set(row)


def test_later_pledges_warm_less(asked):
    first, set_of_2021, today = (
        asked("outlook", *words) for words in (("--as-of", "2017-01-01"), ("--as-of", "2021-12-31"), ())
    )
    ends = [
        max(row["warming_2100"]["p50"] for row in document["rows"] if row["kind"] == "pledges")
        for document in (first, set_of_2021, today)
    ]
    assert ends[0] > ends[1] > ends[2]


def test_a_gap_row_names_its_baseline_and_every_benchmark(asked):
    row = asked("gap", "--goal", "2", "--year", "2035")["rows"][0]
    assert row["baseline"] == "cut from 2019"
    baselines = {item["baseline"] for item in row["alternatives"] if "baseline" in item}
    assert {"cut from 2019", "level"} <= baselines


def test_shares_of_groups_lie_between_nothing_and_the_whole(asked):
    rows = [row for row in asked("gap", "--by-group")["rows"] if "group" in row]
    assert {row["group"] for row in rows} >= {"G20", "EU27", "LDC"}
    assert all(0 < row["share"] < 1 for row in rows)


def test_a_budget_has_studies_beside_it(asked):
    rows = asked("budget", "--since", "2020", "--limit", "1.5")["rows"]
    row = next(row for row in rows if row["probability"] == 0.5)
    studies = {item["choices"]["study"] for item in row["alternatives"]}
    assert {"this ensemble", "ar6_carbon_budget", "lamboll2023", "forster2023", "igcc2024"} <= studies
    assert {"non_co2_warming", "zero_emission_commitment", "warming_per_1000_gt"} <= set(row)


def test_pledges_of_a_place_are_those_that_stood_on_the_date(asked):
    early, late = (asked("pledges", "CHN", "--as-of", date) for date in ("2021-12-01", "2026-01-01"))
    assert {row["target_year"] for row in early["rows"]} == {2030}
    assert {row["target_year"] for row in late["rows"]} >= {2030, 2035, 2060}
    assert "sunnylands_2023" in {item["id"] for item in late["statements"]}


def test_a_member_of_the_union_has_the_unions_pledges_beside_its_own(asked):
    assert "EU" in {row["party"] for row in asked("pledges", "DEU")["rows"]}


def test_a_quantified_pledge_says_what_makes_its_band_wide(asked):
    document = asked("quantify", "IND", "--year", "2035")
    row = next(row for row in document["rows"] if row["pledge"].startswith("IND.2035.intensity"))
    assert next(iter(row["ambiguity"])) == "economy"
    assert row["low"] <= row["value"] <= row["high"]


def test_progress_gives_a_verdict_and_both_uncertainties(asked):
    row = asked("progress", "GBR")["rows"][0]
    assert row["verdict"] in {"already_met", "on_course", "within_the_ambiguity", "off_course"}
    assert row["low"] <= row["value"] <= row["high"] and row["target_low"] <= row["target_high"]


def test_pathways_are_written_and_come_back_as_own_scenarios(asked, tmp_path):
    path = tmp_path / "world.csv"
    asked("pathways", "--variant", "2026.conditional.high.net_zero", "--out", str(path))
    again = asked("outlook", "--scenarios", str(path))["rows"][0]
    ours = next(row for row in asked("outlook")["rows"] if row["variant"] == again["variant"])
    assert again["value"] == pytest.approx(ours["value"], abs=1e-6)


def test_a_user_s_own_pledges_are_checked_line_by_line(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("id,party,kind,target_year,low,unit\nA,CHN,level,2035,9000,Mt\nB,CHN,levle,2035,1,Mt\n")
    result = runner.invoke(load_commands(), ["pledges", "--file", str(path), "--json"])
    document = json.loads(result.stdout)
    assert [row["id"] for row in document["rows"]] == ["A"]
    assert (document["refused"][0]["line"], document["refused"][0]["column"]) == (3, 3)
    assert document["refused"][0]["nearest"] == ["level"]


@pytest.mark.parametrize(
    "words",
    [
        ("outlook", "--variant", "2021.conditional.hihg.net_zero"),
        ("outlook", "--as-of", "1999-01-01"),
        ("outlook", "--joint", "--participants", "some"),
        ("outlook", "--pledges", "nowhere.yaml"),
        ("gap", "--goal", "1.7"),
        ("gap", "--year", "2031"),
        ("budget", "--since", "2050"),
        ("pledges", "Atlantis"),
        ("pledges", "--as-of", "yesterday"),
        ("quantify", "CHN", "--as-of", "2021-02-45"),
        ("pathways", "--out", "world.docx"),
        ("pathways", "--out", "no/such/folder/world.csv"),
    ],
)
def test_bad_input_ends_with_code_2_and_a_next_step(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*words, "--json"])
    assert ended.value.code == 2
    error = json.loads(capsys.readouterr().err)
    assert error["message"] and (error["wanted"] or error["nearest"] or error["next_step"])


@pytest.mark.parametrize(
    ("date", "target", "net_zero"),
    [
        ("2024-12-31", "active", "active"),
        ("2025-06-01", "active", "withdrawn"),
        ("2026-02-01", "archived", "withdrawn"),
    ],
)
def test_the_withdrawal_of_the_united_states_counts_from_its_day(asked, date, target, net_zero):
    status = {row["id"]: row["status"] for row in asked("pledges", "USA", "--as-of", date)["rows"]}
    assert status["USA.2030.level.2021"] == status["USA.2035.reduction_from_base"] == target
    assert status["USA.net_zero.2050"] == net_zero


def test_a_gap_says_as_of_when_the_pledges_are(asked):
    assert asked("gap")["as_of"] == KNOWN_UNTIL
    assert asked("outlook")["as_of"] == KNOWN_UNTIL
    rows = asked("outlook")["rows"]
    assert {row["pledges_as_of"] for row in rows if row["kind"] == "pledges"} == {KNOWN_UNTIL}


def test_every_party_is_quantified_once_and_the_union_as_one(asked):
    document = asked("quantify", "--year", "2030")
    parties = {row["place"] for row in document["rows"]}
    assert len(parties) > 150 and "EU" in parties and not {"DEU", "FRA", "POL"} & parties
    assert {item["pledge"].split(".")[0] for item in document["not_quantified"]} >= {"AND"}


def test_progress_judges_every_party_or_says_why_not(asked):
    document = asked("progress")
    judged = {row["place"] for row in document["rows"]} | {
        item["pledge"].split(".")[0] for item in document["not_judged"]
    }
    # every Party with an active target for 2030; the United States have none left
    assert len(judged) > 160
    (left,) = (item for item in document["not_judged"] if item["pledge"] == "USA")
    assert "no longer active" in left["absent"]
    world = asked("progress", "World")
    assert len(world["rows"]) == len(document["rows"])


def test_a_file_of_ones_own_is_quantified_and_its_mistakes_are_told(asked, tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text(
        "id,party,kind,target_year,low,high,unit,base_year,land_use\n"
        "good,FRA,reduction_from_base,2030,50,50,%,1990,excluded\n"
        "early,FRA,reduction_from_base,2035,50,50,%,1950,excluded\n"
        "named,France,level,2040,50,50,Mt,,excluded\n"
    )
    document = asked("quantify", "--file", str(file))
    assert [row["pledge"] for row in document["rows"]] == ["good"]
    assert "1990 to 2023, not 1950" in document["not_quantified"][0]["absent"]
    assert document["refused"][0]["nearest"] == ["FRA"]


@pytest.mark.parametrize("words", [("quantify", "India"), ("progress", "G20"), ("gap", "--year", "2035")])
def test_chinese_tables_have_no_english_left(words, capsys):
    with pytest.raises(SystemExit):
        main([*words, "--lang", "zh"])
    shown = capsys.readouterr().out
    assert "至" in shown and " to " not in shown and "says nothing" not in shown


MINE = """
- {id: mine, party: IND, kind: level, target_year: 2035, low: 3000, high: 3000, unit: Mt, land_use: excluded,
   metric: AR6GWP100, conditional: unconditional}
- {id: methane, party: CHN, kind: gas_reduction, target_year: 2035, low: 30, unit: "%"}
- {id: misnamed, party: France, kind: level, target_year: 2035, low: 1, unit: Mt}
"""


@pytest.fixture(scope="module")
def with_mine(asked, tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "mine.yaml"
    path.write_text(MINE)
    return asked("outlook", "--pledges", str(path))


def test_pledges_of_ones_own_are_told_beside_the_catalogue_s_and_paired(with_mine, asked):
    rows = {row["variant"]: row for row in with_mine["rows"] if row["id"].startswith("outlook.")}
    changes = [row for row in with_mine["rows"] if row["id"].startswith("own-pledges.")]
    assert len(changes) == 8
    for change in changes:
        before, after = rows[change["variant"]], rows[change["with"]]
        assert after["emissions_2035"] < before["emissions_2035"]
        assert change["value"] == pytest.approx(
            after["warming_2100"]["p50"] - before["warming_2100"]["p50"], abs=0.02
        )
        # members are compared with themselves: the change is far narrower than the warming
        assert change["low"] <= change["value"] <= change["high"] < 0
        assert change["high"] - change["low"] < before["warming_2100"]["p95"] - before["warming_2100"]["p5"]
    plain = {row["variant"]: row["value"] for row in asked("outlook")["rows"]}
    assert all(rows[name]["value"] == pytest.approx(plain[name], abs=1e-9) for name in plain)


def test_what_was_assumed_of_ones_own_pledges_is_said(with_mine):
    told = with_mine["own_pledges"]
    assert [item["id"] for item in told["used"]] == ["mine"]
    assert [item["pledge"] for item in told["left_out"]] == ["methane"]
    assert told["refused"][0]["nearest"] == ["FRA"]
    assert any(one["what"] == "own pledge" and "IND.2035" in one["why"] for one in told["records"])
    assert all(row["own_mt"] < row["catalogue_mt"] for row in told["levels"])


@pytest.mark.parametrize("option", ["--choices", "--joint", "--scenarios=other.csv"])
def test_pledges_of_ones_own_stand_alone(option, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["outlook", "--pledges", str(tmp_path / "mine.yaml"), option])
    assert ended.value.code == 2 and option.partition("=")[0] in capsys.readouterr().err


def test_pledges_of_ones_own_need_pledges_that_run_past_2030(tmp_path, capsys):
    path = tmp_path / "mine.yaml"
    path.write_text(MINE)
    with pytest.raises(SystemExit) as ended:
        main(["outlook", "--pledges", str(path), "--as-of", "2021-12-31"])
    assert ended.value.code == 2 and KNOWN_UNTIL in capsys.readouterr().err
