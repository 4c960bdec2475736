"""Derivatives through the climate, held against finite differences."""

import numpy as np
import pytest

from stocktake.climate import project
from stocktake.climate.sensitivity import parameter_sensitivity, per_gigatonne, sensitivity
from stocktake.errors import BadInput, OutOfRange

pytestmark = pytest.mark.originals

AT = 2060


@pytest.fixture(scope="module")
def world(calibrated, extensions, natural):
    return extensions.sel(scenario=["low", "high-extension"], year=slice(None, 2069)), calibrated.spread(12)


@pytest.fixture(scope="module")
def by_emission(world, natural):
    emissions, ensemble = world
    return sensitivity(emissions, ensemble, natural, at=AT)


def mean_warming(emissions, ensemble, natural):
    return project(emissions, ensemble, natural).temperature.sel(timebound=AT).mean("member").to_numpy()


@pytest.mark.parametrize(
    ("species", "year", "step"),
    [
        ("CO2 FFI", 2030, 1.0),
        ("CO2 AFOLU", 1900, 1.0),
        ("CH4", 2040, 10.0),
        ("N2O", 2020, 1.0),
        ("Sulfur", 2059, 0.01),
        ("BC", 2059, 0.01),
        ("CFC-11", 1990, 50.0),
        ("NOx", 2050, 1.0),
    ],
)
def test_degrees_per_emission_equal_finite_differences(world, natural, by_emission, species, year, step):
    emissions, ensemble = world
    slope = by_emission.sel(species=species, year=year).to_numpy()
    place = {"species": species, "year": year}
    found = []
    for sign in (1, -1):
        moved = emissions.copy()
        moved.loc[place] = moved.loc[place] + sign * step
        found.append(mean_warming(moved, ensemble, natural))
    difference = (found[0] - found[1]) / (2 * step)
    assert np.all(difference != 0)
    assert np.allclose(slope, difference, rtol=2e-5)


def test_later_emissions_do_not_warm_earlier(by_emission):
    slope = by_emission
    assert np.all(slope.sel(year=slice(AT, None)).to_numpy() == 0)
    assert np.all(slope.sel(species="CO2 FFI", year=slice(None, AT - 1)).to_numpy() > 0)


def test_one_member_may_be_asked_for(world, natural, by_emission):
    emissions, ensemble = world
    every = [
        sensitivity(emissions, ensemble, natural, at=AT, member=int(label)).to_numpy()
        for label in ensemble.members
    ]
    assert np.allclose(np.mean(every, axis=0), by_emission.to_numpy())


def test_a_gigatonne_of_carbon_dioxide_warms_by_half_a_thousandth_of_a_degree(world, by_emission):
    """The ensemble's mean stays near AR6's 0.45 K per 1000 Gt (likely 0.27 to 0.63)."""
    slope = per_gigatonne(by_emission, world[1])
    low = float(slope.sel(scenario="low", species="CO2 FFI", year=2030))
    assert 0.27e-3 < low < 0.63e-3
    assert 10 < float(slope.sel(scenario="low", species="CH4", year=2055)) / low < 200


PARAMETERS = [
    "forcing_scale[CO2]",
    "forcing_scale[CFC-12]",
    "iirf_uptake[CO2]",
    "ocean_heat_transfer[0]",
    "ocean_heat_capacity[1]",
    "aci_scale",
    "aci_shape[Sulfur]",
    "gamma_autocorrelation",
    "baseline_concentration[CO2]",
    "unperturbed_lifetime[CH4]",
    "deep_ocean_efficacy",
]


@pytest.fixture(scope="module")
def by_parameter(world, natural):
    emissions, ensemble = world
    return parameter_sensitivity(emissions, ensemble, natural, at=AT, parameters=PARAMETERS)


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_degrees_per_parameter_equal_finite_differences(world, natural, by_parameter, parameter):
    emissions, ensemble = world
    share = 1e-4
    width = 2 * share * ensemble.scale_of(parameter)
    found = [mean_warming(emissions, ensemble.moved(parameter, sign * share), natural) for sign in (1, -1)]
    slope = by_parameter.sel(parameter=parameter).to_numpy()
    assert np.allclose(slope, (found[0] - found[1]) / width, rtol=1e-4)


def test_an_edge_outside_the_run_is_refused(world, natural):
    emissions, ensemble = world
    with pytest.raises(OutOfRange, match="2300"):
        sensitivity(emissions, ensemble, natural, at=2300)


def test_an_unknown_parameter_is_refused(world, natural):
    emissions, ensemble = world
    with pytest.raises(BadInput, match=r"forcing_scale"):
        parameter_sensitivity(emissions, ensemble, natural, at=AT, parameters=["forcing_scael[CO2]"])
