"""New levels, net-zero years and lapsed pledges on two invented countries."""

import numpy as np
import pytest
import xarray as xr

from stocktake.pathways.revise import Revision, revised

YEARS = np.arange(2015, 2031)
LONG = np.arange(2015, 2051)


def table(rows, years):
    return xr.DataArray(
        np.array(list(rows.values()), float),
        coords={"place": list(rows), "year": years},
        dims=["place", "year"],
    )


given = table({"AAA": np.full(16, 100.0), "BBB": np.full(16, 50.0)}, YEARS)
long_term = table({"AAA": np.interp(LONG, [2030, 2050], [100, 10]), "BBB": np.full(36, 50.0)}, LONG)
baseline = table({"AAA": np.full(36, 80.0), "BBB": 50.0 * 1.1 ** (LONG - 2015.0)}, LONG)


def level(paths, place, year):
    return paths.sel(place=place, year=year).item()


def run(*revisions, net_zero=False):
    return revised(given, long_term, baseline, revisions, net_zero=net_zero)[0]


def test_without_revisions_the_set_goes_on_with_its_baseline_to_2035():
    paths = run()
    assert level(paths, "AAA", 2035) == 100
    assert level(paths, "BBB", 2035) == pytest.approx(50 * 1.1**5)


def test_a_new_level_of_2030_bends_the_path_from_the_last_year_of_history():
    paths = run(Revision(("AAA",), {2030: 78.0}))
    assert level(paths, "AAA", 2019) == 100
    assert level(paths, "AAA", 2030) == pytest.approx(78)
    assert level(paths, "AAA", 2024) == pytest.approx(90)


def test_a_level_of_2035_alone_leaves_2030_as_it_was():
    paths = run(Revision(("AAA",), {2035: 60.0}))
    assert level(paths, "AAA", 2030) == 100
    assert level(paths, "AAA", 2035) == pytest.approx(60)


def test_members_with_one_target_keep_their_shares():
    paths = run(Revision(("AAA", "BBB"), {2030: 75.0}))
    assert level(paths, "AAA", 2030) == pytest.approx(50)
    assert level(paths, "BBB", 2030) == pytest.approx(25)


def test_the_own_long_term_target_of_the_set_is_still_reached():
    paths = run(Revision(("AAA",), {2035: 60.0}), net_zero=True)
    assert level(paths, "AAA", 2050) == pytest.approx(10)


def test_a_new_net_zero_year_before_2050_is_reached_and_a_later_one_approached():
    early = run(Revision(("BBB",), {2035: 45.0}, net_zero=(2050, 0.0)), net_zero=True)
    late = run(Revision(("BBB",), {2035: 45.0}, net_zero=(2065, 0.0)), net_zero=True)
    assert level(early, "BBB", 2050) == pytest.approx(0, abs=1e-9)
    assert level(late, "BBB", 2050) == pytest.approx(22.5)


def test_a_lapsed_party_follows_its_baseline_from_2019():
    paths, records = revised(
        given, long_term, baseline, [Revision(("BBB",), lapsed=True, why="gone")], net_zero=False
    )
    assert level(paths, "BBB", 2030) == pytest.approx(50 * 1.1**11)
    assert records[0].value == pytest.approx(50 * 1.1**11 - 50)


def test_a_party_unknown_to_the_set_changes_nothing():
    assert run(Revision(("CCC",), {2030: 1.0})).equals(run())


def test_a_line_to_net_zero_does_not_run_below_a_floor_and_goes_on_from_it():
    bent = run(Revision(("AAA",), floors={2035: 95.0}), net_zero=True)
    assert level(bent, "AAA", 2035) == pytest.approx(95)
    assert level(bent, "AAA", 2050) == pytest.approx(10)  # the set's own long-term target is still reached
    zero = Revision(("AAA",), net_zero=(2070, 0.0), floors={2035: 95.0})
    assert level(run(zero, net_zero=True), "AAA", 2050) == pytest.approx(95 * 20 / 35)


def test_a_floor_that_the_line_keeps_changes_nothing():
    free, held = run(net_zero=True), run(Revision(("AAA",), floors={2035: 50.0}), net_zero=True)
    assert np.array_equal(free.values, held.values)


def test_a_later_target_comes_before_a_floor():
    held = run(Revision(("AAA",), {2035: 60.0}, floors={2034: 90.0}))
    assert level(held, "AAA", 2035) == pytest.approx(60)
