"""Sum checks find what does not add up and say by how much."""

from stocktake.inventory import Ledger
from stocktake.inventory.reconcile import check_sums


def found(ledger, key):
    return {finding.keys["check"]: finding for finding in check_sums(ledger)}[key]


def test_countries_and_bunkers_that_make_up_the_world_pass(ledger):
    only = Ledger.from_tables({"gcb2024_fossil": ledger.table("gcb2024_fossil")})
    finding = found(only, "fossil-co2")
    assert finding.keys["within"] is True
    assert abs(finding.value) < 1e-9


def test_a_country_counted_short_is_found_with_its_year(ledger):
    table = ledger.table("gcb2024_fossil").copy()
    short = (table["place"] == "BBB") & (table["year"] == 2001) & (table["series"] == "territorial")
    table.loc[short, "value"] = 0.0
    finding = found(Ledger.from_tables({"gcb2024_fossil": table}), "fossil-co2")
    assert finding.keys["within"] is False
    assert finding.alternatives[0].choices == {"year": "2001"}
    assert round(finding.value, 1) == round(-100 * 103 / 213, 1)


def test_checks_of_data_that_are_not_there_are_not_made(ledger):
    assert check_sums(Ledger.from_tables({"jones2024": ledger.table("jones2024")})) == []
