"""Pledges as they stood on a date, and the catalogue that the package carries."""

import csv
from dataclasses import replace

import pytest
import yaml

from stocktake import sources
from stocktake.pledges import Catalogue, Kind, Pledge, statements_of


def pledge(name, submitted, *, year=2030, status="active", kind=Kind.LEVEL):
    return Pledge(name, "AAA", kind, year, 10.0, 10.0, "Mt", submitted=submitted, status=status)


versions = Catalogue(
    (
        pledge("first", "2016-10-01"),
        pledge("second", "2021-06-01"),
        pledge("later", "2025-02-01", year=2035, status="archived"),
        pledge("said", "2025-11", status="announced"),
        pledge("zero", "2022-01-01", year=2050, kind=Kind.NET_ZERO),
        pledge("zero sooner", "2024-01-01", year=2045, kind=Kind.NET_ZERO),
    ),
    known_until="2026-08-31",
)


def status_on(date):
    return {item.id: item.status for item in versions.as_of(date).pledges}


def test_nothing_later_than_the_date_is_shown():
    assert set(status_on("2020-01-01")) == {"first"}
    assert set(status_on("2025-11-15")) == {item.id for item in versions.pledges}


def test_a_later_version_supersedes_the_earlier_for_the_same_year():
    assert status_on("2023-01-01") == {"first": "superseded", "second": "active", "zero": "active"}


def test_a_new_net_zero_year_supersedes_the_old_one_though_the_year_differs():
    assert status_on("2024-06-01")["zero"] == "superseded"


def test_what_is_archived_today_counted_as_active_before():
    assert status_on("2025-06-01")["later"] == "active"
    assert status_on("2026-08-31")["later"] == "archived"


def test_an_announcement_supersedes_nothing():
    assert status_on("2026-08-31")["second"] == "active"


def test_the_packaged_catalogue_is_read_whole():
    catalogue = sources.read_pledges()
    assert not catalogue.refused
    parties = {item.party for item in catalogue.pledges if item.source == "ndc2021"}
    assert len(parties) >= 195
    assert len(catalogue.statements) == 15


def test_the_american_target_of_2035_is_archived_and_net_zero_withdrawn():
    found = {item.id: item.status for item in sources.read_pledges().of(["USA"]).pledges}
    assert found["USA.2035.reduction_from_base"] == "archived"
    assert found["USA.net_zero.2050"] == "withdrawn"


def test_russia_promised_a_level_and_not_a_cut_of_65_per_cent():
    found = {item.id: item for item in sources.read_pledges().of(["RUS"]).pledges}
    assert found["RUS.2035.share_of_base"].unit == "% of base"
    assert found["RUS.2035.reduction_from_base"].low == 33


def test_sunnylands_has_no_tonnage_no_coal_year_and_no_methane_percentage():
    (statement,) = (item for item in sources.read_pledges().statements if item.id == "sunnylands_2023")
    for clause in statement.clauses:
        assert "Mt" not in clause.unit and "CO2" not in clause.unit
        if "methane" in clause.says.lower() or "coal" in clause.says.lower():
            assert clause.value is None


def test_a_clause_with_an_effect_names_what_must_be_assumed():
    clauses = {clause.id: clause for item in sources.read_pledges().statements for clause in item.clauses}
    assert "participants" in clauses["global_methane_pledge.ch4_30"].assumptions
    assert not clauses["ncqg.300"].assumptions


@pytest.mark.originals
@pytest.mark.parametrize(
    ("original", "table"),
    [("targets_2035.csv", "2035"), ("updated_2030.csv", "2030"), ("net_zero_updates.csv", "net")],
)
def test_every_fact_gathered_is_in_the_catalogue_with_its_numbers(originals, original, table):
    with (originals / "policy_facts" / original).open(encoding="utf8") as file:
        facts = list(csv.DictReader(file))
    name = "low" if table != "net" else "target_year"
    wanted = sorted(
        (row["iso3"].replace("EUU", "EU"), f"{float(row[name]):g}")
        for row in facts
        if row[name] and row["iso3"] != "WLD"
    )
    ours = [item for item in sources.read_pledges().pledges if item.source == "policy_facts"]
    kept = {
        "2035": [
            (item.party, f"{item.low:g}")
            for item in ours
            if item.target_year > 2030 and item.kind is not Kind.NET_ZERO
        ],
        "2030": [(item.party, f"{item.low:g}") for item in ours if item.target_year == 2030],
        "net": [(item.party, f"{item.target_year:g}") for item in ours if item.kind is Kind.NET_ZERO],
    }[table]
    assert sorted(kept) == wanted


@pytest.mark.originals
def test_no_quotation_is_carried_over(originals):
    text = (originals / "policy_facts" / "joint_statements.yaml").read_text(encoding="utf8")
    quotes = []

    def walk(node):
        if isinstance(node, dict):
            quotes.extend(str(value) for key, value in node.items() if key == "quote")
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(yaml.safe_load(text))
    from importlib import resources

    ours = (resources.files("stocktake.sources") / "promises" / "joint.yaml").read_text(encoding="utf8")
    flat = " ".join(ours.split())
    assert len(quotes) > 50
    assert not [quote for quote in quotes if len(quote) > 40 and " ".join(quote.split()) in flat]


def test_two_statements_of_one_name_are_refused():
    entry = {"id": "a", "title": "A", "title_zh": "甲", "date": "2020", "nature": "", "who": ""}
    with pytest.raises(Exception, match="two statements"):
        statements_of({"statements": [entry, entry]}, "own.yaml")


def test_a_pledge_without_a_day_stands_only_since_somebody_told_of_it():
    told = replace(pledge("undated", submitted=""), date="2021-11-18")
    held = Catalogue((told,), known_until="2026-08-31")
    assert not held.as_of("2018-01-01").pledges
    assert len(held.as_of("2021-12-31").pledges) == 1
