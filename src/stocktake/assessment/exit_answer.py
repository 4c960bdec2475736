"""Exit against capture told to readers: one finding per moment, the table of strategies, the lines of
break-even.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stocktake.assessment import exit_or_capture as both
from stocktake.assessment.exit_or_capture import WHEN, Comparison, Strategy
from stocktake.assessment.exit_terms import PARAMETERS, Effort, Ramp, Terms
from stocktake.assessment.lever_effect import Warmer
from stocktake.assessment.paired import DEGREES, quantiles
from stocktake.findings import Alternative, Finding
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.parameters import LEVELS, Settings

RATES = np.array([0.5, 0.65, 0.8, 0.9, 0.95, 1.0])
FIRST_COST_YEAR = 2026
SPECIES = (("CH4", "Mt CH4/yr"), ("Sulfur", "Mt SO2/yr"), ("NOx", "Mt NO2/yr"), ("BC", "Mt BC/yr"))
POLLUTION_YEAR = 2050


@dataclass(frozen=True)
class Told:
    """The comparison and what surrounds it.

    multiples : (rate,) cost of capture over cost of exit at which money buys equal degrees, at RATES
    rate      : capture rate at which both avoid the same in 2100, None where none does
    """

    comparison: Comparison
    findings: tuple[Finding, ...]
    multiples: np.ndarray
    rate: float | None
    corners: tuple[both.Corner, ...]


def told(
    base: Base,
    warmer: Warmer,
    terms: Terms,
    settings: Settings,
    chosen: Mapping[str, str],
    sources: tuple[str, ...],
) -> Told:
    """Run the comparison, every choice moved alone, and the lines of break-even."""
    found = both.compare(base, warmer, terms, settings)
    moved = _alternatives(base, warmer, terms, settings)
    defaults = {**chosen, "effort": terms.effort.value, "ramp": terms.ramp.value, **settings.levels}
    findings = tuple(_finding(found, when, moved[when], defaults, sources) for when in WHEN)
    held = replace(terms, effort=Effort.SERVICE) if terms.effort is Effort.COST else terms
    return Told(
        found,
        findings,
        both.break_even_costs(base, warmer, terms, settings, RATES, 2100),
        both.break_even_rate(base, warmer, held, settings, 2100),
        tuple(both.corners(base, warmer, terms, 2100)),
    )


def _alternatives(
    base: Base, warmer: Warmer, terms: Terms, settings: Settings
) -> dict[int | str, tuple[Alternative, ...]]:
    cases: list[tuple[dict[str, str], Terms, Settings]] = []
    cases += [
        ({"effort": effort.value}, replace(terms, effort=effort), settings)
        for effort in Effort
        if effort is not terms.effort
    ]
    cases += [
        ({"ramp": ramp.value}, replace(terms, ramp=ramp), settings) for ramp in Ramp if ramp is not terms.ramp
    ]
    for parameter in PARAMETERS:
        standing = settings.levels.get(parameter.name, "central")
        cases += [
            ({parameter.name: level}, terms, Settings({**settings.levels, parameter.name: level}))
            for level in LEVELS
            if level != standing
        ]
    rows: dict[int | str, list[Alternative]] = {when: [] for when in WHEN}
    for choice, at, held in cases:
        found = both.compare(base, warmer, at, held)
        for when in WHEN:
            rows[when].append(Alternative(choice, value=float(np.median(found.lead(when)))))
    return {when: tuple(listed) for when, listed in rows.items()}


def _finding(
    found: Comparison,
    when: int | str,
    alternatives: Sequence[Alternative],
    defaults: Mapping[str, str],
    sources: tuple[str, ...],
) -> Finding:
    lead = quantiles(found.lead(when))
    medians = [row.value for row in alternatives if isinstance(row.value, float)] + [lead["p50"]]
    return Finding(
        id=f"exit_or_capture.{when}",
        question="How many degrees more does leaving fossil power avoid than capturing its CO2?",
        value=lead["p50"],
        unit=DEGREES,
        low=lead["p5"],
        high=lead["p95"],
        range_of=f"p5-p95 of {len(found.before)} members, paired",
        defaults=dict(defaults),
        alternatives=(Alternative(dict(defaults), value=lead["p50"]), *alternatives),
        sources=sources,
        keys={
            "when": when,
            "exit": quantiles(found.avoided(found.exit, when)),
            "capture": quantiles(found.avoided(found.capture, when)),
            "quantiles": lead,
            "share_of_members_where_exit_leads": float((found.lead(when) > 0).mean()),
            "median_over_choices": {"low": min(medians), "high": max(medians)},
        },
    )


def strategy_row(found: Comparison, strategy: Strategy) -> dict[str, object]:
    """Money, tonnes and air of one strategy."""
    onward = found.all_years >= FIRST_COST_YEAR
    cost = float(strategy.cost[onward].sum()) / 1000.0
    degrees = float(np.median(found.avoided(strategy, 2100)))
    return {
        "strategy": strategy.name,
        "depth": strategy.depth,
        "co2_avoided_gt_to_2100": float(strategy.avoided[onward].sum()),
        "co2_handled_gt_to_2100": float(strategy.handled[onward].sum()),
        "cost_usd_tn_to_2100": cost,
        "degrees_per_usd_tn": degrees / cost if cost > 0 else None,
        f"change_{POLLUTION_YEAR}": {
            f"{name} ({unit})": found.change(strategy, name, POLLUTION_YEAR) for name, unit in SPECIES
        },
    }


def document(answer: Told, question: str, version: str) -> dict[str, object]:
    """Everything as one plain dictionary, ready for JSON."""
    found = answer.comparison
    return {
        "question": question,
        "terms": {
            "depth": found.terms.depth,
            "end": found.terms.end,
            "places": list(found.terms.places) or ["WORLD"],
            "effort": found.terms.effort.value,
            "ramp": found.terms.ramp.value,
        },
        "rows": [row.to_dict() for row in answer.findings],
        "strategies": [strategy_row(found, one) for one in (found.exit, found.capture)],
        "break_even": {
            "capture_rate_at_equal_degrees_2100": answer.rate,
            "cost_multiple_by_capture_rate": {
                f"{rate:g}": float(multiple) for rate, multiple in zip(RATES, answer.multiples, strict=True)
            },
        },
        "corners": {
            "count": len(answer.corners),
            "exit_leads": sum(corner.lead > 0 for corner in answer.corners),
            "capture_leads_where": [
                dict(corner.levels) | {"lead": corner.lead} for corner in answer.corners if corner.lead <= 0
            ],
        },
        "parameters": [vars(parameter) for parameter in PARAMETERS],
        "version": version,
    }
