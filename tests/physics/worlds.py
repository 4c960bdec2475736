"""Invented tables that exercise every option at once, for our kernel and for ``fair`` alike."""

from __future__ import annotations

import numpy as np
import xarray as xr
from benchmarks import wide_csv

from stocktake.climate import Ensemble, project
from stocktake.climate.inputs import needed_species
from stocktake.climate.physics import CALIBRATED


def perturbed(species, parameters, members=6, seed=7):
    """The two tables with every factor that is usually neutral set to something else."""
    chance = np.random.default_rng(seed)
    species, parameters = species.copy(), parameters.iloc[:: len(parameters) // members][:members].copy()
    count = len(species)
    species["forcing_efficacy"] = chance.uniform(0.8, 1.2, count)
    species["forcing_temperature_feedback"] = chance.uniform(-0.03, 0.03, count)
    species["tropospheric_adjustment"] = chance.uniform(-0.1, 0.1, count)
    species["forcing_scale"] = chance.uniform(0.7, 1.3, count)
    return species, parameters.drop(columns=[c for c in parameters if c.startswith("forcing_scale")])


class World:
    """Tables and scenarios, run by both."""

    def __init__(self, folder, peer, species, parameters, emissions, forcing, concentration=None):
        self.peer, self.forcing, self.concentration = peer, forcing, concentration
        self.ensemble = Ensemble.from_tables(parameters, species)
        self.emissions = emissions.sel(species=list(needed_species(self.ensemble)))
        species.to_csv(folder / "species.csv", index=False)
        parameters.to_csv(folder / "parameters.csv")
        unit = {row.name: row.emission_unit for row in self.ensemble.species}
        air = {row.name: row.concentration_unit for row in self.ensemble.species}
        names = {"solar": "Solar", "volcanic": "Volcanic"}
        wide = forcing.to_dataarray("species").assign_coords(
            species=[names.get(str(name), str(name)) for name in forcing.data_vars]
        )
        scenarios = emissions.scenario.to_numpy()
        wide = wide.expand_dims(scenario=scenarios) if "scenario" not in wide.dims else wide
        self.files = peer.Files(
            folder / "parameters.csv",
            folder / "species.csv",
            wide_csv.write(self.emissions, folder / "emissions.csv", unit.__getitem__),
            wide_csv.write(wide, folder / "forcing.csv", lambda _: "W/m2", edges=True),
            None
            if concentration is None
            else wide_csv.write(concentration, folder / "concentration.csv", air.__getitem__, edges=True),
        )

    def ours(self, keep, physics=CALIBRATED, **more):
        return project(
            self.emissions,
            self.ensemble,
            self.forcing,
            concentration=self.concentration,
            keep=keep,
            physics=physics,
            **more,
        )

    def theirs(self, **options):
        end = int(self.emissions.year[-1]) + 1
        return self.peer.run(
            self.peer.set_up(self.files, self.emissions.scenario.to_numpy(), end=end, **options)
        )


def compare(ours, theirs, name, their_name=None, *, species=None):
    """Largest difference relative to the largest value."""
    mine = ours[name] if species is None else ours[name].sel(species=species)
    peers = getattr(theirs, their_name or name)
    axes = ["scenario", "config", "timebounds"]
    if name == "temperature":
        peers = peers.sel(layer=0)
    if species is not None:
        peers = peers.sel(specie=species)
    peers = peers.transpose(*axes).to_numpy()
    mine = mine.to_numpy()
    if mine.shape[-1] == peers.shape[-1] - 1:
        peers = peers[..., :-1]
    return float(np.abs(mine - peers).max() / np.abs(peers).max())


def stretch(natural, **more):
    """The natural forcing with further forcings beside it."""
    return natural.assign({name: xr.DataArray(values, dims="timebound") for name, values in more.items()})
