"""Reading pledges: every mistake is named with its line and column, and the others are read."""

import pytest

from stocktake.errors import BadFile, UnknownGas, UnknownMetric
from stocktake.pledges import Kind, Known, read_csv, read_yaml

HEAD = "id,party,kind,target_year,low,high,unit,base_year,gases,metric,submitted,conditional"
GOOD = "AAA.2030,AAA,reduction_from_base,2030,40,45,%,1990,all,AR5GWP100,2021-06-01,unconditional"


def table(*rows):
    return "\n".join([HEAD, *rows]) + "\n"


def row(**changed):
    values = dict(zip(HEAD.split(","), GOOD.split(","), strict=True)) | changed
    return ",".join(values[name] for name in HEAD.split(","))


def test_a_good_row_becomes_a_pledge():
    (pledge,) = read_csv(table(GOOD), "own.csv").pledges
    assert pledge.kind is Kind.REDUCTION_FROM_BASE
    assert (pledge.low, pledge.high, pledge.base_year, pledge.target_year) == (40, 45, 1990, 2030)
    assert pledge.end("weaker") == 40 and pledge.end("stronger") == 45


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"kind": "reduction"}, "kind", "no choice for kind"),
        ({"target_year": "soon"}, "target_year", "not a year"),
        ({"low": "a lot"}, "low", "not a number"),
        ({"unit": "per cent"}, "unit", "no choice for unit"),
        ({"base_year": "2031"}, "base_year", "not before"),
        ({"target_year": "2020"}, "target_year", "before the date"),
        ({"submitted": "June 2021"}, "submitted", "no date"),
        ({"conditional": "perhaps"}, "conditional", "no choice for conditional"),
        ({"low": "4000"}, "low", "cannot be meant"),
        ({"kind": "net_zero", "target_year": "2024"}, "target_year", "before 2025"),
    ],
)
def test_a_bad_field_is_refused_with_its_line_and_column(changed, field, words):
    read = read_csv(table(GOOD, row(id="BBB", **changed)), "own.csv")
    (refused,) = read.refused
    assert [pledge.id for pledge in read.pledges] == ["AAA.2030"]
    assert (refused.line, refused.field) == (3, field)
    assert refused.column == HEAD.split(",").index(field) + 1
    assert words in refused.error.sentence()


def test_an_unknown_gas_and_metric_are_named_with_the_nearest():
    read = read_csv(table(row(id="A", gases="CO2 HFC-134b"), row(id="B", metric="GWP100")), "own.csv")
    gas, metric = (item.error for item in read.refused)
    assert isinstance(gas, UnknownGas) and "HFC-134a" in gas.nearest
    assert isinstance(metric, UnknownMetric)


def test_a_second_pledge_with_the_same_id_is_refused_and_says_where_the_first_is():
    (refused,) = read_csv(table(GOOD, row(low="50", submitted="2022-01-01")), "own.csv").refused
    assert refused.line == 3 and "line 2" in refused.error.sentence()


def test_contradictory_targets_of_one_submission_are_refused():
    read = read_csv(table(GOOD, row(id="AAA.other", low="50", high="50")), "own.csv")
    assert [item.id for item in read.refused] == ["AAA.other"]
    assert "contradicts 'AAA.2030'" in read.refused[0].error.sentence()


def test_a_table_without_a_needed_column_is_refused_whole():
    with pytest.raises(BadFile, match="target_year"):
        read_csv("id,party,kind\nA,AAA,level\n", "own.csv")
    with pytest.raises(BadFile, match="parti"):
        read_csv("id,parti,kind,target_year,party\n", "own.csv")
    with pytest.raises(BadFile, match="empty"):
        read_csv("", "own.csv")


def test_a_quoted_value_may_run_over_lines_and_the_next_line_is_still_counted_right():
    text = table(row(id='"AAA\n2030"'), row(id="BBB", low="x"))
    (refused,) = read_csv(text, "own.csv").refused
    assert refused.line == 4


def test_yaml_says_the_same_as_csv_and_names_lines():
    text = """
- id: AAA.2030
  party: AAA
  kind: reduction_from_base
  target_year: 2030
  low: 40
  unit: "%"
- id: AAA.bad
  party: AAA
  kind: level
  target_year: later
"""
    read = read_yaml(text, "own.yaml")
    assert [pledge.id for pledge in read.pledges] == ["AAA.2030"]
    assert (read.refused[0].line, read.refused[0].column) == (11, 16)


@pytest.mark.parametrize("text", ["just words", "- {id: A\n"])
def test_yaml_that_is_no_list_of_pledges_is_refused(text):
    with pytest.raises(BadFile):
        read_yaml(text, "own.yaml")


GOOD_YAML = "- id: Z\n  party: AAA\n  kind: level\n  target_year: 2030\n  low: 5\n  unit: Mt\n"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("- a\n", "no mapping"),
        ("- id: A\n  partie: B\n", "no field"),
        ("- id: A\n  party: B\n  party: C\n", "a second time"),
        ("- id: A\n  party: [B, C]\n", "more than one value"),
        ("- id: A\n  party: ~\n", "is empty"),
    ],
)
def test_a_bad_entry_is_refused_with_its_line_and_the_others_are_read(entry, words):
    read = read_yaml(entry + GOOD_YAML, "own.yaml")
    (refused,) = read.refused
    assert [pledge.id for pledge in read.pledges] == ["Z"]
    assert words in refused.error.sentence() and refused.line <= 3


def test_a_row_with_too_many_values_is_refused_alone():
    read = read_csv(table(GOOD + ",more", row(id="BBB", party="BBB")), "own.csv")
    assert [pledge.id for pledge in read.pledges] == ["BBB"] and "header" in read.refused[0].error.sentence()


@pytest.mark.parametrize("number", ["nan", "inf", "-inf"])
def test_a_number_is_finite(number):
    (refused,) = read_csv(table(row(low=number)), "own.csv").refused
    assert refused.field == "low" and "not a number" in refused.error.sentence()


@pytest.mark.parametrize("day", ["2021-02-30", "2021-13", "2021-00-01"])
def test_a_date_is_in_the_calendar(day):
    (refused,) = read_csv(table(row(submitted=day)), "own.csv").refused
    assert refused.field == "submitted"


def test_what_is_known_of_the_world_is_held_against_a_file():
    known = Known(("AAA", "BBB"), {"Beland": "BBB"}, 2026)
    read = read_csv(
        table(GOOD, row(id="X", party="AAB"), row(id="Y", target_year="2020", submitted="")), "own.csv", known
    )
    (named,) = read_csv(table(row(party="Beland")), "own.csv", known).refused
    assert named.error.nearest == ("BBB",)
    party, year = read.refused
    assert party.field == "party" and "AAA" in party.error.nearest
    assert year.field == "target_year" and "past" in year.error.sentence()


def test_targets_of_two_kinds_for_one_year_contradict_each_other():
    (refused,) = read_csv(
        table(GOOD, row(id="X", kind="level", unit="Mt", low="5", high="5")), "o.csv"
    ).refused
    assert "contradicts" in refused.error.sentence()


def test_a_condition_cannot_ask_for_less():
    (refused,) = read_csv(table(GOOD, row(id="X", conditional="conditional", high="42")), "o.csv").refused
    assert "asks less" in refused.error.sentence()


def test_an_id_counts_even_where_its_first_pledge_is_refused():
    read = read_csv(table(row(kind="wrong"), row(party="BBB")), "own.csv")
    assert not read.pledges and [item.field for item in read.refused] == ["kind", "id"]
