"""From the ensemble's tables to the numbers that the equations take, in plain numpy.

Forcings that are proportional to something member-independent are folded: drivers whose coefficients are
proportional over all members (the forty halogens share one scale) are added up first, so that few
products remain per member.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from stocktake.climate.air import ScenarioParameters, Selectors
from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations import energy_balance, gas_boxes
from stocktake.climate.equations.chlorine import chlorine_weight
from stocktake.climate.equations.contribution import Contribution, Through
from stocktake.climate.equations.greenhouse_law import GreenhouseLaw
from stocktake.climate.equations.lifetimes import logarithm_of_g0
from stocktake.climate.equations.year import GasParameters, Members
from stocktake.climate.layout import Gas, Layout, contributions, exogenous, forcing_places, responding_places
from stocktake.climate.parameters import LONGEST_IIRF


class Derived(NamedTuple):
    """All numbers of a run: per member, per scenario, and which drivers they belong to."""

    members: Members
    scenario: ScenarioParameters
    selectors: Selectors


def derive(ensemble: Ensemble, layout: Layout, law: GreenhouseLaw, *, fold: bool = True) -> Derived:
    """The numbers of an ensemble under a layout and a law of greenhouse forcing.

    fold : whether drivers with proportional coefficients share a row; without, every driver keeps its own, so
        that shapes stay the same when a parameter moves
    """
    records = contributions(ensemble)
    outer = [record for record in records if exogenous(record, layout)]
    inner = [record for record in records if not exogenous(record, layout)]
    efficacy = {record.target: ensemble.value("forcing_efficacy", record.target) for record in records}
    responding = responding_places(layout)
    linear = []
    constant = np.zeros(len(ensemble))
    for place in responding:
        own = [record for record in inner if record.driver == place]
        coefficients = [record.coefficient * efficacy[record.target] for record in own]
        linear.append(_sum(coefficients))
        for record, coefficient in zip(own, coefficients, strict=True):
            constant = constant - coefficient * record.reference
    weights = greenhouse_weights(ensemble, layout)
    reference = greenhouse_reference(ensemble, layout, law)
    selectors, mix, basis, shift = _drivers(ensemble, layout, outer, fold=fold)
    members = Members(
        gases=tuple(_gas_parameters(ensemble, gas, layout) for gas in layout.responsive),
        chemical_sensitivity=_chemical(ensemble, layout, "ch4_lifetime_chemical_sensitivity"),
        chemical_reference=_chemical(ensemble, layout, "baseline_concentration"),
        temperature_sensitivity=ensemble.responses["lifetime_temperature_sensitivity"],
        greenhouse_reference=reference,
        greenhouse_baseline=greenhouse_baseline(ensemble, layout),
        greenhouse_weight=weights,
        linear=tuple(linear),
        feedback=_feedback(ensemble),
        **_ocean(ensemble),
    )
    scenario = _scenario_parameters(ensemble, layout, mix, basis, constant + shift)
    return Derived(members, scenario, selectors)


def greenhouse_weights(
    ensemble: Ensemble, layout: Layout, *, efficacy: bool = True
) -> tuple[np.ndarray, ...]:
    """Factor on the forcing of CO2, CH4 and N2O: scale, tropospheric adjustment and, if wanted, efficacy."""
    found = []
    for place in layout.greenhouse:
        if place is None:
            found.append(np.zeros(1))
            continue
        scale = ensemble.forcing_factor(place)
        found.append(scale * ensemble.value("forcing_efficacy", place) if efficacy else scale)
    return tuple(found)


def greenhouse_reference(ensemble: Ensemble, layout: Layout, law: GreenhouseLaw) -> tuple[np.ndarray, ...]:
    """Concentration of CO2, CH4 and N2O at which their forcing law is zero; one where the gas is absent."""
    name = "forcing_reference_concentration" if law.own_reference else "baseline_concentration"
    return tuple(np.ones(1) if place is None else ensemble.value(name, place) for place in layout.greenhouse)


def greenhouse_baseline(ensemble: Ensemble, layout: Layout) -> tuple[np.ndarray, ...]:
    """Concentration of CO2, CH4 and N2O that forces nothing; one where the gas is absent."""
    return tuple(
        np.ones(1) if place is None else ensemble.value("baseline_concentration", place)
        for place in layout.greenhouse
    )


def _sum(parts: Sequence[np.ndarray]) -> np.ndarray:
    return sum(parts, start=np.zeros(1))


def _gas_parameters(ensemble: Ensemble, gas: Gas, layout: Layout) -> GasParameters:
    def of(name: str) -> np.ndarray:
        return np.nan_to_num(ensemble.value(name, gas.place))

    partition = ensemble.value("partition_fraction", gas.place)
    lifetime = ensemble.value("unperturbed_lifetime", gas.place)
    g1 = np.ones(1) if gas.methane else ensemble.value("g1", gas.place)
    return GasParameters(
        partition=tuple(partition[box] for box in gas.boxes),
        lifetime=tuple(lifetime[box] for box in gas.boxes),
        inverse_lifetime=tuple(1.0 / lifetime[box] for box in gas.boxes),
        baseline_emissions=of("baseline_emissions"),
        baseline_concentration=of("baseline_concentration"),
        concentration_per_emission=gas_boxes.concentration_per_emission(of("molecular_weight")),
        iirf_0=of("iirf_0"),
        iirf_uptake=of("iirf_uptake"),
        iirf_temperature=of("iirf_temperature"),
        iirf_airborne=of("iirf_airborne"),
        log_g0=np.nan_to_num(logarithm_of_g0(of("g0"), g1, of("iirf_0"))),
        inverse_g1=1.0 / g1,
        chlorine_weight=chlorine(ensemble, gas.place) if gas.place in layout.halogens else np.zeros(1),
    )


def chlorine(ensemble: Ensemble, place: int) -> np.ndarray:
    """(member,) or (1,): equivalent chlorine (ppt) per ppt of a halogen."""
    names = ("cl_atoms", "br_atoms", "fractional_release")
    return chlorine_weight(*(ensemble.value(name, place) for name in names))


def _chemical(ensemble: Ensemble, layout: Layout, name: str) -> tuple[np.ndarray, ...]:
    acting = [place for place in responding_places(layout) if place in layout.chemistry_gases]
    return tuple(ensemble.value(name, place) for place in acting)


def _feedback(ensemble: Ensemble) -> np.ndarray:
    return _sum(
        [
            ensemble.value("forcing_temperature_feedback", place) * ensemble.value("forcing_efficacy", place)
            for place in forcing_places(ensemble)
        ]
    )


def _ocean(ensemble: Ensemble) -> dict[str, tuple]:
    gamma = ensemble.response("gamma_autocorrelation")
    matrix = energy_balance.balance_matrix(
        ensemble.response("ocean_heat_capacity"),
        ensemble.response("ocean_heat_transfer"),
        ensemble.response("deep_ocean_efficacy"),
        gamma,
    )
    after, push = energy_balance.yearly_response(matrix, gamma)
    size = after.shape[-1]
    return {
        "after": tuple(tuple(after[:, row, column] for column in range(size)) for row in range(size)),
        "push": tuple(push[:, row] for row in range(size)),
    }


def _drivers(
    ensemble: Ensemble, layout: Layout, records: Sequence[Contribution], *, fold: bool
) -> tuple[Selectors, np.ndarray, np.ndarray, np.ndarray]:
    """Exogenous drivers in the order of the selectors, the matrix that adds them up, the sums' coefficients
    (basis, member), and the constant from their references (member,)."""
    ordered = {through: [r for r in records if r.through is through] for through in Through}
    selectors = Selectors(
        emissions=tuple(record.driver for record in ordered[Through.EMISSIONS]),
        cumulative=tuple(record.driver for record in ordered[Through.CUMULATIVE]),
        concentration=tuple(record.driver for record in ordered[Through.CONCENTRATION]),
        forced=tuple(range(len(layout.forced))),
    )
    drivers = ordered[Through.EMISSIONS] + ordered[Through.CUMULATIVE] + ordered[Through.CONCENTRATION]
    members = len(ensemble)
    columns, shift = [], np.zeros(members)
    for record in drivers:
        column = record.coefficient * ensemble.value("forcing_efficacy", record.target)
        columns.append(np.broadcast_to(column, members))
        shift = shift - column * record.reference
    for place in layout.forced:
        column = ensemble.value("forcing_scale", place) * ensemble.value("forcing_efficacy", place)
        columns.append(np.broadcast_to(column, members))
    if not fold:
        return selectors, np.eye(len(columns)), np.stack(columns), shift
    mix, basis = _proportional(columns, members)
    return selectors, mix, basis, shift


def _proportional(columns: Sequence[np.ndarray], members: int) -> tuple[np.ndarray, np.ndarray]:
    """(driver, basis) and (basis, member): columns that are multiples of one another share a basis row."""
    shapes: list[np.ndarray] = []
    entries: list[tuple[int, int, float]] = []
    for number, column in enumerate(columns):
        size = column[np.argmax(np.abs(column))]
        if size == 0.0:
            continue
        shape = column / size
        same = [k for k, known in enumerate(shapes) if np.allclose(known, shape, rtol=1e-14, atol=1e-14)]
        if not same:
            shapes.append(shape)
            same = [len(shapes) - 1]
        entries.append((number, same[0], float(size)))
    mix = np.zeros((len(columns), max(len(shapes), 1)))
    for number, row, size in entries:
        mix[number, row] = size
    return mix, np.stack(shapes) if shapes else np.zeros((1, members))


def _scenario_parameters(
    ensemble: Ensemble, layout: Layout, mix: np.ndarray, basis: np.ndarray, constant: np.ndarray
) -> ScenarioParameters:
    steady = list(layout.steady)

    def of(name: str) -> np.ndarray:
        return np.array([ensemble.value(name, place)[0] for place in steady])

    kept, gained = _steady_boxes(ensemble, steady)
    responding = responding_places(layout)
    weight = np.zeros(layout.count)
    for place in layout.halogens:
        if place not in responding:
            weight[place] = chlorine(ensemble, place)[0]
    cloud, reference, scale = _cloud(ensemble, layout)

    def chemistry(places: Sequence[int], baseline: str) -> tuple[tuple[np.ndarray, np.ndarray], ...]:
        return tuple(
            (
                ensemble.value(baseline, place),
                ensemble.value("ch4_lifetime_chemical_sensitivity", place),
            )
            for place in places
        )

    fixed = [place for place in layout.chemistry_gases if place not in responding]
    return ScenarioParameters(
        kept=kept,
        gained=gained,
        baseline_emissions=of("baseline_emissions"),
        baseline_concentration=of("baseline_concentration"),
        concentration_per_emission=gas_boxes.concentration_per_emission(of("molecular_weight")),
        chlorine_weight=weight,
        chemistry_emitted=chemistry(layout.chemistry_emitted, "baseline_emissions"),
        chemistry_gases=chemistry(fixed, "baseline_concentration"),
        mix=mix,
        basis=basis,
        constant=constant,
        cloud_shape=cloud,
        cloud_reference=reference,
        cloud_scale=scale,
    )


def _steady_boxes(ensemble: Ensemble, steady: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """(gas, box): what a year keeps of each box, and what it gains per unit emitted."""
    kept, gained = [], []
    for place in steady:
        partition = np.nan_to_num(ensemble.value("partition_fraction", place)[:, 0])
        lifetime = np.where(partition == 0, 1.0, ensemble.value("unperturbed_lifetime", place)[:, 0])
        g0, g1, iirf = (ensemble.value(name, place)[0] for name in ("g0", "g1", "iirf_0"))
        scaling = np.exp(min(iirf, LONGEST_IIRF) / g1 + logarithm_of_g0(g0, g1, iirf))
        rate = 1.0 / (scaling * lifetime)
        kept.append(np.exp(-rate))
        gained.append(partition * -np.expm1(-rate) / rate)
    shape = (len(steady), kept[0].shape[0] if kept else 1)
    return np.array(kept).reshape(shape), np.array(gained).reshape(shape)


def _cloud(ensemble: Ensemble, layout: Layout) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(species, member) shapes, and per member the weighted reference emissions and the scale."""
    members = len(ensemble)
    if layout.cloud_target is None:
        return np.zeros((0, members)), np.zeros(members), np.zeros(members)
    shapes = [np.broadcast_to(ensemble.value("aci_shape", place), members) for place in layout.cloud]
    baseline = [ensemble.value("baseline_emissions", place) for place in layout.cloud]
    reference = _sum([shape * emitted for shape, emitted in zip(shapes, baseline, strict=True)])
    scale = (
        ensemble.response("aci_scale")
        * ensemble.forcing_factor(layout.cloud_target)
        * ensemble.value("forcing_efficacy", layout.cloud_target)
    )
    return np.stack(shapes), np.broadcast_to(reference, members), scale
