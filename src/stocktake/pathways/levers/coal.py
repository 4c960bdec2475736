"""Burn less coal, and mine less of it: the whole fuel, or one use of it.

What goes: CO2, sulphur, soot, NOx and CO of the burning, and the methane of the mines that served it, in the
same places (a country's mines are taken to serve its own burning; trade is left out).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Settings
from stocktake.pathways.levers.supply import MINES

# per year: the fast end of national declines of a fuel in power, in smaller systems more often
# (Vinichenko et al. 2021, doi:10.1016/j.oneear.2021.09.012; recalled)
FASTEST_DECLINE = 0.07
COST = (30.0, 0.0, 100.0)
COST_SOURCE = (
    "IPCC AR6 WGIII table 12.3: wind and solar that displace it lie mostly below 0, their "
    "tails reach 50 to 100"
)


@dataclass(frozen=True)
class Coal(Lever):
    """All coal: power, industry, homes, and the mines."""

    name = "coal"
    parameters = (MINES,)
    fastest = FASTEST_DECLINE
    uses: ClassVar[tuple[str, ...]] = ("power", "fuel_industry", "industry", "buildings")
    cost = COST
    cost_source = COST_SOURCE

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """Burning in the chosen uses, and the mines that serve them."""
        burning = tuple(f"coal.{use}" for use in self.uses)
        return (Cut(burning, self.depth), Cut((act.COAL_MINING,), self.depth, serving=burning))


@dataclass(frozen=True)
class CoalPower(Coal):
    """Coal in power stations and heat plants."""

    name = "coal.power"
    uses: ClassVar[tuple[str, ...]] = ("power",)


@dataclass(frozen=True)
class CoalIndustry(Coal):
    """Coal in manufacturing, construction, coke ovens and the like."""

    name = "coal.industry"
    uses: ClassVar[tuple[str, ...]] = ("industry", "fuel_industry")
    cost = (75.0, 20.0, 200.0)
    cost_source = "IPCC AR6 WGIII table 12.3: fuel switching in industry lies in the bins 20 to 200"


@dataclass(frozen=True)
class CoalMining(Lever):
    """Coal left in the ground: as much burning and mining goes, told by the mines."""

    name = "coal.mining"
    parameters = (MINES,)
    cost = COST
    cost_source = COST_SOURCE

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """Mines, and the burning of what they would have given, in the same places."""
        return (
            Cut((act.COAL_MINING,), self.depth, serving=act.of_fuel("coal")),
            Cut(act.of_fuel("coal"), self.depth),
        )
