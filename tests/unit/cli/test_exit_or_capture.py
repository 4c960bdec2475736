"""``stocktake exit-or-capture`` as a stranger meets it: what it says agrees with itself and fits the size."""

import json
import re

import pytest
from typer.testing import CliRunner

from stocktake import errors
from stocktake.cli.app import load_commands
from stocktake.cli.exit_or_capture_units import MASSES, column, degrees_unit, percent

DEAR_EXIT = ("--effort", "cost", "--ramp", "free", "--set", "exit.cost=high", "--set", "capture.cost=low")
EMPTY_NUMBER = re.compile(r"[-−][0.]+(?![0-9.])")  # a zero with a minus sign


def run(*words):
    return CliRunner().invoke(load_commands(), ["exit-or-capture", *words], env={"COLUMNS": "400"})


@pytest.fixture(scope="module")
def dear():
    return run(*DEAR_EXIT, "--lang", "en").stdout


def test_where_capture_leads_no_line_says_that_it_cannot(dear):
    assert "exit leads in 9 of 9" not in dear and "No capture rate" not in dear
    assert re.search(r"exit leads in [0-8] of 9", dear)
    assert "both avoid the same in 2100 at a capture rate of" in dear


def test_money_that_cannot_be_spent_is_said_in_words(dear):
    said = re.search(
        r"exit costs USD ([\d.]+) tn, capture on every plant only USD ([\d.]+) tn; USD ([\d.]+)", dear
    )
    spent, used, left = (float(text) for text in said.groups())
    assert left == pytest.approx(spent - used, abs=0.2) and "as far as capture can spend it" in dear


def test_what_growth_limits_leave_unequal_stands_under_the_table():
    told = run("--lang", "en").stdout
    assert re.search(r"by 2040 exit reaches 60% of the plants and capture 1\d%", told)
    held, free = (re.search(rf"{word} +exit .* (0\.\d+) \(", told) for word in ("held to limits", "free"))
    assert float(held[1]) > float(free[1]) > 0
    assert "growth free and at the same electricity" in told


def test_a_small_place_is_told_in_a_unit_that_fits():
    told = run("--places", "ISL", "--lang", "en").stdout
    assert "billionths of a °C" in told and "Iceland" in told
    assert not EMPTY_NUMBER.search(told)
    peak = re.search(r"peak +(\S+) \((\S+) \.\. (\S+)\)", told)
    assert all(float(text) != 0 for text in peak.groups())


def test_one_place_does_not_grow_capture_as_the_world_does():
    asked = ("--depth", "100%", "--by", "2030", "--places", "DEU", "--json")
    share, world = (json.loads(run(*asked, "--growth", word).stdout) for word in ("share", "world"))
    led = [one["rows"][1]["share_of_members_where_exit_leads"] for one in (share, world)]
    assert led == [1.0, 0.0]
    moved = [row["choices"] for row in share["rows"][1]["alternatives"]]
    assert share["terms"]["growth"] == "share" and {"growth": "world"} in moved


def test_base_and_sources_stand_at_the_top_of_the_document():
    told = json.loads(run("--json").stdout)
    assert told["base"] == "ssp245" and "fair_calibration141" in told["sources"]
    assert told["choices"]["effort"] == "service" and set(told["by_ramp"]) == {"limited", "free"}


def test_pledges_of_a_later_date_cite_what_they_rest_on():
    told = json.loads(run("--base", "pledges@2025-12-31", "--json").stdout)
    assert told["choices"]["base"] == "pledges@2025-12-31"
    assert set(told["sources"]) > set(json.loads(run("--json").stdout)["sources"]) - {"rcmip"}
    assert told["rows"][0]["sources"] == told["sources"]


@pytest.mark.parametrize(
    ("depth", "kind", "near"),
    [("60", errors.OutOfRange, "60%"), ("abc", errors.BadInput, "60%"), ("150%", errors.OutOfRange, "100%")],
)
def test_a_depth_that_cannot_be_meant_is_refused_with_the_nearest(depth, kind, near):
    refused = run("--depth", depth).exception
    assert isinstance(refused, kind) and refused.nearest == (near,)
    assert depth.strip("%") in refused.came and "renewables" not in refused.sentence()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Growth free and the same"), ("zh", "增长不受限、发电量相同")]
)
def test_the_picture_says_on_what_its_lines_rest(tmp_path, language, said):
    picture = tmp_path / "lines.svg"
    assert run(*DEAR_EXIT, "--plot", str(picture), "--lang", language).exit_code == 0
    text = re.sub(r"<[^>]+>", "", picture.read_text(encoding="utf8"))
    assert said in text.replace("\n", "")


def test_numbers_take_the_largest_unit_that_shows_them():
    assert column([0.0052, -0.00000001], MASSES, signed=True) == ("Mt", ["+5.20", "0.00"])
    assert column([0.0, 0.0], MASSES)[1] == ["0", "0"]
    assert degrees_unit([0.02, -0.3]) == (1.0, "levers.exit.degrees")
    assert degrees_unit([3e-8]) == (1e9, "levers.exit.billionths")
    assert [percent(part) for part in (0.0, 0.6, 0.0118)] == ["0%", "60%", "1.2%"]
