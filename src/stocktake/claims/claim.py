"""A claim: one checkable statement about emissions, in the same parts whatever its language.

The reader of a language makes claims of sentences; ``checking`` asks the inventories. A claim says only what
the sentence says: an open part (no year, no gases) stays None and is filled where it is checked, with a note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Quantity(StrEnum):
    """What a claim is about."""

    SHARE = "share"
    RANK = "rank"
    RANK_SINCE = "rank_since"
    OVERTAKE = "overtake"
    COMPARE = "compare"
    TOTAL = "total"
    TREND = "trend"
    PEAK = "peak"
    GAS_RANK = "gas_rank"
    GAS_SHARE = "gas_share"


class Comparison(StrEnum):
    """How the stated value is meant; ``tolerance`` says what each admits."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE = "more"
    LESS = "less"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"


class Unit(StrEnum):
    """Units in which claims state values."""

    PERCENT = "%"
    RANK = "rank"
    YEAR = "year"
    TIMES = "times"
    GIGATONNES = "Gt"
    TONNES_PER_PERSON = "t/person"


class Gases(StrEnum):
    """Which gases a sentence speaks of; None in a claim where it leaves that open."""

    GREENHOUSE = "ghg"
    CO2 = "co2"
    FOSSIL_CO2 = "fossil_co2"
    CH4 = "ch4"
    N2O = "n2o"
    F_GASES = "f_gases"


class Basis(StrEnum):
    """Where the years of a period come from."""

    STATED = "stated"
    DATE_LINE = "date_line"
    OPEN = "open"


def tidy(value: float) -> float:
    """A number without the dust of binary fractions, so that 57.4 billion tonnes are 57.4 Gt."""
    return float(f"{value:.12g}")


@dataclass(frozen=True)
class Figure:
    """A number as it was written.

    value : in its unit (percent, times, gigatonnes, tonnes a person)
    step  : the unit of its last written digit, in the same unit: 40 has 1, 11.4 has 0.1
    word  : whether it was a word or a simple fraction ("four in ten", 四成), which is coarser
    high  : the upper end where a range was written, else None
    """

    value: float
    unit: Unit
    comparison: Comparison = Comparison.EXACT
    step: float = 1.0
    word: bool = False
    high: float | None = None


@dataclass(frozen=True)
class Period:
    """Calendar years, both inclusive; ``first`` None means one year, ``last`` None the latest with data."""

    first: int | None = None
    last: int | None = None
    basis: Basis = Basis.STATED


@dataclass(frozen=True)
class Claim:
    """One statement.

    subject    : place codes (ISO3, group codes, WORLD), summed; or one gas for the two gas quantities
    figure     : the stated number; None where only a direction or an order is stated
    place      : what it is compared with, summed; empty means the world
    direction  : 1 for more, up or above, -1 for less, down or below, 0 where it does not apply
    within     : the group inside which a rank is meant; None for all countries
    period     : see Period
    gases      : see Gases
    cumulative : summed over the period, not a single year
    per        : None, ``person`` or ``dollar``
    negated    : the sentence denies it
    fixed      : further choices that the sentence fixes, axis to choice
    number     : the rank that was reached in a year, where the figure is that year
    each       : the subjects are each meant, not their sum (as in "are the three largest")
    """

    quantity: Quantity
    subject: tuple[str, ...]
    figure: Figure | None = None
    place: tuple[str, ...] = ()
    direction: int = 0
    within: str | None = None
    period: Period = Period()
    gases: Gases | None = None
    cumulative: bool = False
    per: str | None = None
    negated: bool = False
    fixed: Mapping[str, str] = field(default_factory=dict)
    number: int = 0
    each: bool = False

    @property
    def key(self) -> str:
        """What it says, places in the order of the alphabet: the same for the same statement made twice."""
        return repr(replace(self, subject=tuple(sorted(self.subject)), place=tuple(sorted(self.place))))

    def to_dict(self) -> dict[str, object]:
        """A plain dictionary; parts that the sentence leaves open are left out."""
        body: dict[str, object] = {"quantity": str(self.quantity), "subject": list(self.subject)}
        if self.figure is not None:
            body |= {
                "comparison": str(self.figure.comparison),
                "value": self.figure.value,
                "unit": str(self.figure.unit),
            }
            if self.figure.high is not None:
                body["value_high"] = self.figure.high
        optional = {
            "place": list(self.place),
            "direction": self.direction,
            "within": self.within,
            "period": [self.period.first, self.period.last] if self.period != Period() else None,
            "gases": str(self.gases) if self.gases else None,
            "cumulative": self.cumulative,
            "per": self.per,
            "negated": self.negated,
            "number": self.number,
            "each": self.each,
            "fixed": dict(self.fixed),
        }
        return body | {name: item for name, item in optional.items() if item}


class Why(StrEnum):
    """Why a sentence about emissions is not judged; words for each stand in both catalogues."""

    NOT_UNDERSTOOD = "not_understood"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    SCOPE = "scope"
    WHO = "who"
    WHEN = "when"
    UNKNOWN_PLACE = "unknown_place"
    WARMING = "warming"
    VAGUE = "vague"
    NO_DATA = "no_data"
    NO_MEMBER = "no_member"
    CAUSE = "cause"


@dataclass(frozen=True)
class Reading:
    """What was read at one span: a claim, or why the sentence is refused.

    text       : the words of the claim as a reader sees them
    start, end : offsets in the decoded source, end exclusive
    detail     : a word to go with the reason, such as the name of a place nobody knows
    """

    text: str
    start: int
    end: int
    language: str
    claim: Claim | None = None
    why: Why | None = None
    detail: str = ""
    nearest: tuple[str, ...] = ()
