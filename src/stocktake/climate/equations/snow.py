"""Forcing of light-absorbing particles on snow and ice, in proportion to the emissions of black carbon.

Source: Smith et al. (2018), doi:10.5194/gmd-11-2273-2018; IPCC AR6 WG1 section 7.3.4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations.contribution import Contribution, from_emissions, wanted
from stocktake.climate.species import Kind


def contributions(ensemble: Ensemble) -> Iterator[Contribution]:
    """F = s l (E - E0), E in Mt/yr."""
    target = ensemble.one(Kind.LAPSI)
    if target is None or not wanted(ensemble, target):
        return
    yield from from_emissions(ensemble, target, "lapsi_radiative_efficiency")
