"""Which species is worked out where: decided once per ensemble, so that nothing is done twice.

A gas is *steady* when its concentration is the same for every member: its lifetime depends neither on the
climate nor on parameters that differ. It is worked out once per scenario. A gas is *responsive* when its
fate depends on the member; only those (with calibration 1.4.1: CO2 and CH4) run in the yearly loop.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations import (
    aerosol_direct,
    contrails,
    land_use,
    minor_gases,
    ozone,
    snow,
    stratospheric_water,
)
from stocktake.climate.equations.contribution import Contribution, Through, wanted
from stocktake.climate.species import EMITTED_ONLY, GREENHOUSE_KINDS, HALOGEN_KINDS, Drive, Kind
from stocktake.errors import BadInput

SLOWEST = 1e6  # years: a box this slow keeps 1 - exp(-1 / tau) below the reach of rounding; see gas_boxes

_GAS_CYCLE = (
    "partition_fraction",
    "unperturbed_lifetime",
    "baseline_concentration",
    "baseline_emissions",
    "molecular_weight",
    "iirf_0",
    "g0",
    "g1",
)
_STATE_DEPENDENCE = ("iirf_airborne", "iirf_uptake", "iirf_temperature")
_LINEAR = (aerosol_direct, contrails, land_use, minor_gases, ozone, snow, stratospheric_water)


class MethaneLifetime(Enum):
    """How the methane lifetime changes: with chemistry and temperature, or by the law of the other gases."""

    THORNHILL_2021 = "Thornhill et al. (2021)"
    LEACH_2021 = "Leach et al. (2021)"


@dataclass(frozen=True)
class Gas:
    """A gas that runs in the yearly loop.

    boxes   : the boxes that any emissions reach
    slow    : per box, whether it empties too slowly for an exponential
    inverse : its concentration is given, and its emissions are worked out
    """

    place: int
    boxes: tuple[int, ...]
    slow: tuple[bool, ...]
    methane: bool
    inverse: bool


@dataclass(frozen=True)
class Layout:
    """Places of species by what is done with them; hashable, so that it can steer compilation.

    responsive        : gases of the yearly loop
    steady            : gases with one concentration per scenario, from emissions
    given             : gases (or chlorine) whose concentration is given
    greenhouse        : places of CO2, CH4 and N2O whose forcing is worked out, None where it is not
    cloud             : emitted species that act on clouds
    chemistry_emitted : emitted species that act on the methane lifetime
    chemistry_gases   : gases (and chlorine) that act on the methane lifetime
    halogens          : gases that chlorine is made of, empty where chlorine is given or absent
    """

    count: int
    responsive: tuple[Gas, ...]
    steady: tuple[int, ...]
    given: tuple[int, ...]
    forced: tuple[int, ...]
    co2: int | None
    co2_parts: tuple[int, ...]
    greenhouse: tuple[int | None, ...]
    chlorine: int | None
    halogens: tuple[int, ...]
    cloud: tuple[int, ...]
    cloud_target: int | None
    chemistry_emitted: tuple[int, ...]
    chemistry_gases: tuple[int, ...]
    layers: int

    @property
    def responsive_places(self) -> tuple[int, ...]:
        """Places of the gases of the yearly loop."""
        return tuple(gas.place for gas in self.responsive)


def lay_out(ensemble: Ensemble, methane: MethaneLifetime, *, diagnose_emissions: bool) -> Layout:
    """The layout of an ensemble.

    diagnose_emissions : whether the emissions of gases with given concentrations are wanted
    raises             : BadInput names the property and species that a process misses
    """
    responsive, steady, given = _gases(ensemble, methane, diagnose_emissions)
    chlorine = ensemble.one(Kind.EESC)
    calculated = chlorine is not None and ensemble.species[chlorine].drive is Drive.CALCULATED
    if chlorine is not None and not calculated:
        given = (*given, chlorine)
    co2 = ensemble.one(Kind.CO2)
    cloud_target = ensemble.one(Kind.ACI)
    cloudy = wanted(ensemble, cloud_target) and bool(np.any(ensemble.response("aci_scale")))
    emitted, gases = _methane_chemistry(ensemble)
    return Layout(
        count=len(ensemble.species),
        responsive=responsive,
        steady=steady,
        given=given,
        forced=tuple(p for p, species in enumerate(ensemble.species) if species.drive is Drive.FORCING),
        co2=co2,
        co2_parts=ensemble.of_kind(Kind.CO2_FFI, Kind.CO2_AFOLU),
        greenhouse=_greenhouse(ensemble),
        chlorine=chlorine,
        halogens=ensemble.of_kind(*HALOGEN_KINDS) if calculated else (),
        cloud=_with_effect(ensemble, "aci_shape") if cloudy else (),
        cloud_target=cloud_target if cloudy else None,
        chemistry_emitted=emitted,
        chemistry_gases=gases,
        layers=ensemble.layers,
    )


def contributions(ensemble: Ensemble) -> tuple[Contribution, ...]:
    """Every linear forcing of the ensemble, process by process."""
    return tuple(record for process in _LINEAR for record in process.contributions(ensemble))


def exogenous(record: Contribution, layout: Layout) -> bool:
    """Whether a linear forcing is driven by something that is the same for every member."""
    if record.through is not Through.CONCENTRATION:
        return True
    return record.driver not in responding_places(layout)


def responding_places(layout: Layout) -> tuple[int, ...]:
    """Places of all species whose concentration depends on the member; chlorine when a halogen does."""
    places = layout.responsive_places
    if set(layout.halogens) & set(places) and layout.chlorine is not None:
        return (*places, layout.chlorine)
    return places


def forcing_places(ensemble: Ensemble) -> tuple[int, ...]:
    """Places of the species that force the climate themselves, not through another one."""
    silent = {*EMITTED_ONLY, Kind.EESC}
    return tuple(place for place, species in enumerate(ensemble.species) if species.kind not in silent)


def _gases(
    ensemble: Ensemble, methane: MethaneLifetime, diagnose: bool
) -> tuple[tuple[Gas, ...], tuple[int, ...], tuple[int, ...]]:
    responsive, steady, given = [], [], []
    for place in ensemble.of_kind(*GREENHOUSE_KINDS):
        drive = ensemble.species[place].drive
        if drive is Drive.FORCING:
            continue
        chemical = ensemble.species[place].kind is Kind.CH4 and methane is MethaneLifetime.THORNHILL_2021
        inverse = drive is Drive.CONCENTRATION
        if inverse and not diagnose:
            given.append(place)
            continue
        _refuse_missing(ensemble, place, chemical)
        if inverse or chemical or _depends_on_member(ensemble, place):
            responsive.append(_gas(ensemble, place, chemical, inverse))
        else:
            steady.append(place)
    return tuple(responsive), tuple(steady), tuple(given)


def _gas(ensemble: Ensemble, place: int, methane: bool, inverse: bool) -> Gas:
    partition = ensemble.value("partition_fraction", place)
    lifetime = ensemble.value("unperturbed_lifetime", place)
    boxes = tuple(box for box in range(len(partition)) if np.any(np.nan_to_num(partition[box])))
    slow = tuple(bool(np.all(lifetime[box] >= SLOWEST)) for box in boxes)
    return Gas(place, boxes, slow, methane, inverse)


def _depends_on_member(ensemble: Ensemble, place: int) -> bool:
    varies = any(ensemble.value(name, place).shape[-1] > 1 for name in _GAS_CYCLE)
    return varies or any(np.any(ensemble.value(name, place)) for name in _STATE_DEPENDENCE)


def _refuse_missing(ensemble: Ensemble, place: int, methane: bool) -> None:
    needed = ["partition_fraction", "unperturbed_lifetime", "baseline_concentration", "molecular_weight"]
    if not methane:
        needed += ["iirf_0", "g0", "g1"]
    for name in needed:
        if np.any(np.isnan(ensemble.value(name, place))):
            raise BadInput(
                f"Species '{ensemble.names[place]}' has no {name}",
                "A gas in the air needs it",
                next_step="Give it in the species table or in the parameter table",
            )


def _greenhouse(ensemble: Ensemble) -> tuple[int | None, ...]:
    places = [ensemble.one(kind) for kind in (Kind.CO2, Kind.CH4, Kind.N2O)]
    return tuple(place if wanted(ensemble, place) else None for place in places)


def refuse_lone_gases(ensemble: Ensemble, layout: Layout, *, overlaps: bool) -> None:
    """BadInput where a law with overlaps would have to guess the concentration of one of its three gases."""
    kinds = (Kind.CO2, Kind.CH4, Kind.N2O)
    absent = [kind for kind, place in zip(kinds, layout.greenhouse, strict=True) if place is None]
    if overlaps and 0 < len(absent) < len(kinds):
        raise BadInput(
            f"{' and '.join(kind.upper() for kind in absent)} has no concentration in this run",
            "This law of greenhouse forcing lets CO2, CH4 and N2O overlap, so it needs all three or none",
            next_step="Drive it by emissions or concentration, or choose the law of Leach et al. (2021)",
        )


def _with_effect(ensemble: Ensemble, name: str) -> tuple[int, ...]:
    return tuple(
        place for place in range(len(ensemble.species)) if np.any(np.nan_to_num(ensemble.value(name, place)))
    )


def _methane_chemistry(ensemble: Ensemble) -> tuple[tuple[int, ...], tuple[int, ...]]:
    active = _with_effect(ensemble, "ch4_lifetime_chemical_sensitivity")
    emitted = tuple(place for place in active if ensemble.species[place].chemistry_from_emissions)
    gases = tuple(place for place in active if ensemble.species[place].chemistry_from_concentration)
    return emitted, gases
