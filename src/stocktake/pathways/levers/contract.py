"""What every lever is: a small frozen record, and the actions it takes on a base.

A :class:`Lever` says where (places or groups), when (:class:`~.timing.Timing`), how much (``depth``) and,
where the depth is told against a year instead of the base, which year. Its ``actions`` are of two kinds:

    Cut      a fraction of what tiles emit goes away (or, negative, is added), the same for all chosen tiles
    Removal  CO2 is taken from the air, Gt per year

Levers on the same tile multiply: what remains is the product of what each leaves, so order does not matter
and nothing below zero comes out. Removals add up. To add a lever: write its file, list it in
``catalogue.py``, add its words in both languages and its page in docs/methods/levers; the contract test
then runs it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import ClassVar

import numpy as np

from stocktake.errors import BadInput, OutOfRange
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.parameters import Parameter, Settings
from stocktake.pathways.levers.timing import Timing


class Measure(Enum):
    """What the depth of a lever counts."""

    FRACTION = "fraction"  # of the emissions it holds, 0 to 1
    GT_CO2 = "Gt CO2/yr"
    PRICE = "USD/t CO2e"
    MONEY = "USD/yr"

    @property
    def example(self) -> str:
        """A depth as a user would type it."""
        return {"FRACTION": "-50%", "GT_CO2": "1Gt", "PRICE": "100", "MONEY": "300e9"}[self.name]


@dataclass(frozen=True)
class Cut:
    """Take away ``fraction`` of what the chosen tiles emit, at the lever's full depth.

    activities : names of ``activities``
    species    : None for all that the activities emit
    fraction   : at most 1; negative adds (an energy penalty)
    serving    : of mines and wells, the part that serves this burning; None for all
    """

    activities: tuple[str, ...]
    fraction: float
    species: tuple[str, ...] | None = None
    serving: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        assert self.fraction <= 1.0 + 1e-12, "more than everything cannot be cut"


@dataclass(frozen=True)
class Removal:
    """Take ``amount`` Gt CO2 per year from the air at the lever's full depth; booked as ``species``."""

    amount: float
    species: str = "CO2 FFI"


Action = Cut | Removal


@dataclass(frozen=True)
class Lever:
    """One change of what people do.

    places    : codes of places of the base; empty for the whole world
    depth     : in the unit of ``measure``; a fraction is told as a positive number, 0.8 for -80 %
    timing    : when
    reference : None where the depth is against the base of the same year; else the year it is told against
    said      : the words it was given in, for records
    """

    places: tuple[str, ...]
    depth: float
    timing: Timing
    reference: int | None = None
    said: str = ""

    name: ClassVar[str]
    measure: ClassVar[Measure] = Measure.FRACTION
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    # depths beyond this are outside what the sources hold possible; said in a note
    possible: ClassVar[float] = 1.0
    # the fastest change per year that has happened in a country; None where nothing is said
    fastest: ClassVar[float | None] = None
    # whether a fraction is a part fitted, told without the minus of a cut
    fits: ClassVar[bool] = False
    # whether what it takes from the air is put underground
    underground: ClassVar[bool] = False
    # the largest depth that means anything
    largest: ClassVar[float] = 1.0
    # typical cost of a tonne for weighing levers in `seek`, USD/t CO2e: central, low, high
    cost: ClassVar[tuple[float, float, float]]
    cost_source: ClassVar[str]

    def __post_init__(self) -> None:
        if not np.isfinite(self.depth) or self.depth < 0:
            raise BadInput(
                f"{self.name} was given the depth {self.depth:g}",
                "A depth is zero or more"
                + ("; cuts are written with a minus sign" if self.measure is Measure.FRACTION else ""),
                next_step=f"Write {self.name}={self.measure.example}@{self.timing.end}",
            )
        if self.depth > self.largest:
            shown = (
                f"{self.depth:.0%}"
                if self.measure is Measure.FRACTION
                else f"{self.depth:g} {self.measure.value}"
            )
            most = "100%" if self.measure is Measure.FRACTION else f"{self.largest:g} {self.measure.value}"
            raise OutOfRange(
                f"{self.name} was given a depth of {shown}",
                f"There is nothing to cut beyond {most}"
                if self.measure is Measure.FRACTION
                else f"More than {most} is beyond what this lever can stand for",
                nearest=(most,),
            )

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """What the lever does at its full depth; the depth is already inside the numbers."""
        raise NotImplementedError

    def notes(self, base: Base, settings: Settings) -> tuple[str, ...]:
        """Keys and values of what a reader should be told, such as a depth beyond what sources hold
        possible.
        """
        told = []
        if self.depth > self.possible + 1e-9:
            told.append(f"beyond_possible|{self.name}|{self._shown(self.depth)}|{self._shown(self.possible)}")
        speed = self.depth / (self.timing.end - self.timing.start + 1)
        if self.fastest is not None and speed > self.fastest + 1e-9:
            told.append(f"beyond_precedent|{self.name}|{speed:.1%}|{self.fastest:.0%}")
        return tuple(told)

    def _shown(self, depth: float) -> str:
        return f"{depth:.0%}" if self.measure is Measure.FRACTION else f"{depth:g} {self.measure.value}"

    def holds(self, base: Base) -> np.ndarray:
        """Tiles (tile,) in the lever's places, as a mask."""
        if not self.places:
            return np.ones(len(base.place), dtype=bool)
        return base.lying_in(self.places)


@dataclass(frozen=True)
class Settled:
    """A lever told against the base of the same year, with its ramp.

    ramp : (year,) fraction of the lever's depth
    """

    lever: Lever
    ramp: np.ndarray


def settled(lever: Lever, base: Base, settings: Settings) -> Settled:
    """The lever as fractions of the base.

    A depth told against a year means a level: from the end year on the lever's tiles emit (1 - depth) x
    what they emitted in that year, measured by their main greenhouse gas, whatever the base does; where the
    base is lower already, nothing is cut. The depth becomes the largest fraction this takes, the ramp
    follows the base. Under the choice ``after_target=part`` the fraction of the end year is kept instead.
    """
    grown = lever.timing.fraction(base.years)
    if lever.reference is None:
        return Settled(lever, grown)
    if lever.measure is not Measure.FRACTION:
        raise BadInput(
            f"{lever.name} counts {lever.measure.value} and cannot be told against {lever.reference}",
            next_step=f"Leave out /{lever.reference}",
        )
    if not base.years[0] <= lever.reference <= base.inventory_year + 1:
        raise OutOfRange(
            f"{lever.name} is told against {lever.reference}",
            f"The years at hand run from {base.years[0]} to {base.inventory_year + 1}",
            nearest=(str(min(max(lever.reference, int(base.years[0])), base.inventory_year + 1)),),
        )
    first = next(act for act in lever.actions(base, settings) if isinstance(act, Cut))
    mask = tiles_of(lever, base, first)
    path = base.sums(mask.astype(float), main_species(base, mask))
    level = (1.0 - lever.depth) * float(path[base.years == lever.reference][0])
    wanted = np.clip(1.0 - np.divide(level, path, out=np.ones_like(path), where=path > 0), 0.0, 1.0)
    at_end = float(wanted[base.years == lever.timing.end][0])
    held = base.years >= lever.timing.end
    fraction = grown * np.where(held & (settings.after_target == "level"), wanted, at_end)
    depth = float(fraction.max())
    ramp = fraction / depth if depth > 0 else np.zeros_like(fraction)
    return Settled(replace(lever, depth=depth, reference=None), ramp)


def tiles_of(lever: Lever, base: Base, cut: Cut) -> np.ndarray:
    """Tiles (tile,) that a cut takes from, as a mask."""
    mask = lever.holds(base) & base.doing(cut.activities)
    if cut.species is not None:
        mask &= base.emitting(cut.species)
    if cut.serving is not None:
        mask &= base.serving(cut.serving)
    return mask


def main_species(base: Base, mask: np.ndarray) -> str:
    """The greenhouse gas by which a cut is measured: CO2 where there is any, else methane, else the first."""
    present = {str(name) for name in base.species[mask]}
    for name in ("CO2 FFI", "CO2 AFOLU", "CH4", "N2O"):
        if name in present:
            return name
    return sorted(present)[0] if present else "CO2 FFI"
