"""Grow forest back: CO2 taken up on land, Gt per year at full strength."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Lever, Measure, Removal
from stocktake.pathways.levers.parameters import Parameter, Settings

PERMANENCE = Parameter(
    "restoration.kept",
    0.9,
    0.7,
    1.0,
    "part of the uptake that stays, after fire, drought and felling",
    "the range is ours; offset programmes hold back 10 to 20 % and more as a buffer for reversals",
    "recalled",
)


@dataclass(frozen=True)
class Restoration(Lever):
    """Afforestation, reforestation, peatland and coastal wetland restoration."""

    name = "restoration"
    measure = Measure.GT_CO2
    parameters = (PERMANENCE,)
    possible = (
        2.84  # IPCC AR6 WGIII table 12.3: 0.15 + 0.57 + 1.46 + 0.66 Gt CO2e per year in 2030, below USD 200
    )
    largest = 10.0
    cost = (75.0, 20.0, 200.0)
    cost_source = (
        "IPCC AR6 WGIII table 12.3: 0.57 Gt at 20 to 50, 1.46 Gt at 50 to 100, 0.66 Gt at 100 to 200"
    )

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """Uptake by land, booked with land-use CO2."""
        return (Removal(self.depth * settings.value(PERMANENCE), "CO2 AFOLU"),)
