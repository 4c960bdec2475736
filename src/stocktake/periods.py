"""Years and named periods.

A period has its first and last year, both included. Names are those readers use: ``preindustrial`` is
1850-1900, the reference of the Paris Agreement's warming limits as the IPCC reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from stocktake.errors import BadInput, OutOfRange


@dataclass(frozen=True, order=True)
class Period:
    """Years from ``first`` to ``last``, both included."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadInput(f"The period {self.first}-{self.last} ends before it begins")

    @property
    def years(self) -> range:
        """Every year of it."""
        return range(self.first, self.last + 1)

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def within(self, other: Period, *, what: str = "The data") -> Period:
        """This period; OutOfRange where it leaves the other."""
        if self.first not in other or self.last not in other:
            raise OutOfRange(
                f"{self} is outside {other}", f"{what} cover {other}", nearest=(str(self.clipped(other)),)
            )
        return self

    def clipped(self, other: Period) -> Period:
        """The part of it inside the other, else the other's nearest year."""
        first = min(max(self.first, other.first), other.last)
        return Period(first, max(first, min(self.last, other.last)))


PREINDUSTRIAL = Period(1850, 1900)
NAMED: Mapping[str, Period] = MappingProxyType(
    {
        "preindustrial": PREINDUSTRIAL,
        "recent_past": Period(1995, 2014),
        "near_term": Period(2021, 2040),
        "mid_century": Period(2041, 2060),
        "end_of_century": Period(2081, 2100),
    }
)


def read_period(text: str) -> Period:
    """A period from its name, a year (``2023``) or two (``1850-2023``); BadInput where it is none.

    >>> read_period("1850-2023")
    Period(first=1850, last=2023)
    """
    word = text.strip().casefold().replace("–", "-").replace("—", "-")
    if word in NAMED:
        return NAMED[word]
    parts = word.split("-")
    if len(parts) in (1, 2) and all(part.strip().isdigit() for part in parts):
        return Period(int(parts[0]), int(parts[-1]))
    raise BadInput(
        f"'{text}' is no period", f"Wanted is a year, two years (1850-2023), or one of {', '.join(NAMED)}"
    )
