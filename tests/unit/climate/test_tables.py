"""An ensemble from two plain tables, small and invented; what cannot be used is refused by name."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from stocktake.climate import Ensemble, project
from stocktake.errors import BadInput, OutOfRange, UnknownGas


@pytest.fixture
def species():
    gas = {"partition_fraction0": 1.0, "g0": 0.36, "g1": 8.0, "iirf_0": 8.2, "molecular_weight": 100.0}
    gas |= {f"partition_fraction{box}": 0.0 for box in (1, 2, 3)}
    gas |= {f"unperturbed_lifetime{box}": 9.0 for box in range(4)}
    gas |= {"baseline_concentration": 0.0, "greenhouse_gas_radiative_efficiency": 0.2, "greenhouse_gas": 1}
    rows = [
        {"name": "HFC-125", "type": "f-gas", "input_mode": "emissions", **gas},
        {"name": "Solar", "type": "solar", "input_mode": "forcing"},
    ]
    return pd.DataFrame(rows)


@pytest.fixture
def parameters():
    rows = {
        "gamma_autocorrelation": [2.0, 3.0],
        "ocean_heat_capacity[0]": [5.0, 6.0],
        "ocean_heat_capacity[1]": [50.0, 60.0],
        "ocean_heat_transfer[0]": [1.2, 1.0],
        "ocean_heat_transfer[1]": [0.8, 0.7],
        "forcing_scale[HFC-125]": [1.0, 1.1],
    }
    return pd.DataFrame(rows, index=[11, 12])


@pytest.fixture
def world():
    years = np.arange(2000, 2020)
    axes = {"scenario": ["a"], "species": ["HFC-125"], "year": years}
    emissions = xr.DataArray(np.full((1, 1, 20), 100.0), axes, tuple(axes))
    return emissions, xr.Dataset({"solar": ("timebound", np.zeros(21))}, {"timebound": np.arange(2000, 2021)})


def test_a_world_of_one_gas_warms(parameters, species, world):
    warming = project(world[0], Ensemble.from_tables(parameters, species), world[1]).temperature
    assert warming.shape == (1, 2, 21)
    assert np.all(np.diff(warming.to_numpy()[0], axis=-1) > 0)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda p, s: (p.assign(aci_scael=1.0), s), "aci_scale"),
        (lambda p, s: (p.assign(**{"forcing_scale[HFC-126]": 1.0}), s), "HFC-125"),
        (lambda p, s: (p.assign(gamma_autocorrelation=[1.0, np.nan]), s), "member 12"),
        (lambda p, s: (p.drop(columns="ocean_heat_capacity[1]"), s), "layers"),
        (lambda p, s: (p.set_axis([11, 11]), s), "stands twice"),
        (lambda p, s: (p, pd.concat([s, s])), "stands twice"),
        (lambda p, s: (p, s.assign(type=["f-gaz", "solar"])), "f-gas"),
        (lambda p, s: (p, s.assign(input_mode=["emissions", "emissions"])), "driven by"),
        (lambda p, s: (p, s.assign(g2=1.0)), "nothing reads"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_by_name(parameters, species, change, said):
    with pytest.raises(BadInput, match=said):
        Ensemble.from_tables(*change(parameters, species))


def test_a_gas_without_a_lifetime_is_refused(parameters, species, world):
    bare = Ensemble.from_tables(parameters, species.assign(unperturbed_lifetime0=np.nan))
    with pytest.raises(BadInput, match=r"HFC-125.*unperturbed_lifetime"):
        project(world[0], bare, world[1])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda e: e.where(e.year != 2005), "2005"),
        (lambda e: e.sel(year=e.year != 2005), "2004 to 2006"),
        (lambda e: e.assign_coords(species=["HFC-124"]), "HFC-125"),
        (lambda e: xr.concat([e, e.assign_coords(species=["BC"])], "species"), "nothing reads"),
        (lambda e: xr.concat([e, e], "scenario"), "stands twice"),
        (lambda e: e.rename(year="time"), "axis"),
        (lambda e: e.assign_coords(year=e.year + 0.5), "whole calendar years"),
    ],
)
def test_emissions_that_cannot_run_are_refused_with_their_place(parameters, species, world, change, said):
    with pytest.raises(BadInput, match=said):
        project(change(world[0]), Ensemble.from_tables(parameters, species), world[1])


def test_missing_and_surplus_forcings_are_refused(parameters, species, world):
    ensemble = Ensemble.from_tables(parameters, species)
    with pytest.raises(BadInput, match="solar"):
        project(world[0], ensemble)
    with pytest.raises(BadInput, match="volcanic"):
        project(world[0], ensemble, world[1].assign(volcanic=world[1]["solar"]))
    with pytest.raises(OutOfRange, match="2020"):
        project(world[0], ensemble, world[1].sel(timebound=slice(None, 2019)))


def test_negative_concentrations_are_refused(parameters, species, world):
    ensemble = Ensemble.from_tables(parameters, species).driven_by({"HFC-125": "concentration"})
    axes = {"scenario": ["a"], "species": ["HFC-125"], "timebound": np.arange(2000, 2021)}
    for wrong in (-1.0, np.nan):
        below = xr.DataArray(np.full((1, 1, 21), wrong), axes, tuple(axes))
        with pytest.raises(BadInput, match="HFC-125"):
            project(world[0].isel(species=slice(0, 0)), ensemble, world[1], concentration=below)


def test_members_can_be_picked(parameters, species):
    ensemble = Ensemble.from_tables(parameters, species)
    assert list(ensemble.take([1]).members) == [12]
    assert ensemble.spread(1).members[0] == 11
    with pytest.raises(OutOfRange):
        ensemble.spread(3)
    with pytest.raises(UnknownGas, match="HFC-125"):
        ensemble.index("HFC-126")


def test_equal_ensembles_have_one_fingerprint(parameters, species):
    one, other = (Ensemble.from_tables(parameters, species) for _ in range(2))
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint != one.with_property("forcing_scale", "HFC-125", 2.0).fingerprint
