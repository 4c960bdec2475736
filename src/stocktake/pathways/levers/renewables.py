"""Build wind, sun and water so that fossil power stations run less."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.coal import FASTEST_DECLINE
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Parameter, Settings
from stocktake.pathways.levers.supply import GAS_PART, MINES, SUPPLY

CRADLE = Parameter(
    "renewables.life_cycle",
    0.03,
    0.01,
    0.06,
    "emissions of building them, per unit of the fossil emissions displaced",
    "medians of 11 to 48 g/kWh for wind and sun beside 820 for coal and 490 for gas: IPCC AR5 WGIII annex "
    "III",
    "recalled",
)


@dataclass(frozen=True)
class Renewables(Lever):
    """Fossil power displaced, coal, gas and oil alike; told as the part of fossil power that goes."""

    name = "renewables"
    fastest = FASTEST_DECLINE
    parameters = (CRADLE, MINES, GAS_PART)
    cost = (20.0, -20.0, 100.0)
    cost_source = (
        "IPCC AR6 WGIII table 12.3: wind 2.1-5.6 and solar 2.0-7.0 Gt, the majority below 0, up to 100"
    )

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """Power stations, and the mines and wells that served them."""
        net = self.depth * (1.0 - settings.value(CRADLE))
        power = act.of_use("power")
        return (
            Cut(power, net, ("CO2 FFI",)),
            Cut(power, self.depth, ("N2O", "CH4", "Sulfur", "NOx", "BC", "OC", "CO", "VOC")),
            Cut(SUPPLY, self.depth, serving=power),
        )
