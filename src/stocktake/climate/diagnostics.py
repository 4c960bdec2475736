"""Variables beside the surface temperature, put together from what a run noted; plain arrays.

Arrays are (timebound, scenario, member), the first edge included. At a model start all forcings are zero
by definition; at a checkpoint's edge, quantities of the year before are unknown and are NaN.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from stocktake.climate.air import Given
from stocktake.climate.block import Start
from stocktake.climate.derive import (
    chlorine,
    greenhouse_baseline,
    greenhouse_reference,
    greenhouse_weights,
)
from stocktake.climate.emulator import Engine, Outcome
from stocktake.climate.equations import energy_balance, gas_boxes
from stocktake.climate.equations.aerosol_cloud import cloud_forcing
from stocktake.climate.equations.contribution import Contribution, Through
from stocktake.climate.layout import contributions, forcing_places, responding_places
from stocktake.climate.parameters import EARTH_AREA, SECONDS_PER_YEAR
from stocktake.climate.precision import Precision, working_in

# what a run has to note for each variable
NEEDS: dict[str, frozenset[str]] = {
    "temperature": frozenset(),
    "layer_temperature": frozenset({"layers"}),
    "felt_forcing": frozenset({"layers"}),
    "concentration": frozenset({"concentration", "drivers"}),
    "emissions": frozenset({"emissions", "drivers"}),
    "lifetime_scaling": frozenset({"scaling"}),
    "airborne_emissions": frozenset({"airborne"}),
    "cumulative_emissions": frozenset({"cumulative", "drivers"}),
    "airborne_fraction": frozenset({"airborne", "cumulative", "drivers"}),
    "forcing": frozenset({"concentration", "greenhouse", "drivers"}),
    "forcing_sum": frozenset({"concentration", "greenhouse", "drivers"}),
    "toa_imbalance": frozenset({"concentration", "greenhouse", "drivers", "layers"}),
    "ocean_heat_content_change": frozenset({"concentration", "greenhouse", "drivers", "layers"}),
}


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """A run of some scenarios, and the means to put its variables together.

    given : what drove the run
    fresh : whether the run began at the model's start
    """

    engine: Engine
    outcome: Outcome
    start: Start
    given: Given
    fresh: bool

    def surface(self) -> np.ndarray:
        """Surface temperature, K above the model's start."""
        return self.layer(0)

    def layer(self, number: int) -> np.ndarray:
        """Temperature of one ocean layer, K above the model's start."""
        return self.outcome.told[f"layer {number}"]

    def felt_forcing(self) -> np.ndarray:
        """Forcing that the ocean's first layer feels, W m-2."""
        return self.outcome.told["felt"]

    def concentration(self, place: int) -> np.ndarray:
        """Concentration of one gas or of chlorine; (timebound, scenario, member or 1)."""
        layout = self.engine.layout
        inverse = [gas.place for gas in layout.responsive if gas.inverse]
        if place in inverse:
            met = self.given.concentration[:, len(layout.given) + inverse.index(place)]
            return np.moveaxis(met, 1, 0)[..., None]
        if place in responding_places(layout):
            first = self._first_concentration(place)
            return self._edges(first, self.outcome.told[f"concentration {place}"])
        drivers = self._drivers
        return np.concatenate([np.asarray(drivers.start[:1, :, place]), drivers.end[:, :, place]])[..., None]

    def emissions(self, place: int) -> np.ndarray:
        """Emissions of one species, given or implied by its concentration; (year, scenario, member or 1)."""
        told = self.outcome.told.get(f"emissions {place}")
        return self._drivers.emissions[:, :, place, None] if told is None else told

    def lifetime_scaling(self, place: int) -> np.ndarray:
        """Factor on the lifetimes of a responsive gas during each year, (year, scenario, member)."""
        return self.outcome.told[f"scaling {place}"]

    def airborne(self, place: int) -> np.ndarray:
        """Burden of a responsive gas above preindustrial, in the unit of its emissions."""
        boxes = self.start.members.boxes[self.engine.layout.responsive_places.index(place)]
        return self._edges(_sum(boxes), self.outcome.told[f"airborne {place}"])

    def cumulative(self, place: int) -> np.ndarray:
        """Emissions of one species since the model's start; (timebound, scenario, member or 1)."""
        layout = self.engine.layout
        inverse = {gas.place: number for number, gas in enumerate(layout.responsive) if gas.inverse}
        if place in inverse:
            first = self.start.members.cumulative[inverse[place]]
            return self._edges(first, self.outcome.told[f"cumulative {place}"])
        drivers = self._drivers
        both = [drivers.cumulative_start[:1, :, place], drivers.cumulative_end[:, :, place]]
        return np.concatenate(both)[..., None]

    def forcing(self, place: int) -> np.ndarray:
        """Effective radiative forcing of one species, W m-2, without its efficacy."""
        ensemble, layout = self.engine.ensemble, self.engine.layout
        total = np.zeros(self.surface()[1:].shape)
        for record in self._records:
            if record.target == place:
                total += record.coefficient * (self._driver(record) - record.reference)
        if place in layout.greenhouse:
            total += self._greenhouse(layout.greenhouse.index(place))
        if place == layout.cloud_target:
            total += self._cloud()
        if place in layout.forced:
            given = np.moveaxis(self.given.forcing[:, layout.forced.index(place)], 1, 0)[1:, :, None]
            total += given * ensemble.value("forcing_scale", place)
        feedback = ensemble.value("forcing_temperature_feedback", place)
        if np.any(feedback):
            total += feedback * self.surface()[:-1]
        return self._from_years(total)

    def forcing_sum(self) -> np.ndarray:
        """Effective radiative forcing of everything, W m-2, without efficacies."""
        places = forcing_places(self.engine.ensemble)
        return sum((self.forcing(place) for place in places), start=np.zeros(()))

    def imbalance(self) -> np.ndarray:
        """Energy taken up by the planet, W m-2."""
        ensemble = self.engine.ensemble
        layers = [self.layer(number) for number in range(ensemble.layers)]
        found = energy_balance.imbalance(
            self.forcing_sum(),
            layers,
            list(ensemble.response("ocean_heat_transfer")),
            ensemble.response("deep_ocean_efficacy"),
        )
        return np.asarray(found)

    def heat_content(self) -> np.ndarray:
        """Heat taken up since this run's first edge, J."""
        yearly = self.imbalance()[1:] * (SECONDS_PER_YEAR * EARTH_AREA)
        return np.concatenate([np.zeros_like(yearly[:1]), np.cumsum(yearly, axis=0)])

    @property
    def _drivers(self):
        assert self.outcome.drivers is not None, "the run did not note its drivers"
        return self.outcome.drivers

    @cached_property
    def _records(self) -> tuple[Contribution, ...]:
        return contributions(self.engine.ensemble)

    def _driver(self, record: Contribution) -> np.ndarray:
        """(year, scenario, member or 1): what drives a linear forcing, at the year's end."""
        if record.through is Through.EMISSIONS:
            return self._drivers.emissions[:, :, record.driver, None]
        if record.through is Through.CUMULATIVE:
            return self._drivers.cumulative_end[:, :, record.driver, None]
        return self.concentration(record.driver)[1:]

    def _greenhouse(self, number: int) -> np.ndarray:
        """(year, scenario, member): forcing of CO2, CH4 or N2O, less what their baselines give."""
        ensemble, layout = self.engine.ensemble, self.engine.layout
        law = self.engine.physics.greenhouse
        with working_in(Precision.DOUBLE):
            offsets = law.forcing(
                *greenhouse_baseline(ensemble, layout), *greenhouse_reference(ensemble, layout, law)
            )
        weight = greenhouse_weights(ensemble, layout, efficacy=False)[number]
        return weight * (self.outcome.told[f"greenhouse {number}"] - np.asarray(offsets[number]))

    def _cloud(self) -> np.ndarray:
        ensemble, layout = self.engine.ensemble, self.engine.layout
        assert layout.cloud_target is not None
        weighted, reference = np.zeros(()), np.zeros(())
        for place in layout.cloud:
            shape = ensemble.value("aci_shape", place)
            weighted = weighted + shape * self._drivers.emissions[:, :, place, None]
            reference = reference + shape * ensemble.value("baseline_emissions", place)
        scale = ensemble.response("aci_scale") * ensemble.forcing_factor(layout.cloud_target)
        with working_in(Precision.DOUBLE):
            return np.asarray(cloud_forcing(weighted, reference, scale))

    def _first_concentration(self, place: int) -> np.ndarray:
        """(scenario, member or 1): concentration of a species that responds, at the first edge."""
        ensemble, layout = self.engine.ensemble, self.engine.layout
        if place == layout.chlorine:
            parts = [chlorine(ensemble, gas) * self.concentration(gas)[0] for gas in layout.halogens]
            return _sum(parts)
        boxes = self.start.members.boxes[layout.responsive_places.index(place)]
        factor = gas_boxes.concentration_per_emission(ensemble.value("molecular_weight", place))
        return ensemble.value("baseline_concentration", place) + factor * _sum(boxes)

    def _edges(self, first: np.ndarray, later: np.ndarray) -> np.ndarray:
        return np.concatenate([np.broadcast_to(np.asarray(first), later.shape[1:])[None], later])

    def _from_years(self, yearly: np.ndarray) -> np.ndarray:
        first = np.full_like(yearly[:1], 0.0 if self.fresh else np.nan)
        return np.concatenate([first, yearly])


def _sum(parts: Sequence[Any]) -> np.ndarray:
    return sum(parts[1:], start=parts[0])


def concentrated_places(engine: Engine) -> tuple[int, ...]:
    """Places of the species that have a concentration here."""
    layout = engine.layout
    known = {*layout.responsive_places, *layout.steady, *layout.given}
    if layout.halogens and layout.chlorine is not None:
        known.add(layout.chlorine)
    return tuple(sorted(known))


def emitted_places(engine: Engine) -> tuple[int, ...]:
    """Places of the species that are emitted."""
    rows = engine.ensemble.species
    return tuple(place for place, species in enumerate(rows) if species.emission_unit)


def responsive_places(engine: Engine) -> tuple[int, ...]:
    """Places of the gases whose fate depends on the member."""
    return engine.layout.responsive_places


def stacked(parts: Iterator[np.ndarray] | Sequence[np.ndarray], members: int) -> np.ndarray:
    """Per-species arrays (time, scenario, member or 1) side by side: (time, scenario, member, species)."""
    wide = [np.broadcast_to(part, (*part.shape[:2], members)) for part in parts]
    return np.stack(wide, axis=-1)
