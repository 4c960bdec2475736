"""Errors of inventories: drawn as stated, the same each time, and carried into shares and ranks."""

import numpy as np
import pytest

from stocktake import sources
from stocktake.inventory import World, questions
from stocktake.inventory.draws import drawn
from stocktake.inventory.uncertainty import FOSSIL_WORLD_SIGMA, WORLD_SIGMA, log_sigma, spread_of

BASE = {
    "dataset": "edgar",
    "metric": "AR6GWP100",
    "land_use": "none",
    "accounting": "territorial",
    "bunkers": "in-world",
}


@pytest.fixture(scope="module")
def world():
    return World(sources.read_inventory(), sources.read_metrics(), sources.read_places())


def spread(values):
    return float(np.log(values).std())


def test_every_category_of_the_data_has_a_stated_uncertainty(world):
    for gas in ("CO2", "CH4", "N2O"):
        for sector in world.ledger.by_sector("edgar2024", gas).sector.values:
            assert spread_of(gas, str(sector)).source


def test_the_longest_matching_category_decides():
    assert spread_of("CH4", "3.A.1").factor == 0.50
    assert spread_of("N2O", "1.A.3.b").factor != spread_of("N2O", "1.A.3.d").factor


@pytest.mark.parametrize(("gas", "gases"), [("CO2", "fossil-co2"), ("CH4", "ch4"), ("N2O", "n2o")])
def test_the_world_is_as_uncertain_as_assessed(world, gas, gases):
    # a thousand draws know a standard deviation to 2.2 % (1 sigma); three of them
    draws = drawn(world, BASE | {"gases": gases}, 2018)
    assert spread(draws.world) == pytest.approx(WORLD_SIGMA[gas], rel=0.08)


def test_the_carbon_budgets_world_has_the_spread_its_authors_state(world):
    draws = drawn(world, BASE | {"gases": "fossil-co2", "dataset": "gcb"}, 2018)
    assert spread(draws.world) == pytest.approx(FOSSIL_WORLD_SIGMA, rel=0.08)


def test_draws_lie_about_what_the_inventory_states(world):
    draws = drawn(world, BASE | {"gases": "fossil-co2"}, 2018)
    stated = questions.total(world, "CHN", 2018, {"gases": "fossil-co2", "dataset": "edgar"}).value
    assert np.median(draws.of(("CHN",))) / 1000 == pytest.approx(stated, rel=0.02)


def test_well_developed_statistics_are_surer_of_methane_from_cattle_but_not_of_each_other(world):
    draws = drawn(world, BASE | {"gases": "ch4"}, 2018)

    def correlation(one, other):
        return np.corrcoef(np.log(draws.of((one,))), np.log(draws.of((other,))))[0, 1]

    assert correlation("ETH", "TZA") > correlation("NZL", "IRL")


def test_the_same_question_has_the_same_answer():
    def fresh():
        return World(sources.read_inventory(), sources.read_metrics(), sources.read_places())

    fixed = {"gases": "kyoto", "dataset": "edgar", "metric": "AR6GWP100", "land_use": "none"}
    one = questions.probability_exceeds(fresh(), "RUS", "IND", 2005, fixed)
    other = questions.probability_exceeds(fresh(), "RUS", "IND", 2005, fixed)
    assert one.value == other.value


def test_chances_are_certain_where_the_gap_is_wide_and_open_where_it_is_narrow(world):
    fixed = {"gases": "kyoto", "dataset": "edgar", "metric": "AR6GWP100", "land_use": "none"}
    assert questions.probability_exceeds(world, "CHN", "USA", 2023, fixed).value == 1.0
    assert questions.probability_exceeds(world, "USA", "CHN", 2023, fixed).value == 0.0
    at_the_overtake = questions.probability_exceeds(world, "CHN", "USA", 2004, fixed).value
    assert 0.5 < at_the_overtake < 0.95


def test_a_share_is_surer_than_the_amounts_it_is_made_of(world):
    fixed = {"gases": "kyoto", "dataset": "edgar", "metric": "AR6GWP100", "land_use": "none"}
    finding = questions.share_uncertainty(world, ["CHN", "USA"], 2023, fixed)
    draws = drawn(world, BASE | {"gases": "kyoto"}, 2023)
    amount = np.quantile(draws.of(("CHN", "USA")), (0.05, 0.95))
    assert finding.low < finding.value < finding.high
    assert np.log(finding.high / finding.low) < np.log(amount[1] / amount[0])
    assert finding.value == pytest.approx(questions.share(world, ["CHN", "USA"], 2023, fixed).value, abs=0.5)


def test_chances_of_ranks_add_up_to_one(world):
    fixed = {"gases": "kyoto", "dataset": "edgar", "metric": "AR6GWP100", "land_use": "none"}
    finding = questions.rank_probability(world, "BRA", 2023, fixed)
    (row,) = [row for row in finding.alternatives if row.absent is None]
    assert sum(row.extra["probabilities"].values()) == pytest.approx(1.0)


def test_what_has_no_stated_uncertainty_is_absent_with_the_reason(world):
    finding = questions.probability_exceeds(world, "CHN", "USA", 2023)
    reasons = " ".join({row.absent for row in finding.alternatives if row.absent})
    for said in ("GWP* rests on two years", "stated for PRIMAP-hist", "one of them alone"):
        assert said in reasons


def test_a_half_width_is_the_upper_end_of_95_percent():
    assert np.exp(1.96 * log_sigma(0.5)) == pytest.approx(1.5)
