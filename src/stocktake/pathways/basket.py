"""The Kyoto basket of a set of species, in CO2-equivalents.

Species carry the units of the climate model: Gt CO2, Mt CH4, Mt N2O, kt of every other gas. The basket is
that of the 2013 reporting guidelines (decision 24/CP.19): CO2, CH4, N2O, HFCs, PFCs, SF6, NF3. CO2 from land
use and land-use change is left out, as in the pledge set; CH4 and N2O from fires are in, since the model's
history has them in one number with the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import xarray as xr

from stocktake.dims import SPECIES
from stocktake.gases import Metrics

FOSSIL_CO2 = "CO2 FFI"
LAND_CO2 = "CO2 AFOLU"

HFCS = (
    "HFC-125",
    "HFC-134a",
    "HFC-143a",
    "HFC-152a",
    "HFC-227ea",
    "HFC-23",
    "HFC-236fa",
    "HFC-245fa",
    "HFC-32",
    "HFC-365mfc",
    "HFC-4310mee",
)
PFCS = ("CF4", "C2F6", "C3F8", "c-C4F8", "C4F10", "C5F12", "C6F14")
F_GASES = (*HFCS, *PFCS, "SF6", "NF3")
KYOTO = (FOSSIL_CO2, "CH4", "N2O", *F_GASES)

_MT_PER_UNIT = {FOSSIL_CO2: 1000.0, LAND_CO2: 1000.0, "CH4": 1.0, "N2O": 1.0}
_MT_PER_KT = 1e-3


def mt_per_unit(species: str) -> float:
    """Million tonnes of the gas in one unit of the climate model."""
    return _MT_PER_UNIT.get(species, _MT_PER_KT)


def factors_of(metrics: Metrics, metric: str) -> dict[str, float]:
    """kg CO2e per kg of every Kyoto species under one metric; fossil CO2 is 1."""
    return {FOSSIL_CO2: 1.0} | {name: metrics.factor(name, metric) for name in KYOTO if name != FOSSIL_CO2}


def weights(factors: Mapping[str, float], species: Iterable[str] = KYOTO) -> xr.DataArray:
    """Mt CO2e per model unit of each species (species,).

    factors : kg CO2e per kg by species, as ``factors_of`` gives them
    """
    names = list(species)
    values = [mt_per_unit(name) * factors[name] for name in names]
    return xr.DataArray(np.array(values), coords={SPECIES: names}, dims=[SPECIES])


def kyoto_total(emissions: xr.DataArray, factors: Mapping[str, float]) -> xr.DataArray:
    """The basket without land-use CO2, Mt CO2e per year, on the other axes of ``emissions``.

    emissions : (..., species, ...) in model units; a Kyoto gas that it lacks is counted as none
    """
    present = [name for name in KYOTO if name in set(emissions[SPECIES].values)]
    return (emissions.sel({SPECIES: present}) * weights(factors, present)).sum(SPECIES)
