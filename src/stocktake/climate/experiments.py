"""The idealised experiments by which models of the climate are compared: CO2 alone, on the air of 1850.

Every other species is left out and CH4 and N2O stay where they were, so that what warms is CO2 and what
answers is the carbon cycle and the ocean. ``response`` reads the field's measures off these runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import xarray as xr

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.projection import Projection, project
from stocktake.dims import SCENARIO, SPECIES, TIMEBOUND, YEAR

# ppm CO2, ppb CH4 and N2O of 1850 (Meinshausen et al. 2017, doi:10.5194/gmd-10-2057-2017)
AIR_OF_1850: Mapping[str, float] = {"CO2": 284.317, "CH4": 808.249, "N2O": 273.021}
CO2_PER_CARBON = 44.009 / 12.011
CARBON_PER_YEAR = 10.0  # Gt C, about the emissions of the years around 2020


def carbon_alone(ensemble: Ensemble, co2_driven_by: str) -> Ensemble:
    """The same members with CO2, CH4 and N2O only, in balance with the air of 1850.

    co2_driven_by : ``concentration`` or ``emissions``; CH4 and N2O are driven by concentration

    No member's own preindustrial air is kept, because a given concentration is the same for all members.
    """
    places = [ensemble.index(name) for name in AIR_OF_1850]
    found = replace(
        ensemble,
        species=tuple(ensemble.species[place] for place in places),
        properties={name: array[places] for name, array in ensemble.properties.items()},
    )
    for name, amount in AIR_OF_1850.items():
        found = found.with_property("baseline_concentration", name, amount)
    return found.driven_by({"CO2": co2_driven_by, "CH4": "concentration", "N2O": "concentration"})


def one_per_cent(ensemble: Ensemble, years: int = 140) -> Projection:
    """CO2 rises by 1 % a year from 1850's; edge 0 is the start, CO2 has doubled (2.007) at edge 70.

    Kept are ``temperature`` and, of CO2, ``cumulative_emissions`` (Gt CO2), those that the rise implies.
    Source: Eyring et al. (2016), doi:10.5194/gmd-9-1937-2016
    """
    alone = carbon_alone(ensemble, "concentration")
    rising = AIR_OF_1850["CO2"] * 1.01 ** np.arange(years + 1)
    emissions = _named("1 % a year", (), np.zeros((0, years)), YEAR)
    return _run(alone, emissions, {"CO2": rising}, ("temperature", "cumulative_emissions"))


def steady_then_none(ensemble: Ensemble, emitting: int = 100, after: int = 100) -> Projection:
    """10 Gt of carbon a year for some years, then none; edge 0 is the start.

    Kept are ``temperature`` and, of CO2, ``cumulative_emissions`` (Gt CO2).
    Source: flat10 and flat10-zec of Sanderson et al. (2025), doi:10.5194/gmd-18-5699-2025
    """
    alone = carbon_alone(ensemble, "emissions")
    flow = np.zeros(emitting + after)
    flow[:emitting] = CARBON_PER_YEAR * CO2_PER_CARBON
    emissions = _named("10 Gt C a year", ("CO2",), flow[None], YEAR)
    return _run(alone, emissions, {}, ("temperature", "cumulative_emissions"))


def _run(
    alone: Ensemble, emissions: xr.DataArray, air: Mapping[str, np.ndarray], keep: Sequence[str]
) -> Projection:
    edges = emissions.sizes[YEAR] + 1
    given = {name: np.full(edges, AIR_OF_1850[name]) for name in ("CH4", "N2O")} | dict(air)
    scenario = str(emissions[SCENARIO].to_numpy()[0])
    concentration = _named(scenario, tuple(given), np.stack(list(given.values())), TIMEBOUND)
    return project(emissions, alone, concentration=concentration, keep=keep, species=["CO2"])


def _named(scenario: str, species: Sequence[str], values: np.ndarray, axis: str) -> xr.DataArray:
    """(species, time) to (scenario, species, time), counted from 0."""
    coordinates = {SCENARIO: [scenario], SPECIES: list(species), axis: np.arange(values.shape[1])}
    return xr.DataArray(values[None], coordinates, (SCENARIO, SPECIES, axis))
