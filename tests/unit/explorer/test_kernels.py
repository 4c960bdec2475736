"""The generated climate and levers give in the browser what Python gives, member by member."""

import numpy as np
import pytest
from tests.unit.explorer.browser import asked, blank, floats

from stocktake.explorer.kernel import climate_kernel, plan_kernel
from stocktake.pathways.levers import parse_lever, plan
from stocktake.sources import lever_base

BASES = ("ssp245", "pledges")
LEVERS = (
    "coal.power=-100%@2040",
    "oil=-100%@2050",
    "methane=-100%@2030",
    "ccs.power=-100%@2050",
    "dac=10Gt@2060",
    "methane=-30%/2020@2030:CHN,USA",
    "methane=-30%/2020@2035",
)
STRENGTH = (0.8, 0.35, 0.3, 0.5, 0.25, 1.0, 0.9)
LEVELS = 2  # the last ones are told against a year
# K; both compute with 64 bits, and what differs is the last digit of exp and log and the order of sums
TOLERANCE = 1e-12


@pytest.fixture(scope="module")
def climates():
    return [lever_base.read_ready_climate(name) for name in BASES]


@pytest.fixture(scope="module")
def kernel(climates):
    return climate_kernel(climates)


@pytest.fixture(scope="module")
def plans():
    laid = []
    for name in BASES:
        base = lever_base.read_lever_base(name)
        laid.append(plan(base, [parse_lever(text, base, lever_base.resolve_places) for text in LEVERS]))
    return laid


def warming(source, lane, state, carried, given):
    """Script that leaves the warming (year, member) as ``answer``."""
    years, members = len(given), lane.shape[1]
    return (
        f"{source.text}const terms=new Float64Array({source.terms * years});"
        f"const told=new Float64Array({years * members});"
        f"climate_years({floats(given)},{floats(carried)},terms,{years});"
        f"climate_lanes(terms,{floats(lane)},{floats(state)},[],told,{members},{years});"
        "answer=Array.from(told);"
    )


@pytest.mark.parametrize("number", range(len(BASES)), ids=BASES)
def test_the_base_in_the_browser_is_that_of_python_for_every_member(number, kernel, climates, tmp_path):
    climate = climates[number]
    script = warming(
        kernel.source, kernel.lane, kernel.state(climate), kernel.carried(climate), kernel.given(climate)
    )
    found = np.array(asked(blank(""), script, tmp_path)).reshape(-1, climate.members)
    wanted = climate.warming(climate.world.expand_dims(scenario=["base"]))[0].T
    assert wanted[-1].min() > 0.5 and np.ptp(wanted[-1]) > 1.0
    np.testing.assert_allclose(found, wanted, rtol=0, atol=TOLERANCE)


@pytest.mark.parametrize("number", range(len(BASES)), ids=BASES)
def test_levers_in_the_browser_change_emissions_as_in_python(number, plans, tmp_path):
    laid = plans[number]
    source = plan_kernel(laid, len(LEVERS) - LEVELS, LEVELS)
    removed = np.flatnonzero(laid.removal.any(axis=0))
    classes, years = len(laid.species), len(laid.base.years)
    lanes = classes + len(removed)
    table = np.zeros((2, len(LEVERS), lanes))
    table[0, :, :classes], table[1, :, classes:] = laid.fraction, laid.removal[:, removed]
    emissions = np.vstack([laid.emissions, np.zeros((len(removed), years))])
    script = (
        f"{source.text}const terms=new Float64Array({source.terms * years});"
        f"const told=new Float64Array({years * lanes});"
        f"{source.name}_years({floats(laid.ramp.T)},{floats(STRENGTH)},terms,{years});"
        f"{source.name}_lanes(terms,{floats(table)},[],{floats(emissions)},told,{lanes},{years});"
        "answer=Array.from(told);"
    )
    told = np.array(asked(blank(""), script, tmp_path)).reshape(years, -1)
    found = np.zeros((len(laid.base.all_species), years))
    np.add.at(found, np.concatenate([laid.species, removed]), told.T)
    wanted = laid.change(np.array(STRENGTH))
    assert np.abs(wanted).max() > 1.0
    np.testing.assert_allclose(found, wanted, rtol=1e-12, atol=1e-12)


def test_what_a_year_gives_all_members_is_worked_out_once_a_year(kernel):
    years, lanes = kernel.source.text.split("function climate_lanes")
    assert kernel.source.terms < 40
    # the four of the boxes that are not slow, one of the lifetimes; the logarithm of CO2
    inner = lanes.split("for(let y=0")[1]
    assert (inner.count("Math.exp("), inner.count("Math.log(")) == (5, 1)
    assert "given[" in years and "given[" not in lanes


def test_boxes_that_are_empty_and_stay_so_are_not_carried(kernel, climates):
    assert len(kernel.source.carried) < climates[0].start.state.scenario.boxes.size / 3
    assert all(np.isfinite(kernel.carried(each)).all() for each in climates)


def test_every_number_of_the_program_is_read_by_it(kernel):
    lanes = kernel.source.text.split("function climate_lanes")[1]
    assert all(f"lane[{row}*lanes+m]" in lanes for row in range(len(kernel.lane)))
    assert all(f"state[{row}*lanes+m]" in lanes for row in range(len(kernel.source.state)))
