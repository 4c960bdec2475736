"""What the data layers say in English has its Chinese sentence: reasons, notes, axes, choices, checks.

The sentences come from the real inventories, so a new refusal or check fails here until it has its words.
"""

import re

import pytest

from stocktake import inventory, sources
from stocktake.assessment.benchmarks import BENCHMARKS
from stocktake.inventory.axes import ANNUAL_AXES, PERIOD_REASONS, START_AXIS
from stocktake.pathways.rules import AXES as RULE_AXES
from stocktake.pipeline import read_futures
from stocktake.report.about import about
from stocktake.report.language import words
from stocktake.report.naming import Naming
from stocktake.report.parts import FAIR_AXES
from stocktake.report.preparation import verb, why
from stocktake.report.shortfalls import TEMPLATES, reason_in
from stocktake.sources.inventories import read_world

AXES = (*ANNUAL_AXES, START_AXIS, *RULE_AXES, *FAIR_AXES)


@pytest.fixture(scope="module")
def world():
    return read_world()


@pytest.fixture(scope="module")
def findings(world):
    return inventory.answers(world)


@pytest.fixture(scope="module")
def chinese():
    return Naming(words("zh"), sources.read_places())


def has_english_words(text):
    """Three lower-case Latin words in a row; names of data sets and of gases are none."""
    return re.search(r"\b[a-z]{3,} [a-z]{2,} [a-z]{2,}\b", text) is not None


def test_every_source_of_a_finding_is_in_the_catalogue(findings):
    assert {key for one in findings for key in one.sources} <= set(sources.read_catalogue())


def test_every_reason_for_an_absence_is_told_in_chinese(findings, chinese):
    reasons = {row.absent for one in findings for row in one.alternatives if row.absent}
    assert len(reasons) > 20
    untold = sorted(reason for reason in reasons if has_english_words(reason_in(reason, chinese)))
    assert not untold


def test_every_note_is_told_in_chinese(findings, chinese):
    notes = {one.note for one in findings if one.note}
    told = {chinese.sentence_of_data(note, "report.data_note.") for note in notes}
    assert not sorted(note for note in told if has_english_words(reason_in(note, chinese)))


def test_every_step_in_preparing_the_data_is_told_in_chinese(findings, world, chinese):
    records = (*world.records(), *read_futures().records)
    assert len(records) > 100
    untold = {record.why for record in records if why(record, chinese) == record.why}
    assert not untold
    assert not {record.what for record in records if verb(record.what, chinese) == record.what}


def test_every_finding_is_about_something_in_chinese(findings, chinese):
    assert not [one.id for one in findings if about(one, chinese) == one.question]


@pytest.mark.parametrize("axis", AXES, ids=lambda axis: axis.name)
def test_every_axis_has_a_name_and_its_reason_in_chinese(axis, chinese):
    assert chinese.axis(axis.name) != axis.name
    assert chinese.reason(axis) != axis.reason


@pytest.mark.parametrize("reason", PERIOD_REASONS.values())
def test_every_reason_of_a_period_is_told_in_chinese(reason, chinese):
    assert chinese.sentence_of_data(reason, "choices.reason.") != reason


@pytest.mark.parametrize("axis", AXES, ids=lambda axis: axis.name)
def test_every_choice_has_a_name(axis):
    years = axis.name in ("start", "convergence", "threshold", "progressivity")  # numbers, not words
    missing = [one for one in axis.choices if not words("en").has(f"choices.choice.{axis.name}.{one}")]
    assert years or not missing


def test_every_benchmark_has_a_name():
    missing = [
        row.choice
        for row in BENCHMARKS
        if row.year == 2030 and not words("en").has(f"choices.choice.benchmark.{row.choice}")
    ]
    assert not missing


def test_a_reason_has_a_general_form_for_every_particular_one():
    particular = {key.removeprefix(TEMPLATES) for key in words("en").entries if key.startswith(TEMPLATES)}
    general = {
        key.removeprefix("report.absent_kind.")
        for key in words("en").entries
        if key.startswith("report.absent_kind.")
    }
    assert particular == general
