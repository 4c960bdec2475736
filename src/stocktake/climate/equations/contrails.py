"""Forcing of contrails and contrail cirrus, in proportion to the emissions of aviation.

Source: Lee et al. (2021), doi:10.1016/j.atmosenv.2020.117834; IPCC AR6 WG1 section 7.3.4.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations.contribution import Contribution, from_emissions, wanted
from stocktake.climate.species import Kind


def contributions(ensemble: Ensemble) -> Iterator[Contribution]:
    """F = s c E, E usually the NOx of aviation in Mt NO2/yr: preindustrial air had no aircraft."""
    target = ensemble.one(Kind.CONTRAILS)
    if target is None or not wanted(ensemble, target):
        return
    for record in from_emissions(ensemble, target, "contrails_radiative_efficiency"):
        yield replace(record, reference=np.zeros(1))
