"""Forcing of ozone, from precursor emissions, methane, nitrous oxide and stratospheric chlorine.

Source: Thornhill et al. (2021), doi:10.5194/acp-21-853-2021; Skeie et al. (2020),
doi:10.1038/s41612-020-00131-0; Leach et al. (2021), doi:10.5194/gmd-14-3007-2021. The feedback of
temperature on ozone is the species' ``forcing_temperature_feedback``.
"""

from __future__ import annotations

from collections.abc import Iterator

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations.contribution import (
    Contribution,
    from_concentrations,
    from_emissions,
    wanted,
)
from stocktake.climate.species import Kind


def contributions(ensemble: Ensemble) -> Iterator[Contribution]:
    """F = s sum e (E - E0) + s sum e (C - C0), the second sum over greenhouse gases and chlorine."""
    target = ensemble.one(Kind.OZONE)
    if target is None or not wanted(ensemble, target):
        return
    gases = tuple(
        place
        for place, species in enumerate(ensemble.species)
        if species.greenhouse_gas or species.kind is Kind.EESC
    )
    yield from from_emissions(ensemble, target, "ozone_radiative_efficiency")
    yield from from_concentrations(ensemble, target, "ozone_radiative_efficiency", gases)
