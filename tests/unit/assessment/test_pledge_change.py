"""Two sets of pledges compared member by member."""

import numpy as np
import pytest
import xarray as xr

from stocktake.assessment.pledge_change import changes, levels, own_pairs, pairs_of
from stocktake.pathways import Futures, Variant
from stocktake.pledges import Kind, Pledge

YEARS = np.arange(1850, 2101)
EDGES = np.arange(1850, 2102)


def variant(name, **more):
    return Variant(name, "pledges", "conditional", "high", source="ndc2021", **more)


OLD = variant("2021.conditional.high.2030_only", as_of="2021-11-18")
NEW = variant("2026.conditional.high.2035_only", as_of="2026-08-31")
OWN = variant("own.conditional.high.2035_only", as_of="2026-08-31", own=True)
REFERENCE = Variant("ssp245", "reference")


def futures(*variants):
    names = [one.name for one in variants]
    ghg = xr.DataArray(
        [np.full(len(YEARS), 50_000.0 - 1000 * row) for row in range(len(names))],
        coords={"scenario": names, "year": YEARS},
        dims=("scenario", "year"),
        attrs={"metric": "AR6GWP100"},
    )
    pledged = [one.name for one in variants if one.kind == "pledges"]
    parts = xr.DataArray([0.5, 0.2, 0.3], coords={"place": ["AAA", "BBB", "CCC"]}, dims="place")
    countries = (ghg.sel(scenario=pledged) * parts).transpose("scenario", "place", "year")
    world = ghg.expand_dims(species=["CO2 FFI"]).transpose("scenario", "species", "year")
    return Futures(world, ghg, countries, variants, ())


@pytest.fixture
def temperature():
    """Members that differ by a degree; the second pathway is cooler by 0.1 to 0.3 K in the end."""
    members = np.array([1.0, 1.5, 2.0])
    end = np.array([members + 1, members + 1 - np.array([0.1, 0.2, 0.3]), members + 1.5])
    rows = end[:, :, None] * np.interp(EDGES, [1900, 2101], [0.0, 1.0])
    names = [OLD.name, NEW.name, "ssp245"]
    return xr.DataArray(
        rows,
        coords={"scenario": names, "member": range(3), "timebound": EDGES},
        dims=("scenario", "member", "timebound"),
    )


def test_members_are_compared_with_themselves(temperature):
    both = futures(OLD, NEW, REFERENCE)
    (row,) = changes(both, temperature, pairs_of(both.only(OLD.name), both.only(NEW.name)), "new-pledges")
    # warming of the members spans a degree, their change a fifth of one
    assert row.value == pytest.approx(-0.2, abs=0.01)
    assert row.low == pytest.approx(-0.29, abs=0.01) and row.high == pytest.approx(-0.11, abs=0.01)
    assert row.keys["share_of_members_cooler"] == 1.0
    assert row.keys["emissions_change_mt"] == {"2030": -1000.0, "2035": -1000.0, "2050": -1000.0}
    assert (row.keys["beside_pledges_as_of"], row.keys["pledges_as_of"]) == ("2021-11-18", "2026-08-31")
    assert "policy_facts" in row.sources


def test_a_reading_is_paired_with_the_same_of_another_date():
    assert OLD.reading == NEW.reading == OWN.reading
    assert pairs_of(futures(OLD, REFERENCE), futures(NEW, REFERENCE)) == [(OLD, NEW)]
    assert own_pairs(futures(NEW, OWN, REFERENCE)) == [(NEW, OWN)]


def test_what_a_pledge_makes_of_its_party_is_told_for_its_own_year():
    both = futures(NEW, OWN)
    mine = Pledge("mine", "AAA", Kind.LEVEL, 2035, 1.0)
    joint = Pledge("joint", "EU", Kind.NET_ZERO, 2150)
    first, second = levels(both, (mine, joint), ("BBB", "CCC"))
    assert (first["catalogue_mt"], first["own_mt"]) == (25_000.0, 24_500.0)
    # the Union is the sum of its members; a year beyond the pathways stands for their last
    assert (second["catalogue_mt"], second["own_mt"]) == (25_000.0, 24_500.0)


def test_two_sets_are_one_with_what_they_share_once():
    whole = futures(OLD, REFERENCE).together(futures(NEW, REFERENCE))
    assert [one.name for one in whole.variants] == [OLD.name, "ssp245", NEW.name]
    assert list(whole.ghg["scenario"].values) == [OLD.name, "ssp245", NEW.name]
    assert list(whole.countries["scenario"].values) == [OLD.name, NEW.name]
    assert whole.ghg.attrs["metric"] == "AR6GWP100"
