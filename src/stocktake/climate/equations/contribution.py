"""A forcing that is proportional to something else, as a small record.

Most of the 61 species act linearly: a forcing is a coefficient times how far an emission, a concentration
or a cumulative emission has moved from its reference. Each such process gives its records; the emulator
adds up those that are the same for all members once per scenario.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.species import EMITTED_ONLY, Drive


class Through(Enum):
    """What of the driving species acts."""

    EMISSIONS = "emissions"
    CONCENTRATION = "concentration"
    CUMULATIVE = "cumulative emissions"


@dataclass(frozen=True, eq=False)
class Contribution:
    """F[target] += coefficient (x[driver] - reference).

    target, driver : places of species
    coefficient    : (member,) or (1,), W m-2 per unit of x
    reference      : (member,) or (1,), in the unit of x
    """

    target: int
    driver: int
    through: Through
    coefficient: np.ndarray
    reference: np.ndarray


def wanted(ensemble: Ensemble, target: int | None) -> bool:
    """Whether this forcing is to be worked out at all (it is there, and it is not given)."""
    return target is not None and ensemble.species[target].drive is not Drive.FORCING


def from_emissions(ensemble: Ensemble, target: int, name: str) -> Iterator[Contribution]:
    """One record per short-lived species whose property ``name`` is not zero; reference: baseline emissions.

    Greenhouse gases act through their concentrations, never through their emissions.
    """
    emitted = (place for place, species in enumerate(ensemble.species) if species.kind in EMITTED_ONLY)
    return _records(ensemble, target, name, emitted, Through.EMISSIONS, "baseline_emissions")


def from_concentrations(
    ensemble: Ensemble, target: int, name: str, drivers: tuple[int, ...]
) -> Iterator[Contribution]:
    """One record per driver whose property ``name`` is not zero; reference: baseline concentration."""
    return _records(ensemble, target, name, drivers, Through.CONCENTRATION, "baseline_concentration")


def _records(
    ensemble: Ensemble, target: int, name: str, drivers: Iterable[int], through: Through, reference: str
) -> Iterator[Contribution]:
    for driver in drivers:
        efficiency = ensemble.value(name, driver)
        if np.any(np.nan_to_num(efficiency)):
            coefficient = efficiency * ensemble.forcing_factor(target)
            yield Contribution(target, driver, through, coefficient, ensemble.value(reference, driver))
