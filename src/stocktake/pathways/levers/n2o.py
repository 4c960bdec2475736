"""Emit less N2O: fertiliser used better, manure managed, nitric and adipic acid plants cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Parameter, Settings

AMMONIA = Parameter(
    "n2o.ammonia_follows",
    0.5,
    0.0,
    1.0,
    "part of the cut that ammonia of the same soils and manure follows",
    "less nitrogen applied means less of both; inhibitors cut N2O alone: the ends of the range are these "
    "two; ours",
    "derived",
)


@dataclass(frozen=True)
class NitrousOxide(Lever):
    """Soils, manure and chemical plants."""

    name = "n2o"
    parameters = (AMMONIA,)
    sources: ClassVar[tuple[str, ...]] = (act.SOILS, act.MANURE, act.INDUSTRY_PROCESS)
    possible = 0.4
    cost = (40.0, 0.0, 100.0)
    cost_source = (
        "IPCC AR6 WGIII table 12.3: agriculture's CH4 and N2O at 0 to 20 and 50 to 100, industry's below 20"
    )

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """N2O of the chosen sources, and ammonia in part."""
        ammonia = self.depth * settings.value(AMMONIA)
        return (Cut(self.sources, self.depth, ("N2O",)), Cut(self.sources, ammonia, ("NH3",)))
