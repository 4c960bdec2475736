"""When a lever works: how the change grows between the year it starts and the year it is complete.

A :class:`Timing` gives the fraction of the full depth in each year: zero up to the start, one from the end
on. The change is held after the end; nothing comes back by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from stocktake.errors import BadInput, OutOfRange, UnknownChoice, nearest

FIRST_YEAR = 2026  # the first year a decision of today can change; earlier years are history or under way
LAST_YEAR = 2100


class Shape(Enum):
    """How the change grows from start to end."""

    LINEAR = "linear"
    SMOOTH = "smooth"
    STEP = "step"

    @staticmethod
    def named(word: str) -> Shape:
        """The shape of that name; UnknownChoice with the nearest where there is none."""
        for shape in Shape:
            if shape.value == word:
                return shape
        known = [shape.value for shape in Shape]
        raise UnknownChoice(
            f"'{word}' is no shape of a lever", f"Known are {', '.join(known)}", nearest=nearest(word, known)
        )


@dataclass(frozen=True)
class Timing:
    """A start, an end and a shape.

    start : calendar year in which the change begins to grow; the last year without change is start - 1
    end   : first calendar year of the full depth
    """

    start: int
    end: int
    shape: Shape = Shape.LINEAR

    def __post_init__(self) -> None:
        for year in (self.start, self.end):
            if not FIRST_YEAR <= year <= LAST_YEAR:
                raise OutOfRange(
                    f"A lever cannot work in {year}",
                    f"Levers work from {FIRST_YEAR} to {LAST_YEAR}: earlier years have happened",
                    nearest=(str(min(max(year, FIRST_YEAR), LAST_YEAR)),),
                )
        if self.end < self.start:
            raise BadInput(
                f"The lever ends in {self.end}, before it starts in {self.start}",
                "The end is the year of the full depth and lies at or after the start",
                next_step=f"Write {self.end}-{self.start} for the other way round",
            )

    def fraction(self, years: np.ndarray) -> np.ndarray:
        """Fraction of the full depth in each year, 0 to 1, shape of ``years``.

        linear : grows by the same step each year, (y - start + 1) / (end - start + 1)
        smooth : 3 x^2 - 2 x^3 of the same x: slow at both ends
        step   : all at once in the end year
        """
        if self.shape is Shape.STEP:
            return np.where(years >= self.end, 1.0, 0.0)
        x = np.clip((years - self.start + 1) / (self.end - self.start + 1), 0.0, 1.0)
        return x if self.shape is Shape.LINEAR else x * x * (3.0 - 2.0 * x)
