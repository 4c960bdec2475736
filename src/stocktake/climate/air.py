"""A scenario's own part of the physics: all that is the same for every member, worked out once.

Steady gases, stratospheric chlorine, cumulative emissions, the chemistry that acts on methane, and the
forcing that does not depend on the state of the climate. Time is the first axis, then scenario.
"""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jax import lax

from stocktake.climate.arrays import Numbers
from stocktake.climate.equations.aerosol_cloud import cloud_forcing
from stocktake.climate.equations.greenhouse_law import GreenhouseLaw
from stocktake.climate.equations.methane_lifetime import chemical_scaling
from stocktake.climate.equations.year import Air, Members
from stocktake.climate.layout import Layout


class Given(NamedTuple):
    """What a run is driven by.

    emissions     : (scenario, species, year); zero where a species has none
    concentration : (scenario, species given, timebound)
    forcing       : (scenario or 1, species forced, timebound), W m-2
    noise         : per entry of the heat state (year, 1, member), or None
    """

    emissions: Numbers
    concentration: Numbers
    forcing: Numbers
    noise: tuple[Numbers, ...] | None


class ScenarioState(NamedTuple):
    """Where a scenario stands at a year's edge, whatever the member.

    boxes      : (scenario, steady gas, box), burden above preindustrial
    cumulative : (scenario, species), emissions since the start
    """

    boxes: Numbers
    cumulative: Numbers


class ScenarioParameters(NamedTuple):
    """Numbers that no member changes, and how drivers add up to forcing.

    kept, gained      : (steady gas, box), of ``gas_boxes``, partition included in gained
    baseline_emissions, baseline_concentration, concentration_per_emission : (steady gas,)
    chlorine_weight   : (species,), zero for what is no steady or given halogen
    chemistry_emitted : per emitted species that acts on methane, (baseline, sensitivity), (member,) or (1,)
    chemistry_gases   : the same per gas that does not respond
    mix               : (driver, basis), exogenous drivers to a few sums
    basis             : (basis, member), W m-2 per unit of each sum, efficacy applied
    constant          : (member,), W m-2
    cloud_shape       : (cloud species, member); cloud_reference, cloud_scale (member,)
    """

    kept: Numbers
    gained: Numbers
    baseline_emissions: Numbers
    baseline_concentration: Numbers
    concentration_per_emission: Numbers
    chlorine_weight: Numbers
    chemistry_emitted: tuple[tuple[Numbers, Numbers], ...]
    chemistry_gases: tuple[tuple[Numbers, Numbers], ...]
    mix: Numbers
    basis: Numbers
    constant: Numbers
    cloud_shape: Numbers
    cloud_reference: Numbers
    cloud_scale: Numbers


class Drivers(NamedTuple):
    """Everything member-independent that acts, (year, scenario, species); concentrations at year's end."""

    emissions: Numbers
    cumulative_start: Numbers
    cumulative_end: Numbers
    start: Numbers
    end: Numbers
    forcing: Numbers


def drivers(
    given: Given, parameters: ScenarioParameters, state: ScenarioState, layout: Layout
) -> tuple[Drivers, ScenarioState]:
    """All drivers of the years, and the scenario's state after them."""
    emissions = jnp.moveaxis(_with_whole_co2(given.emissions, layout), 2, 0)
    cumulative_end = state.cumulative + jnp.cumsum(emissions, axis=0)
    cumulative_start = jnp.concatenate([state.cumulative[None], cumulative_end[:-1]])
    steady, boxes = _steady(emissions, parameters, state, layout)
    edges = jnp.zeros((emissions.shape[0] + 1, *emissions.shape[1:]), emissions.dtype)
    if layout.steady:
        edges = edges.at[:, :, jnp.array(layout.steady)].set(steady)
    if layout.given:
        edges = edges.at[:, :, jnp.array(layout.given)].set(
            jnp.moveaxis(given.concentration[:, : len(layout.given)], 2, 0)
        )
    if layout.halogens and layout.chlorine is not None:
        edges = edges.at[:, :, layout.chlorine].set(edges @ parameters.chlorine_weight)
    forced = jnp.moveaxis(given.forcing, 2, 0)[1:]
    forced = jnp.broadcast_to(forced, (forced.shape[0], emissions.shape[1], forced.shape[2]))
    told = Drivers(emissions, cumulative_start, cumulative_end, edges[:-1], edges[1:], forced)
    return told, ScenarioState(boxes, cumulative_end[-1])


def air(
    told: Drivers,
    given: Given,
    parameters: ScenarioParameters,
    members: Members,
    layout: Layout,
    selectors: Selectors,
    greenhouse: GreenhouseLaw,
) -> Air:
    """What the yearly loop needs of a scenario, year on the first axis."""
    places = layout.responsive_places
    one = told.emissions[..., :1]
    inverse = [gas.place for gas in layout.responsive if gas.inverse]
    targets = {
        place: jnp.moveaxis(given.concentration[:, len(layout.given) + number], 1, 0)[1:, :, None]
        for number, place in enumerate(inverse)
    }
    chlorine = layout.chlorine
    fixed = [place for place in layout.greenhouse if place is not None and place not in places]
    return Air(
        emissions=tuple(told.emissions[..., place, None] for place in places),
        concentration=tuple(targets.get(place, one) for place in places),
        cumulative=tuple(told.cumulative_start[..., place, None] for place in places),
        chemistry=_methane_chemistry(told, parameters, layout),
        chlorine_start=one if chlorine is None else told.start[..., chlorine, None],
        chlorine_end=one if chlorine is None else told.end[..., chlorine, None],
        end={place: told.end[..., place, None] for place in fixed},
        forcing=_forcing(told, parameters, layout, selectors) - _offset(members, layout, greenhouse),
        noise=given.noise,
    )


class Selectors(NamedTuple):
    """Which columns of the drivers act: places of species, by what of them acts (static)."""

    emissions: tuple[int, ...]
    cumulative: tuple[int, ...]
    concentration: tuple[int, ...]
    forced: tuple[int, ...]


def selected(told: Drivers, selectors: Selectors) -> Numbers:
    """(year, scenario, driver): the exogenous drivers side by side, in the order of ``mix``."""
    parts = [
        told.emissions[..., list(selectors.emissions)],
        told.cumulative_end[..., list(selectors.cumulative)],
        told.end[..., list(selectors.concentration)],
        told.forcing[..., list(selectors.forced)],
    ]
    return jnp.concatenate(parts, axis=-1)


def _with_whole_co2(emissions: Numbers, layout: Layout) -> Numbers:
    """Emissions with CO2 as the sum of its parts, where it has parts."""
    if layout.co2 is None or not layout.co2_parts:
        return emissions
    whole = sum((emissions[:, place] for place in layout.co2_parts), start=jnp.zeros(()))
    return emissions.at[:, layout.co2].set(whole)


def _steady(
    emissions: Numbers, parameters: ScenarioParameters, state: ScenarioState, layout: Layout
) -> tuple[Numbers, Numbers]:
    """Concentration of the steady gases at all edges (timebound, scenario, gas), and their last boxes."""
    excess = emissions[..., list(layout.steady)] - parameters.baseline_emissions

    def one_year(boxes: Numbers, excess: Numbers) -> tuple[Numbers, Numbers]:
        boxes = boxes * parameters.kept + excess[..., None] * parameters.gained
        return boxes, jnp.sum(boxes, axis=-1)

    last, airborne = lax.scan(one_year, state.boxes, excess)
    edges = jnp.concatenate([jnp.sum(state.boxes, axis=-1)[None], airborne])
    return parameters.baseline_concentration + parameters.concentration_per_emission * edges, last


def _offset(members: Members, layout: Layout, greenhouse: GreenhouseLaw) -> Numbers:
    """(member,): what the law of greenhouse forcing gives at the baselines, W m-2, efficacy applied."""
    if all(place is None for place in layout.greenhouse):
        return jnp.zeros(())
    baseline = greenhouse.forcing(*members.greenhouse_baseline, *members.greenhouse_reference)
    parts = [weight * force for weight, force in zip(members.greenhouse_weight, baseline, strict=True)]
    return sum(parts, start=jnp.zeros(()))


def _methane_chemistry(told: Drivers, parameters: ScenarioParameters, layout: Layout) -> Numbers:
    """(year, scenario, 1 or member): factor on the methane lifetime from all that does not respond."""
    responding = {*layout.responsive_places}
    if set(layout.halogens) & responding and layout.chlorine is not None:
        responding.add(layout.chlorine)
    fixed = [place for place in layout.chemistry_gases if place not in responding]
    departures = [
        (told.emissions[..., place, None] - baseline, sensitivity)
        for place, (baseline, sensitivity) in zip(
            layout.chemistry_emitted, parameters.chemistry_emitted, strict=True
        )
    ] + [
        (told.start[..., place, None] - baseline, sensitivity)
        for place, (baseline, sensitivity) in zip(fixed, parameters.chemistry_gases, strict=True)
    ]
    shape = told.emissions[..., :1]
    return chemical_scaling(departures) * jnp.ones_like(shape)


def _forcing(told: Drivers, parameters: ScenarioParameters, layout: Layout, selectors: Selectors) -> Numbers:
    """(year, scenario, member): forcing that does not depend on the state, W m-2, efficacy applied."""
    few = selected(told, selectors) @ parameters.mix
    forcing = few @ parameters.basis + parameters.constant
    if layout.cloud:
        weighted = told.emissions[..., list(layout.cloud)] @ parameters.cloud_shape
        forcing = forcing + cloud_forcing(weighted, parameters.cloud_reference, parameters.cloud_scale)
    return forcing
