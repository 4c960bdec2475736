"""The ``fair`` package on the same tables as our kernel: the peer of `make parity` and `make bench`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

CALIBRATION = Path("climate_model") / "fair_calibration_1.4.1"
PARAMETERS = CALIBRATION / "calibrated_constrained_parameters_calibration1.4.1.csv"
SPECIES = CALIBRATION / "species_configs_properties_calibration1.4.1.csv"
EXTENSIONS = CALIBRATION / "extensions_1750-2500.csv"
FORCING = CALIBRATION / "volcanic_solar.csv"


def set_up(
    data: Path, scenarios, *, end=2101, members=None, stochastic=False, emissions=EXTENSIONS, **methods
):
    """A FAIR object, filled in and ready to run; members: labels of parameter rows, all by default."""
    from fair import FAIR
    from fair.interface import fill, initialise
    from fair.io import read_properties

    parameters = pd.read_csv(data / PARAMETERS, index_col=0)
    if members is not None:
        parameters = parameters.loc[list(members)]
    peer = FAIR(ch4_method="Thornhill2021", **methods)
    peer.define_time(1750, end, 1)
    peer.define_scenarios(list(scenarios))
    peer.define_configs(list(parameters.index))
    species, properties = read_properties(str(data / SPECIES))
    peer.define_species(species, properties)
    peer.allocate()
    peer.fill_from_csv(emissions_file=str(data / emissions), forcing_file=str(data / FORCING))
    for name in ("Volcanic", "Solar"):  # as in the peer's own example of the calibrated ensemble
        scale = parameters[f"forcing_scale[{name}]"].to_numpy()
        fill(peer.forcing, peer.forcing.sel(specie=name) * scale, specie=name)
    peer.fill_species_configs(str(data / SPECIES))
    peer.override_defaults(str(data / PARAMETERS))
    peer.climate_configs["stochastic_run"][:] = stochastic
    initialise(peer.concentration, peer.species_configs["baseline_concentration"])
    for start in (peer.forcing, peer.temperature, peer.cumulative_emissions, peer.airborne_emissions):
        initialise(start, 0)
    peer.ocean_heat_content_change[0, ...] = 0
    return peer


def run(peer):
    """Run it without a progress bar; gives the object back."""
    with np.errstate(all="ignore"):
        peer.run(progress=False)
    return peer
