"""What the report says of pledges: their date, what changed since an older set, fair shares, money."""

from dataclasses import replace

import pytest

from stocktake.report import fairness, money, parts, since
from stocktake.report.dates import date_in
from stocktake.report.figures import FIGURES
from stocktake.report.language import words
from stocktake.report.naming import Naming
from stocktake.report.page import page
from stocktake.report.sentences import headlines


@pytest.fixture(params=["en", "zh"])
def naming(request, small_stocktake):
    return Naming.of(small_stocktake, words(request.param))


def english(stocktake):
    return Naming.of(stocktake, words("en"))


def without(stocktake, *kinds):
    """The stocktake without findings of these kinds."""
    kept = tuple(one for one in stocktake.findings if one.id.partition(".")[0] not in kinds)
    return replace(stocktake, findings=kept)


@pytest.mark.parametrize(
    ("language", "date"), [("en", "31 August 2026"), ("zh", "2026年8月31日")], ids=["en", "zh"]
)
def test_a_date_is_written_as_its_readers_write_it(language, date):
    assert date_in("2026-08-31", words(language)) == date
    assert date_in("2026", words(language)) == "2026"


def test_every_number_about_pledges_has_their_date_beside_it(small_stocktake, naming):
    made = page(small_stocktake, naming)
    date = date_in("2026-08-31", naming.words)
    about_pledges = ("outlook", "gap", "new-pledges")
    told = [one for one in made.headlines if one.finding.id.startswith(about_pledges)]
    assert len(told) == 6
    assert all(date in one.text for one in told)
    figures = {figure.name: figure for section in made.sections for figure in section.figures}
    for name in ("emissions", "gap", "gap_2035", "warming", "peak", "fair"):
        assert date in figures[name].caption, name
    rows = [row for row in made.rows if row.key.startswith(("outlook.2021", "outlook.2026", "gap"))]
    for row in rows:
        older = row.key.startswith("outlook.2021")
        wanted = date_in("2021-11-18" if older else "2026-08-31", naming.words)
        assert wanted in row.what or "ssp" in row.key


def test_both_sets_stand_side_by_side_and_their_change_beside_them(small_stocktake):
    table = since.table(small_stocktake, english(small_stocktake))
    assert table.heads[1:3] == ("Pledges of 18 November 2021", "Pledges of 31 August 2026")
    by_name = {row[0]: row[1:] for row in table.rows}
    assert by_name["World emissions 2030, Gt CO₂e/yr"] == ("56.0", "54.0", "−2.0")
    end = next(row for name, row in by_name.items() if name.startswith("Warming in 2100, °C: targets"))
    # the change is the paired one, not the difference of the medians shown
    assert end[2] == "−0.20\n−0.30 to −0.10"


def with_rules(stocktake):
    """The stocktake with other rules for the world after the last target."""
    ends = {"held to 2050": 2.6, "constant quantile at once": 2.1}
    rows = tuple(
        replace(one, keys={**one.keys, "warming_2100_by_rule": ends})
        if one.id == "outlook.2026.conditional.high.2035_only"
        else one
        for one in stocktake.findings
    )
    return replace(stocktake, findings=rows)


def test_what_follows_the_last_target_is_told_where_it_moves_the_answer(small_stocktake):
    taken = with_rules(small_stocktake)
    assert "lead to 2.6 °C in 2100, not 2.3 °C" in parts.warming_intro(taken, english(taken))[1]
    assert len(parts.warming_intro(small_stocktake, english(small_stocktake))) == 1
    told = next(one for one in headlines(taken, english(taken)) if one.finding.id.endswith("warming_2100"))
    assert [value for _, value, _ in told.moves] == ["2.3 °C", "2.1 °C", "2.6 °C"]
    assert told.moves[2][2] == "The world after the last target: held to 2050"


def test_who_moved_is_told_with_the_largest_change_first(small_stocktake):
    table = since.parties_table(small_stocktake, english(small_stocktake))
    assert [row[0] for row in table.rows] == ["Aland", "Bland <script>alert(1)</script>"]
    assert table.rows[0][1:] == ("33.60", "32.40", "−1.20")


def test_the_union_counts_as_one_party(small_stocktake):
    joint = replace(small_stocktake, union=("AAA", "BBB"))
    (row,) = since.parties_table(joint, english(joint)).rows
    assert row[0] == "European Union (27)" and row[1:] == ("56.00", "54.00", "−2.00")


def test_a_party_without_a_pledge_any_more_is_marked(small_stocktake):
    left = replace(small_stocktake.futures, targets={2030: frozenset({"AAA"})})
    ended = replace(small_stocktake, futures=left)
    rows = since.parties_table(ended, english(ended)).rows
    assert [row[0].partition("\n")[2] for row in rows] == ["", "pledges ended"]


def test_without_an_older_set_nothing_is_said_of_change(small_stocktake):
    alone = replace(without(small_stocktake, "new-pledges"), earlier=None)
    made = page(alone, english(alone))
    assert "since" not in {section.key for section in made.sections}
    assert not [one for one in headlines(alone, english(alone)) if one.finding.id.startswith("new-pledges")]


def test_a_change_that_may_be_none_is_no_headline(small_stocktake):
    unclear = tuple(
        replace(one, high=0.01) if one.id.startswith("new-pledges") else one
        for one in small_stocktake.findings
    )
    taken = replace(small_stocktake, findings=unclear)
    assert not [one for one in headlines(taken, english(taken)) if one.finding.id.startswith("new-pledges")]


def test_a_pledge_stands_beside_the_range_over_all_rules(small_stocktake):
    table = fairness.table(small_stocktake, english(small_stocktake), 2030)
    rows = {row[0]: row[1:] for row in table.rows}
    emitted, pledged, share, _, kept, _ = rows["Aland"]
    assert (emitted, pledged, share) == ("8.00", "5.50 to 6.50", "6.00\n5.00 to 7.00")
    assert kept == "1 of 1"
    # a debt has its sign, a rule that says nothing is not counted
    assert rows["Bland <script>alert(1)</script>"][2] == "−0.90\n−9.00 to 7.00"
    assert rows["Bland <script>alert(1)</script>"][4] == "1 of 2"


def test_a_place_without_a_target_of_the_year_says_so(small_stocktake):
    table = fairness.table(small_stocktake, english(small_stocktake), 2035)
    assert {row[0]: row[2] for row in table.rows}["Aland"] == "no target"
    per_person = FIGURES["fair"].table(small_stocktake, english(small_stocktake))
    assert {row[0]: row[1] for row in per_person.rows}["Aland"] == "no target"


def test_shares_per_person_are_by_the_people_of_the_year(small_stocktake):
    told = FIGURES["fair"].facts(small_stocktake, english(small_stocktake))
    # the first place with a pledge for 2035: 5,500 to 6,500 Mt among 200 million
    assert (told["pledge"], told["low"], told["high"]) == ("30.0", "−45.0", "35.0")


def test_every_rule_that_says_something_has_a_column(small_stocktake, naming):
    table = fairness.rules_table(small_stocktake, naming, 2030, "1.5")
    assert table.heads[1:] == tuple(naming.choice("rule", one) for one in ("equal-per-capita", "capability"))
    assert table.rows[0][2] == "—"


def test_money_is_told_as_published_and_by_every_key(small_stocktake, naming):
    paragraph = money.paragraph(small_stocktake, naming)
    shown = {"en": ("USD 115.9 bn", "USD 300 bn"), "zh": ("1159亿美元", "3000亿美元")}[naming.language]
    assert all(amount in paragraph for amount in shown)
    row = money.table(small_stocktake, naming).rows[0]
    wanted = {"en": ("180", "150", "120", "—", "40–60"), "zh": ("1800", "1500", "1200", "—", "400～600")}
    assert row[1:] == wanted[naming.language]
    assert shown[1] in money.title(small_stocktake, naming)


def test_a_section_without_findings_is_left_out(small_stocktake, naming):
    bare = without(small_stocktake, "fair-share", "finance-share", "finance-goal", "finance-flow")
    keys = {section.key for section in page(bare, naming).sections}
    assert not {"fair", "money"} & keys
    assert parts.money_intro(bare, naming) == []


def test_every_section_of_findings_names_its_sources(small_stocktake, naming):
    made = page(small_stocktake, naming)
    without_notes = {section.key for section in made.sections if not section.notes}
    assert without_notes == {"limits", "choices"}
