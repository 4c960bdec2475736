"""Take CO2 out of the air with machines and store it."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Lever, Measure, Removal
from stocktake.pathways.levers.parameters import Parameter, Settings

LOST = Parameter(
    "dac.lost_to_energy",
    0.1,
    0.0,
    0.4,
    "part of the captured CO2 that its heat and power emit",
    "from clean heat and power to fossil gas without capture; the range is ours",
    "recalled",
)


@dataclass(frozen=True)
class DirectAirCapture(Lever):
    """CO2 captured from the air, Gt per year."""

    name = "dac"
    measure = Measure.GT_CO2
    underground = True
    parameters = (LOST,)
    possible = 1.0  # IPCC AR6 WGIII ch. 6: BECCS and DAC together below 1 Gt in 2030; table 12.3: very small
    largest = 20.0
    cost = (200.0, 100.0, 386.0)
    cost_source = "IPCC AR6 WGIII ch. 12: 100-300 (full range 84-386) USD per t; first plants 600-1000"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """What is captured, less what its energy emits."""
        return (Removal(self.depth * (1.0 - settings.value(LOST))),)
