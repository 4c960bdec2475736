"""The ``fair`` package on the same tables as our kernel: the peer of `make parity` and `make bench`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

FOLDER = Path("climate_model") / "fair_calibration_1.4.1"


@dataclass(frozen=True)
class Files:
    """What ``fair`` reads."""

    parameters: Path
    species: Path
    emissions: Path | None
    forcing: Path | None
    concentration: Path | None = None

    @staticmethod
    def of(data: Path) -> Files:
        """Calibration 1.4.1 and the seven extension scenarios."""
        folder = data / FOLDER
        return Files(
            folder / "calibrated_constrained_parameters_calibration1.4.1.csv",
            folder / "species_configs_properties_calibration1.4.1.csv",
            folder / "extensions_1750-2500.csv",
            folder / "volcanic_solar.csv",
        )


def set_up(files, scenarios, *, end=2101, members=None, stochastic=False, ch4="Thornhill2021", ghg=None):
    """A FAIR object, filled in and ready to run; members: labels of parameter rows, all by default."""
    from fair import FAIR
    from fair.interface import fill, initialise
    from fair.io import read_properties

    parameters = pd.read_csv(files.parameters, index_col=0)
    if members is not None:
        parameters = parameters.loc[list(members)]
    peer = FAIR(ch4_method=ch4, **({} if ghg is None else {"ghg_method": ghg}))
    peer.define_time(1750, end, 1)
    peer.define_scenarios(list(scenarios))
    peer.define_configs(list(parameters.index))
    species, properties = read_properties(str(files.species))
    peer.define_species(species, properties)
    peer.allocate()
    named = {
        "emissions_file": files.emissions,
        "concentration_file": files.concentration,
        "forcing_file": files.forcing,
    }
    peer.fill_from_csv(**{name: str(path) for name, path in named.items() if path is not None})
    peer.fill_species_configs(str(files.species))
    peer.override_defaults(str(files.parameters))
    for name in species:  # as in the peer's own example of the calibrated ensemble, for all given forcings
        if properties[name]["input_mode"] == "forcing":
            scale = peer.species_configs["forcing_scale"].sel(specie=name).to_numpy()
            fill(peer.forcing, peer.forcing.sel(specie=name) * scale, specie=name)
    peer.climate_configs["stochastic_run"][:] = stochastic
    driven = [name for name in species if properties[name]["input_mode"] == "concentration"]
    first = peer.concentration.sel(specie=driven).isel(timebounds=0).copy()
    initialise(peer.concentration, peer.species_configs["baseline_concentration"])
    if driven:
        peer.concentration.loc[{"timebounds": 1750, "specie": driven}] = first
    for start in (peer.forcing, peer.temperature, peer.cumulative_emissions, peer.airborne_emissions):
        initialise(start, 0)
    peer.ocean_heat_content_change[0, ...] = 0
    return peer


def run(peer):
    """Run it without a progress bar; gives the object back."""
    with np.errstate(all="ignore"):
        peer.run(progress=False)
    return peer
