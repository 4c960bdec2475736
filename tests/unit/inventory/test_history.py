"""The course of emissions: what it holds, that its parts add up, and what it refuses."""

import importlib

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stocktake.errors import BadInput, NoAnswer, OutOfRange, UnknownSector
from stocktake.inventory import World, questions
from stocktake.inventory.own_checks import check_own
from stocktake.inventory.questions.history import history
from stocktake.inventory.world import own_data_set

EDGAR = {"dataset": "edgar", "metric": "AR6GWP100"}


def values(row):
    return dict(zip(row.keys["years"], row.keys["values"], strict=True))


def part(found, **keys):
    return next(row for row in found.parts if all(row.keys.get(name) == one for name, one in keys.items()))


def added(rows):
    return np.sum([row.keys["values"] for row in rows], axis=0)


@pytest.mark.parametrize("place", ["AAA", "BBB", "PAIR", "WORLD"])
def test_each_year_of_a_course_is_the_total_of_that_year(two_countries, place):
    course = history(two_countries, place, 2000, 2010, EDGAR).total
    for year, value in values(course).items():
        assert value == pytest.approx(questions.total(two_countries, place, year, EDGAR).value)


def test_a_course_has_the_years_of_its_headline(two_countries):
    kyoto, fossil = history(two_countries, "AAA").total, history(two_countries, "AAA", fixed={"gases": "co2"})
    assert (kyoto.keys["first"], kyoto.keys["last"]) == (1990, 2023)
    assert fossil.total.keys["first"] == 1850


def test_three_gases_reach_back_by_the_joined_series_and_say_so(two_countries):
    found = history(two_countries, "AAA", fixed={"gases": "three-gases"})
    assert found.total.defaults["dataset"] == "joined"
    assert found.total.keys["first"] == 1850
    joins = [record for record in found.records if record.what == "joined"]
    assert joins and all("BBB" not in record.series for record in joins)
    assert "joined" not in {
        row.choices["dataset"] for row in history(two_countries, "AAA", 1980).rows[0].alternatives
    }


def test_the_range_of_a_year_is_that_of_the_combinations_that_have_it(two_countries):
    course = history(two_countries, "AAA", fixed={"gases": "fossil-co2"}).total
    rows = [row.extra["values"] for row in course.alternatives if row.absent is None]
    assert len(rows) > 1
    for at in range(len(course.keys["years"])):
        had = [row[at] for row in rows if row[at] is not None]
        assert course.keys["lows"][at] == min(had) and course.keys["highs"][at] == max(had)
    assert course.low <= course.value <= course.high


def test_a_combination_without_the_last_year_says_so(two_countries):
    course = history(two_countries, "AAA", fixed={"gases": "fossil-co2"}).total
    late = [
        row for row in course.alternatives if row.choices["accounting"] == "consumption" and not row.absent
    ]
    assert late and all(row.value is None and row.reason == "no value in 2023" for row in late)


@pytest.mark.parametrize(
    "by", [("gas",), ("sector",), ("gas", "sector"), ("place",), ("place", "gas", "sector")]
)
@pytest.mark.parametrize("depth", [1, 3])
def test_parts_add_up_to_the_whole(two_countries, by, depth):
    found = history(two_countries, "WORLD", fixed=EDGAR | {"land_use": "none"}, by=by, depth=depth)
    (check,) = found.sums
    assert abs(check.value) < 1e-9 and check.keys["within"]
    assert all(dict(row.defaults) == dict(found.total.defaults) for row in found.parts)


def test_sectors_above_others_are_the_sum_of_these(two_countries):
    found = history(two_countries, "AAA", fixed=EDGAR, by=("sector",), depth=3)
    assert [row.keys["sector"] for row in found.parts] == [
        "1",
        "1.A",
        "1.A.1",
        "2",
        "2.A",
        "2.F",
        "M.AG",
        "3.A",
        "3.C",
    ]
    industry = [part(found, sector=code) for code in ("2.A", "2.F")]
    assert added(industry) == pytest.approx(np.array(part(found, sector="2").keys["values"]))
    assert values(part(found, sector="2.A"))[2000] == pytest.approx(40.0)


def test_gases_under_a_metric_are_their_mass_times_its_factor(two_countries):
    weighed = history(two_countries, "AAA", fixed=EDGAR, by=("gas",))
    massed = history(two_countries, "AAA", fixed=EDGAR, by=("gas",), mass=True)
    assert values(part(weighed, gas="CH4"))[2000] == pytest.approx(28 * 1.0)
    assert values(part(massed, gas="CH4"))[2000] == pytest.approx(1.0)
    assert part(massed, gas="CH4").unit == "Mt CH4/yr"
    assert part(massed, gas="HFCs").unit == part(weighed, gas="HFCs").unit  # a family has no one mass
    assert not massed.sums


def test_land_use_is_a_row_of_its_own_among_sectors(two_countries):
    found = history(two_countries, "BBB", fixed=EDGAR | {"land_use": "blue"}, by=("sector",))
    assert values(part(found, sector="M.LUC"))[2000] == pytest.approx(10.0)
    assert abs(found.sums[0].value) < 1e-9


def test_ships_are_a_part_of_the_world_alone(two_countries):
    world = history(two_countries, "WORLD", fixed=EDGAR | {"gases": "fossil-co2"}, by=("place",))
    assert values(part(world, place="BUNKERS"))[2010] == pytest.approx(10.0)
    without = history(two_countries, "WORLD", fixed=EDGAR | {"gases": "fossil-co2", "bunkers": "left-out"})
    whole = history(two_countries, "WORLD", fixed=EDGAR | {"gases": "fossil-co2"})
    assert whole.total.value - without.total.value == pytest.approx(10.0)


def test_a_part_that_is_not_there_is_named_with_the_reason(two_countries):
    found = history(two_countries, "BBB", fixed=EDGAR, by=("gas",))
    gone = {keys["gas"]: reason for keys, reason in found.absent}
    assert set(gone) == {"HFCs", "PFCs", "NF3"} and all(gone.values())


def test_data_sets_stand_side_by_side_and_say_why_one_has_nothing(two_countries):
    found = history(two_countries, "AAA", 1990, 2020, {"gases": "kyoto"}, by=("source",))
    rows = {row.keys["dataset"]: row for row in found.parts}
    assert set(rows) == set(two_countries.sets)
    assert rows["edgar"].value is not None
    assert rows["gcb"].value is None and "has not got the Kyoto basket" in rows["gcb"].note


def test_per_person_divides_each_year_by_its_people(two_countries):
    course = history(two_countries, "AAA", 2000, 2005, EDGAR | {"gases": "fossil-co2"}, per="person").total
    assert course.unit == "t CO2/person" and "population" in course.sources
    assert values(course)[2003] == pytest.approx(100e6 / 1e7)
    assert course.value == pytest.approx(
        questions.per_capita(two_countries, "AAA", 2005, EDGAR | {"gases": "fossil-co2"}).value
    )


def test_a_group_says_which_year_its_members_are_of(two_countries):
    assert history(two_countries, "PAIR", 2000, 2010).total.keys["members_of"] == 2010
    assert "members_of" not in history(two_countries, "AAA", 2000, 2010).total.keys


@pytest.mark.parametrize("gases", ["f-gases", "hfcs", "sf6"])
def test_fluorinated_gases_can_be_asked_for(two_countries, gases):
    place = "BBB" if gases == "sf6" else "AAA"
    course = history(two_countries, place, fixed={"gases": gases} | EDGAR).total
    expected = {"f-gases": 1.3, "hfcs": 1.3, "sf6": 0.1e-3}[gases]
    assert course.value == pytest.approx(expected)
    assert questions.total(two_countries, place, 2023, {"gases": gases} | EDGAR).value == pytest.approx(
        expected
    )


def test_fluorinated_gases_widen_no_open_range(two_countries):
    asked = {row.choices["gases"] for row in questions.share(two_countries, "AAA", 2020).alternatives}
    assert not asked & {"f-gases", "hfcs", "pfcs", "sf6", "nf3"}


def test_the_table_of_a_history_holds_its_values(two_countries):
    found = history(two_countries, "AAA", fixed=EDGAR, by=("gas",))
    table = found.frame()
    methane = table[table["gas"] == "CH4"].set_index("year")["value"]
    assert dict(methane) == values(part(found, gas="CH4"))


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        ({"by": ("fuel",)}, BadInput, "cannot be told apart by 'fuel'"),
        ({"by": ("source", "gas")}, BadInput, "By source stands alone"),
        ({"by": ("gas",), "fixed": {"gases": "ch4"}}, BadInput, "are one gas"),
        ({"mass": True}, BadInput, "mass of their own"),
        ({"per": "dollar"}, BadInput, "per 'dollar'"),
        ({"depth": 0}, BadInput, "shows nothing"),
        ({"sector": "Trnsport"}, UnknownSector, "no sector"),
        ({"sector": "3.A", "by": ("sector",)}, BadInput, "not told apart further"),
        ({"by": ("sector",), "fixed": {"gases": "ch4", "dataset": "jones"}}, NoAnswer, "not told apart"),
        ({"first": 1900, "last": 1950}, OutOfRange, "Kyoto basket begins in 1990"),
    ],
)
def test_what_makes_no_sense_is_refused(two_countries, words, error, said):
    with pytest.raises(error, match=said):
        history(two_countries, "AAA", **words)


def test_too_many_courses_are_refused_before_they_are_run(two_countries, monkeypatch):
    monkeypatch.setattr(importlib.import_module("stocktake.inventory.questions.history"), "MOST_ANSWERS", 5)
    with pytest.raises(BadInput, match="Hold choices fixed"):
        history(two_countries, "WORLD", by=("place", "gas"))


def own_world(two_countries, table):
    ledger = two_countries.ledger.joined("own", table)
    data = own_data_set("own", "mine.csv", ledger)
    return World(ledger, two_countries.metrics, two_countries.places, two_countries.society, data)


def own_table(cells):
    rows = [("territorial", "AAA", gas, sector, year, value) for gas, sector, year, value in cells]
    return pd.DataFrame(rows, columns=["series", "place", "gas", "sector", "year", "value"])


CELLS = st.dictionaries(
    st.tuples(
        st.sampled_from(["1.A.1", "1.A.3", "1.B", "2", "3.A", "4.A", "Mine"]), st.sampled_from([2019, 2020])
    ),
    st.floats(0.5, 1e6),
    min_size=3,
)


@given(cells=CELLS, depth=st.integers(1, 4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sectors_of_any_inventory_add_up_at_any_depth(two_countries, cells, depth):
    table = own_table([("CH4", sector, year, value) for (sector, year), value in cells.items()])
    world = own_world(two_countries, table)
    fixed = {"gases": "ch4", "dataset": "own"}
    found = history(world, "AAA", fixed=fixed, by=("sector",), depth=depth)
    assert abs(found.sums[0].value) < 1e-6
    for year, value in values(found.total).items():
        assert value * 1000 == pytest.approx(sum(one for (_, at), one in cells.items() if at == year))


def test_a_sum_that_falls_short_is_stated_with_its_year(two_countries):
    cells = [("CH4", "M.0.EL", 2019, 100.0), ("CH4", "1", 2019, 100.0)]
    cells += [("CH4", "M.0.EL", 2020, 100.0), ("CH4", "1", 2020, 90.0)]
    world = own_world(two_countries, own_table(cells))
    (check,) = history(world, "AAA", fixed={"gases": "ch4", "dataset": "own"}, by=("sector",)).sums
    assert check.value == pytest.approx(-10.0)
    assert (check.keys["year"], check.keys["within"]) == (2020, False)


def test_an_own_file_is_checked_against_its_own_totals(two_countries):
    cells = [("CH4", "M.0.EL", 2020, 100.0), ("CH4", "1", 2020, 60.0), ("CH4", "4", 2020, 40.0)]
    cells += [("CH4", "1.A", 2020, 10.0), ("CH4", "1.B", 2020, 45.0)]
    checks = {one.keys["whole"]: one for one in check_own(own_world(two_countries, own_table(cells)))}
    assert checks["M.0.EL"].keys["within"]
    assert checks["1"].value == pytest.approx(100 * (55 - 60) / 60)
    assert not check_own(two_countries)


def test_the_gases_of_an_own_file_are_checked_against_its_basket(two_countries):
    masses = {"CO2": 1000.0, "CH4": 10.0, "N2O": 1.0}
    basket = 1000.0 + 280.0 + 265.0
    cells = [(gas, "M.0.EL", 2020, mass) for gas, mass in masses.items()]
    exact = own_world(two_countries, own_table([*cells, ("KYOTOGHG (AR6GWP100)", "M.0.EL", 2020, basket)]))
    (check,) = [one for one in check_own(exact) if one.keys["of"] == "gases"]
    assert check.value == pytest.approx(0.0)
    wrong = own_world(
        two_countries, own_table([*cells, ("KYOTOGHG (AR6GWP100)", "M.0.EL", 2020, 2 * basket)])
    )
    (check,) = [one for one in check_own(wrong) if one.keys["of"] == "gases"]
    assert check.value == pytest.approx(-50.0) and not check.keys["within"]


def test_metrics_that_say_nothing_of_f_gases_are_refused_for_them_alone(two_countries):
    with pytest.raises(NoAnswer, match="weighs F-gases as GWP100 does"):
        history(two_countries, "AAA", fixed={"gases": "f-gases", "metric": "AR6GWP*"})
    with pytest.raises(NoAnswer, match="No uncertainty is stated for fluorinated gases"):
        questions.share_uncertainty(two_countries, "AAA", 2020, {"gases": "hfcs"})


def test_a_gas_that_the_metric_does_not_weigh_is_absent_with_the_reason(two_countries):
    found = history(two_countries, "BBB", fixed={"dataset": "edgar"}, by=("gas",))
    rows = part(found, gas="SF6").alternatives
    reasons = {row.absent for row in rows if row.choices["metric"] == "SARGWP100"}
    assert reasons == {"SARGWP100 gives no value for SF6"}
