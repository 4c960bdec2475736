"""Periods: read from words and years, kept inside the data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.errors import BadInput, OutOfRange
from stocktake.periods import PREINDUSTRIAL, Period, read_period

YEARS = st.integers(1750, 2500)


@given(YEARS, YEARS)
def test_a_period_reads_back_from_its_own_words(one, other):
    period = Period(min(one, other), max(one, other))
    assert read_period(str(period)) == period
    assert len(period) == len(period.years)


@given(YEARS, YEARS, YEARS, YEARS)
def test_a_clipped_period_lies_inside(a, b, c, d):
    inner = Period(min(a, b), max(a, b)).clipped(outer := Period(min(c, d), max(c, d)))
    assert inner.first in outer
    assert inner.last in outer


def test_the_reference_of_the_warming_limits_is_1850_to_1900():
    assert read_period("preindustrial") == PREINDUSTRIAL == Period(1850, 1900)


@pytest.mark.parametrize("text", ["", "soon", "1850-1900-2000", "1900-1850", "-"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(BadInput):
        read_period(text)


def test_a_period_outside_the_data_is_refused_with_what_they_cover():
    with pytest.raises(OutOfRange, match=r"EDGAR cover 1970-2023.*1970-1990"):
        Period(1950, 1990).within(Period(1970, 2023), what="EDGAR")
    assert Period(1980, 1990).within(Period(1970, 2023)) == Period(1980, 1990)
