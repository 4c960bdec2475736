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

SMOKE = Parameter(
    "deforestation.smoke_felt",
    0.0,
    0.0,
    1.0,
    "part of the smoke's aerosols and ozone precursors that the climate model is told of",
    "the sign of their effect is not settled: direct forcing of fires 0.0 (-0.2 to 0.2) W m-2 in AR5 "
    "(recalled), 0.4 K warmer in Jacobson (2014, doi:10.1002/2014JD021861); forests' own vapours cancel it "
    "under RCP8.5: Scott et al. (2018, doi:10.1038/s41467-017-02412-4). The climate model ties all organic "
    "carbon to clouds and cools",
    "derived",
)
AIR = ("Sulfur", "NOx", "BC", "OC", "CO", "VOC", "NH3")


@dataclass(frozen=True)
class Deforestation(Lever):
    """Net land-use CO2 of countries that are sources, and the smoke of clearing."""

    name = "deforestation"
    parameters = (LEGACY, SMOKE)
    cost = (15.0, 0.0, 100.0)
    cost_source = "IPCC AR6 WGIII table 12.3: protection of ecosystems 2.28 Gt at 0 to 20 of 4.25 Gt in all"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """All that clearing emits, less what goes on from earlier clearing."""
        fraction = self.depth * (1.0 - settings.value(LEGACY))
        return (
            Cut((act.DEFORESTATION,), fraction, ("CO2 AFOLU",)),
            Cut((act.DEFORESTATION,), self.depth, ("CH4", "N2O")),
            Cut((act.DEFORESTATION,), self.depth * settings.value(SMOKE), AIR),
        )
