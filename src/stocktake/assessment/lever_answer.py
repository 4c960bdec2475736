"""The whole answer to a set of levers: emissions, warming, chances gained, who does it, what it rests on.

Parameters of levers and choices about the base are axes of the answer. Their product would run into
thousands, so each is moved alone, low and high, with the others at their defaults; the medians so found are
the alternatives, and their range stands beside the ensemble's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from stocktake.assessment import lever_effect
from stocktake.assessment.lever_effect import PEAK, YEARS, Effect, Warmer
from stocktake.assessment.paired import avoided_finding, probability_findings, quantiles, split_rows
from stocktake.errors import BadInput, OutOfRange, UnknownChoice, nearest
from stocktake.findings import Alternative, Finding
from stocktake.pathways.levers.activities import COMBUSTION, DEFORESTATION
from stocktake.pathways.levers.apply import Plan, by_place, plan
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.coemissions import SHARES
from stocktake.pathways.levers.contract import Lever
from stocktake.pathways.levers.parameters import AFTER, AFTER_TARGET, LEVELS, Parameter, Settings

# soon, too: a lever that also ends sulphur warms before it cools
WHEN: tuple[int | str, ...] = (2030, 2040, *YEARS, PEAK)
MAIN_GASES = ("CO2 FFI", "CO2 AFOLU", "CH4", "Sulfur")
EMISSION_YEARS = (2030, 2035, 2040, 2050, 2100)
TOP_PLACES = 10
SPLITS = ("lever", "gas", "place")


@dataclass(frozen=True)
class Question:
    """What is asked.

    base     : under the default choices
    warmer   : its climate
    levers   : to be laid on it
    settings : of the levers' parameters
    factors  : kg CO2e per kg by species
    others   : axis and choice to the base under that choice alone; empty for no sensitivity to the base
    chosen   : choices about the base that the headline takes, axis to choice
    sources  : keys of data sets
    """

    base: Base
    warmer: Warmer
    levers: tuple[Lever, ...]
    settings: Settings
    factors: Mapping[str, float]
    others: Mapping[tuple[str, str], Callable[[], Base]] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What came out.

    findings    : degrees avoided by each of WHEN, then probabilities
    emissions   : year to Gt CO2e of the base and with levers, and what each of MAIN_GASES changes by
    cooler_from : the year from which the median member stays cooler; None where it never does
    """

    plan: Plan
    effect: Effect
    findings: tuple[Finding, ...]
    splits: Mapping[str, list[dict[str, object]]]
    emissions: Mapping[str, Mapping[str, float]]
    cooler_from: int | None

    def finding(self, when: int | str) -> Finding:
        """Degrees avoided in that year or at the peak."""
        return next(row for row in self.findings if row.id == f"lever.avoided.{when}")


def answer(
    question: Question, splits: Sequence[str] = SPLITS, split_when: int | str = 2100, *, choices: bool = True
) -> Answer:
    """Run it all.

    splits     : of what to split degrees avoided in ``split_when``: ``lever``, ``gas``, ``place``
    choices    : whether to move each axis alone
    raises     : UnknownChoice for another split, OutOfRange for a year without warming
    """
    _check_splits(splits, split_when, question.warmer.years)
    laid = plan(question.base, question.levers, question.settings)
    told = lever_effect.effect(laid, question.warmer, question.factors)
    moved = _alternatives(question) if choices else {when: () for when in WHEN}
    defaults = {**question.chosen, **question.settings.levels}
    if _told_against_a_year(question.levers):
        defaults[AFTER_TARGET] = question.settings.after_target
    findings = [
        avoided_finding(told, when, defaults, moved[when], question.sources) for when in WHEN
    ] + probability_findings(told, defaults, question.sources)
    return Answer(
        plan=laid,
        effect=told,
        findings=tuple(findings),
        splits={kind: _split(kind, laid, question, split_when) for kind in splits},
        emissions=_emissions(told, laid.base.all_species),
        cooler_from=_cooler_from(told),
    )


def _check_splits(splits: Sequence[str], when: int | str, years: np.ndarray) -> None:
    for kind in splits:
        if kind not in SPLITS:
            raise UnknownChoice(
                f"Degrees cannot be split by '{kind}'",
                f"They can by {', '.join(SPLITS)}",
                nearest=nearest(kind, SPLITS),
            )
    if when != PEAK and when not in years:
        raise OutOfRange(f"The year {when} is not between {years[0]} and {years[-1]}", nearest=("2100",))


def parameters_in(levers: Sequence[Lever]) -> tuple[Parameter, ...]:
    """Every parameter that the levers rest on, each once."""
    found: dict[str, Parameter] = {}
    for lever in levers:
        for parameter in lever.parameters:
            found.setdefault(parameter.name, parameter)
    return tuple(found.values())


def _alternatives(question: Question) -> dict[int | str, tuple[Alternative, ...]]:
    plans: list[tuple[dict[str, str], Plan]] = []
    absent: list[Alternative] = []
    for parameter in parameters_in(question.levers):
        standing = question.settings.levels.get(parameter.name, "central")
        for level in LEVELS:
            if level == standing or parameter.at(level) == parameter.at(standing):
                continue
            levels = {**question.settings.levels, parameter.name: level}
            plans.append(({parameter.name: level}, _with_levels(question, levels)))
    if _told_against_a_year(question.levers):
        for after in AFTER:
            if after != question.settings.after_target:
                settings = replace(question.settings, after_target=after)
                plans.append(({AFTER_TARGET: after}, plan(question.base, question.levers, settings)))
    laid = plan(question.base, question.levers, question.settings)
    touched = (laid.tiles != 0).any(axis=0)
    for (axis, choice), make in question.others.items():
        if not _matters(axis, touched, laid.base):
            continue
        try:
            plans.append(({axis: choice}, plan(make(), question.levers, question.settings)))
        except BadInput as nothing:  # such as sulphur where no co-emissions are told
            absent.append(Alternative({axis: choice}, absent=str(nothing)))
    if not plans:
        return {when: tuple(absent) for when in WHEN}
    worlds = lever_effect.stacked([question.base.world, *(laid.world() for _, laid in plans)])
    warming = question.warmer.warming(worlds)
    years = question.warmer.years
    rows: dict[int | str, tuple[Alternative, ...]] = {}
    for when in WHEN:
        values = lever_effect.measured(warming, years, when)
        medians = np.median(values[:1] - values[1:], axis=1)
        rows[when] = tuple(
            Alternative(choice, value=float(median))
            for (choice, _), median in zip(plans, medians, strict=True)
        ) + tuple(absent)
    return rows


def _with_levels(question: Question, levels: Mapping[str, str]) -> Plan:
    return plan(question.base, question.levers, replace(question.settings, levels=levels))


def _told_against_a_year(levers: Sequence[Lever]) -> bool:
    return any(lever.reference is not None for lever in levers)


def _matters(axis: str, touched: np.ndarray, base: Base) -> bool:
    """Whether a choice about the base can move what these levers do."""
    if axis == "land_model":
        return bool((touched & base.doing((DEFORESTATION,))).any())
    if axis == "fuel_seed":
        return bool((touched & base.doing(COMBUSTION)).any())
    return bool((touched & base.emitting(row.species for row in SHARES)).any())


def _split(kind: str, laid: Plan, question: Question, when: int | str) -> list[dict[str, object]]:
    warmer = question.warmer
    if kind == "lever":
        found = lever_effect.split_by_lever(laid, warmer, when)
        return split_rows(found, [lever.said or lever.name for lever in laid.levers], kind, when)
    parts = (
        lever_effect.gas_parts(laid) if kind == "gas" else _largest(by_place(laid), question.factors, laid)
    )
    if not parts:
        return []
    found = lever_effect.split_by_part(laid, list(parts.values()), warmer, when)
    return split_rows(found, list(parts), kind, when)


def _largest(
    parts: Mapping[str, np.ndarray], factors: Mapping[str, float], laid: Plan
) -> dict[str, np.ndarray]:
    """The places that cut most greenhouse gases, and the others together as ``REST``."""
    weight = lever_effect.gt_co2e(laid.base.all_species, factors)
    size = {name: float(np.abs(weight @ change).sum()) for name, change in parts.items()}
    first = sorted(size, key=lambda name: -size[name])[: TOP_PLACES if len(size) > TOP_PLACES else len(size)]
    kept = {name: parts[name] for name in first}
    others = [parts[name] for name in parts if name not in kept]
    return {**kept, **({"REST": np.sum(others, axis=0)} if others else {})}


def _emissions(told: Effect, species: Sequence[str]) -> dict[str, dict[str, float]]:
    """Gt CO2e per year (GWP100 of AR6, Kyoto gases with land-use CO2), base and with levers; the change of
    the main gases in the climate model's units."""
    rows = {}
    for year in EMISSION_YEARS:
        at = told.ghg_years == year
        change = (told.world[1] - told.world[0])[:, at][:, 0]
        rows[str(year)] = {
            "base": float(told.ghg[0][at][0]),
            "with_levers": float(told.ghg[1][at][0]),
            **{f"change of {name}": float(change[species.index(name)]) for name in MAIN_GASES},
        }
    return rows


def _cooler_from(told: Effect) -> int | None:
    """The year from which the median of degrees avoided stays above zero."""
    avoided = np.median(told.before - told.after, axis=0)
    if not avoided.any() or avoided[-1] <= 0:
        return None
    warmer = np.flatnonzero(avoided < 0)
    first = warmer[-1] + 1 if len(warmer) else int(np.flatnonzero(avoided > 0)[0])
    return int(told.years[first])


def document(found: Answer, asked: Question, **more: object) -> dict[str, object]:
    """The answer as one plain dictionary, ready for JSON."""
    years = [int(year) for year in found.effect.years]
    return {
        "base": asked.base.name,
        "levers": [lever_row(lever) for lever in asked.levers],
        "emissions_unit": "GtCO2e/yr (AR6GWP100), Kyoto gases with land-use CO2",
        "emissions": found.emissions,
        "emissions_by_species": _by_species(found),
        "rows": [row.to_dict() for row in found.findings],
        "split": {kind: rows for kind, rows in found.splits.items()},
        "warming": {
            "years": years,
            "unit": "°C above 1850-1900",
            "base": _band(found.effect.before),
            "with_levers": _band(found.effect.after),
            "avoided": _band(found.effect.before - found.effect.after),
        },
        "cooler_from": found.cooler_from,
        "parameters": [
            {
                "name": parameter.name,
                "level": asked.settings.levels.get(parameter.name, "central"),
                "central": parameter.central,
                "low": parameter.low,
                "high": parameter.high,
                "unit": parameter.unit,
                "source": parameter.source,
                "read": parameter.read,
            }
            for parameter in parameters_in(asked.levers)
        ],
        "notes": list(found.plan.notes),
        "records": [record.to_dict() for record in asked.base.records],
        "sources": list(asked.sources),
        **more,
    }


def _by_species(found: Answer) -> dict[str, object]:
    """World emissions of every species that changes, year by year, base and with levers."""
    base = found.plan.base
    units = base.world["unit"].values
    onward = base.years >= found.effect.years[0]
    changed = (found.effect.world[0] != found.effect.world[1]).any(axis=1)
    return {
        "years": [int(year) for year in base.years[onward]],
        "species": {
            name: {
                "unit": str(units[row]),
                "base": [float(value) for value in found.effect.world[0, row, onward]],
                "with_levers": [float(value) for value in found.effect.world[1, row, onward]],
            }
            for row, name in enumerate(base.all_species)
            if changed[row]
        },
    }


def lever_row(lever: Lever) -> dict[str, object]:
    """A lever as a plain row."""
    return {
        "lever": lever.name,
        "said": lever.said,
        "depth": lever.depth,
        "measure": lever.measure.value,
        "start": lever.timing.start,
        "end": lever.timing.end,
        "shape": lever.timing.shape.value,
        "reference": lever.reference,
        "places": list(lever.places) if lever.places else ["WORLD"],
    }


def _band(warming: np.ndarray) -> dict[str, list[float]]:
    return {
        name: [round(float(value), 4) for value in np.quantile(warming, share, axis=0)]
        for name, share in (("p5", 0.05), ("p50", 0.5), ("p95", 0.95))
    }


__all__ = [
    "SPLITS",
    "WHEN",
    "Answer",
    "Question",
    "answer",
    "document",
    "lever_row",
    "parameters_in",
    "quantiles",
]
