"""Rules for the years after the last promise."""

import numpy as np
import xarray as xr

from stocktake.pathways import extend
from stocktake.pathways.library import Library


def countries(rows, first=2028):
    names = list(rows)
    years = np.arange(first, first + len(next(iter(rows.values()))))
    return xr.DataArray(
        np.array(list(rows.values()), float), coords={"place": names, "year": years}, dims=["place", "year"]
    )


def three_scenarios(*ends, first=2030, last=2040, start=(30.0, 40.0, 50.0)):
    years = np.arange(first, last + 1)
    ghg = np.array([np.linspace(low, high, len(years)) for low, high in zip(start, ends, strict=True)])
    labelled = xr.DataArray(ghg, coords={"scenario": list("abc"), "year": years}, dims=["scenario", "year"])
    return Library(labelled.expand_dims(species=["CO2 FFI"]), labelled, ())


two = countries({"AAA": [10, 9, 8], "BBB": [5, 6, 7]})


def test_given_years_are_never_changed_by_a_rule():
    promised = two.reindex(year=np.arange(2028, 2033))
    promised.loc[{"place": "AAA", "year": [2031, 2032]}] = [4, 2]
    for rule in (extend.held(promised, 2030, 2034), extend.at_own_rate(promised, 2030, 2034, over=2)):
        assert rule.sel(place="AAA", year=slice(2028, 2032)).values.tolist() == [10, 9, 8, 4, 2]
        assert not rule.isnull().any()


def test_held_keeps_the_last_level():
    assert extend.held(two, 2030, 2033).sel(place="BBB").values.tolist() == [5, 6, 7, 7, 7, 7]


def test_a_rate_goes_on_as_it_was():
    path = countries({"AAA": [100, 110, 121]})
    assert np.isclose(float(extend.at_own_rate(path, 2030, 2031, over=2).sel(place="AAA", year=2031)), 133.1)


def test_a_level_of_zero_has_no_rate_and_is_held():
    path = countries({"AAA": [4, 2, 0]})
    assert float(extend.at_own_rate(path, 2030, 2032, over=2).sel(place="AAA", year=2032)) == 0


def test_a_baseline_lends_its_growth_not_its_level():
    baseline = countries({"AAA": [1, 2, 3], "BBB": [1, 1, 1]}, first=2030)
    longer = extend.along_baseline(two, baseline, 2030, 2032)
    assert longer.sel(place="AAA", year=[2031, 2032]).values.tolist() == [16, 24]
    assert longer.sel(place="BBB", year=2032) == 7


def test_a_constant_quantile_between_two_scenarios_stays_between_them():
    total = xr.DataArray([45.0], coords={"year": [2030]}, dims=["year"])
    longer = extend.at_constant_quantile(total, three_scenarios(0.0, 20.0, 80.0), 2040)
    assert np.isclose(float(longer.sel(year=2030)), 45)
    assert np.isclose(float(longer.sel(year=2040)), 50)


def test_outside_the_library_the_nearest_scenario_is_followed_at_a_distance():
    total = xr.DataArray([54.0], coords={"year": [2030]}, dims=["year"])
    longer = extend.at_constant_quantile(total, three_scenarios(0.0, 20.0, 80.0), 2040)
    assert np.isclose(float(longer.sel(year=2040)), 84)


def test_shares_of_countries_stay_when_only_the_world_is_known():
    world = xr.DataArray([15.0, 30.0], coords={"year": [2030, 2031]}, dims=["year"])
    longer = extend.in_proportion(two, world, 2030)
    assert longer.sel(year=2031).values.tolist() == [16, 14]
    assert np.isclose(float(longer.sel(year=2031).sum()), 30)
