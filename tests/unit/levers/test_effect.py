"""Avoided degrees are paired by member: what that promises whatever the ensemble."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stocktake.assessment.lever_effect import PEAK, Effect
from stocktake.assessment.paired import avoided_finding, probability_findings, quantiles

YEARS = np.array([2050, 2100])
WARMTH = arrays(float, (40, 2), elements=st.floats(0.5, 5.0))
GAIN = arrays(float, (40, 2), elements=st.floats(0.0, 0.5))


def effect(before, after):
    nothing = np.zeros((2, 2))
    return Effect(YEARS, before, after, nothing, YEARS, np.zeros((2, 1, 2)))


@given(WARMTH, GAIN)
def test_percentiles_are_those_of_the_differences(before, gain):
    told = effect(before, before - gain)
    found = avoided_finding(told, 2100, {})
    assert np.isclose(found.value, np.median(gain[:, 1])) and np.isclose(
        found.low, np.quantile(gain[:, 1], 0.05)
    )


@given(WARMTH, GAIN)
def test_if_no_member_warms_no_percentile_is_below_nothing(before, gain):
    told = effect(before, before - gain)
    for when in (2050, 2100, PEAK):
        assert min(quantiles(told.avoided(when)).values()) >= -1e-12


@given(WARMTH, st.floats(0.0, 0.5))
def test_the_same_gain_for_all_has_no_spread_however_wide_the_ensemble(before, gain):
    found = avoided_finding(effect(before, before - gain), 2100, {})
    assert np.isclose(found.low, gain) and np.isclose(found.high, gain)


@given(WARMTH, GAIN)
def test_chances_never_fall_where_no_member_warms(before, gain):
    for row in probability_findings(effect(before, before - gain), {}):
        assert row.value >= 0
