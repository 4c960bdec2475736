"""One year of the climate: a page of physics in the order of the physics.

What a year does, for every scenario and member at once:

1. the lifetimes of the responsive gases follow from the state at the year's start;
2. the gases take up the year's emissions (or, where the concentration is given, the emissions follow);
3. the air at the year's end forces the climate: CO2, CH4 and N2O with their overlaps, what is proportional
   to a responsive gas, what the temperature feeds back, and all that does not depend on the member;
4. the ocean layers take up heat.

Arrays are (scenario, member), or broadcast to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import jax.numpy as jnp

from stocktake.climate.arrays import Numbers
from stocktake.climate.equations import energy_balance, gas_boxes
from stocktake.climate.equations.greenhouse_law import GreenhouseLaw
from stocktake.climate.equations.lifetimes import integrated_airborne_fraction, lifetime_scaling
from stocktake.climate.equations.methane_lifetime import chemical_scaling, partial_factor
from stocktake.climate.layout import Gas, Layout


class State(NamedTuple):
    """All that the coming year needs to know of the past, at a year's edge.

    boxes      : per responsive gas, per box: burden above preindustrial
    cumulative : per responsive gas: emissions since the start
    heat       : felt forcing (W m-2), then temperature of each layer (K)
    """

    boxes: tuple[tuple[Numbers, ...], ...]
    cumulative: tuple[Numbers, ...]
    heat: tuple[Numbers, ...]


class GasParameters(NamedTuple):
    """Parameters of one responsive gas, each (member,) or (1,); boxes in tuples."""

    partition: tuple[Numbers, ...]
    lifetime: tuple[Numbers, ...]
    inverse_lifetime: tuple[Numbers, ...]
    baseline_emissions: Numbers
    baseline_concentration: Numbers
    concentration_per_emission: Numbers
    iirf_0: Numbers
    iirf_uptake: Numbers
    iirf_temperature: Numbers
    iirf_airborne: Numbers
    log_g0: Numbers
    inverse_g1: Numbers
    chlorine_weight: Numbers


class Members(NamedTuple):
    """Parameters of the members, each (member,) or (1,).

    gases                   : per responsive gas
    chemical_sensitivity    : per species that responds and acts on the methane lifetime
    temperature_sensitivity : of the methane lifetime, per K
    greenhouse_reference    : concentration of CO2 (ppm), CH4 and N2O (ppb) at which their forcing is zero
    greenhouse_baseline     : the same that force nothing: what the law gives there is taken off
    greenhouse_weight       : factor on the forcing of CO2, CH4, N2O (scale, adjustment, efficacy)
    linear                  : per responding species, W m-2 per unit of concentration, efficacy applied
    feedback                : W m-2 per K, efficacy applied
    """

    gases: tuple[GasParameters, ...]
    chemical_sensitivity: tuple[Numbers, ...]
    chemical_reference: tuple[Numbers, ...]
    temperature_sensitivity: Numbers
    greenhouse_reference: tuple[Numbers, ...]
    greenhouse_baseline: tuple[Numbers, ...]
    greenhouse_weight: tuple[Numbers, ...]
    linear: tuple[Numbers, ...]
    feedback: Numbers
    after: tuple[tuple[Numbers, ...], ...]
    push: tuple[Numbers, ...]


class Air(NamedTuple):
    """What a scenario brings to one year, the same for every member unless said.

    emissions     : per responsive gas, (scenario, 1), per year
    concentration : per responsive gas, at the year's end, where it is given
    cumulative    : per responsive gas, emissions up to the year's start
    chemistry     : factor on the methane lifetime from all that does not respond
    chlorine_start, chlorine_end : ppt, from the halogens that do not respond, at the year's edges
    end           : species to concentration at the year's end, of CO2, CH4 and N2O that do not respond
    forcing       : (scenario, member), W m-2, all that does not depend on the state, efficacy applied
    noise         : per entry of the heat state, or None
    """

    emissions: tuple[Numbers, ...]
    concentration: tuple[Numbers, ...]
    cumulative: tuple[Numbers, ...]
    chemistry: Numbers
    chlorine_start: Numbers
    chlorine_end: Numbers
    end: Mapping[int, Numbers]
    forcing: Numbers
    noise: tuple[Numbers, ...] | None


class Told(NamedTuple):
    """What a year tells about itself, for those who ask."""

    emissions: tuple[Numbers, ...]
    scaling: tuple[Numbers, ...]
    airborne: tuple[Numbers, ...]
    cumulative: tuple[Numbers, ...]
    concentration: tuple[Numbers, ...]
    greenhouse: tuple[Numbers, ...]


def year(
    state: State, air: Air, members: Members, layout: Layout, greenhouse: GreenhouseLaw
) -> tuple[State, Told]:
    """The state a year later, and what happened on the way."""
    after, forcing, told = breathe(state, air, members, layout, greenhouse)
    return after._replace(heat=warm(state.heat, forcing, members, air.noise)), told


def warm(
    heat: tuple[Numbers, ...], forcing: Numbers, members: Members, noise: tuple[Numbers, ...] | None
) -> tuple[Numbers, ...]:
    """The last part of a year: the ocean takes up heat; heat as in ``State``, forcing with efficacies."""
    return energy_balance.step(heat, forcing, members.after, members.push, noise)


def breathe(
    state: State, air: Air, members: Members, layout: Layout, greenhouse: GreenhouseLaw
) -> tuple[State, Numbers, Told]:
    """The first parts of a year: lifetimes, gases, forcing (W m-2, with efficacies). Heat is as it was."""
    surface = state.heat[1]
    before = concentrations(state, members, layout, air.chlorine_start)

    scaling, boxes, emitted, cumulative = [], [], [], []
    for number, gas in enumerate(layout.responsive):
        factor = _scaling(number, gas, state, air, members, layout, before)
        parameters = members.gases[number]
        slowing = 1.0 / factor
        lifetimes = [
            (slowing * inverse, factor * years)
            for inverse, years in zip(parameters.inverse_lifetime, parameters.lifetime, strict=True)
        ]
        excess = _excess_emissions(number, gas, state, air, parameters, lifetimes)
        boxes.append(gas_boxes.step(state.boxes[number], excess, parameters.partition, lifetimes, gas.slow))
        scaling.append(factor)
        emitted.append(excess + parameters.baseline_emissions)
        before_now = state.cumulative[number]
        cumulative.append(before_now + emitted[-1] if gas.inverse else before_now)

    after = state._replace(boxes=tuple(boxes), cumulative=tuple(cumulative))
    responding = concentrations(after, members, layout, air.chlorine_end)
    everything = {**air.end, **responding}

    ghg = _greenhouse(everything, members, layout, greenhouse)
    forcing = air.forcing + members.feedback * surface
    for weight, force in zip(members.greenhouse_weight, ghg, strict=True):
        forcing = forcing + weight * force
    for coefficient, concentration in zip(members.linear, responding.values(), strict=True):
        forcing = forcing + coefficient * concentration

    told = Told(
        tuple(emitted),
        tuple(scaling),
        tuple(sum(parts[1:], start=parts[0]) for parts in boxes),
        tuple(cumulative),
        tuple(responding.values()),
        ghg,
    )
    return after, forcing, told


def concentrations(
    state: State, members: Members, layout: Layout, steady_chlorine: Numbers
) -> dict[int, Numbers]:
    """Concentration of every species that responds, from the boxes; chlorine from its halogens.

    steady_chlorine : (scenario, 1), ppt, from the halogens that do not respond
    """
    found: dict[int, Numbers] = {}
    chlorine, stirred = steady_chlorine, False
    for gas, boxes, parameters in zip(layout.responsive, state.boxes, members.gases, strict=True):
        airborne = sum(boxes[1:], start=boxes[0])
        found[gas.place] = (
            parameters.baseline_concentration + parameters.concentration_per_emission * airborne
        )
        if gas.place in layout.halogens:
            chlorine, stirred = chlorine + parameters.chlorine_weight * found[gas.place], True
    if stirred and layout.chlorine is not None:
        found[layout.chlorine] = chlorine
    return found


def _scaling(
    number: int,
    gas: Gas,
    state: State,
    air: Air,
    members: Members,
    layout: Layout,
    before: Mapping[int, Numbers],
) -> Numbers:
    """Factor on the lifetimes of one gas."""
    parameters = members.gases[number]
    surface = state.heat[1]
    if gas.methane:
        acting = [place for place in before if place in layout.chemistry_gases]
        departures = [
            (before[place] - reference, sensitivity)
            for place, reference, sensitivity in zip(
                acting, members.chemical_reference, members.chemical_sensitivity, strict=True
            )
        ]
        chemical = air.chemistry * chemical_scaling(departures)
        return chemical * partial_factor(surface, members.temperature_sensitivity)
    boxes = state.boxes[number]
    airborne = sum(boxes[1:], start=boxes[0])
    cumulative = state.cumulative[number] if gas.inverse else air.cumulative[number]
    iirf = integrated_airborne_fraction(
        parameters.iirf_0,
        parameters.iirf_uptake,
        parameters.iirf_temperature,
        parameters.iirf_airborne,
        cumulative,
        airborne,
        surface,
    )
    return lifetime_scaling(iirf, parameters.log_g0, parameters.inverse_g1)


def _excess_emissions(
    number: int,
    gas: Gas,
    state: State,
    air: Air,
    parameters: GasParameters,
    lifetimes: list[tuple[Numbers, Numbers]],
) -> Numbers:
    """The year's emissions above baseline: given, or such that the given concentration is met."""
    if not gas.inverse:
        return air.emissions[number] - parameters.baseline_emissions
    wanted = (
        air.concentration[number] - parameters.baseline_concentration
    ) / parameters.concentration_per_emission
    return gas_boxes.emissions_that_give(
        wanted, state.boxes[number], parameters.partition, lifetimes, gas.slow
    )


def _greenhouse(
    concentration: Mapping[int, Numbers], members: Members, layout: Layout, greenhouse: GreenhouseLaw
) -> tuple[Numbers, ...]:
    """Forcing of CO2, CH4 and N2O, W m-2; a gas that is absent or whose forcing is given stays neutral."""
    if all(place is None for place in layout.greenhouse):
        return (jnp.zeros(()),) * 3
    gases = [
        concentration[place] if place is not None and place in concentration else reference
        for place, reference in zip(layout.greenhouse, members.greenhouse_reference, strict=True)
    ]
    forced = greenhouse.forcing(gases[0], gases[1], gases[2], *members.greenhouse_reference)
    none = jnp.zeros(())
    return tuple(
        force if place is not None else none for place, force in zip(layout.greenhouse, forced, strict=True)
    )
