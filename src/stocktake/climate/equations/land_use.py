"""Forcing of the brighter land left by deforestation, in proportion to the carbon it has released.

Source: Smith et al. (2018), doi:10.5194/gmd-11-2273-2018, section 2.2.9; IPCC AR6 WG1 section 7.3.4.1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations.contribution import Contribution, Through, wanted
from stocktake.climate.species import Kind


def contributions(ensemble: Ensemble) -> Iterator[Contribution]:
    """F = s u times cumulative emissions, usually of CO2 from land use in Gt CO2 since the start."""
    target = ensemble.one(Kind.LAND_USE)
    if target is None or not wanted(ensemble, target):
        return
    for driver, species in enumerate(ensemble.species):
        efficiency = ensemble.value("land_use_cumulative_emissions_to_forcing", driver)
        if not np.any(np.nan_to_num(efficiency)) or not species.emission_unit:
            continue
        factor = ensemble.forcing_factor(target)
        yield Contribution(target, driver, Through.CUMULATIVE, efficiency * factor, np.zeros(1))
