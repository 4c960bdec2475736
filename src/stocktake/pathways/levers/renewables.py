"""Build wind, sun and water so that fossil power stations run less."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.coal import FASTEST_DECLINE, MINES
from stocktake.pathways.levers.contract import Action, Cut, Lever, part_of
from stocktake.pathways.levers.gas import SUPPLY
from stocktake.pathways.levers.parameters import Parameter, Settings

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
    parameters = (CRADLE, MINES, SUPPLY)
    cost = (20.0, -20.0, 100.0)
    cost_source = (
        "IPCC AR6 WGIII table 12.3: wind 2.1-5.6 and solar 2.0-7.0 Gt, the majority below 0, up to 100"
    )

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """Power stations, and the mines and wells that served them."""
        net = self.depth * (1.0 - settings.value(CRADLE))
        coal = part_of(base, self.places, ("coal.power",), act.of_fuel("coal"))
        gas = part_of(base, self.places, ("gas.power",), act.of_fuel("gas"))
        return (
            Cut(act.of_use("power"), net, ("CO2 FFI",)),
            Cut(act.of_use("power"), self.depth, ("N2O", "CH4", "Sulfur", "NOx", "BC", "OC", "CO", "VOC")),
            Cut((act.COAL_MINING,), self.depth * coal * settings.value(MINES)),
            Cut((act.OIL_GAS_SUPPLY,), self.depth * gas * settings.value(SUPPLY)),
        )
