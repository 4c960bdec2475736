"""Clear less forest: CO2 of land use where a country is a source, and the smoke of the fires."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Parameter, Settings

LEGACY = Parameter(
    "deforestation.legacy",
    0.1,
    0.0,
    0.3,
    "part of the emissions that goes on for a decade or so after clearing ends",
    "bookkeeping models release roots, soil carbon and wood products over years after clearing (Hansis et "
    "al. 2015, "
    "doi:10.1002/2014GB004997); the range is ours",
    "recalled",
)


@dataclass(frozen=True)
class Deforestation(Lever):
    """Net land-use CO2 of countries that are sources, and the smoke of clearing."""

    name = "deforestation"
    parameters = (LEGACY,)
    cost = (15.0, 0.0, 100.0)
    cost_source = "IPCC AR6 WGIII table 12.3: protection of ecosystems 2.28 Gt at 0 to 20 of 4.25 Gt in all"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """All that clearing emits, less what goes on from earlier clearing."""
        fraction = self.depth * (1.0 - settings.value(LEGACY))
        return (
            Cut((act.DEFORESTATION,), fraction, ("CO2 AFOLU",)),
            Cut(
                (act.DEFORESTATION,),
                self.depth,
                ("CH4", "N2O", "Sulfur", "NOx", "BC", "OC", "CO", "VOC", "NH3"),
            ),
        )
