"""The idealised experiments, and the measures read off them, on a few members of the calibrated ensemble."""

from dataclasses import fields

import numpy as np
import pytest
import xarray as xr

from stocktake import sources
from stocktake.climate import project
from stocktake.climate.experiments import (
    AIR_OF_1850,
    CO2_PER_CARBON,
    carbon_alone,
    one_per_cent,
    steady_then_none,
)
from stocktake.climate.response import (
    CARBON_PER_PPM,
    DOUBLED,
    MEASURES,
    Response,
    respond,
    response_answers,
)
from stocktake.errors import BadInput


@pytest.fixture(scope="module")
def few():
    return sources.read_ensemble().spread(12)


@pytest.fixture(scope="module")
def response(few):
    return respond(few)


def test_nothing_but_carbon_dioxide_forces(few):
    alone = carbon_alone(few, "concentration")
    assert alone.names == tuple(AIR_OF_1850)
    assert len(few.species) > len(alone.species), "the ensemble that was given is as before"
    for name, amount in AIR_OF_1850.items():
        assert np.all(alone.value("baseline_concentration", alone.index(name)) == amount)


def test_without_emissions_nothing_happens(few):
    still = steady_then_none(few, emitting=0, after=30)
    assert np.abs(still.temperature.to_numpy()).max() < 1e-12


def test_steady_emissions_add_up_to_their_carbon(few):
    run = steady_then_none(few, emitting=40, after=10)
    emitted = run["cumulative_emissions"].to_numpy()[0, ..., 0, :] / CO2_PER_CARBON
    assert np.allclose(emitted, 10.0 * np.minimum(np.arange(51), 40), rtol=1e-12)


def test_emissions_that_a_rise_implies_bring_that_rise(few):
    """What a given concentration implies, emitted, warms as that concentration does."""
    one = few.take([5])
    rising = one_per_cent(one, 60)
    flow = np.diff(rising["cumulative_emissions"].to_numpy().reshape(-1))
    emissions = xr.DataArray(
        flow[None, None],
        {"scenario": ["back"], "species": ["CO2"], "year": np.arange(60)},
        ("scenario", "species", "year"),
    )
    held = np.stack([np.full(61, AIR_OF_1850[name]) for name in ("CH4", "N2O")])
    air = xr.DataArray(
        held[None],
        {"scenario": ["back"], "species": ["CH4", "N2O"], "timebound": np.arange(61)},
        ("scenario", "species", "timebound"),
    )
    back = project(emissions, carbon_alone(one, "emissions"), concentration=air)
    assert np.allclose(back.temperature.to_numpy(), rising.temperature.to_numpy(), atol=1e-8)


@pytest.mark.parametrize("beside", [(), ("temperature",), ("emissions",), ("airborne_emissions",)])
def test_the_sum_of_implied_emissions_is_the_same_whatever_else_is_kept(few, beside):
    alone = carbon_alone(few, "concentration")
    edges = np.arange(31)
    air = np.stack([AIR_OF_1850["CO2"] * 1.01**edges, *(np.full(31, AIR_OF_1850[n]) for n in ("CH4", "N2O"))])
    concentration = xr.DataArray(
        air[None],
        {"scenario": ["x"], "species": list(AIR_OF_1850), "timebound": edges},
        ("scenario", "species", "timebound"),
    )
    nothing = xr.DataArray(
        np.zeros((1, 0, 30)),
        {"scenario": ["x"], "species": np.array([], dtype=str), "year": edges[:-1]},
        ("scenario", "species", "year"),
    )
    run = project(
        nothing, alone, concentration=concentration, keep=("cumulative_emissions", *beside), species=["CO2"]
    )
    found = run["cumulative_emissions"].sel(species="CO2", timebound=30).to_numpy()
    expected = one_per_cent(few, 30)["cumulative_emissions"].sel(species="CO2", timebound=30).to_numpy()
    assert np.all(found > 0.0)
    assert np.allclose(found, expected, rtol=1e-12)


def test_warming_per_carbon_is_warming_times_airborne_part_by_what_is_in_the_air(response):
    in_the_air = AIR_OF_1850["CO2"] * (1.01**DOUBLED - 1.0) * CARBON_PER_PPM
    by_parts = 1000.0 * response.transient_response * response.airborne_fraction / in_the_air
    assert np.allclose(by_parts, response.warming_per_carbon, rtol=1e-12)


def test_a_warmer_end_takes_longer_than_seventy_years(response):
    assert np.all(response.transient_response < response.equilibrium_sensitivity)


def test_every_measure_is_answered_with_its_unit_and_range(response):
    assert [field.name for field in fields(Response)] == list(MEASURES)
    answers = response_answers(response)
    assert [answer.keys["measure"] for answer in answers] == list(MEASURES)
    for answer in answers:
        assert answer.low < answer.value < answer.high
        assert answer.unit == MEASURES[answer.keys["measure"]].unit
        assert answer.range_of == "p5-p95 of 12 members"
    assert answers[3].to_dict()["assessed"] == 1.65


@pytest.mark.parametrize("labels", [{}, {"scenario": ["another"]}])
def test_a_scenario_without_its_concentrations_is_named(few, labels):
    alone = carbon_alone(few, "concentration")
    coordinates = {"species": list(AIR_OF_1850), "timebound": np.arange(4)} | labels
    air = np.repeat(np.array(list(AIR_OF_1850.values()))[None, :, None], 4, axis=2)
    concentration = xr.DataArray(air, coordinates, ("scenario", "species", "timebound"))
    nothing = xr.DataArray(
        np.zeros((1, 0, 3)),
        {"scenario": ["mine"], "species": np.array([], dtype=str), "year": np.arange(3)},
        ("scenario", "species", "year"),
    )
    with pytest.raises(BadInput, match="The concentrations lack 'mine'"):
        project(nothing, alone, concentration=concentration)
