"""From words to emissions, worked out by hand for one invented country."""

import pytest

from stocktake.errors import NoAnswer
from stocktake.pledges import Kind, Pledge
from stocktake.pledges.quantify import quantify, quantify_all


def pledge(kind, low, unit="%", **more):
    values = {"high": low, "land_use": "excluded", "target_year": 2030} | more
    return Pledge(id="AAA.test", party="AAA", kind=kind, low=low, unit=unit, **values)


@pytest.fixture
def value(context):
    return lambda item, **more: quantify(item, context(**more)).value


def choices(finding):
    return {tuple(row.choices.values()): row.value for row in finding.alternatives}


def test_a_cut_from_a_base_year_is_taken_from_that_year(value):
    assert value(pledge(Kind.REDUCTION_FROM_BASE, 40.0, base="year", base_year=1990)) == pytest.approx(120)


def test_a_level_as_share_of_the_base_is_not_a_cut_by_that_share(value):
    assert value(pledge(Kind.SHARE_OF_BASE, 70.0, "% of base", base="year", base_year=1990)) == pytest.approx(
        140
    )


def test_a_net_target_leaves_room_for_the_sink(value):
    # (200 - 10) * 0.6 = 114 net; the sink of recent years is 20
    item = pledge(Kind.REDUCTION_FROM_BASE, 40.0, base="year", base_year=1990, land_use="net")
    assert value(item) == pytest.approx(134)


def test_land_use_that_is_a_source_is_cut_alike_by_default(value):
    item = pledge(Kind.LEVEL, 306.0, "Mt", land_use="net", metric="AR6GWP100")
    # 510 of 530 + 80 in all are 306 / 610 of the target
    assert value(item, land=80.0) == pytest.approx(306 * 530 / 610)


def test_an_unclear_boundary_is_an_axis_and_widens_the_band(context):
    item = pledge(Kind.REDUCTION_FROM_BASE, 40.0, base="year", base_year=1990, land_use="unclear")
    finding = quantify(item, context())
    assert finding.value == pytest.approx(120)
    assert finding.keys["ambiguity"]["land use"]["high"] == pytest.approx(134)


def test_business_as_usual_grows_as_the_baseline_does_from_2019(value):
    # 490 in 2019; the baseline is 100 in 2019 and 111 in 2030
    assert value(pledge(Kind.REDUCTION_FROM_BAU, 10.0)) == pytest.approx(490 * 1.11 * 0.9)


def test_the_stated_business_as_usual_comes_first(context):
    finding = quantify(pledge(Kind.REDUCTION_FROM_BAU, 10.0, base_level=1000.0), context())
    assert finding.value == pytest.approx(900)
    assert finding.low < 900


def test_intensity_follows_the_economy(value):
    # base 200, cut by half, product grows two per cent a year, known to 2018 and then alike
    item = pledge(Kind.INTENSITY, 50.0, "% per GDP", base="year", base_year=1990)
    assert value(item) == pytest.approx(100 * 1.02**40)


def test_a_cut_from_the_peak_uses_the_highest_year_so_far(value):
    assert value(pledge(Kind.REDUCTION_FROM_PEAK, 10.0, base="peak", target_year=2035)) == pytest.approx(477)


def test_net_zero_is_as_much_as_the_sink_takes_up(value):
    assert value(pledge(Kind.NET_ZERO, 0.0, "Mt", land_use="net", target_year=2050)) == pytest.approx(20)


def test_a_level_in_an_older_metric_is_carried_over(value):
    item = pledge(Kind.LEVEL, 100.0, "Mt", metric="AR4GWP100")
    assert value(item) == pytest.approx(100 * 500 / 490)


def test_hot_air_is_an_axis_that_never_raises_emissions(context):
    item = pledge(Kind.LEVEL, 2000.0, "Mt", metric="AR6GWP100")
    found = choices(quantify(item, context()))
    assert max(found.values()) == 2000
    assert min(found.values()) == pytest.approx(490 * 1.22)


def test_a_base_year_without_data_is_said_with_the_years_there_are(context):
    item = pledge(Kind.REDUCTION_FROM_BASE, 40.0, base="year", base_year=1985)
    with pytest.raises(NoAnswer, match="1990 to 2023, not 1985"):
        quantify(item, context())


def test_one_data_set_without_the_base_year_is_absent_and_the_other_stands(context):
    item = pledge(Kind.REDUCTION_FROM_BASE, 40.0, base="year", base_year=2022)
    finding = quantify(item, context())
    absent = [row.absent for row in finding.alternatives if row.absent]
    assert finding.value == pytest.approx(520 * 0.6)
    assert absent and all("1990 to 2019" in reason for reason in absent)


@pytest.mark.parametrize(
    "item",
    [
        pledge(Kind.NON_EMISSION, 30.0),
        pledge(Kind.REDUCTION_FROM_BAU, 30.0, "% cumulative"),
        pledge(Kind.NET_ZERO, 0.0, "Mt", gases="CO2"),
    ],
)
def test_what_says_nothing_of_all_emissions_is_left_with_the_reason(item, context):
    found, left = quantify_all((item, pledge(Kind.LEVEL, 5.0, "Mt")), context())
    assert len(found) == 1
    assert left[0][0] is item and len(left[0][1]) > 10


def test_the_widest_ambiguity_comes_first(context):
    item = pledge(Kind.REDUCTION_FROM_BASE, 10.0, base="year", base_year=1990, high=60.0, land_use="unclear")
    widths = [band["width"] for band in quantify(item, context()).keys["ambiguity"].values()]
    assert widths == sorted(widths, reverse=True)


def test_gross_net_leaves_land_use_out_of_the_base_year_alone(value):
    told = {"base": "year", "base_year": 1990, "land_use": "net"}
    # net-net (200 - 10) * 0.6, gross-net 200 * 0.6; the sink of recent years is 20 in both
    assert value(pledge(Kind.REDUCTION_FROM_BASE, 40.0, **told)) == pytest.approx(134)
    gross = pledge(Kind.REDUCTION_FROM_BASE, 40.0, **told, base_land_use="excluded")
    assert value(gross) == pytest.approx(140)


@pytest.mark.parametrize(
    ("kind", "base"), [(Kind.REDUCTION_FROM_BASE, "year"), (Kind.REDUCTION_FROM_BAU, "bau")]
)
def test_a_stated_base_is_weighed_by_its_own_metric(value, kind, base):
    told = {"base": base, "base_year": 1990 if base == "year" else None, "base_level": 300.0}
    item = pledge(kind, 50.0, **told, metric="AR4GWP100")
    assert value(item) == pytest.approx(150 * 500 / 490)


def test_a_metric_without_a_basket_is_said_and_never_passed_over(context):
    with pytest.raises(NoAnswer, match="AR6GWP20"):
        quantify(pledge(Kind.LEVEL, 100.0, "Mt", metric="AR6GWP20"), context())
