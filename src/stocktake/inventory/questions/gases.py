"""How much of the emissions each gas makes up, and in which order, by the metric.

share of a gas = 100 * its CO2-equivalents / those of all gases of the basket; land-use CO2 goes with CO2. The
basket is that of Kyoto; where the F-gases are not known, the three gases. See docs/methods/gases.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stocktake.choices import Absent, Answer, Choices, ChoiceSet
from stocktake.errors import BadInput, UnknownGas, nearest
from stocktake.findings import Finding
from stocktake.gases.catalogue import gas_named
from stocktake.inventory.aggregate import F_GASES, Emissions
from stocktake.inventory.axes import annual_choices
from stocktake.inventory.datasets import KYOTO, THREE_GASES
from stocktake.inventory.questions.asking import ask_over, check_year, need_all_years
from stocktake.inventory.selection import Selection, select
from stocktake.inventory.world import World

GAS_GROUPS = ("CO2", "CH4", "N2O", F_GASES)
F_GASES_SINCE = 1990


def gases(
    world: World, year: int, places: Iterable[str] | str = ("WORLD",), fixed: Choices | None = None
) -> list[Finding]:
    """One finding per gas, largest first under the default choices: its percentage of all gases."""
    chosen, choices, groups = _asked(world, year, places, fixed)
    rows = [_share_of(world, gas, year, chosen, choices, groups) for gas in groups]
    rows.sort(key=lambda row: -float(row.value or 0))
    return [replace(row, keys={**row.keys, "rank": number}) for number, row in enumerate(rows, start=1)]


def gas_rank(
    world: World,
    gas: str,
    year: int,
    places: Iterable[str] | str = ("WORLD",),
    fixed: Choices | None = None,
) -> Finding:
    """The rank of one gas among CO2, CH4, N2O and the F-gases together."""
    chosen, choices, groups = _asked(world, year, places, fixed)
    name = _group_of(gas, groups)

    def measure(emissions: Emissions, combination: Choices) -> Answer:
        amounts = _amounts(emissions, chosen, year, groups)
        place = 1 + sum(1 for other in amounts.values() if other > amounts[name])
        return Answer(place, emissions.sources, extra={"shares": _percent(amounts)})

    return ask_over(
        world,
        f"gas-rank.{name}.{chosen.label}.{year}",
        f"What is the rank of {name} among the greenhouse gases that {chosen.name} emitted in {year}?",
        "rank",
        choices,
        (year, year),
        measure,
        gas=name,
        place=chosen.label,
        year=year,
    )


def _share_of(
    world: World, gas: str, year: int, chosen: Selection, choices: ChoiceSet, groups: tuple[str, ...]
) -> Finding:
    def measure(emissions: Emissions, combination: Choices) -> Answer:
        amounts = _amounts(emissions, chosen, year, groups)
        place = 1 + sum(1 for other in amounts.values() if other > amounts[gas])
        extra = {"rank": place, "amount": amounts[gas], "amount_unit": f"{emissions.unit}/yr"}
        return Answer(_percent(amounts)[gas], emissions.sources, extra=extra)

    return ask_over(
        world,
        f"gases.{gas}.{chosen.label}.{year}",
        f"What part of the greenhouse gases that {chosen.name} emitted in {year} is {gas}?",
        "% of all gases as CO2e",
        choices,
        (year, year),
        measure,
        gas=gas,
        place=chosen.label,
        year=year,
    )


def _asked(
    world: World, year: int, places: Iterable[str] | str, fixed: Choices | None
) -> tuple[Selection, ChoiceSet, tuple[str, ...]]:
    check_year(world, year)
    basket = KYOTO if year >= F_GASES_SINCE else THREE_GASES
    held = {"gases": basket, **(fixed or {})}
    if held["gases"].casefold() not in (KYOTO, THREE_GASES):
        raise BadInput(
            f"The gases '{held['gases']}' are no basket",
            "Gases are ranked within a basket",
            nearest=[KYOTO, THREE_GASES],
        )
    groups = GAS_GROUPS if held["gases"].casefold() == KYOTO else GAS_GROUPS[:3]
    chosen = select(world.places, places, year)
    return chosen, annual_choices((year, year), held, world.sets, of_world=chosen.world), groups


def _amounts(emissions: Emissions, chosen: Selection, year: int, groups: tuple[str, ...]) -> dict[str, float]:
    found = {}
    for gas in groups:
        part = chosen.taken(emissions.only(gas), year, year)
        if gas != F_GASES:
            need_all_years(part, year, year)
        found[gas] = float(part.amount[0])
    if sum(found.values()) <= 0:
        raise Absent("The gases together take up more than is emitted here, so there is no share of them")
    return found


def _percent(amounts: dict[str, float]) -> dict[str, float]:
    whole = sum(amounts.values())
    return {gas: 100 * amount / whole for gas, amount in amounts.items()}


def _group_of(gas: str, groups: tuple[str, ...]) -> str:
    """The gas, or the F-gases for one of them; UnknownGas for a gas of no group."""
    if gas.casefold() in ("f-gases", "f gases", "fluorinated gases"):
        name = F_GASES
    else:
        found = gas_named(gas)
        name = F_GASES if found.family in ("HFC", "PFC", "SF6", "NF3") else found.name
    if name not in groups:
        raise UnknownGas(
            f"'{gas}' is not among the gases ranked here",
            f"These are {', '.join(groups)}",
            nearest=nearest(gas, groups),
        )
    return name
