"""Use less energy for the same comfort: all burning falls alike, and the mines and wells with it."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Parameter, Settings
from stocktake.pathways.levers.supply import GAS_PART, MINES, SUPPLY

REBOUND = Parameter(
    "efficiency.rebound",
    0.2,
    0.0,
    0.5,
    "part of the saving that is eaten up by more use",
    "direct rebound of households mostly below 30 %, economy-wide up to a half and more: order of Sorrell "
    "et al. (2009), "
    "doi:10.1016/j.enpol.2008.11.026",
    "recalled",
)


@dataclass(frozen=True)
class Efficiency(Lever):
    """Demand for energy in every sector."""

    name = "efficiency"
    parameters = (REBOUND, MINES, GAS_PART)
    possible = 0.5
    cost = (0.0, -50.0, 50.0)
    cost_source = (
        "IPCC AR6 WGIII table 12.3: efficiency of buildings and vehicles below 0, of industry 0 to 20"
    )

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """All burning and what supplies it."""
        saved = self.depth * (1.0 - settings.value(REBOUND))
        return (Cut(act.COMBUSTION, saved), Cut(SUPPLY, saved, serving=act.COMBUSTION))
