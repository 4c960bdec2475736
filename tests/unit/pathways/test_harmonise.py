"""Ways of joining a pathway to history."""

import numpy as np
import pytest
import xarray as xr

from stocktake.pathways import harmonise


def path(*values, first=2020):
    years = np.arange(first, first + len(values))
    return xr.DataArray(np.array(values, float), coords={"year": years}, dims=["year"])


level = xr.DataArray(20.0)


@pytest.mark.parametrize(
    "join",
    [
        lambda given: harmonise.constant_ratio(given, level, 2020),
        lambda given: harmonise.constant_offset(given, level, 2020),
        lambda given: harmonise.fading_offset(given, level, 2020, 2022),
        lambda given: harmonise.fading_ratio(given, level, 2020, 2022),
    ],
)
def test_every_way_meets_history_in_the_joining_year(join):
    assert float(join(path(10, 8, 6))[0]) == 20


def test_a_fading_difference_is_gone_in_the_year_of_convergence_and_stays_gone():
    joined = harmonise.fading_offset(path(10, 8, 6, 4), level, 2020, 2022)
    assert joined.values.tolist() == [20, 13, 6, 4]
    joined = harmonise.fading_ratio(path(10, 8, 6, 4), level, 2020, 2022)
    assert joined.values.tolist() == [20, 12, 6, 4]


def test_a_constant_ratio_keeps_the_yearly_changes_in_per_cent():
    joined = harmonise.constant_ratio(path(10, 8, 6), level, 2020)
    assert np.allclose(joined / joined[0], path(10, 8, 6) / 10)


def test_a_path_that_starts_at_zero_is_joined_by_offset_not_by_ratio():
    joined = harmonise.fading_ratio(path(0, 4, 6), level, 2020, 2022)
    assert joined.values.tolist() == [20, 14, 6]
