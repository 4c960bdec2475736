"""Joint statements as levers: every clause exists, every assumption is told, readings differ as they say."""

import pytest

from stocktake.errors import UnknownName
from stocktake.pathways.levers.statements import READINGS, STATEMENTS, applied, word_key
from stocktake.report.language import words
from stocktake.sources import lever_base, read_pledges


@pytest.fixture(scope="module")
def told():
    return lever_base.read_lever_base()


def made(name, told):
    return applied(name, told, lever_base.resolve_places)


@pytest.mark.parametrize("name", STATEMENTS)
@pytest.mark.parametrize("reading", READINGS)
def test_every_clause_makes_levers_or_says_it_makes_none(name, reading, told):
    clauses = made(f"{name}:{reading}", told)
    assert clauses and all(clause.reading == reading for clause in clauses)
    for clause in clauses:
        for language in ("en", "zh"):
            assert words(language).has(word_key(clause.clause))


def test_clauses_are_those_of_the_catalogue_of_statements(told):
    known = {clause.id for statement in read_pledges().statements for clause in statement.clauses}
    used = {clause.clause for statement in STATEMENTS.values() for clause in statement.clauses}
    assert used - known <= {"kigali.phase_down"}  # a schedule there, not a clause


def test_sunnylands_has_no_effect_but_by_assumption(told):
    low = [one for clause in made("sunnylands_2023:low", told) for one in clause.levers]
    high = [one for clause in made("sunnylands_2023:high", told) for one in clause.levers]
    assert {one.name for one in low} == {"coal.power", "ccs.power"}
    assert {one.name for one in high} > {one.name for one in low}


def test_five_projects_are_a_thousandth_of_chinas_power(told):
    plants = [
        one for clause in made("sunnylands_2023", told) for one in clause.levers if one.name == "ccs.power"
    ]
    china = next(one for one in plants if one.places == ("CHN",))
    assert 0.0005 < china.depth < 0.002


def test_the_pledge_without_six_large_emitters_is_told_by_places(told):
    (low,), (central,) = (made(f"methane_pledge_2021:{name}", told)[0].levers for name in ("low", "central"))
    assert central.places == () and "CHN" not in low.places and "BRA" in low.places


@pytest.mark.parametrize("text", ["sunyland", "sunnylands_2023:middle"])
def test_an_unknown_statement_or_reading_is_refused_with_the_nearest(text, told):
    with pytest.raises(UnknownName, match=r"Known are|Readings are"):
        made(text, told)
