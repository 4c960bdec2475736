"""Climate finance: who provides, who needs, what it could unlock and buy, degrees per dollar with the range.

Two readings of the mitigation part of a yearly flow, never added up, since the second buys part of the first:

    conditional : the conditional part of the recipients' pledges, as far as the flow meets their costed needs
    measures    : the cheapest measures of the recipients, bin by bin (the lever ``finance``)

Adaptation and loss and damage are told as money; no degree is claimed for them. Not known, and not made up:
what each provider gives, how much of a flow is new, what a loan changes, and what a dollar of it moves in
private hands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import xarray as xr

from stocktake.assessment.lever_effect import PEAK, Warmer, effect, measured, stacked
from stocktake.assessment.paired import DEGREES, quantiles
from stocktake.dims import PLACE, YEAR
from stocktake.findings import Alternative, Finding
from stocktake.pathways.levers.apply import plan
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.finance import MITIGATION, WORTH, Finance, Purchase
from stocktake.pathways.levers.parameters import LEVELS, Parameter, Settings
from stocktake.pathways.levers.timing import FIRST_YEAR, LAST_YEAR, Shape, Timing

WHEN: tuple[int | str, ...] = (2050, 2100, PEAK)
BUILD_YEARS = 5  # a measure is not there in the year its money is
RECIPIENTS, PROVIDERS = "NONANNEX1", "ANNEX2"

# provided and mobilised by developed countries, USD bn; OECD reports of 2015 to 2024, total as first
# published
FLOWS = {
    2013: 52.0, 2014: 62.0, 2016: 58.6, 2017: 71.2, 2018: 78.9,
    2019: 79.6, 2020: 83.3, 2021: 89.6, 2022: 115.9,
}  # fmt: skip
FLOWS_NOTE = "OECD: no total for 2015; private finance of 2013-14 is not comparable; later editions revise"
OF_WHICH = {"adaptation": 32.4, "private mobilised": 21.9, "public": 91.6}  # USD bn in 2022, OECD (2024)
GOALS = {"USD 100 bn goal (2020-2025)": 100.0, "NCQG, developed countries leading (2035)": 300.0,
         "NCQG, all sources, a call (2035)": 1300.0}  # fmt: skip
ADAPTATION_NEEDS = (310.0, 365.0)  # USD bn per year by 2035, UNEP Adaptation Gap Report 2025

NEEDS = Parameter(
    "finance.costed_needs",
    520.0,
    455.0,
    584.0,
    "USD bn per year for the pledges of 98 Parties",
    "UNFCCC Standing Committee on Finance (2024): 455 to 584 USD bn per year until 2030; the middle is ours",
)
PARAMETERS = (NEEDS,)


@dataclass(frozen=True)
class Flow:
    """A yearly flow of money.

    amount     : USD per year
    start      : first year; measures stand ``BUILD_YEARS`` later
    recipients : places of the base
    """

    amount: float
    start: int
    recipients: tuple[str, ...]

    def lever(self) -> Finance:
        """The flow as a lever."""
        return Finance(self.recipients, self.amount, self.timing(), said=f"finance={self.amount:g}")

    def timing(self) -> Timing:
        """From the first year a decision of today can change, or later, to when the measures stand."""
        first = max(self.start, FIRST_YEAR)
        return Timing(first, min(max(first, self.start + BUILD_YEARS), LAST_YEAR), Shape.LINEAR)

    def total(self, until: int = LAST_YEAR) -> float:
        """USD tn spent by the end of a year, undiscounted."""
        return self.amount * max(0, until - max(self.start, FIRST_YEAR) + 1) / 1e12


@dataclass(frozen=True)
class Outcome:
    """What a flow does under one reading; ``avoided`` when to (member,) K."""

    reading: str
    avoided: Mapping[int | str, np.ndarray]


def measures(
    base: Base, warmer: Warmer, flow: Flow, settings: Settings, factors: Mapping[str, float]
) -> Outcome:
    """Degrees avoided by what the money buys from cheap to dear."""
    told = effect(plan(base, [flow.lever()], settings), warmer, factors)
    return Outcome("measures", {when: told.avoided(when) for when in WHEN})


def purchases(base: Base, flow: Flow, settings: Settings) -> tuple[Purchase, ...]:
    """What the money buys, from cheap to dear."""
    return flow.lever().purchases(base, settings)


def conditional(
    without: xr.DataArray, with_: xr.DataArray, warmer: Warmer, flow: Flow, settings: Settings
) -> Outcome:
    """Degrees avoided by the conditional part of pledges, as far as the flow meets their costed needs.

    without, with_ : worlds (species, year) of the unconditional and of the conditional pledges; the warmer is
                     the first one's. Conditional parts of Parties beside the recipients are few and left in.
    """
    part = unlocked(flow, settings)
    first = with_.copy(data=without.values + part * (with_.values - without.values))
    found = warmer.warming(stacked([without, first]))
    return Outcome(
        "conditional",
        {when: np.subtract(*(measured(run, warmer.years, when) for run in found)) for when in WHEN},
    )


def unlocked(flow: Flow, settings: Settings) -> float:
    """The part of the costed needs that the flow meets, 0 to 1; needs hold adaptation too, and so does the
    flow.
    """
    return min(1.0, flow.amount / 1e9 / settings.value(NEEDS))


def conditional_by_country(
    without: xr.DataArray, with_: xr.DataArray, recipients: Sequence[str], year: int
) -> dict[str, float]:
    """Mt CO2e per year by which each recipient's conditional pledge goes beyond its unconditional one.

    without, with_ : (place, year) country totals as pledged
    """
    gap = (without - with_).sel({YEAR: year})
    known = set(gap[PLACE].values)
    rows = {place: float(gap.sel({PLACE: place})) for place in recipients if place in known}
    return dict(sorted(((name, value) for name, value in rows.items() if value > 0), key=lambda row: -row[1]))


def split_of_money(flow: Flow, settings: Settings) -> dict[str, float]:
    """USD bn per year: to mitigation, the costs that covers, and the rest, which is money for other ends."""
    amount, share = flow.amount / 1e9, settings.value(MITIGATION)
    return {
        "mitigation": amount * share,
        "costs_covered": amount * share * settings.value(WORTH),
        "adaptation_and_other": amount * (1.0 - share),
    }


def per_dollar(outcome: Outcome, flow: Flow, when: int | str) -> np.ndarray:
    """Degrees avoided per USD tn spent until then (member,)."""
    spent = flow.total(LAST_YEAR if when == PEAK else int(when))
    return outcome.avoided[when] / spent if spent > 0 else np.zeros_like(outcome.avoided[when])


def findings(
    base: Base,
    warmer: Warmer,
    flow: Flow,
    settings: Settings,
    factors: Mapping[str, float],
    chosen: Mapping[str, str],
    sources: tuple[str, ...],
) -> list[Finding]:
    """Degrees avoided by measures, and degrees per USD tn, with every parameter moved alone and all
    together.
    """
    central = measures(base, warmer, flow, settings, factors)
    moved = [(choice, measures(base, warmer, flow, held, factors)) for choice, held in _cases(settings)]
    defaults = {**chosen, **settings.levels}
    rows = []
    for when in WHEN:
        told = {
            f"finance.avoided.{when}": (DEGREES, lambda one, at=when: one.avoided[at]),
            f"finance.per_usd_tn.{when}": (
                f"{DEGREES} per USD tn",
                lambda one, at=when: per_dollar(one, flow, at),
            ),
        }
        for name, (unit, values) in told.items():
            others = [Alternative(choice, value=float(np.median(values(one)))) for choice, one in moved]
            rows.append(_finding(name, unit, values(central), when, defaults, others, sources))
    return rows


def _cases(settings: Settings) -> list[tuple[dict[str, str], Settings]]:
    """Every parameter of the lever moved alone, then all together to their best and worst ends."""
    cases = [
        ({parameter.name: level}, _with(settings, parameter, level))
        for parameter in Finance.parameters
        for level in LEVELS
        if level != settings.levels.get(parameter.name, "central")
    ]
    return cases + [({"all finance parameters": name}, Settings(levels)) for name, levels in EXTREMES.items()]


# every parameter at the end at which the money does most, and least
EXTREMES = {
    "best": {
        "finance.mitigation_share": "high",
        "finance.worth": "high",
        "finance.cost_in_bin": "low",
        "finance.first_cost": "low",
        "price.potential": "high",
    },
    "worst": {
        "finance.mitigation_share": "low",
        "finance.worth": "low",
        "finance.cost_in_bin": "high",
        "finance.first_cost": "high",
        "price.potential": "low",
    },
}


def _with(settings: Settings, parameter: Parameter, level: str) -> Settings:
    return replace(settings, levels={**settings.levels, parameter.name: level})


def _finding(
    identifier: str,
    unit: str,
    values: np.ndarray,
    when: int | str,
    defaults: Mapping[str, str],
    alternatives: Sequence[Alternative],
    sources: tuple[str, ...],
) -> Finding:
    told = quantiles(values)
    medians = [row.value for row in alternatives if isinstance(row.value, float)] + [told["p50"]]
    return Finding(
        id=identifier,
        question="How much warming does the flow avoid by the cheapest measures of its recipients?",
        value=told["p50"],
        unit=unit,
        low=min(medians),
        high=max(medians),
        range_of="medians over the choices, one at a time and all at their ends",
        defaults=dict(defaults),
        alternatives=(Alternative(dict(defaults), value=told["p50"]), *alternatives),
        sources=sources,
        keys={"when": when, "quantiles": told},
    )
