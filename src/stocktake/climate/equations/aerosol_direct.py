"""Forcing from aerosols scattering and absorbing sunlight, in proportion to emissions and concentrations.

Source: Smith et al. (2021), doi:10.1029/2020JD033622; Thornhill et al. (2021),
doi:10.5194/acp-21-853-2021.
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
from stocktake.climate.species import Drive, Kind


def contributions(ensemble: Ensemble) -> Iterator[Contribution]:
    """F = s sum e (E - E0) + s sum e (C - C0), the second sum over greenhouse gases.

    The calibration also carries a coefficient for stratospheric chlorine. ``fair`` 2.2 does not apply it
    where it works chlorine out itself (-0.007 to -0.015 W m-2 at most), and does where chlorine's
    concentration is given. The posterior was drawn without it, so the same is done here; a test says so.
    """
    target = ensemble.one(Kind.ARI)
    if target is None or not wanted(ensemble, target):
        return
    given = Drive.CONCENTRATION
    gases = tuple(
        place
        for place, species in enumerate(ensemble.species)
        if species.chemistry_from_concentration and (species.greenhouse_gas or species.drive is given)
    )
    yield from from_emissions(ensemble, target, "erfari_radiative_efficiency")
    yield from from_concentrations(ensemble, target, "erfari_radiative_efficiency", gases)
