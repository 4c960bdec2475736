"""Emit less methane without emitting less of anything else: leaks closed, landfills covered, herds and rice
managed.

Only methane moves. What is possible is a share published for each source; a depth beyond it is allowed and
said in a note, since it means less production rather than better practice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Settings

METHANE = ("CH4",)


@dataclass(frozen=True)
class Methane(Lever):
    """All man-made methane but that of fires and stoves."""

    name = "methane"
    sources: ClassVar[tuple[str, ...]] = (
        act.OIL_GAS_SUPPLY,
        act.COAL_MINING,
        act.LANDFILL,
        act.WASTEWATER,
        act.OTHER_WASTE,
        act.ENTERIC,
        act.MANURE,
        act.RICE,
        act.FIELD_BURNING,
    )
    possible = 0.45  # UNEP and CCAC, Global Methane Assessment (2021): up to 45 % by 2030
    cost = (15.0, -20.0, 50.0)
    cost_source = "IPCC AR6 WGIII table 12.3: most of the energy and waste methane below 20"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """The methane of the chosen sources."""
        return (Cut(self.sources, self.depth, METHANE),)


@dataclass(frozen=True)
class MethaneOilGas(Methane):
    """Leaks, venting and flaring of oil and gas."""

    name = "methane.oilgas"
    sources: ClassVar[tuple[str, ...]] = (act.OIL_GAS_SUPPLY,)
    possible = 0.75  # IEA Global Methane Tracker 2025: 75 % could be mitigated
    cost = (5.0, -20.0, 20.0)
    cost_source = "IPCC AR6 WGIII table 12.3: 0.31 Gt below 0 and 0.61 Gt at 0 to 20 of 1.15 Gt in all"


@dataclass(frozen=True)
class MethaneCoal(Methane):
    """Methane of coal mines."""

    name = "methane.coal"
    sources: ClassVar[tuple[str, ...]] = (act.COAL_MINING,)
    possible = 0.70  # IEA Global Methane Tracker 2025: 70 % of fossil methane with existing technology
    cost = (10.0, 0.0, 20.0)
    cost_source = "IPCC AR6 WGIII table 12.3: 0.41 Gt at 0 to 20 of 0.50 Gt in all"


@dataclass(frozen=True)
class MethaneWaste(Methane):
    """Landfills, wastewater and other waste."""

    name = "methane.waste"
    sources: ClassVar[tuple[str, ...]] = (act.LANDFILL, act.WASTEWATER, act.OTHER_WASTE)
    possible = 0.35  # Global Methane Assessment, 2030 baseline report: 30-35 % for 1.5 degrees
    cost = (15.0, -20.0, 50.0)
    cost_source = (
        "IPCC AR6 WGIII table 12.3: 0.33 Gt below 0 and 0.11 Gt at 0 to 20 of 0.62 Gt of solid waste"
    )


@dataclass(frozen=True)
class MethaneLivestock(Methane):
    """Enteric fermentation and manure."""

    name = "methane.livestock"
    sources: ClassVar[tuple[str, ...]] = (act.ENTERIC, act.MANURE)
    possible = 0.25  # Global Methane Assessment, 2030 baseline report: agriculture 20-25 % for 1.5 degrees
    cost = (40.0, 0.0, 100.0)
    cost_source = "IPCC AR6 WGIII table 12.3: 0.35 Gt at 0 to 20 and 0.28 Gt at 50 to 100 (with N2O and rice)"


@dataclass(frozen=True)
class MethaneRice(Methane):
    """Flooded rice."""

    name = "methane.rice"
    sources: ClassVar[tuple[str, ...]] = (act.RICE,)
    possible = 0.25
    cost = (20.0, 0.0, 100.0)
    cost_source = (
        "IPCC AR6 WGIII table 12.3: 0.35 Gt at 0 to 20 and 0.28 Gt at 50 to 100 (with N2O and livestock)"
    )
