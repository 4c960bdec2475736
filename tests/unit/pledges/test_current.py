"""Which pledge a variant reads, and the two rules that keep readings honest."""

import pytest

from stocktake.pathways import Variant
from stocktake.pledges import Catalogue, Kind, Pledge
from stocktake.pledges.current import revisions_of
from stocktake.pledges.quantify import quantify
from stocktake.pledges.quantify import reading as reading_of


def pledge(
    name,
    low,
    *,
    high=None,
    conditional="unconditional",
    year=2030,
    kind=Kind.LEVEL,
    status="active",
    source="own",
):
    return Pledge(
        name,
        "AAA",
        kind,
        year,
        low,
        high or low,
        "Mt",
        conditional=conditional,
        land_use="excluded",
        metric="AR6GWP100",
        status=status,
        source=source,
    )


def variant(conditionality="unconditional", ambition="low", *, hot_air=True):
    return Variant("v", "pledges", conditionality, ambition, hot_air=hot_air)


@pytest.fixture
def read(context):
    def run(*pledges, reading=None, earlier=None, own=()):
        return revisions_of(Catalogue(pledges), context(), reading or variant(), (), earlier or {}, own=own)

    return run


# the set has nine tenths of EDGAR's emissions of 2019
SCALE = 0.9


def test_an_unconditional_reading_never_takes_a_conditional_target(read):
    both = (pledge("free", 400.0), pledge("helped", 300.0, conditional="conditional"))
    assert read(*both).revisions[0].levels == {2030: pytest.approx(400 * SCALE)}
    helped = read(*both, reading=variant("conditional")).revisions[0]
    assert helped.levels == {2030: pytest.approx(300 * SCALE)}
    assert not read(pledge("helped", 300.0, conditional="conditional")).revisions


def test_ambition_takes_the_weaker_or_the_stronger_end(read):
    ends = pledge("range", 300.0, high=350.0)
    assert read(ends).revisions[0].levels[2030] == pytest.approx(350 * SCALE)
    assert read(ends, reading=variant(ambition="high")).revisions[0].levels[2030] == pytest.approx(
        300 * SCALE
    )


def test_a_reading_above_the_level_it_replaces_leaves_that_level_and_says_so(read):
    reading = read(pledge("new", 400.0), earlier={"AAA": 300.0})
    assert reading.revisions[0].levels == {2030: 300.0}
    assert reading.records[0].what == "kept"


def test_without_hot_air_no_target_lies_above_business_as_usual(read):
    reading = read(pledge("hot", 900.0), reading=variant(hot_air=False))
    assert reading.revisions[0].levels[2030] == pytest.approx(490 * 1.11 * SCALE)


def test_a_party_whose_pledges_all_ended_is_lapsed(read):
    (revision,) = read(pledge("old", 100.0, status="archived", source="ndc2021")).revisions
    assert revision.lapsed


def test_the_set_itself_is_no_revision(read):
    assert not read(pledge("set", 100.0, source="ndc2021")).revisions


def test_what_cannot_be_quantified_is_recorded(read):
    odd = Pledge(
        "odd", "AAA", Kind.REDUCTION_FROM_BAU, 2030, 10.0, 10.0, "% cumulative", conditional="unconditional"
    )
    reading = read(odd)
    assert not reading.revisions
    assert [record.series for record in reading.records] == ["odd"]


def test_a_net_zero_pledge_gives_its_year_and_what_the_sink_takes_up(read):
    zero = Pledge("zero", "AAA", Kind.NET_ZERO, 2050, 0.0, 0.0, "Mt", land_use="net")
    assert read(zero).revisions[0].net_zero == (2050, pytest.approx(20 * SCALE))


def test_a_pledge_of_ones_own_stands_before_the_catalogue_s_and_may_step_back(read):
    mine = pledge("mine", 450.0)
    reading = read(pledge("theirs", 400.0), own=(mine,), earlier={"AAA": 300.0})
    assert reading.revisions[0].levels == {2030: pytest.approx(450 * SCALE)}
    (record,) = reading.records
    assert (record.what, record.series) == ("own pledge", "mine") and "theirs" in record.why


def test_a_conditional_reading_takes_ones_own_pledge_whatever_its_condition(read):
    theirs = pledge("theirs", 300.0, conditional="conditional")
    helped = read(theirs, own=(pledge("mine", 350.0),), reading=variant("conditional"))
    assert helped.revisions[0].levels == {2030: pytest.approx(350 * SCALE)}
    only_helped = pledge("mine", 350.0, conditional="conditional")
    assert read(pledge("free", 400.0), own=(only_helped,)).revisions[0].levels == {
        2030: pytest.approx(400 * SCALE)
    }


def test_a_party_without_pledges_that_gets_one_starts_from_its_baseline(read):
    old = pledge("old", 100.0, status="archived", source="ndc2021")
    (revision,) = read(old, own=(pledge("mine", 350.0, year=2035),)).revisions
    assert revision.lapsed and revision.levels == {2035: pytest.approx(350 * SCALE)}


def test_while_the_union_has_a_target_its_members_aims_move_nothing(context):
    members = ("AAA", "BBB")
    zero = Pledge("zero", "AAA", Kind.NET_ZERO, 2045, conditional="unconditional")
    joint = Pledge("joint", "EU", Kind.SECTOR, 2030)
    given = (context(), variant(), members, {})
    assert len(revisions_of(Catalogue((zero,)), *given).revisions) == 1
    assert not revisions_of(Catalogue((zero, joint)), *given).revisions
    mine = pledge("mine", 350.0, year=2040)
    (revision,) = revisions_of(Catalogue((zero, joint)), *given, own=(mine,)).revisions
    assert revision.places == ("AAA",) and set(revision.levels) == {2040}


def test_a_reading_is_the_band_s_own_default(context):
    ends = pledge("range", 300.0, high=350.0)
    known = context()
    assert quantify(ends, known).value == reading_of(ends, known) == pytest.approx(350)
    assert reading_of(ends, known, "stronger") == pytest.approx(300)


def test_what_is_promised_with_help_is_a_floor_without_it(read):
    helped = pledge("helped", 300.0, conditional="conditional", year=2035)
    alone = read(helped).revisions[0]
    assert not alone.levels and alone.floors == {2035: pytest.approx(300 * SCALE)}
    assert not read(helped, reading=variant("conditional")).revisions[0].floors
    free = pledge("free", 280.0, year=2035)
    assert not read(helped, free).revisions[0].floors
