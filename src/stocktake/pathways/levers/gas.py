"""Burn less fossil gas: CO2 and NOx of the burning, and the methane that leaks on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.coal import FASTEST_DECLINE
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Settings
from stocktake.pathways.levers.supply import GAS_PART


@dataclass(frozen=True)
class Gas(Lever):
    """All fossil gas."""

    name = "gas"
    parameters = (GAS_PART,)
    fastest = FASTEST_DECLINE
    uses: ClassVar[tuple[str, ...]] = ("power", "fuel_industry", "industry", "transport", "buildings")
    cost = (70.0, 0.0, 200.0)
    cost_source = "IPCC AR6 WGIII table 12.3: renewables below 100, buildings 0 to 200"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """Burning in the chosen uses, and the supply that serves them."""
        burning = tuple(f"gas.{use}" for use in self.uses)
        return (Cut(burning, self.depth), Cut((act.OIL_GAS_SUPPLY,), self.depth, serving=burning))


@dataclass(frozen=True)
class GasPower(Gas):
    """Fossil gas in power stations."""

    name = "gas.power"
    uses: ClassVar[tuple[str, ...]] = ("power",)
    cost = (50.0, 0.0, 100.0)
    cost_source = "IPCC AR6 WGIII table 12.3: wind, solar and other power below 100"
