"""Every optional process and way of driving, held against ``fair`` on tables made for it."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from tests.physics.worlds import World, compare, perturbed, stretch

from stocktake.climate import Ensemble, Physics, project
from stocktake.climate.equations import greenhouse_etminan2016 as etminan
from stocktake.climate.equations import greenhouse_leach2021 as leach
from stocktake.climate.equations import greenhouse_myhre1998 as myhre
from stocktake.climate.layout import MethaneLifetime
from stocktake.climate.variability import Variability

pytestmark = pytest.mark.originals

EVERYTHING = ("temperature", "concentration", "forcing", "forcing_sum", "airborne_emissions")
END = 1980


@pytest.fixture(scope="module")
def tables(originals, peer):
    files = peer.Files.of(originals)
    parameters = pd.read_csv(files.parameters, index_col=0)
    return pd.read_csv(files.species), parameters.iloc[::210].copy()


@pytest.fixture(scope="module")
def some(extensions):
    return extensions.sel(scenario=["high-overshoot"], year=slice(None, END))


@pytest.fixture(scope="module")
def sky(natural):
    return natural.sel(timebound=slice(None, END + 1))


@pytest.fixture(scope="module")
def air_of_fair(originals, peer, tables):
    """Concentrations and forcings of one member of a plain run, to drive others by."""
    other = peer.set_up(
        peer.Files.of(originals), ["high-overshoot"], end=END + 1, members=tables[1].index[:1]
    )
    peer.run(other)
    names = {"timebounds": "timebound", "specie": "species"}
    return [
        array.isel(config=0, drop=True).rename(names).transpose("scenario", "species", "timebound")
        for array in (other.concentration, other.forcing)
    ]


def agree(world, ours, theirs, keep=EVERYTHING, tolerance=2e-7):
    """Relative to the largest value; the tolerance is the rounding of chlorine's baseline in the table."""
    for name in keep:
        if "species" not in ours[name].dims:
            assert compare(ours, theirs, name) < tolerance, name
            continue
        for species in ours[name].species.to_numpy():
            if np.abs(np.nan_to_num(ours[name].sel(species=species).to_numpy())).max() == 0:
                continue
            assert compare(ours, theirs, name, species=species) < tolerance, (name, species)


def driven(tables, drive, *names):
    species, parameters = tables
    species = species.copy()
    species.loc[species["name"].isin(names), "input_mode"] = drive
    return species, parameters


def test_scales_adjustments_efficacies_and_feedbacks_act_on_every_species(tmp_path, peer, tables, some, sky):
    world = World(tmp_path, peer, *perturbed(*tables, members=4), some, sky)
    agree(world, world.ours(EVERYTHING), world.theirs())


def test_any_gas_can_depend_on_the_state_of_the_climate(tmp_path, peer, tables, some, sky):
    species, parameters = tables
    species = species.copy()
    columns = ["iirf_uptake", "iirf_temperature", "iirf_airborne"]
    species.loc[species["name"] == "N2O", columns] = [1e-3, 0.5, 1e-3]
    parameters = parameters.copy()
    parameters["unperturbed_lifetime[CFC-11]"] = np.linspace(40, 60, len(parameters))
    parameters["baseline_concentration[CH4]"] = np.linspace(700, 750, len(parameters))
    world = World(tmp_path, peer, species, parameters, some, sky)
    assert len(world.ensemble) == len(parameters)
    agree(world, world.ours(EVERYTHING), world.theirs())


@pytest.mark.parametrize(("law", "name"), [(etminan.LAW, "etminan2016"), (leach.LAW, "leach2021")])
def test_other_laws_of_greenhouse_forcing(tmp_path, peer, tables, some, sky, law, name):
    world = World(tmp_path, peer, *tables, some, sky)
    agree(world, world.ours(EVERYTHING, Physics(greenhouse=law)), world.theirs(ghg=name))


def test_the_law_of_1998_but_for_a_digit_in_the_peer(tmp_path, peer, tables, some, sky):
    """Myhre et al. (1998) have 5.31e-15 in the overlap, ``fair`` 2.2.5 has 5.32e-15: 1e-5 of the forcing."""
    world = World(tmp_path, peer, *tables, some, sky)
    ours = world.ours(EVERYTHING, Physics(greenhouse=myhre.LAW))
    theirs = world.theirs(ghg="myhre1998")
    agree(world, ours, theirs, keep=("temperature",), tolerance=2e-6)
    assert compare(ours, theirs, "forcing", species="CH4") < 1e-5
    assert compare(ours, theirs, "forcing", species="CO2") < 1e-6


def test_methane_may_follow_the_law_of_the_other_gases(tmp_path, peer, tables, some, sky):
    species, parameters = tables
    species = species.copy()
    columns = ["iirf_0", "iirf_uptake", "iirf_temperature", "iirf_airborne"]
    species.loc[species["name"] == "CH4", columns] = [8.2, 0, -0.3, 3.2e-4]
    world = World(tmp_path, peer, species, parameters, some, sky)
    ours = world.ours(EVERYTHING, Physics(methane=MethaneLifetime.LEACH_2021))
    agree(world, ours, world.theirs(ch4="leach2021"))


@pytest.mark.parametrize(
    "gases",
    [("CO2",), ("CH4",), ("N2O", "CFC-11", "HFC-125"), ("CO2", "CH4", "N2O", "CFC-12")],
    ids="+".join,
)
def test_given_concentrations_imply_emissions(tmp_path, peer, tables, some, sky, air_of_fair, gases):
    concentration = air_of_fair[0].sel(species=list(gases))
    world = World(tmp_path, peer, *driven(tables, "concentration", *gases), some, sky, concentration)
    ours, theirs = world.ours((*EVERYTHING, "emissions", "cumulative_emissions")), world.theirs()
    agree(world, ours, theirs, keep=(*EVERYTHING, "cumulative_emissions"))
    for gas in gases:
        mine = ours["emissions"].sel(species=gas).to_numpy()
        peers = theirs.emissions.sel(specie=gas).transpose("scenario", "config", "timepoints").to_numpy()
        assert np.abs(mine - peers).max() < 1e-7 * np.abs(peers).max(), gas


def test_a_given_concentration_forces_alike_whether_or_not_its_emissions_are_wanted(
    tmp_path, peer, tables, some, sky, air_of_fair
):
    concentration = air_of_fair[0].sel(species=["CO2"])
    world = World(tmp_path, peer, *driven(tables, "concentration", "CO2"), some, sky, concentration)
    with_emissions = world.ours(("temperature", "emissions"))
    without = world.ours(("temperature",))
    xr.testing.assert_allclose(with_emissions.temperature, without.temperature, rtol=0, atol=1e-12)


def test_given_chlorine_acts_on_aerosols_as_well(tmp_path, peer, tables, some, sky, air_of_fair):
    name = "Equivalent effective stratospheric chlorine"
    concentration = air_of_fair[0].sel(species=[name])
    world = World(tmp_path, peer, *driven(tables, "concentration", name), some, sky, concentration)
    agree(world, world.ours(EVERYTHING), world.theirs())


def test_given_forcings_replace_what_would_be_worked_out(tmp_path, peer, tables, some, sky, air_of_fair):
    names = ["Aerosol-cloud interactions", "Ozone", "Land use"]
    given = {name: air_of_fair[1].sel(species=name).squeeze().to_numpy() for name in names}
    world = World(tmp_path, peer, *driven(tables, "forcing", *names), some, stretch(sky, **given))
    agree(world, world.ours(EVERYTHING), world.theirs())


def test_a_minor_gas_can_be_given_as_forcing(tmp_path, peer, tables, some, sky, air_of_fair):
    """``fair`` 2.2.5 turns such a forcing into no number and leaves it out; here it counts."""
    given = {"HFC-125": air_of_fair[1].sel(species="HFC-125").squeeze().to_numpy() + 1.0}
    forced = World(tmp_path, peer, *driven(tables, "forcing", "HFC-125"), some, stretch(sky, **given))
    (tmp_path / "plain").mkdir()
    plain = World(tmp_path / "plain", peer, *tables, some, sky)
    warmer = forced.ours(("temperature",)).temperature - plain.ours(("temperature",)).temperature
    assert float(warmer[..., -1].min()) > 0.3


def test_co2_may_be_given_whole(tmp_path, peer, tables, some, sky):
    species, parameters = driven(tables, "emissions", "CO2")
    species = species[~species["name"].isin(["CO2 FFI", "CO2 AFOLU", "Land use"])]
    parameters = parameters.drop(columns=["forcing_scale[Land use]"])
    whole = some.sel(species=["CO2 FFI"]).assign_coords(species=["CO2"])
    rest = some.drop_sel(species=["CO2 FFI", "CO2 AFOLU"])
    world = World(tmp_path, peer, species, parameters, xr.concat([rest, whole], "species"), sky)
    agree(world, world.ours(EVERYTHING), world.theirs())


def test_contrails_and_irrigation(tmp_path, peer, tables, some, sky):
    species, parameters = tables
    aviation = {"name": "NOx aviation", "type": "nox aviation", "input_mode": "emissions"}
    aviation |= {"contrails_radiative_efficiency": 0.0147, "baseline_emissions": 0.1}
    contrails = {"name": "Contrails", "type": "contrails", "input_mode": "calculated"}
    irrigation = {"name": "Irrigation", "type": "unspecified", "input_mode": "forcing"}
    flags = [column for column in species if species[column].isin([0, 1]).all() and "a" in column]
    flags = ["greenhouse_gas", *[column for column in flags if column.startswith("aerosol_")]]
    rest = dict.fromkeys(flags, 0) | {"forcing_scale": 1, "forcing_efficacy": 1, "tropospheric_adjustment": 0}
    rest |= {"forcing_temperature_feedback": 0, "ozone_radiative_efficiency": 0}
    rest |= {"ch4_lifetime_chemical_sensitivity": 0}
    more = pd.DataFrame([{**rest, **row} for row in (aviation, contrails, irrigation)])
    species = pd.concat([species, more], ignore_index=True)
    flown = some.sel(species=["NOx"]).assign_coords(species=["NOx aviation"]) / 30.0
    watered = np.linspace(0, -0.05, sky.sizes["timebound"])
    world = World(
        tmp_path,
        peer,
        species,
        parameters,
        xr.concat([some, flown], "species"),
        stretch(sky, Irrigation=watered),
    )
    ours = world.ours(EVERYTHING)
    agree(world, ours, world.theirs())
    assert float(np.abs(ours["forcing"].sel(species="Contrails")).max()) > 0.01


def test_the_ocean_may_have_any_number_of_layers(tmp_path, peer, tables, some, sky):
    species, parameters = tables
    two = parameters.drop(columns=["ocean_heat_capacity[2]", "ocean_heat_transfer[2]"])
    ours = project(some, Ensemble.from_tables(two, species), sky, keep=("layer_temperature",))
    assert ours["layer_temperature"].sizes["layer"] == 2
    assert np.isfinite(ours["layer_temperature"].to_numpy()).all()


def test_internal_variability_is_fairs_with_its_seeds(tmp_path, peer, tables, some, sky):
    world = World(tmp_path, peer, *tables, some, sky)
    names = {"temperature": "temperature", "felt_forcing": "stochastic_forcing"}
    names |= {"toa_imbalance": "toa_imbalance"}
    ours = world.ours(tuple(names), variability=Variability())
    theirs = world.theirs(stochastic=True)
    for mine, peers in names.items():
        assert compare(ours, theirs, mine, peers) < 2e-8, mine


def test_internal_variability_of_ones_own_is_repeatable_and_differs_by_seed(few, extensions, natural):
    emissions = extensions.sel(scenario=["low"], year=slice(None, 1900))
    runs = [project(emissions, few, natural, variability=Variability(seed)) for seed in (1, 1, 2)]
    first, again, other = [run.temperature.to_numpy() for run in runs]
    assert np.array_equal(first, again)
    assert np.abs(first - other).std() > 0.05
