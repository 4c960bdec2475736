"""Climate finance: what a flow of money is, what it buys of measures, degrees per dollar with the range.

Two readings of a yearly flow, never added up, since one buys part of the other:

    measures    : the cheapest measures of the recipients, bin by bin (the lever ``finance``)
    conditional : the conditional part of the recipients' pledges, as far as the flow meets their costed needs
                  (``conditional``)

Adaptation and loss and damage are told as money; no degree is claimed for them. Not known, and not made up:
what each provider gives, how much of a flow is new, what a loan changes, and what a dollar of it moves in
private hands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stocktake.assessment.lever_effect import PEAK, Warmer, effect, stacked
from stocktake.assessment.paired import DEGREES, quantiles
from stocktake.findings import Alternative, Finding
from stocktake.pathways.levers.apply import plan
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.finance import MITIGATION, WORTH, Finance, Purchase
from stocktake.pathways.levers.parameters import LEVELS, Parameter, Settings
from stocktake.pathways.levers.timing import FIRST_YEAR, LAST_YEAR, Shape, Timing

WHEN: tuple[int | str, ...] = (2050, 2100, PEAK)
BUILD_YEARS = 5  # a measure is not there in the year its money is
RECIPIENTS, PROVIDERS = "NONANNEX1", "ANNEX2"
QUESTION = "How much warming does the flow avoid by the cheapest measures of its recipients?"
AMOUNTS = (10, 14, 20, 30, 45, 70, 100, 150, 200, 300, 400, 550, 750, 1000, 1300)  # USD bn per year
ENDS = ("worst", "best")
NOTHING_SPENT = "no money is spent by then"

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


Avoided = Mapping[int | str, np.ndarray]


def measures(
    base: Base, warmer: Warmer, flow: Flow, settings: Settings, factors: Mapping[str, float]
) -> Avoided:
    """Degrees avoided by what the money buys from cheap to dear: when to (member,) K."""
    told = effect(plan(base, [flow.lever()], settings), warmer, factors)
    return {when: told.avoided(when) for when in WHEN}


@dataclass(frozen=True, eq=False)
class Curve:
    """Degrees per USD tn spent over the size of the flow, by the cheapest measures, by 2100.

    amounts   : (amount,) USD bn per year
    central   : (3, amount) p5, median and p95 of the members, every parameter central
    choices   : (2, amount) medians with all parameters at their worst and at their best ends
    """

    amounts: np.ndarray
    central: np.ndarray
    choices: np.ndarray


def curve(
    base: Base, warmer: Warmer, flow: Flow, settings: Settings, amounts: Sequence[float] = AMOUNTS
) -> Curve:
    """The flow at other sizes, all run at once.

    amounts : USD bn per year
    """
    cases = [settings, *(replace(settings, levels={**settings.levels, **EXTREMES[name]}) for name in ENDS)]
    flows = [replace(flow, amount=1e9 * amount) for amount in amounts]
    worlds = [plan(base, [one.lever()], held).world() for held in cases for one in flows]
    before, *after = warmer.warming(stacked([base.world, *worlds]))[..., -1]
    spent = np.array([one.total() for one in flows])
    avoided = (before - np.array(after)).reshape(len(cases), len(flows), -1) / spent[None, :, None]
    return Curve(
        np.asarray(amounts),
        np.quantile(avoided[0], (0.05, 0.5, 0.95), axis=-1),
        np.median(avoided[1:], axis=-1),
    )


def purchases(base: Base, flow: Flow, settings: Settings) -> tuple[Purchase, ...]:
    """What the money buys, from cheap to dear."""
    return flow.lever().purchases(base, settings)


def split_of_money(flow: Flow, settings: Settings) -> dict[str, float]:
    """USD bn per year: to mitigation, the costs that covers, and the rest, which is money for other ends."""
    amount, share = flow.amount / 1e9, settings.value(MITIGATION)
    return {
        "mitigation": amount * share,
        "costs_covered": amount * share * settings.value(WORTH),
        "adaptation_and_other": amount * (1.0 - share),
    }


def spent_until(flow: Flow, when: int | str) -> float:
    """USD tn spent by then, undiscounted; for the peak, whenever it comes, by the last year."""
    return flow.total(LAST_YEAR if when == PEAK else int(when))


def unspent(flow: Flow, settings: Settings, bought: Sequence[Purchase]) -> float:
    """USD bn per year of costs covered that find nothing left to buy, below a tenth of a per cent none."""
    covered = split_of_money(flow, settings)["costs_covered"]
    left = covered - sum(one.spent for one in bought)
    return left if left > 1e-3 * covered else 0.0


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
        spent = spent_until(flow, when)
        for name, unit, per in (("avoided", DEGREES, 1.0), ("per_usd_tn", f"{DEGREES} per USD tn", spent)):
            identifier = f"finance.{name}.{when}"
            if per == 0:
                rows.append(untold(identifier, QUESTION, unit, when, NOTHING_SPENT))
                continue
            others = [Alternative(choice, value=float(np.median(one[when])) / per) for choice, one in moved]
            values = central[when] / per
            rows.append(_finding(identifier, unit, values, when, defaults, others, sources))
    return rows


def untold(identifier: str, question: str, unit: str, when: int | str, reason: str) -> Finding:
    """A row without a value, with the reason."""
    return Finding(
        id=identifier,
        question=question,
        value=None,
        unit=unit,
        alternatives=(Alternative({}, absent=reason),),
        note=reason,
        keys={"when": when},
    )


def _cases(settings: Settings) -> list[tuple[dict[str, str], Settings]]:
    """Every parameter of the lever moved alone, then all together to their best and worst ends."""
    cases = [
        ({parameter.name: level}, _with(settings, parameter, level))
        for parameter in Finance.parameters
        for level in LEVELS
        if level != settings.levels.get(parameter.name, "central")
    ]
    return cases + [
        ({"all finance parameters": name}, replace(settings, levels={**settings.levels, **levels}))
        for name, levels in EXTREMES.items()
    ]


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
        question=QUESTION,
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
