"""Burn less fossil gas: CO2 and NOx of the burning, and the methane that leaks on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.coal import FASTEST_DECLINE
from stocktake.pathways.levers.contract import Action, Cut, Lever, part_of
from stocktake.pathways.levers.parameters import Parameter, Settings

SUPPLY = Parameter(
    "gas.supply_methane",
    0.44,
    0.35,
    0.55,
    "part of oil and gas methane that is gas's",
    "IEA Global Methane Tracker 2025: gas operations 35 Mt, oil 45 Mt in 2024; the range is ours",
    "derived",
)


@dataclass(frozen=True)
class Gas(Lever):
    """All fossil gas."""

    name = "gas"
    parameters = (SUPPLY,)
    fastest = FASTEST_DECLINE
    uses: ClassVar[tuple[str, ...]] = ("power", "fuel_industry", "industry", "transport", "buildings")
    cost = (70.0, 0.0, 200.0)
    cost_source = "IPCC AR6 WGIII table 12.3: renewables below 100, buildings 0 to 200"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """Burning in the chosen uses, and gas's part of supply in proportion."""
        burning = tuple(f"gas.{use}" for use in self.uses)
        served = part_of(base, self.places, burning, act.of_fuel("gas"))
        supply = self.depth * served * settings.value(SUPPLY)
        return (Cut(burning, self.depth), Cut((act.OIL_GAS_SUPPLY,), supply))


@dataclass(frozen=True)
class GasPower(Gas):
    """Fossil gas in power stations."""

    name = "gas.power"
    uses: ClassVar[tuple[str, ...]] = ("power",)
    cost = (50.0, 0.0, 100.0)
    cost_source = "IPCC AR6 WGIII table 12.3: wind, solar and other power below 100"
