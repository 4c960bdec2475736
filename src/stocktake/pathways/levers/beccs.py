"""Grow plants, burn them for energy, capture and store the CO2."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Lever, Measure, Removal
from stocktake.pathways.levers.parameters import Parameter, Settings

LOST = Parameter(
    "beccs.lost_on_land",
    0.2,
    0.0,
    0.5,
    "part of the stored CO2 that growing and hauling the biomass gives back",
    "life-cycle studies run from almost nothing (residues) to all and more (cleared forest); the range is "
    "ours",
    "recalled",
)


@dataclass(frozen=True)
class Beccs(Lever):
    """CO2 stored from biomass, Gt per year."""

    name = "beccs"
    measure = Measure.GT_CO2
    underground = True
    parameters = (LOST,)
    possible = 5.3  # IPCC AR6 WGIII ch. 12: 5.3 (1.1-18) Gt CO2 per year in 2050 in C1 scenarios
    largest = 18.0
    cost = (150.0, 50.0, 244.0)
    cost_source = "IPCC AR6 WGIII table 6.3: 244 and 242 USD per t avoided; table 12.3: 50 to 200"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """What is stored, less what the biomass cost."""
        return (Removal(self.depth * (1.0 - settings.value(LOST))),)
