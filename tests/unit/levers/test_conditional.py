"""The conditional part of pledges: never more than it is, whoever receives; needs in a range; years named."""

import numpy as np
import pytest
import xarray as xr

from stocktake.assessment.paired import quantiles
from stocktake.choices import ChoiceSet
from stocktake.equity import conditional
from stocktake.equity.conditional import AXES, BY_PEOPLE, HELD, PATHWAY, Pledged, Recipients
from stocktake.equity.finance import Flow

LAST = 2035
YEARS = np.arange(1990, 2101)
DEFAULTS = ChoiceSet(AXES).defaults


def pledged(world, grows=1.0):
    """COA and FOR hold back 300 and 100 Mt in 2030 for want of money; the gap ``grows`` after 2035."""
    gap = np.clip((YEARS - 2025) / 5, 0, 1) * 0.4 * np.where(YEARS > LAST, grows, 1.0)
    without = world.reindex(year=YEARS, method="nearest")
    with_ = without.copy(deep=True)
    with_.loc[{"species": "CO2 FFI"}] -= gap
    total = xr.DataArray(5000.0, dims=("place", "year"), coords={"place": ["COA", "FOR"], "year": YEARS})
    less = total - xr.DataArray([0.75, 0.25], dims="place") * xr.DataArray(1000 * gap, dims="year")
    ghg = total.sum("place")
    return Pledged("2026-08-31", LAST, "low", (without, with_), (total, less), (ghg, less.sum("place")))


def flow(amount=1e11, start=2026):
    return Flow(amount, start, ("COA", "FOR"))


@pytest.fixture(scope="module")
def climate(small):
    return small.Straight()


def findings(climate, base, told, recipients, *, flow=None, **fixed):
    money = flow or Flow(1e11, 2026, ("COA", "FOR"))
    found = conditional.findings(base, climate, money, told, recipients, fixed, {"base": "x"}, ("ndc2021",))
    return {row.id: row for row in found}


BOTH = Recipients(("COA", "FOR"), 0.5)
COA, FOR = Recipients(("COA",), 0.4), Recipients(("FOR",), 0.1)


@pytest.fixture(scope="module")
def told(base):
    return pledged(base.world)


def test_degrees_grow_with_the_recipients_while_money_lasts(climate, base, told):
    plenty = {one.places: findings(climate, base, told, one, flow=flow(9e11)) for one in (FOR, COA, BOTH)}
    degrees = [rows["finance.conditional.2100"].value for rows in plenty.values()]
    assert 0 < degrees[0] < degrees[1] < degrees[2]
    assert degrees[2] == pytest.approx(degrees[0] + degrees[1])  # the invented climate is straight


def test_who_receives_needs_a_part_and_unlocks_a_part(told):
    needs = {one.places: conditional.needs_of(told, one, DEFAULTS) for one in (FOR, COA, BOTH)}
    assert needs[("COA", "FOR")] == pytest.approx(520)
    assert needs[("COA",)] == pytest.approx(390) and needs[("FOR",)] == pytest.approx(130)
    people = {**DEFAULTS, "needs_by": BY_PEOPLE}
    assert conditional.needs_of(told, FOR, people) == pytest.approx(52)


def test_the_whole_need_met_is_the_pledge_with_its_condition(base, told):
    """Laid on its own base with all recipients, held or not, the year of the last target is the pledge."""
    taken = conditional.gap_on(base, told, ("COA", "FOR"), HELD)
    row, at = base.all_species.index("CO2 FFI"), base.years == LAST
    assert taken[row, at] == pytest.approx(0.4)
    assert not taken[[number for number in range(len(taken)) if number != row]].any()


def test_needs_are_met_in_part_by_less_and_never_more_than_wholly(climate, base, told):
    some, all_, more = (
        findings(climate, base, told, BOTH, flow=flow(amount))["finance.conditional.2100"].value
        for amount in (52e9, 520e9, 2e12)
    )
    assert some == pytest.approx(0.1 * all_) and more == pytest.approx(all_)


def test_the_range_of_needs_and_later_years_is_run(climate, base):
    rows = findings(climate, base, pledged(base.world, grows=3.0), BOTH)
    row = rows["finance.conditional.2100"]
    run = {tuple(one.choices[axis.name] for axis in AXES) for one in row.alternatives}
    assert len(run) == 12 and row.low < row.value < row.high
    assert row.defaults["base"] == "x" and row.defaults["after_pledges"] == HELD
    fixed = findings(climate, base, pledged(base.world, grows=3.0), BOTH, **{"finance.costed_needs": "low"})
    assert {
        one.choices["finance.costed_needs"] for one in fixed["finance.conditional.2100"].alternatives
    } == {"low"}
    by_level = {
        one.choices["finance.costed_needs"]: one.value
        for one in row.alternatives
        if one.choices["after_pledges"] == HELD and one.choices["needs_by"] == DEFAULTS["needs_by"]
    }
    assert by_level["low"] / by_level["high"] == pytest.approx(584 / 455)


def test_a_gap_that_grows_after_the_last_target_is_counted_along_the_pathways_only(base):
    steady, growing = pledged(base.world), pledged(base.world, grows=3.0)
    held = [conditional.gap_on(base, one, ("COA", "FOR"), HELD) for one in (steady, growing)]
    assert np.array_equal(*held)
    along = conditional.gap_on(base, growing, ("COA", "FOR"), PATHWAY)
    row, after = base.all_species.index("CO2 FFI"), base.years > LAST
    assert along[row, after] == pytest.approx(1.2)
    assert np.array_equal(along[:, ~after], held[1][:, ~after])


def test_another_base_and_another_start_give_other_degrees(climate, base, told, small):
    lower = small.base_of("lower", 0.5 * small.world(), small.read_rows(small.ledger()))
    on_lower = findings(climate, lower, told, BOTH)["finance.conditional.2100"].value
    on_own = findings(climate, base, told, BOTH)["finance.conditional.2100"].value
    assert on_lower == pytest.approx(0.5 * on_own)
    late = findings(climate, base, told, BOTH, flow=flow(start=2060))
    assert 0 < late["finance.conditional.2100"].value < on_own
    none = late["finance.conditional_per_usd_tn.2050"]
    assert none.value is None and none.note == "no money is spent by then"
    assert late["finance.conditional.2050"].value == 0


def test_recipients_without_a_condition_get_no_degrees_but_a_reason(climate, base, told):
    rows = findings(climate, base, told, Recipients(("USA",), 0.0))
    assert all(row.value is None and "conditional part" in row.note for row in rows.values())
    assert all(row.value is None and "base holds" in row.note for row in conditional.held_already())


def test_recipients_outside_those_whose_needs_are_told_have_no_needs_by_people(climate, base, told):
    row = findings(climate, base, told, Recipients(("COA",), 0.0))["finance.conditional.2100"]
    absent = [one for one in row.alternatives if one.absent]
    assert len(absent) == 6 and {one.choices["needs_by"] for one in absent} == {BY_PEOPLE}


def test_degrees_per_dollar_are_degrees_over_the_dollars_spent(climate, base, told):
    rows = findings(climate, base, told, BOTH)
    degrees, per = rows["finance.conditional.2050"], rows["finance.conditional_per_usd_tn.2050"]
    assert per.value == pytest.approx(degrees.value / 2.5)  # 0.1 tn in each of 25 years
    assert degrees.keys["quantiles"]["p50"] == pytest.approx(degrees.value)
    assert set(degrees.keys["quantiles"]) == set(quantiles(np.ones(3)))


def test_a_part_is_of_what_all_countries_hold_back(told):
    assert told.part_of(("FOR",), 2030) == pytest.approx(0.25)
    assert list(told.gap(2030)) == ["COA", "FOR"] and told.world_gap(2030) == pytest.approx(400)
    assert told.gap(2020) == {} and told.part_of(("FOR",), 2020) == 0
