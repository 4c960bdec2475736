"""A lever sought with, in the words it was given in: from its most to any lesser depth, and back to words.

A search moves the depth alone; year, shape, places and what the depth is told against stay as typed. Depths
lie on a grid of round numbers, at most a thousandth of the most apart, so that what is printed is what was
found: typed back into ``stocktake lever`` it is read as the same number.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import cached_property

from stocktake.errors import BadInput
from stocktake.pathways.levers.contract import Lever, Measure
from stocktake.pathways.levers.parse import AMOUNT, SCALE, read_depth

PARTS = re.compile(r"^(?P<name>[^=]+)=(?P<depth>[^@/:~]+)(?P<tail>.*)$")
POINTS = 1000  # the grid has at least so many steps from nothing to the most
BILLION = 1e9


@dataclass(frozen=True)
class Term:
    """One lever of a search.

    lever : at the most that it may do
    text  : the same as typed
    least : the least depth as typed; empty for none, which leaves the lever out
    """

    lever: Lever
    text: str
    least: str = ""

    def __post_init__(self) -> None:
        if self.most <= 0 or self.low > self.most:
            raise BadInput(
                f"The bounds of {self.lever.name} leave nothing to seek: {self.low:g} to {self.most:g}",
                "The least is at most the most, and the most above zero",
            )

    @cached_property
    def low(self) -> float:
        """The least depth, in the unit of the lever's measure."""
        return read_depth(self.least, type(self.lever)) if self.least else 0.0

    @property
    def most(self) -> float:
        """The largest depth, in the unit of the lever's measure."""
        return self.lever.depth

    @cached_property
    def parts(self) -> tuple[str, str, str]:
        """Name, depth and all that follows it, as typed."""
        found = PARTS.match(self.text.strip())
        assert found is not None, f"{self.text} was read as a lever before"
        return found["name"].strip(), found["depth"].strip(), found["tail"]

    @cached_property
    def unit(self) -> str:
        """The unit in which the depth was typed, such as ``%`` or ``bn``; often none."""
        found = AMOUNT.match(self.parts[1])
        assert found is not None, f"{self.parts[1]} was read as a depth before"
        return found["unit"]

    @cached_property
    def scale(self) -> float:
        """The lever's measure in one of the numbers that are printed; money without a unit counts in e9."""
        if self.lever.measure is Measure.MONEY and not self.unit:
            return BILLION
        return SCALE[self.lever.measure][self.unit]

    @cached_property
    def digits(self) -> int:
        """Digits after the point of a printed depth."""
        return max(0, -math.floor(math.log10(self.most / self.scale / POINTS) + 1e-9))

    @cached_property
    def _inner(self) -> tuple[int, int]:
        """First and last multiple of the step strictly between least and most."""
        step = 10.0**-self.digits
        return (
            math.floor(self.low / self.scale / step + 1e-9) + 1,
            math.ceil(self.most / self.scale / step - 1e-9) - 1,
        )

    @cached_property
    def last(self) -> int:
        """The grid's last point, the most; the least is point 0."""
        first, last = self._inner
        return max(last - first + 2, 1) if self.most > self.low else 0

    def at(self, point: int) -> float:
        """The depth at a point of the grid, exactly as it would be read back."""
        return read_depth(self.written(point), type(self.lever))

    def nearest(self, depth: float) -> int:
        """The point of the grid nearest to a depth."""
        guess = round(depth / self.scale * 10.0**self.digits) - self._inner[0] + 1
        near = {0, self.last} | {min(max(guess + move, 0), self.last) for move in (-1, 0, 1)}
        return min(near, key=lambda point: abs(self.at(point) - depth))

    def written(self, point: int) -> str:
        """The depth at a point, as a user would type it."""
        if point == self.last:
            return self.parts[1]
        if point == 0 and self.least:
            return self.least
        number = (self._inner[0] + point - 1) * 10.0**-self.digits if point else 0.0
        told = f"{number:.{self.digits}f}"
        told = told.rstrip("0").rstrip(".") if "." in told else told
        sign = "-" if self.unit == "%" else ""
        return f"{sign}{told}{'e9' if self.scale == BILLION and not self.unit else self.unit}"

    def typed(self, point: int) -> str:
        """The whole lever at a point, as a user would type it."""
        name, _, tail = self.parts
        return f"{name}={self.written(point)}{tail}"

    def lever_at(self, point: int) -> Lever:
        """The lever at a point."""
        return replace(self.lever, depth=self.at(point), said=self.typed(point))
