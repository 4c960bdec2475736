"""Burn less oil: mostly transport; with it go soot, NOx, CO, and the methane of the wells that served it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Settings
from stocktake.pathways.levers.supply import GAS_PART


@dataclass(frozen=True)
class Oil(Lever):
    """All oil burnt on land."""

    name = "oil"
    parameters = (GAS_PART,)
    uses: ClassVar[tuple[str, ...]] = ("power", "fuel_industry", "industry", "transport", "buildings")
    cost = (60.0, 0.0, 150.0)
    cost_source = (
        "IPCC AR6 WGIII table 12.3: efficiency and shift below 0, biofuels 0 to 100, "
        "electric vehicles variable"
    )

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """Burning in the chosen uses, and the supply that serves them."""
        burning = tuple(f"oil.{use}" for use in self.uses)
        return (Cut(burning, self.depth), Cut((act.OIL_GAS_SUPPLY,), self.depth, serving=burning))


@dataclass(frozen=True)
class OilTransport(Oil):
    """Oil on roads, rails, inland waters and domestic flights."""

    name = "oil.transport"
    uses: ClassVar[tuple[str, ...]] = ("transport",)
