"""Whose part of a finance goal: the whole shared among those who are to provide it, by what they could go by.

The Paris Agreement names developed countries and no key among them. Keys here are output (means), emissions
since 1990 (responsibility), people, and the mean of the three. What each provider gave is in no source at
hand, so a part is set beside no payment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from stocktake.choices import NOT_APPLICABLE, Answer, Axis, Choices, ChoiceSet, ask
from stocktake.equity import finance
from stocktake.findings import Alternative, Finding
from stocktake.inventory import World, last_year
from stocktake.inventory.questions.people import divisor_of, population
from stocktake.inventory.selection import select

OUTPUT, EMISSIONS, PEOPLE, MEAN = "output", "emissions since 1990", "people", "mean"
SINCE = 1990
OUTPUT_YEAR = 2022
UNIT = "USD bn/yr"
FLOW_SOURCE = "oecd_climate_finance"
KEY_AXIS = Axis(
    "key",
    (OUTPUT, EMISSIONS, PEOPLE, MEAN),
    OUTPUT,
    "Means to pay, the key of most burden sharing among donors; no key has been agreed",
)
SOURCES: Mapping[str, tuple[str, ...]] = {
    OUTPUT: ("wdi_gdp_mer",),
    EMISSIONS: ("gcb2024_fossil", "gcb2024_landuse"),
    PEOPLE: ("population",),
    MEAN: ("wdi_gdp_mer", "gcb2024_fossil", "gcb2024_landuse", "population"),
}
GOALS: Mapping[int, float] = {
    2020: finance.GOALS["USD 100 bn goal (2020-2025)"],
    2035: finance.GOALS["NCQG, developed countries leading (2035)"],
}
CO2 = {
    "gases": "co2",
    "dataset": "gcb",
    "metric": NOT_APPLICABLE,
    "land_use": "mean",
    "accounting": "territorial",
    "bunkers": "in-world",
}


def provider_shares(world: World, places: Iterable[str], providers: str = finance.PROVIDERS) -> list[Finding]:
    """One finding per place and goal: its part, USD bn a year, by the default key and over all keys.

    places    : countries or groups; of a group those members that are providers
    providers : the group that shares the whole
    raises    : UnknownPlace
    """
    last = last_year(world)
    givers = select(world.places, providers, last).codes
    parts = parts_by_key(world, givers, last)
    found = []
    for name in places:
        place = select(world.places, name, last)
        rows = [givers.index(code) for code in place.codes if code in givers]
        for year, goal in GOALS.items():
            found.append(
                ask(
                    f"finance-share.{place.label}.{year}",
                    f"What part of USD {goal:g} bn a year is that of {place.name} among {providers}?",
                    UNIT,
                    ChoiceSet((KEY_AXIS,)),
                    _answer(parts, rows, goal),
                    place=place.label,
                    providers=providers,
                    year=year,
                    goal_usd_bn=goal,
                    members=[givers[row] for row in rows],
                )
            )
    return found


def flow_findings() -> list[Finding]:
    """What was provided and mobilised, and what was promised: one finding each, USD bn a year."""
    year, paid = max(finance.FLOWS.items())
    told = [
        Finding(
            id=f"finance-flow.{year}",
            question=f"What did developed countries provide and mobilise in {year}?",
            value=paid,
            unit=UNIT,
            alternatives=(Alternative({}, value=paid),),
            sources=(FLOW_SOURCE,),
            keys={"year": year},
        )
    ]
    for goal_year, goal in GOALS.items():
        told.append(
            Finding(
                id=f"finance-goal.{goal_year}",
                question=f"What were developed countries to provide and mobilise a year by {goal_year}?",
                value=goal,
                unit=UNIT,
                alternatives=(Alternative({}, value=goal),),
                sources=(FLOW_SOURCE,),
                keys={"year": goal_year},
            )
        )
    return told


def parts_by_key(world: World, givers: tuple[str, ...], last: int) -> dict[str, np.ndarray]:
    """Key to the providers' parts of one (giver,); NaN where the data have nothing of a provider."""
    output = divisor_of(world, "dollar", {"output": "market"})
    assert output is not None
    emitted = world.emissions(CO2, (SINCE, last)).by_place(givers, SINCE, last)
    amounts = {
        OUTPUT: output.of(givers, OUTPUT_YEAR),
        EMISSIONS: emitted,
        PEOPLE: population(world).of(givers, last),
    }
    parts = {key: values / np.nansum(values) for key, values in amounts.items()}
    return parts | {MEAN: np.mean(list(parts.values()), axis=0)}


def _answer(parts: Mapping[str, np.ndarray], rows: list[int], goal: float) -> Callable[[Choices], Answer]:
    def answer(choices: Choices) -> Answer:
        part = float(parts[choices["key"]][rows].sum())
        return Answer(goal * part, SOURCES[choices["key"]], extra={"part": part})

    return answer
