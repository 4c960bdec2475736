"""Physics held to limits, conservation and published numbers; the peer's traps as tests."""

import numpy as np
import pytest

from stocktake.climate import Precision
from stocktake.climate.equations import energy_balance, gas_boxes
from stocktake.climate.equations import greenhouse_etminan2016 as etminan
from stocktake.climate.equations import greenhouse_leach2021 as leach
from stocktake.climate.equations import greenhouse_meinshausen2020 as meinshausen
from stocktake.climate.equations import greenhouse_myhre1998 as myhre
from stocktake.climate.equations.aerosol_cloud import cloud_forcing
from stocktake.climate.equations.chlorine import chlorine_weight
from stocktake.climate.equations.lifetimes import lifetime_scaling, logarithm_of_g0, preindustrial_constants
from stocktake.climate.equations.methane_lifetime import partial_factor
from stocktake.climate.precision import working_in

LAWS = [meinshausen.LAW, etminan.LAW, leach.LAW, myhre.LAW]


@pytest.fixture(autouse=True)
def double():
    with working_in(Precision.DOUBLE):
        yield


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.source[:14])
def test_nothing_is_forced_at_the_reference(law):
    forced = law.forcing(278.0, 722.0, 270.0, 278.0, 722.0, 270.0)
    assert np.allclose([float(force) for force in forced], 0.0)


@pytest.mark.parametrize(("law", "low", "high"), [(law, 3.5, 4.1) for law in LAWS])
def test_a_doubling_of_carbon_dioxide_forces_near_four_watts(law, low, high):
    doubled = float(law.forcing(556.0, 722.0, 270.0, 278.0, 722.0, 270.0)[0])
    assert low < doubled < high


def test_myhre_1998_doubles_to_3_71():
    assert float(myhre.LAW.forcing(560.0, 1.0, 1.0, 280.0, 1.0, 1.0)[0]) == pytest.approx(3.708, abs=1e-3)


@pytest.mark.parametrize("name", ["meinshausen2020", "etminan2016", "leach2021ghg", "myhre1998"])
def test_each_law_equals_the_peers_function(name):
    ghg = pytest.importorskip("fair.forcing.ghg")
    law = dict(zip(["meinshausen2020", "etminan2016", "leach2021ghg", "myhre1998"], LAWS, strict=True))[name]
    now, before = np.array([900.0, 2500.0, 400.0]), np.array([277.15, 731.41, 273.87])
    more = {"a2": 5.31e-15} if name == "myhre1998" else {}  # the paper's digit; the peer has 5.32e-15
    shape = (1, 1, 1, 3)
    theirs = getattr(ghg, name)(
        now.reshape(shape),
        before.reshape(shape),
        np.ones(shape),
        np.ones(shape),
        *([number] for number in range(3)),
        [],
        **more,
    )
    ours = [float(force) for force in law.forcing(*now, *before)]
    assert np.allclose(ours, np.squeeze(theirs), rtol=1e-12)


def test_above_its_peak_the_parabola_of_meinshausen_stays_there():
    peak = 278.0 - meinshausen.b1 / (2 * meinshausen.a1)
    slopes = [
        float(meinshausen.LAW.forcing(co2, 722.0, 270.0, 278.0, 722.0, 270.0)[0]) / np.log(co2 / 278.0)
        for co2 in (peak, 2 * peak, 4 * peak)
    ]
    assert slopes == pytest.approx([slopes[0]] * 3)


def test_lifetimes_stay_at_their_ceiling_where_the_peers_fall_to_the_floor():
    """At exactly 100 years the peer's two selections both say no, and exp(0) is left."""
    constants = {"log_g0": np.log(0.01), "inverse_g1": 1 / 11.4}
    at, beside = (float(lifetime_scaling(iirf, **constants)) for iirf in (100.0, 99.999999))
    assert at == pytest.approx(beside, rel=1e-6)
    assert float(lifetime_scaling(150.0, **constants)) == at
    gas_cycle = pytest.importorskip("fair.gas_cycle")
    none = np.zeros(1)
    g0, g1, iirf = (np.array([value]) for value in (0.01, 11.4, 100.0))
    peer = gas_cycle.calculate_alpha(none, none, g0, g1, iirf, none, none, none, none, 100.0)
    assert peer[0] == pytest.approx(0.01)


def test_preindustrial_air_has_a_scaling_of_one():
    partition, lifetime = np.array([0.22, 0.22, 0.28, 0.28]), np.array([1e9, 394.4, 36.54, 4.304])
    iirf, g0, g1 = preindustrial_constants(partition, lifetime)
    assert float(lifetime_scaling(iirf, logarithm_of_g0(g0, g1, iirf), 1 / g1)) == pytest.approx(1.0)


def test_a_constant_too_small_for_a_number_is_taken_from_its_definition():
    iirf, _, g1 = preindustrial_constants(np.array([1.0]), np.array([50000.0]))
    assert logarithm_of_g0(np.array(0.0), g1, iirf) == pytest.approx(-iirf / g1)


def test_a_box_loses_what_decays_and_gains_what_is_emitted():
    rate = 1 / 12.0
    kept, gained = gas_boxes.kept_and_gained(rate, 12.0)
    steps = np.linspace(0, 1, 100001)
    assert float(kept) == pytest.approx(np.exp(-rate))
    assert float(gained) == pytest.approx(np.trapezoid(np.exp(-rate * steps), steps), rel=1e-9)


def test_the_series_of_slow_boxes_meets_the_exponential():
    rate = 1e-5
    slow, fast = gas_boxes.kept_and_gained(rate, 1e5, slow=True), gas_boxes.kept_and_gained(rate, 1e5)
    assert float(slow[0]) == pytest.approx(float(fast[0]), rel=1e-14)
    assert float(slow[1]) == pytest.approx(float(fast[1]), rel=1e-10)


def test_emissions_worked_out_give_the_concentration_they_came_from():
    boxes, shares = (1.0, 2.0), (0.4, 0.6)
    lifetimes, slow = ((1 / 9.0, 9.0), (1 / 50.0, 50.0)), (False, False)
    emitted = gas_boxes.emissions_that_give(7.5, boxes, shares, lifetimes, slow)
    assert float(sum(gas_boxes.step(boxes, emitted, shares, lifetimes, slow))) == pytest.approx(7.5)


def test_methane_never_lives_shorter_than_a_hundredth_per_driver():
    assert float(partial_factor(1e6, -0.01)) == pytest.approx(0.01)
    assert float(partial_factor(0.0, -0.01)) == 1.0


def test_bromine_weighs_45_times_chlorine():
    assert chlorine_weight(np.array(0.0), np.array(1.0), np.array(0.5)) == 45 * chlorine_weight(
        np.array(1.0), np.array(0.0), np.array(0.5)
    )


def test_the_first_aerosols_cool_clouds_most():
    steps = [float(cloud_forcing(weighted, 0.0, -1.0)) for weighted in (0.0, 0.5, 1.0)]
    assert steps[0] == 0.0 and steps[1] < 0 and (steps[1] - steps[2]) < -steps[1]


@pytest.fixture
def ocean():
    capacity = np.array([[5.0], [20.0], [80.0]])
    transfer = np.array([[1.2], [2.0], [0.8]])
    efficacy, gamma = np.array([1.3]), np.array([2.0])
    A = energy_balance.balance_matrix(capacity, transfer, efficacy, gamma)
    after, push = energy_balance.yearly_response(A, gamma)
    return transfer, efficacy, after[0], push[0]


def test_a_steady_forcing_warms_to_forcing_over_feedback(ocean):
    transfer, efficacy, after, push = ocean
    state = (0.0,) * 4
    for _ in range(5000):
        state = energy_balance.step(state, 3.0, after, push)
    assert np.allclose(state[1:], 3.0 / transfer[0, 0], rtol=1e-6)
    assert float(energy_balance.imbalance(3.0, state[1:], transfer[:, 0], efficacy[0])) == pytest.approx(
        0.0, abs=1e-6
    )


def test_two_half_years_make_a_year(ocean):
    """The step is exact: the year's matrix is the square of the half year's."""
    import scipy.linalg

    capacity, transfer = np.array([[5.0], [20.0]]), np.array([[1.2], [2.0]])
    A = energy_balance.balance_matrix(capacity, transfer, np.array([1.0]), np.array([2.0]))
    after, _ = energy_balance.yearly_response(A, np.array([2.0]))
    half = scipy.linalg.expm(A[0] / 2)
    assert np.allclose(after[0], half @ half)
