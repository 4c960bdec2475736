"""What abatement costs: the assessment behind Figure SPM.7 of AR6 WGIII, by family and cost bin.

Numbers are Gt CO2e per year of 2030 from table 12.3 of IPCC AR6 WGIII chapter 12 (costs over the life of a
measure, against a reference world); an option that spans several bins is spread evenly. Sums of families
agree with the overlap-free aggregates of table 12.4 within 0.7 Gt where both have costs. Buildings count
what burns in them (0.7 of 2.0 Gt, table 12.4); the rest is power's. Table 12.3 gives a family's range as
about +-16 % of all (32 to 44 Gt below USD 100, central 38).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base

EDGES = np.array([0.0, 0.0, 20.0, 50.0, 100.0, 200.0])  # USD/t CO2e; the first bin lies below zero
BINS = ("<0", "0-20", "20-50", "50-100", "100-200")
DIRECT_IN_BUILDINGS = 0.35

GWP100 = {"CO2 FFI": 1.0, "CO2 AFOLU": 1.0, "CH4": 27.9, "N2O": 273.0}  # AR6 WGI table 7.SM.7
GT_PER_UNIT = {"CO2 FFI": 1.0, "CO2 AFOLU": 1.0, "CH4": 1e-3, "N2O": 1e-3}


@dataclass(frozen=True)
class Family:
    """Options that act on the same emissions.

    activities : they act on
    species    : of which the potential is told
    potential  : (bin,) Gt CO2e per year in 2030
    removes    : whether it takes CO2 up instead of emitting less
    moves      : species that it cuts; None for all that the activities emit (forests kept leave the smoke's
                 aerosols alone, see ``deforestation``)
    """

    name: str
    activities: tuple[str, ...]
    species: tuple[str, ...]
    potential: tuple[float, float, float, float, float]
    removes: bool = False
    moves: tuple[str, ...] | None = None


_WASTE = (act.LANDFILL, act.WASTEWATER, act.OTHER_WASTE)
_FARM = (act.ENTERIC, act.MANURE, act.RICE, act.SOILS)

FAMILIES = (
    Family("power", act.of_use("power"), ("CO2 FFI",), (2.584, 2.938, 2.938, 2.084, 0.606)),
    Family("energy_methane", (act.COAL_MINING, act.OIL_GAS_SUPPLY), ("CH4",), (0.35, 1.02, 0.10, 0.08, 0.10)),
    Family("agriculture", _FARM, ("CH4", "N2O"), (0.0, 0.35, 0.0, 0.28, 0.0)),
    Family(
        "protection",
        (act.DEFORESTATION,),
        ("CO2 AFOLU",),
        (0.0, 2.28, 0.12, 1.63, 0.22),
        moves=("CO2 AFOLU", "CH4", "N2O"),
    ),
    Family("uptake", (), ("CO2 AFOLU",), (0.0, 1.03, 1.30, 4.45, 0.66), removes=True),
    Family(
        "buildings",
        act.of_use("buildings"),
        ("CO2 FFI",),
        tuple(DIRECT_IN_BUILDINGS * value for value in (1.29, 0.251, 0.251, 0.251, 1.167)),  # type: ignore[arg-type]
    ),
    Family("transport", act.of_use("transport"), ("CO2 FFI",), (2.42, 0.233, 0.233, 0.233, 0.0)),
    Family(
        "industry",
        (*act.of_use("industry"), act.CEMENT, act.INDUSTRY_PROCESS),
        ("CO2 FFI",),
        (0.0, 1.34, 2.97, 1.05, 0.15),
    ),
    Family("waste", _WASTE, ("CH4",), (0.35, 0.14, 0.10, 0.07, 0.15)),
)
# fluorinated gases: the potential is told as a fraction of their emissions, about 1.4 Gt CO2e in the mid
# 2020s
FGASES = Family("fgases", (act.FGASES,), (), (0.26, 0.68, 0.18, 0.09, 0.03))
FGASES_GT = 1.6  # IGCC 2023: 1.87 with Montreal gases; EDGAR 2023 Kyoto gases about 1.6 at AR6 GWP100

MOST = 0.95  # of a family's emissions; something always remains

# USD/t CO2e that no tonne is bought below. The World Bank's Pilot Auction Facility asked by auction for the
# smallest guarantee that keeps methane projects of developing countries going: 2.40 in July 2015, for plants
# already built. Even what pays back has to be found, checked and paid for at first.
LEAST_COST = 2.4
LEAST_COST_SOURCE = "World Bank, Pilot Auction Facility, first auction (July 2015): USD 2.40/t"


def emissions_of(family: Family, base: Base, year: int) -> float:
    """Gt CO2e (GWP100 AR6) of the family's activities in one year of the base."""
    if family is FGASES:
        return FGASES_GT if base.doing(family.activities).any() else 0.0
    at = int(np.flatnonzero(base.years == year)[0])
    mask = base.doing(family.activities)
    total = 0.0
    for species in family.species:
        path = base.sums((mask & base.emitting((species,))).astype(float), species)
        total += float(path[at]) * GWP100[species] * GT_PER_UNIT[species]
    return total


def below_price(family: Family, price: float, free: float) -> float:
    """Potential (Gt CO2e per year) that a price brings about.

    price : USD/t CO2e, up to 200
    free  : part of the options below zero that a price of 20 and more sets free; less below 20
    Inside a bin the potential grows evenly with the price.
    """
    found = family.potential[0] * free * min(price / 20.0, 1.0)
    for number in range(1, len(BINS)):
        low, high = EDGES[number], EDGES[number + 1]
        found += family.potential[number] * float(np.clip((price - low) / (high - low), 0.0, 1.0))
    return found


@dataclass(frozen=True)
class Offer:
    """What one bin of a family offers: Gt CO2e per year of the whole world, at USD per tonne."""

    family: Family
    bin: str
    amount: float
    cost: float


def merit_order(scale: float, cost_at: float, first_cost: float) -> list[tuple[Offer, ...]]:
    """All families' bins from cheap to dear; those that cost the same stand together, in no order.

    scale      : on every potential
    cost_at    : where in its bin the mean cost lies, 0 low end to 1 high end
    first_cost : USD/t for options below zero, which still need money at first
    No offer costs less than ``LEAST_COST``.
    """
    steps: dict[float, list[Offer]] = {}
    for family in (*FAMILIES, FGASES):
        for number, amount in enumerate(family.potential):
            low, high = EDGES[number], EDGES[number + 1]
            asked = first_cost if number == 0 else low + cost_at * (high - low)
            cost = round(max(float(asked), LEAST_COST), 9)
            if amount > 0:
                steps.setdefault(cost, []).append(Offer(family, BINS[number], scale * amount, cost))
    return [tuple(steps[cost]) for cost in sorted(steps)]
