"""Gap, budget and progress on invented worlds, where the answer is known beforehand."""

import numpy as np
import pytest
import xarray as xr

from stocktake.assessment import gap
from stocktake.assessment.budgets import (
    HELD,
    OWN_PRESENT,
    PEAK,
    Family,
    Published,
    Ruler,
    budgets,
    check_since,
    since_moved,
    sums_of_co2,
)
from stocktake.assessment.progress import Verdict, trend, verdict
from stocktake.choices import Absent
from stocktake.errors import OutOfRange, UnknownChoice
from stocktake.pathways import Futures, Variant

YEARS = np.arange(1850, 2101)


def futures(level_2030):
    """Two pathways that emit 50 Gt until 2029 and then ``level_2030`` or, the reference, 60."""
    rows = [np.where(YEARS < 2030, 50.0, level) for level in (level_2030, 60.0)]
    ghg = xr.DataArray(
        np.array(rows) * 1000,
        coords={"scenario": ["pledged", "usual"], "year": YEARS},
        dims=["scenario", "year"],
        attrs={"metric": "AR6GWP100"},
    )
    world = xr.zeros_like(ghg).expand_dims(species=["CO2 AFOLU"]).transpose("scenario", "species", "year")
    variants = (
        Variant("pledged", "pledges", "conditional", "high", source="ndc2021"),
        Variant("usual", "reference", source="rcmip"),
    )
    countries = ghg.sel(scenario=["pledged"]).expand_dims(place=["AAA"])
    return Futures(world, ghg, countries, variants, ())


def temperature(peak):
    bounds = np.arange(1850, 2102)
    values = np.zeros((2, 3, len(bounds)))
    values[:, :, bounds > 2050] = peak
    coords = {"scenario": ["pledged", "usual"], "member": [0, 1, 2], "timebound": bounds}
    return xr.DataArray(values, coords=coords, dims=["scenario", "member", "timebound"])


def test_a_gap_is_what_is_emitted_above_the_cut_from_2019():
    row = gap(futures(45.0), temperature(1.8), goal="1.5", year=2030)[0]
    assert row.value == pytest.approx(45 - 50 * 0.57)
    assert row.keys["baseline"] == "cut from 2019"
    assert row.keys["warming_gap"] == pytest.approx(0.3)


def test_each_benchmark_keeps_its_own_baseline():
    row = gap(futures(45.0), temperature(1.8), goal="1.5", year=2030)[0]
    by_choice = {(item.choices["benchmark"], item.choices["pathways"]): item for item in row.alternatives}
    assert by_choice["AR6 C1, level", "median"].value == pytest.approx(45 - 31)
    trend_based = by_choice["UNEP 2023, cut from the current-policy level of the year", "median"]
    assert trend_based.value == pytest.approx(45 - 60 * 0.58)
    assert "without a spread" in by_choice["GST1, cut from 2019", "low"].absent


@pytest.mark.parametrize(("goal", "year", "error"), [("1.7", 2030, UnknownChoice), ("2", 2031, OutOfRange)])
def test_a_goal_or_year_without_a_benchmark_is_refused(goal, year, error):
    with pytest.raises(error):
        gap(futures(45.0), temperature(1.8), goal=goal, year=year)


def ruler():
    """Members warm by 0.4, 0.5 and 0.6 K for 1000 Gt, from one degree."""
    sums = np.array([100.0, 600.0, 1100.0])
    peaks = 1.0 + sums[:, None] / 1000 * np.array([0.4, 0.5, 0.6])
    return Ruler(sums, peaks)


def test_a_budget_is_the_sum_at_which_the_quantile_meets_the_limit():
    assert ruler().budget(1.5, 50) == pytest.approx(1000)
    assert ruler().budget(1.3, 50) == pytest.approx(600)


def test_a_limit_already_passed_has_a_negative_budget():
    assert ruler().budget(0.9, 50) == pytest.approx(-200)


def test_a_surer_budget_is_smaller():
    sure, even, bold = (ruler().budget(1.3, probability) for probability in (83, 50, 17))
    assert sure < even < bold


def test_a_budget_beyond_the_family_is_absent():
    with pytest.raises(Absent, match="beyond"):
        ruler().budget(2.5, 50)


def test_a_published_budget_is_moved_by_what_was_emitted_between():
    row = Published("AR6", "ar6_carbon_budget", 2020, 1.5, 50, 500.0)
    observed = {2020: 40.0, 2021: 41.0, 2022: 42.0}
    assert since_moved(row, 2022, observed) == 419
    assert since_moved(row, 2020, observed) == 500
    with pytest.raises(Absent, match="2023"):
        since_moved(row, 2025, observed)
    with pytest.raises(OutOfRange):
        check_since(2030, observed)


def linear_family(others=0.0, later=0.0):
    """Two futures of 40 Gt a year to 2022, then level until net zero in 2040 or 2060; 0.5 K per 1000 Gt.

    others : K by other gases from 2020 on; later : K added after net zero
    """
    years, bounds = np.arange(1850, 2101), np.arange(1850, 2102)
    arrivals = (2040, 2060)
    co2 = np.array([np.where(years < arrival, 40.0, 0.0) for arrival in arrivals])
    emissions = xr.DataArray(
        np.stack([co2, co2 * 0], axis=1),
        coords={
            "scenario": [str(one) for one in arrivals],
            "species": ["CO2 FFI", "CO2 AFOLU"],
            "year": years,
        },
        dims=["scenario", "species", "year"],
    )

    def warming(other):
        rows = []
        for row, arrival in zip(co2, arrivals, strict=True):
            path = np.concatenate([[0.0], np.cumsum(row)]) * 0.5e-3
            path = path + other * (bounds >= 2020) + later * (bounds > arrival + 1)
            rows.append([path * scale for scale in (0.8, 1.0, 1.2)])
        coords = {"scenario": emissions["scenario"].values, "member": [0, 1, 2], "timebound": bounds}
        return xr.DataArray(np.array(rows), coords=coords, dims=["scenario", "member", "timebound"])

    alone = warming(0.0)
    return Family(emissions, warming(others), alone, alone, 2022)


OBSERVED = dict.fromkeys(range(2015, 2025), 40.0)


def budget_of(family, **given):
    asked = {"present": 1.2, "since": 2020, "observed": OBSERVED} | given
    (row,) = budgets(family, (), limits=(1.5,), probabilities=(50,), **asked)
    return row


def by_study(row):
    return {one.choices["study"]: one.value for one in row.alternatives}


def test_the_budget_is_the_warming_left_over_the_warming_per_tonne():
    # 0.3 K left from 2015-2024, whose mean is that of 2020: 600 Gt; the year of arrival is half done
    row = budget_of(linear_family())
    assert row.value == pytest.approx(600, abs=1)
    assert row.keys["warming_per_1000_gt"] == pytest.approx(0.5, rel=0.02)
    assert row.keys["years_left_at_current_rate"] == pytest.approx(row.value / 40)


def test_other_gases_take_their_warming_off_the_budget():
    row = budget_of(linear_family(others=0.1))
    # half of 2015-2024 already has it
    assert row.keys["non_co2_warming"] == pytest.approx(0.05, abs=0.01)
    assert row.value == pytest.approx(500, abs=15)
    assert by_study(row)[HELD] == pytest.approx(600, abs=1)


def test_warming_after_net_zero_counts_in_the_peak_alone():
    still, rising = budget_of(linear_family()), budget_of(linear_family(later=0.1))
    assert rising.value == pytest.approx(still.value)
    assert by_study(rising)[PEAK] == pytest.approx(still.value - 200, abs=1)
    assert rising.keys["zero_emission_commitment"] == pytest.approx(0.1, abs=0.02)


def test_a_higher_present_warming_leaves_less():
    row, warmer = budget_of(linear_family()), budget_of(linear_family(), present=1.3)
    assert warmer.value == pytest.approx(row.value - 200, abs=1)
    assert by_study(warmer)[OWN_PRESENT] == pytest.approx(by_study(row)[OWN_PRESENT])


def test_what_was_emitted_after_the_futures_part_is_taken_off():
    family = linear_family()
    early, late = (sums_of_co2(family, since, OBSERVED | {2023: 50.0, 2024: 50.0}) for since in (2023, 2025))
    assert early - late == pytest.approx([100.0, 100.0])


def test_a_straight_trend_goes_straight_on_without_spread():
    middle, low, high = trend(list(range(2010, 2024)), [100.0 - year for year in range(14)], 2030)
    assert middle == pytest.approx(80) and low == pytest.approx(80) and high == pytest.approx(80)


def test_a_trend_never_leads_below_zero():
    assert trend(list(range(2014, 2024)), [float(20 - 2 * year) for year in range(10)], 2050)[0] == 0


@pytest.mark.parametrize(
    ("now", "course", "band", "expected"),
    [
        (90, (80, 95), (100, 120), Verdict.ALREADY_MET),
        # below the target today, but rising towards it
        (90, (95, 115), (100, 120), Verdict.WITHIN),
        (130, (80, 95), (100, 120), Verdict.ON_COURSE),
        (130, (121, 140), (100, 120), Verdict.OFF_COURSE),
        (130, (90, 130), (100, 120), Verdict.WITHIN),
    ],
)
def test_a_verdict_weighs_both_uncertainties(now, course, band, expected):
    assert verdict(now, course, band) is expected
