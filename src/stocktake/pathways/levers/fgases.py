"""Emit less of the fluorinated gases: HFCs, PFCs, SF6, NF3."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Parameter, Settings

HFC_ONLY = ("HFC-125", "HFC-134a", "HFC-143a", "HFC-152a", "HFC-227ea", "HFC-23", "HFC-236fa", "HFC-245fa")
HFCS = (*HFC_ONLY, "HFC-32", "HFC-365mfc", "HFC-4310mee")

BANK = Parameter(
    "fgases.kigali_reach",
    0.85,
    0.7,
    0.95,
    "part of the phase-down of consumption that shows in emissions by the end year",
    "gas in equipment goes on leaking for ten years and more after consumption ends; ours",
    "recalled",
)


@dataclass(frozen=True)
class FGases(Lever):
    """All fluorinated gases of the Kyoto basket."""

    name = "fgases"
    cost = (15.0, 0.0, 50.0)
    cost_source = "IPCC AR6 WGIII table 12.3: 0.26 Gt below 0 and 0.68 Gt at 0 to 20 of 1.24 Gt"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """Every fluorinated gas alike."""
        return (Cut((act.FGASES,), self.depth),)


@dataclass(frozen=True)
class Kigali(Lever):
    """HFCs alone, as far as a phase-down of consumption has reached emissions by the end year."""

    name = "fgases.kigali"
    parameters = (BANK,)
    possible = 0.85  # the last step of the Kigali Amendment for most Parties
    cost = FGases.cost
    cost_source = FGases.cost_source

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """HFCs; PFCs, SF6 and NF3 stay."""
        return (Cut((act.FGASES,), self.depth * settings.value(BANK), HFCS),)
