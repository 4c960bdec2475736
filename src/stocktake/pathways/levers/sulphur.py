"""Take the sulphur out of the smoke and nothing else: cleaner air that warms."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Settings


@dataclass(frozen=True)
class Sulphur(Lever):
    """SO2 of burning, on land and at sea; CO2 stays."""

    name = "sulphur"
    possible = 0.95
    cost = (0.0, 0.0, 0.0)
    cost_source = "no cost per tonne of CO2: it saves none"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """SO2 alone."""
        return (Cut((*act.COMBUSTION, act.SHIPPING), self.depth, ("Sulfur",)),)
