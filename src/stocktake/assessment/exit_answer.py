"""Exit against capture told to readers: a finding per moment, what each reaches, the lines of break-even."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stocktake.assessment import exit_or_capture as both
from stocktake.assessment.exit_break_even import Multiples, Rate, break_even_costs, break_even_rate
from stocktake.assessment.exit_corners import Corners, corners
from stocktake.assessment.exit_or_capture import WHEN, Comparison, Money, Strategy
from stocktake.assessment.exit_strategy import Site, plants
from stocktake.assessment.exit_terms import Effort, Growth, Ramp, Terms, axes
from stocktake.assessment.lever_effect import Warmer
from stocktake.assessment.paired import DEGREES, quantiles
from stocktake.errors import BadInput
from stocktake.findings import Alternative, Finding
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.parameters import LEVELS, Settings

REACH_YEARS = (2030, 2040, 2050, 2100)
END = 2100
SPECIES = (("CH4", "Mt CH4/yr"), ("Sulfur", "Mt SO2/yr"), ("NOx", "Mt NO2/yr"), ("BC", "Mt BC/yr"))
POLLUTION_YEAR = 2050


@dataclass(frozen=True)
class Told:
    """The comparison and what surrounds it.

    ramps    : the comparison with growth held to limits and set free; one of them is ``comparison``
    chosen   : axis to choice, of the base and of the terms
    sources  : keys of data sets
    """

    comparison: Comparison
    ramps: Mapping[Ramp, Comparison]
    findings: tuple[Finding, ...]
    multiples: Multiples
    rate: Rate
    corners: Corners
    chosen: Mapping[str, str]
    sources: tuple[str, ...]

    @property
    def money(self) -> Money:
        """What both cost, and why not the same."""
        return both.money(self.comparison)


def told(
    base: Base,
    warmer: Warmer,
    terms: Terms,
    settings: Settings,
    chosen: Mapping[str, str],
    sources: tuple[str, ...],
) -> Told:
    """Run the comparison, every choice moved alone, and the lines of break-even.

    BadInput where the places have no coal or gas power.
    """
    if not plants(base, terms.places).any():
        raise BadInput(
            f"There is no coal or gas power in {', '.join(terms.places[:6])}",
            "The inventory must have some there, to be left or fitted with capture",
            next_step="Name other places, or leave --places out for the world",
        )
    site = Site(base)
    cases = _cases(terms, settings)
    ran = both.compare_all(site, warmer, [(terms, settings), *((at, held) for _, at, held in cases)])
    found, others = ran[0], ran[1:]
    ramps = {one.terms.ramp: one for one in others if replace(one.terms, ramp=terms.ramp) == terms}
    defaults = {**chosen, **_named(terms), **settings.levels}
    choices = [choice for choice, *_ in cases]
    return Told(
        comparison=found,
        ramps={ramp: found if ramp is terms.ramp else ramps[ramp] for ramp in Ramp},
        findings=tuple(_finding(found, when, choices, others, defaults, sources) for when in WHEN),
        multiples=break_even_costs(site, warmer, terms, settings, END),
        rate=break_even_rate(site, warmer, terms, settings, END),
        corners=corners(site, warmer, terms, settings, END),
        chosen=defaults,
        sources=sources,
    )


def _named(terms: Terms) -> dict[str, str]:
    named = {"effort": terms.effort.value, "ramp": terms.ramp.value}
    return named | ({"growth": terms.growth.value} if terms.places else {})


def _cases(terms: Terms, settings: Settings) -> list[tuple[dict[str, str], Terms, Settings]]:
    """Every choice moved alone: its name and level, the terms and the settings under it."""
    cases = [({"effort": one.value}, replace(terms, effort=one), settings) for one in Effort]
    cases += [({"ramp": one.value}, replace(terms, ramp=one), settings) for one in Ramp]
    if terms.places and terms.ramp is Ramp.LIMITED:
        cases += [({"growth": one.value}, replace(terms, growth=one), settings) for one in Growth]
    cases = [case for case in cases if case[1] != terms]
    for parameter in axes(terms):
        standing = settings.levels.get(parameter.name, "central")
        for level in LEVELS:
            if level != standing:
                levels = {**settings.levels, parameter.name: level}
                cases.append(({parameter.name: level}, terms, replace(settings, levels=levels)))
    return cases


def _finding(
    found: Comparison,
    when: int | str,
    choices: Sequence[Mapping[str, str]],
    others: Sequence[Comparison],
    defaults: Mapping[str, str],
    sources: tuple[str, ...],
) -> Finding:
    lead = quantiles(found.lead(when))
    headline = Alternative(dict(defaults), value=lead["p50"])
    alternatives = [
        Alternative(choice, value=float(np.median(other.lead(when))))
        for choice, other in zip(choices, others, strict=True)
    ]
    medians = [float(str(row.value)) for row in (headline, *alternatives)]
    return Finding(
        id=f"exit_or_capture.{when}",
        question="How many degrees more does leaving fossil power avoid than capturing its CO2?",
        value=lead["p50"],
        unit=DEGREES,
        low=lead["p5"],
        high=lead["p95"],
        range_of=f"p5-p95 of {len(found.before)} members, paired",
        defaults=dict(defaults),
        alternatives=(headline, *alternatives),
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


def ends_of(finding: Finding) -> tuple[Alternative, Alternative]:
    """The alternatives in which exit leads least and most; the headline may be one of them."""
    order = sorted(finding.alternatives, key=lambda row: float(str(row.value)))
    return order[0], order[-1]


def strategy_row(found: Comparison, strategy: Strategy) -> dict[str, object]:
    """Aim, reach, money, tonnes and air of one strategy."""
    laid = strategy.laid
    cost = found.until_2100(laid.cost) / 1000.0
    degrees = float(np.median(found.avoided(strategy, END)))
    return {
        "strategy": laid.name,
        "depth": laid.depth,
        "reached": reach(found, strategy),
        "co2_avoided_gt_to_2100": found.until_2100(laid.avoided),
        "co2_handled_gt_to_2100": found.until_2100(laid.handled),
        "cost_usd_tn_to_2100": cost,
        "degrees_per_usd_tn": degrees / cost if cost > 0 else None,
        f"change_{POLLUTION_YEAR}": {
            f"{name} ({unit})": found.change(strategy, name, POLLUTION_YEAR) for name, unit in SPECIES
        },
    }


def reach(found: Comparison, strategy: Strategy) -> dict[str, float]:
    """Part of coal and gas power left, or fitted with capture, by year."""
    return {str(year): found.part(strategy, year) for year in REACH_YEARS}
