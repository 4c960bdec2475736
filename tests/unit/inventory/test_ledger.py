"""The ledger: lazy, labelled, and plain about what it has not got."""

import numpy as np
import pytest

from stocktake.choices import Absent
from stocktake.errors import UnknownSource
from stocktake.inventory import Ledger
from stocktake.inventory.ledger import below, leaves, total_of


def test_a_total_is_the_sum_of_the_leaf_sectors(ledger):
    co2 = ledger.series("edgar2024", "CO2")
    assert co2.dims == ("place", "year")
    assert co2.sel(place="AAA", year=2000) == pytest.approx(100_000)


def test_a_publishers_own_total_is_not_added_to_its_parts():
    assert total_of(["M.FOSSIL", "M.FOSSIL.COAL", "M.FOSSIL.OIL"]) == ["M.FOSSIL"]
    assert total_of(["1", "1.A", "2", "M.0.EL"]) == ["M.0.EL"]


def test_leaves_have_nothing_below_them():
    assert leaves(["1", "1.A", "1.A.1", "1.B", "10"]) == ["1.A.1", "1.B", "10"]


def test_a_sector_is_itself_or_all_below_it():
    assert below("1.A", ["1.A.1", "1.A.2", "1.B"]) == ["1.A.1", "1.A.2"]
    assert below("1.A", ["1.A", "1.A.1"]) == ["1.A"]


def test_years_and_places_without_a_value_are_missing_not_zero(ledger):
    gas = ledger.series("edgar2024", "SF6")
    assert "AAA" not in gas.place.values
    assert np.isnan(ledger.series("gcb2024_fossil", "CO2", "consumption").sel(year=1990)).sum() == 0


@pytest.mark.parametrize(
    ("gas", "series", "sector", "reason"),
    [
        ("NF3", "territorial", None, "no NF3"),
        ("CO2", "consumption", None, "no series 'consumption'"),
        ("CO2", "territorial", "9.Z", "no sector 9.Z"),
    ],
)
def test_what_a_source_has_not_got_is_absent_with_the_reason(ledger, gas, series, sector, reason):
    with pytest.raises(Absent, match=reason):
        ledger.series("edgar2024", gas, series, sector)


def test_an_unknown_source_is_refused_with_the_nearest(ledger):
    with pytest.raises(UnknownSource) as refused:
        ledger.series("edgar2025", "CO2")
    assert refused.value.nearest[0] == "edgar2024"


def test_a_table_is_loaded_once_and_only_when_asked_for(ledger):
    asked = []
    lazy = Ledger(lambda key: asked.append(key) or ledger.table(key), ledger.sources)
    assert asked == []
    lazy.series("jones2024", "CH4")
    lazy.series("jones2024", "N2O")
    assert asked == ["jones2024"]


def test_one_more_data_set_joins_without_changing_the_first(ledger):
    more = ledger.joined("mine", ledger.table("jones2024"))
    assert "mine" in more.sources and "mine" not in ledger.sources
    assert more.series("mine", "CH4").equals(ledger.series("jones2024", "CH4"))
