"""Forcing of the water vapour that methane leaves in the stratosphere, in proportion to its concentration.

Source: Smith et al. (2018), doi:10.5194/gmd-11-2273-2018; Winterstein et al. (2019),
doi:10.5194/acp-19-7151-2019.
"""

from __future__ import annotations

from collections.abc import Iterator

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations.contribution import Contribution, from_concentrations, wanted
from stocktake.climate.species import Kind


def contributions(ensemble: Ensemble) -> Iterator[Contribution]:
    """F = s h (C - C0), C the concentration of methane in ppb."""
    target = ensemble.one(Kind.H2O_STRATOSPHERIC)
    if target is None or not wanted(ensemble, target):
        return
    gases = tuple(place for place, species in enumerate(ensemble.species) if species.greenhouse_gas)
    yield from from_concentrations(ensemble, target, "h2o_stratospheric_factor", gases)
