"""Which pledge a variant reads, and the two rules that keep readings honest."""

import pytest

from stocktake.pathways import Variant
from stocktake.pledges import Catalogue, Kind, Pledge
from stocktake.pledges.current import revisions_of
from stocktake.pledges.quantify import quantify_all


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
    def run(*pledges, reading=None, earlier=None):
        known = context()
        bands = {str(row.keys["pledge"]): row for row in quantify_all(pledges, known)[0]}
        return revisions_of(Catalogue(pledges), bands, known, reading or variant(), (), earlier or {})

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
