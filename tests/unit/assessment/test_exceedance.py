"""Peaks, probabilities and crossings of small invented ensembles."""

import numpy as np
import pytest
import xarray as xr

from stocktake.assessment import exceedance
from stocktake.assessment.category import category


def ensemble(*members, first=1850):
    """Temperatures at the edges of years (scenario, member, timebound)."""
    values = np.array([members], float)
    bounds = np.arange(first, first + values.shape[-1])
    coords = {"scenario": ["one"], "member": np.arange(len(members)), "timebound": bounds}
    return xr.DataArray(values, coords=coords, dims=["scenario", "member", "timebound"])


def warming(*members, first=2015):
    values = np.array([members], float)
    years = np.arange(first, first + values.shape[-1])
    coords = {"scenario": ["one"], "member": np.arange(len(members)), "year": years}
    return xr.DataArray(values, coords=coords, dims=["scenario", "member", "year"])


def test_a_year_is_the_mean_of_its_edges_and_the_baseline_is_taken_off():
    rising = np.arange(0.0, 60.0)
    yearly = exceedance.yearly_warming(ensemble(rising))
    assert yearly.sel(year=1850).item() == pytest.approx(0.5 - 25.5)
    assert yearly.sel(year=slice(1850, 1900)).mean().item() == pytest.approx(0, abs=1e-12)
    assert yearly.sizes["year"] == 59


def test_a_member_that_never_crosses_has_no_year_of_crossing():
    years = exceedance.crossing_year(warming([1.0, 1.6, 1.4], [1.0, 1.1, 1.2]), 1.5)
    assert years.values.tolist() == [[2016, np.inf]]


def test_an_overshoot_counts_the_years_at_or_above_the_limit():
    assert exceedance.years_above(warming([1.4, 1.5, 1.7, 1.4]), 1.5).item() == 2


def test_probability_is_the_share_of_members_below():
    peaks = exceedance.peak(warming([1.4, 1.9], [1.0, 1.2], [1.6, 1.3], [2.4, 2.2]))
    assert exceedance.probability_below(peaks, 1.5).item() == 0.25
    assert exceedance.probability_below(peaks, 2.0).item() == 0.75


@pytest.mark.parametrize(
    ("below", "in_2100", "expected"),
    [
        ({1.5: 0.4, 2.0: 0.9}, 0.6, "C1"),
        ({1.5: 0.2, 2.0: 0.9}, 0.6, "C2"),
        ({1.5: 0.2, 2.0: 0.7}, 0.4, "C3"),
        ({1.5: 0.0, 2.0: 0.6}, 0.1, "C4"),
        ({1.5: 0.0, 2.0: 0.4, 2.5: 0.6}, 0.1, "C5"),
        ({1.5: 0.0, 2.0: 0.1, 2.5: 0.3, 3.0: 0.6}, 0.0, "C6"),
        ({1.5: 0.0, 2.0: 0.0, 2.5: 0.1, 3.0: 0.3, 4.0: 0.7}, 0.0, "C7"),
        ({1.5: 0.0, 2.0: 0.0, 2.5: 0.0, 3.0: 0.1, 4.0: 0.3}, 0.0, "C8"),
    ],
)
def test_categories_follow_the_rules_of_the_sixth_assessment(below, in_2100, expected):
    filled = {limit: 1.0 for limit in (1.5, 2.0, 2.5, 3.0, 4.0)} | below
    assert category(filled, in_2100) == expected
