"""Variables of a run with their labels: the one place where names go back on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import xarray as xr

from stocktake.climate import diagnostics
from stocktake.climate.diagnostics import Diagnosis
from stocktake.climate.ensemble import Ensemble
from stocktake.climate.inputs import Inputs
from stocktake.climate.layout import forcing_places
from stocktake.dims import LAYER, MEMBER, SCENARIO, SPECIES, TIMEBOUND, YEAR
from stocktake.errors import OutOfRange


def labelled(
    name: str,
    said: Diagnosis,
    scenarios: np.ndarray,
    inputs: Inputs,
    species: Sequence[str] | None,
    surface: np.ndarray,
) -> xr.DataArray:
    """One variable with its labels, (scenario, member, species or layer, timebound or year)."""
    unit, places, method = _variables(said)[name]
    ensemble = said.engine.ensemble
    members = len(ensemble)
    coordinates: dict[str, object] = {SCENARIO: scenarios, MEMBER: ensemble.members}
    if name == "temperature":
        array = surface
    elif name == "layer_temperature":
        array = np.stack([said.layer(number) for number in range(ensemble.layers)], axis=-1)
        coordinates[LAYER] = np.arange(ensemble.layers)
    elif places is None:
        array = method()
    else:
        chosen = _chosen(places, ensemble, species, name)
        array = diagnostics.stacked([method(place) for place in chosen], members)
        coordinates[SPECIES] = [ensemble.names[place] for place in chosen]
    yearly = len(array) == len(inputs.years)
    coordinates[YEAR if yearly else TIMEBOUND] = inputs.years if yearly else inputs.timebounds
    return xr.DataArray(np.moveaxis(array, 0, -1), coordinates, tuple(coordinates), attrs={"units": unit})


def _variables(
    said: Diagnosis,
) -> Mapping[str, tuple[str, tuple[int, ...] | None, Callable[..., np.ndarray]]]:
    """Variable to unit, places of its species axis (None: it has none), and what works it out."""
    motor = said.engine
    gases = diagnostics.responsive_places(motor)
    emitted = diagnostics.emitted_places(motor)

    def fraction(place: int) -> np.ndarray:
        with np.errstate(divide="ignore", invalid="ignore"):
            return said.airborne(place) / said.cumulative(place)

    return {
        "temperature": ("K", None, said.surface),
        "layer_temperature": ("K", None, said.layer),
        "felt_forcing": ("W m-2", None, said.felt_forcing),
        "concentration": ("ppm, ppb, ppt", diagnostics.concentrated_places(motor), said.concentration),
        "emissions": ("per year", emitted, said.emissions),
        "lifetime_scaling": ("1", gases, said.lifetime_scaling),
        "airborne_emissions": ("Gt, Mt, kt", gases, said.airborne),
        "cumulative_emissions": ("Gt, Mt, kt", emitted, said.cumulative),
        "airborne_fraction": ("1", gases, fraction),
        "forcing": ("W m-2", forcing_places(motor.ensemble), said.forcing),
        "forcing_sum": ("W m-2", None, said.forcing_sum),
        "toa_imbalance": ("W m-2", None, said.imbalance),
        "ocean_heat_content_change": ("J", None, said.heat_content),
    }


def _chosen(
    places: Sequence[int], ensemble: Ensemble, species: Sequence[str] | None, variable: str
) -> list[int]:
    if species is None:
        return list(places)
    wanted = [ensemble.index(name) for name in species]
    chosen = [place for place in wanted if place in places]
    if not chosen:
        raise OutOfRange(
            f"None of {', '.join(species)} has a {variable}",
            f"These have: {', '.join(ensemble.names[place] for place in places)}",
        )
    return chosen
