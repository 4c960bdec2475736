"""Capture CO2 at the chimney and store it: power stations and factories go on, with less CO2 and more fuel.

A plant with capture burns 1 + penalty times the fuel and lets 1 - capture of the CO2 through, so of its CO2
(1 + p)(1 - c) remains. The fuel's mines and wells work 1 + p times as much; NOx rises with the fuel;
sulphur must be washed out before the solvent. A depth is the part of the activity's CO2 that is fitted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Cut, Lever
from stocktake.pathways.levers.parameters import Parameter, Settings
from stocktake.pathways.levers.supply import GAS_PART, MINES, SUPPLY

CAPTURE = Parameter(
    "ccs.capture_rate",
    0.9,
    0.65,
    0.95,
    "part of the plant's CO2",
    "IPCC AR6 WGIII ch. 11: follow-up coal plant 90 %, ch. 12: 85 % in scenarios; the low end is what "
    "first plants "
    "reached over a year (recalled)",
    "derived",
)
CAPTURE_INDUSTRY = Parameter(
    "ccs.capture_rate_industry",
    0.7,
    0.5,
    0.9,
    "part of the plant's CO2",
    "IPCC AR6 WGIII ch. 11: hard to retrofit blast furnaces beyond 50 %; other plants as power",
    "derived",
)
PENALTY = Parameter(
    "ccs.energy_penalty",
    0.25,
    0.13,
    0.44,
    "more fuel for the same output",
    "IPCC AR6 WGIII ch. 6: 13-44 %; the central value is near the middle of the range in logarithm",
    "read",
)
WASHED = Parameter(
    "ccs.sulphur_washed",
    0.9,
    0.5,
    0.99,
    "part of the plant's SO2",
    "amine solvents need nearly sulphur-free gas; the low end leaves room for other solvents; ours",
    "recalled",
)


@dataclass(frozen=True)
class CaptureAtPower(Lever):
    """Coal and gas power stations fitted with capture."""

    name = "ccs.power"
    fits = True
    parameters = (CAPTURE, PENALTY, WASHED, MINES, GAS_PART)
    rate: ClassVar[Parameter] = CAPTURE
    fitted: ClassVar[tuple[str, ...]] = ("coal.power", "gas.power")
    cost = (90.0, 33.0, 200.0)
    cost_source = (
        "IPCC AR6 WGIII table 6.3: 88 and 106 USD per t avoided for coal, 33 for gas; table 12.3: 50 to 200"
    )

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """CO2 down, fuel up, sulphur washed."""
        p, c = settings.value(PENALTY), settings.value(self.rate)
        more = -self.depth * p
        left = 1.0 - (1.0 + p) * (1.0 - settings.value(WASHED))
        return (
            Cut(self.fitted, self.depth * (1.0 - (1.0 + p) * (1.0 - c)), ("CO2 FFI",)),
            Cut(self.fitted, self.depth * left, ("Sulfur",)),
            Cut(self.fitted, more, ("NOx", "CH4", "N2O", "CO")),
            Cut(SUPPLY, more, serving=self.fitted),
        )


@dataclass(frozen=True)
class CaptureInIndustry(CaptureAtPower):
    """Factories and cement kilns fitted with capture."""

    name = "ccs.industry"
    parameters = (CAPTURE_INDUSTRY, PENALTY, WASHED, MINES, GAS_PART)
    rate: ClassVar[Parameter] = CAPTURE_INDUSTRY
    fitted: ClassVar[tuple[str, ...]] = ("coal.industry", "gas.industry", act.CEMENT)
    possible = 0.5
    cost = (130.0, 50.0, 200.0)
    cost_source = "IPCC AR6 WGIII table 12.3: CCU and CCS in industry at 100 to 200"
