"""Money for abatement where it is scarce: the cheapest measures of the recipients, as far as the money goes.

The money is a yearly flow. Of it a part goes to mitigation; what a dollar of finance is worth in costs
covered lies between the grant part and the whole; the recipients' measures are bought from cheap to dear.
What is not counted: adaptation and loss and damage (money, not degrees), and whether the flow is new.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.pathways.levers import cost_curve
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.carbon_price import POTENTIAL, TABLE_YEAR, land_part
from stocktake.pathways.levers.contract import Action, Cut, Lever, Measure, Removal
from stocktake.pathways.levers.cost_curve import Family, Offer
from stocktake.pathways.levers.parameters import Parameter, Settings

MITIGATION = Parameter(
    "finance.mitigation_share",
    0.6,
    0.5,
    0.72,
    "part of the money that goes to mitigation",
    "OECD (2024): adaptation 32.4 of 115.9 USD bn in 2022, so at most 72 %; cross-cutting flows make it less",
    "derived",
)
WORTH = Parameter(
    "finance.worth",
    0.5,
    0.28,
    1.0,
    "dollars of cost covered by a dollar of finance",
    "OECD (2024): 28 % of public finance in 2022 were grants, 70 % loans; a loan covers less than its face "
    "value",
    "derived",
)
COST_IN_BIN = Parameter(
    "finance.cost_in_bin",
    0.5,
    0.25,
    0.75,
    "where in its bin the mean cost lies",
    "IPCC AR6 WGIII table 12.3 gives bins only; options thinning out evenly towards one end have their mean "
    "at a third, so a quarter from either end covers that; ours",
    "derived",
)
FIRST_COST = Parameter(
    "finance.first_cost",
    10.0,
    cost_curve.LEAST_COST,
    30.0,
    "USD/t for measures that pay back",
    "measures below zero cost over their life still need money at first; low: the least an auction found "
    f"({cost_curve.LEAST_COST_SOURCE}); the rest is ours",
    "recalled",
)


@dataclass(frozen=True)
class Purchase:
    """What money buys of one bin of a family: Gt CO2e per year for USD bn per year, at a price per tonne."""

    family: Family
    bin: str
    amount: float
    cost: float

    @property
    def spent(self) -> float:
        """USD bn per year."""
        return self.amount * self.cost


@dataclass(frozen=True)
class Finance(Lever):
    """A yearly flow of money to the chosen places; to all where none are named."""

    name = "finance"
    measure = Measure.MONEY
    parameters = (MITIGATION, WORTH, COST_IN_BIN, FIRST_COST, POTENTIAL)
    possible = 1.3e12  # all sources, the call of the NCQG
    largest = 10e12
    cost = (30.0, 10.0, 100.0)
    cost_source = "the mean cost of what the money buys"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """Cuts of each family in the recipients, and uptake on their land."""
        bought: dict[str, float] = {}
        families: dict[str, Family] = {}
        for purchase in self.purchases(base, settings):
            families[purchase.family.name] = purchase.family
            bought[purchase.family.name] = bought.get(purchase.family.name, 0.0) + purchase.amount
        actions: list[Action] = []
        for name, amount in bought.items():
            family = families[name]
            if family.removes:
                actions.append(Removal(amount, "CO2 AFOLU"))
                continue
            emitted = cost_curve.emissions_of(family, base, TABLE_YEAR) * share_of(self, family, base)
            if emitted > 0:
                actions.append(Cut(family.activities, min(cost_curve.MOST, amount / emitted), family.moves))
        return tuple(actions)

    def purchases(self, base: Base, settings: Settings) -> tuple[Purchase, ...]:
        """What the money buys, from cheap to dear, until it is spent or all is bought.

        Where it ends among offers of one price, each gives the same part, so no order among them counts.
        No more is bought of a family than the recipients emit of it.
        """
        left = self.depth / 1e9 * settings.value(MITIGATION) * settings.value(WORTH)  # USD bn per year
        room: dict[str, float] = {}
        bought: list[Purchase] = []
        for step in cost_curve.merit_order(
            settings.value(POTENTIAL), settings.value(COST_IN_BIN), settings.value(FIRST_COST)
        ):
            offers = [(offer, self._offered(offer, base, room)) for offer in step]
            asked = sum(amount for _, amount in offers) * step[0].cost
            part = min(1.0, left / asked) if asked > 0 else 0.0
            bought += [
                Purchase(offer.family, offer.bin, part * amount, offer.cost)
                for offer, amount in offers
                if part * amount > 0
            ]
            left = max(0.0, left - part * asked)
        return tuple(bought)

    def _offered(self, offer: Offer, base: Base, room: dict[str, float]) -> float:
        """The recipients' part of an offer, Gt CO2e per year; ``room``: what each family has left to cut."""
        family = offer.family
        share = share_of(self, family, base)
        if family.removes:
            return offer.amount * share
        if family.name not in room:
            room[family.name] = cost_curve.MOST * share * cost_curve.emissions_of(family, base, TABLE_YEAR)
        amount = min(offer.amount * share, room[family.name])
        room[family.name] -= amount
        return amount


def share_of(lever: Lever, family: Family, base: Base) -> float:
    """The places' part of the family's emissions, and so of its potential, 0 to 1."""
    if not lever.places:
        return 1.0
    if family.removes:
        return land_part(lever, base)
    mask = cost_mask(family, base)
    here = mask & lever.holds(base)
    whole = float(base.amount[mask].sum())
    return float(base.amount[here].sum()) / whole if whole > 0 else 0.0


def cost_mask(family: Family, base: Base) -> np.ndarray:
    """Tiles whose amount says how a family lies among places: its first species alone."""
    return base.doing(family.activities) & base.emitting(family.species[:1] or ("HFC-134a",))
