"""Whose part a flow of money would be: every provider's part by every key at hand, as an indication.

No source at hand says what each provider gives, and no key among them has been agreed. To the keys of the
finance goals (``provider_shares``: output, emissions since 1990, people) come emissions since 1850 and the
index of capability and responsibility of Greenhouse Development Rights, as ``fair-share`` has it, here among
the providers alone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import numpy as np

from stocktake.choices import Absent, Answer, Axis, Choices, ChoiceSet, ask
from stocktake.equity import provider_shares
from stocktake.equity.axes import PROGRESSIVITY_AXIS, THRESHOLD_AXIS
from stocktake.equity.provider_shares import CO2, EMISSIONS, OUTPUT, PEOPLE, UNIT
from stocktake.equity.rules import Facts
from stocktake.equity.rules.development_rights import responsibility_capacity
from stocktake.equity.stock import INCOME_YEAR
from stocktake.equity.stock import OUTPUT as AT_PURCHASING_POWER
from stocktake.findings import Finding
from stocktake.inventory import World, last_year
from stocktake.inventory.questions.people import divisor_of, population
from stocktake.inventory.selection import select

EARLY, INDEX = "emissions since 1850", "capability and responsibility"
FIRST = 1850
KEYS = (OUTPUT, EMISSIONS, EARLY, INDEX, PEOPLE)
KEY_AXIS = Axis(
    "key", KEYS, OUTPUT, "Means to pay, the key of most burden sharing among donors; no key has been agreed"
)
SOURCES = {
    **provider_shares.SOURCES,
    EARLY: ("gcb2024_fossil", "gcb2024_landuse"),
    INDEX: ("gcb2024_fossil", "gcb2024_landuse", "wdi_gdp_ppp", "population"),
}


def parts_of_providers(world: World, group: str, usd_bn: float) -> list[Finding]:
    """One finding per provider: its part of the flow by the default key and over all keys, largest first.

    group  : countries or groups, joined by ``+``
    usd_bn : the flow, USD bn a year
    raises : UnknownPlace
    """
    last = last_year(world)
    givers = select(world.places, group, last).codes
    parts = _parts(world, givers, last)
    found = [
        ask(
            f"finance.provider.{code}",
            f"What part of the flow would be that of {world.places.name(code)} among {group}?",
            UNIT,
            ChoiceSet((KEY_AXIS,)),
            _answer(parts, row, usd_bn),
            place=code,
            providers=group,
        )
        for row, code in enumerate(givers)
        if any(np.isfinite(values[row]) for values in parts.values())
    ]
    return sorted(found, key=lambda one: -float(str(one.value)))


def _parts(world: World, givers: tuple[str, ...], last: int) -> dict[str, np.ndarray]:
    parts = provider_shares.parts_by_key(world, givers, last)
    since = {year: _emitted(world, givers, year, last) for year in (FIRST, provider_shares.SINCE)}
    return parts | {
        EARLY: since[FIRST] / np.nansum(since[FIRST]),
        INDEX: _index(world, givers, since[provider_shares.SINCE], last),
    }


def _emitted(world: World, givers: tuple[str, ...], first: int, last: int) -> np.ndarray:
    return world.emissions(CO2, (first, last)).by_place(givers, first, last)


def _index(world: World, givers: tuple[str, ...], past: np.ndarray, last: int) -> np.ndarray:
    """Capability and responsibility among the providers (giver,), NaN where a country's are not known."""
    output = divisor_of(world, "dollar", AT_PURCHASING_POWER)
    assert output is not None
    people = population(world)
    income = output.of(givers, INCOME_YEAR) / people.of(givers, INCOME_YEAR)
    now = people.of(givers, last)
    known = np.isfinite(income) & np.isfinite(now) & np.isfinite(past)
    nothing = np.full(int(known.sum()), np.nan)
    facts = Facts(
        codes=tuple(code for code, one in zip(givers, known, strict=True) if one),
        emissions=nothing,
        past=past[known],
        baseline=nothing,
        population=now[known],
        person_years=nothing,
        converged=nothing,
        income=income[known],
        span=(last, last),
        last=last,
        threshold=float(THRESHOLD_AXIS.default),
        progressivity=float(PROGRESSIVITY_AXIS.default),
    )
    found = np.full(len(givers), np.nan)
    with suppress(Absent):  # nobody among them has an income above the threshold
        found[known] = responsibility_capacity(facts)
    return found


def _answer(parts: dict[str, np.ndarray], row: int, usd_bn: float) -> Callable[[Choices], Answer]:
    def answer(choices: Choices) -> Answer:
        part = float(parts[choices["key"]][row])
        if not np.isfinite(part):
            raise Absent("The data have nothing of this country by that key")
        return Answer(usd_bn * part, SOURCES[choices["key"]], extra={"part": part})

    return answer
