"""The calibrated ensemble and its scenarios from the publishers' files, as plain tables and arrays."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from stocktake.climate import Ensemble
from stocktake.climate.inputs import needed_species

FOLDER = Path("climate_model") / "fair_calibration_1.4.1"


def wide_csv(path):
    """(scenario, species, year) of FaIR's wide CSV."""
    table = pd.read_csv(path)
    years = [column for column in table.columns if column[0].isdigit()]
    tidy = table.set_index(["scenario", "variable"])[years]
    scenarios = list(dict.fromkeys(table["scenario"]))
    species = list(dict.fromkeys(table["variable"]))
    values = np.stack([tidy.loc[name].loc[species].to_numpy(float) for name in scenarios])
    coordinates = {"scenario": scenarios, "species": species, "year": [int(float(y)) for y in years]}
    return xr.DataArray(values, coordinates, ("scenario", "species", "year"))


@pytest.fixture(scope="session")
def calibrated(originals):
    """All 841 members of calibration 1.4.1."""
    parameters = pd.read_csv(
        originals / FOLDER / "calibrated_constrained_parameters_calibration1.4.1.csv", index_col=0
    )
    species = pd.read_csv(originals / FOLDER / "species_configs_properties_calibration1.4.1.csv")
    return Ensemble.from_tables(parameters, species)


@pytest.fixture(scope="session")
def few(calibrated):
    """Forty members, evenly spaced."""
    return calibrated.spread(40)


@pytest.fixture(scope="session")
def extensions(originals, calibrated):
    """The seven extension scenarios, 1750-2500."""
    found = wide_csv(originals / FOLDER / "extensions_1750-2500.csv")
    return found.sel(species=list(needed_species(calibrated)))


@pytest.fixture(scope="session")
def natural(originals):
    """Solar and volcanic forcing at every edge 1750-2501."""
    table = pd.read_csv(originals / FOLDER / "volcanic_solar.csv").groupby("Variable").first()
    edges = [column for column in table.columns if column.isdigit()]
    wanted = np.arange(1750, 2502)

    def row(name):
        return np.interp(wanted, [int(edge) for edge in edges], table.loc[name, edges].to_numpy(float))

    arrays = {"solar": ("timebound", row("Solar")), "volcanic": ("timebound", row("Volcanic"))}
    return xr.Dataset(arrays, {"timebound": wanted})


@pytest.fixture(scope="session")
def peer():
    """The module that runs ``fair`` on the same tables."""
    from benchmarks import peer_fair

    return peer_fair
