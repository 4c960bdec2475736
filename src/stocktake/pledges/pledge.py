"""A pledge: what a Party said it would do, kept apart from what that comes to.

Every field is a fact of the statement. What the statement leaves open stays open (``unclear``, ``not
checked``, an empty base level); giving it a number is the business of ``quantify``, with each ambiguity a
named choice.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Kind(StrEnum):
    """What sort of target it is."""

    LEVEL = "level"
    REDUCTION_FROM_BASE = "reduction_from_base"
    SHARE_OF_BASE = "share_of_base"
    REDUCTION_FROM_BAU = "reduction_from_bau"
    INTENSITY = "intensity"
    PEAK_YEAR = "peak_year"
    REDUCTION_FROM_PEAK = "reduction_from_peak"
    NET_ZERO = "net_zero"
    BUDGET = "budget"
    GAS_LEVEL = "gas_level"
    GAS_REDUCTION = "gas_reduction"
    SECTOR = "sector"
    NON_EMISSION = "non_emission"


CONDITIONS = ("unconditional", "conditional", "mixed", "unclear")
LAND_USE = ("net", "included", "excluded", "unclear", "")
BASE_LAND_USE = ("", "excluded")
STATUSES = ("active", "archived", "withdrawn", "announced", "superseded")
ROLES = ("headline", "alternative_form", "supplementary")
UNITS = (
    "%",
    "% of base",
    "% per GDP",
    "% per person",
    "% cumulative",
    "Mt",
    "Mt cumulative",
    "Gt cumulative",
    "kt CO2",
    "kt CH4",
    "kt N2O",
    "GW",
    "billion m3",
    "year",
)
QUANTIFIABLE = frozenset(
    {
        Kind.LEVEL,
        Kind.REDUCTION_FROM_BASE,
        Kind.SHARE_OF_BASE,
        Kind.REDUCTION_FROM_BAU,
        Kind.INTENSITY,
        Kind.REDUCTION_FROM_PEAK,
        Kind.NET_ZERO,
    }
)


LEVELS = frozenset({Kind.LEVEL, Kind.SHARE_OF_BASE, Kind.BUDGET, Kind.GAS_LEVEL})


@dataclass(frozen=True)
class Pledge:
    """One target of one Party.

    party      : ISO3, or EU
    low, high  : ends as stated; equal where there is one number; high None for "at least"
    base       : ``year``, ``bau``, ``peak``, ``other`` or empty
    base_level : Mt CO2e of the base or of business as usual, where the statement gives it
    quantity   : what is counted where it is not all emissions
    gases      : ``all``, a list parted by blanks, ``unclear`` or ``not checked``
    land_use   : ``net`` and ``included`` count it in, ``excluded`` not
    base_land_use : ``excluded`` where a target with land use is set against a base year without (gross-net)
    metric     : such as AR5GWP100, empty where not stated or not read
    submitted  : ISO date, year and month where the day is unknown
    ended      : the same, of the day from which it was archived or withdrawn; empty where unknown
    role       : ``headline`` targets are compared; the others never added to them
    """

    id: str
    party: str
    kind: Kind
    target_year: int
    low: float | None = None
    high: float | None = None
    unit: str = ""
    base: str = ""
    base_year: int | None = None
    base_level: float | None = None
    quantity: str = ""
    conditional: str = "unclear"
    gases: str = "not checked"
    land_use: str = "unclear"
    base_land_use: str = ""
    metric: str = ""
    status: str = "active"
    submitted: str = ""
    ended: str = ""
    role: str = "headline"
    source: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    date: str = ""
    confidence: str = ""
    note: str = ""

    @property
    def at_least(self) -> bool:
        """Whether only the weaker end is stated."""
        return self.high is None

    def end(self, which: str) -> float | None:
        """The ``weaker`` or ``stronger`` end; both are the same where one number is stated.

        Of a level the higher number is the weaker end, of a cut the lower.
        """
        ends = [number for number in (self.low, self.high) if number is not None]
        if not ends:
            return None
        return max(ends) if (which == "weaker") == (self.kind in LEVELS) else min(ends)

    def to_dict(self) -> dict[str, object]:
        """A plain dictionary, ready for JSON."""
        return {item.name: getattr(self, item.name) for item in fields(self)} | {"kind": str(self.kind)}


FIELDS = tuple(item.name for item in fields(Pledge))
REQUIRED = ("id", "party", "kind", "target_year")
