"""The rules of extension as choice axes."""

import numpy as np
import pytest
import xarray as xr

from stocktake.pathways.rules import AXES, DEFAULT, EXTENSIONS, JOINS, ONWARDS, changed_alone


def test_the_defaults_are_those_of_the_axes():
    assert DEFAULT.choices() == {axis.name: axis.default for axis in AXES}


def test_every_rule_is_changed_alone_once():
    changed = list(changed_alone())
    assert len(changed) == sum(len(axis.choices) - 1 for axis in AXES)
    for axis, choice, rules in changed:
        different = {name for name, value in rules.choices().items() if value != DEFAULT.choices()[name]}
        assert different == {axis} and rules.choices()[axis] == choice


@pytest.mark.parametrize("rule", EXTENSIONS)
def test_every_extension_fills_the_years_and_keeps_the_given_ones(rule):
    years = np.arange(2018, 2051)
    given = np.full((2, len(years)), np.nan)
    given[:, years <= 2030] = np.linspace(10, 12, 13)
    given[0, years > 2030] = 5.0
    paths = xr.DataArray(given, coords={"place": ["AAA", "BBB"], "year": years}, dims=["place", "year"])
    growth = xr.DataArray(
        np.ones((2, 2, len(years))) * 1.01 ** (years - 2018),
        coords={"scenario": ["SSP1BL", "SSP5BL"], "place": ["AAA", "BBB"], "year": years},
        dims=["scenario", "place", "year"],
    )
    whole = EXTENSIONS[rule](paths, growth, 2030, 2050)
    assert not whole.isnull().any()
    assert (whole.sel(place="AAA", year=slice(2031, None)) == 5).all()
    assert np.allclose(whole.sel(year=slice(None, 2030)), paths.sel(year=slice(None, 2030)))


@pytest.mark.parametrize("rule", JOINS)
def test_every_way_of_joining_meets_history(rule):
    path = xr.DataArray([50.0, 55.0], coords={"year": [2019, 2030]}, dims=["year"])
    assert float(JOINS[rule](path, xr.DataArray(52.0), 2019)[0]) == pytest.approx(52)


@pytest.mark.parametrize("rule", ONWARDS)
def test_every_way_onward_keeps_what_was_pledged(rule):
    years = np.arange(2020, 2031)
    total = xr.DataArray(np.linspace(50, 52, 11), coords={"year": years}, dims=["year"])
    assert np.allclose(ONWARDS[rule](total, 2050).sel(year=years), total)
