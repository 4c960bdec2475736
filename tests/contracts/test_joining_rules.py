"""Every rule that carries a series back keeps to one contract."""

import numpy as np
import pytest
import xarray as xr

from stocktake.inventory.rules import fossil_before_1850, fossil_before_1970, methane_and_n2o_before_1970
from stocktake.inventory.rules.kyoto_basket import kyoto_f_gases
from stocktake.inventory.rules.merged_states import with_wholes

RULES = [fossil_before_1850, fossil_before_1970, methane_and_n2o_before_1970]
SCALED = [fossil_before_1970, methane_and_n2o_before_1970]


def series(values, first):
    width = len(next(iter(values.values())))
    return xr.DataArray(
        np.array(list(values.values()), float),
        dims=("place", "year"),
        coords={"place": list(values), "year": np.arange(first, first + width)},
    )


@pytest.fixture(params=RULES, ids=lambda rule: rule.__name__.rsplit(".", 1)[-1])
def rule(request):
    return request.param


@pytest.fixture
def pair(rule):
    """A series from the year of the join on, and an earlier one that reaches ten years further back."""
    join = rule.YEAR_OF_JOIN
    main = series({"AAA": [4.0] * 5, "BBB": [2.0, 3.0, 4.0, 5.0, 6.0], "CCC": [1.0] * 5}, join)
    earlier = series({"AAA": [2.0] * 15, "BBB": np.arange(1.0, 16.0)}, join - 10)
    return main, earlier


def test_known_values_stay_as_they_are(rule, pair):
    main, earlier = pair
    done = rule.carried_back(main, earlier).values
    xr.testing.assert_allclose(done.sel(place=main.place, year=main.year), main)


def test_the_series_reaches_back_as_far_as_the_earlier_one(rule, pair):
    main, earlier = pair
    done = rule.carried_back(main, earlier).values
    assert int(done.year[0]) == int(earlier.year[0])
    assert done.sel(place="AAA").notnull().all()


def test_every_place_has_a_record_of_what_was_done(rule, pair):
    records = rule.carried_back(*pair).records
    assert {(record.what, record.series.split()[-3]) for record in records} == {
        ("joined", "AAA"),
        ("joined", "BBB"),
        ("not joined", "CCC"),
    }
    assert all(record.why for record in records)


def test_a_place_that_one_series_lacks_is_left_unknown_not_filled(rule, pair):
    done = rule.carried_back(*pair).values
    assert done.sel(place="CCC", year=slice(None, rule.YEAR_OF_JOIN - 1)).isnull().all()


@pytest.mark.parametrize("rule", SCALED, ids=lambda rule: rule.__name__.rsplit(".", 1)[-1])
def test_a_scaled_series_meets_the_main_one_by_the_recorded_factor(rule, pair):
    main, earlier = pair
    done = rule.carried_back(main, earlier)
    (factor,) = [record.value for record in done.records if " AAA " in record.series]
    assert factor == pytest.approx(2.0)
    before = rule.YEAR_OF_JOIN - 1
    assert float(done.values.sel(place="AAA", year=before)) == pytest.approx(4.0)


def test_the_unscaled_rule_takes_the_earlier_values_as_they_are():
    main, earlier = series({"AAA": [4.0] * 3}, 1850), series({"AAA": [2.0] * 13}, 1840)
    done = fossil_before_1850.carried_back(main, earlier)
    assert float(done.values.sel(place="AAA", year=1849)) == 2.0
    assert done.records[0].value == 1.0


def test_bunkers_of_ships_and_aircraft_are_carried_back_as_one():
    main = series({"AAA": [4.0] * 2, "AIR": [1.0] * 2, "SEA": [3.0] * 2}, 1970)
    earlier = series({"AAA": [4.0] * 4, "BUNKERS": [2.0] * 4}, 1968)
    done = fossil_before_1970.carried_back(main, earlier).values
    assert set(done.place.values) == {"AAA", "BUNKERS"}
    assert float(done.sel(place="BUNKERS", year=1968)) == 4.0


def test_parts_are_added_up_where_the_whole_is_wanted_and_nothing_else_moves():
    values = series({"SRB": [2.0, 3.0], "MNE": [1.0, np.nan], "AAA": [9.0, 9.0]}, 2000)
    done = with_wholes(values, {"SCG": ("SRB", "MNE", "XKX"), "ANT": ("CUW",)})
    assert done.values.sel(place="SCG").values.tolist() == [3.0, 3.0]
    assert "ANT" not in done.values.place.values
    xr.testing.assert_equal(done.values.sel(place=values.place), values)
    assert [record.series for record in done.records] == ["SCG"]


def test_montreal_gases_leave_the_basket_with_a_record():
    kept, records = kyoto_f_gases(["HFC-134a", "HCFC-141b", "SF6", "CO2", "CFC-11"])
    assert kept == ("HFC-134a", "SF6")
    assert {record.series for record in records} == {"HCFC-141b", "CFC-11"}
