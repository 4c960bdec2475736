"""What the pledges standing on a date change in the country pathways of the 2021 set, one revision per Party.

A variant reads each pledge one way: conditional or not, weaker or stronger end, every other ambiguity at its
default. Two rules keep readings honest. A new target that our default reading puts above the one it replaces
leaves the earlier level in place (each successive pledge is a progression, Paris Agreement, Article 4.3). Hot
air left out, no target lies above the Party's SSP1 baseline. While the European Union has a target, its
members' own aims are within it and move nothing. What a Party promises for a year with help only, it does
not go below without: that promise is a floor of its unconditional reading.

A user's own pledges come before those of the catalogue, and the first rule leaves them as they are: a step
back is a question one may ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from stocktake.choices import Absent
from stocktake.pathways.pathway import Variant
from stocktake.pathways.revise import Revision
from stocktake.pledges.catalogue import Catalogue
from stocktake.pledges.context import EDGAR, NDC2021, Context
from stocktake.pledges.pledge import Kind, Pledge
from stocktake.pledges.quantify import reading
from stocktake.provenance import Record

YEARS = (2030, 2035)
RATIO_YEAR = 2019
UNION = "EU"
UNIT = "Mt CO2e"
ENDS = {"low": "weaker", "high": "stronger"}
READ_BY: Mapping[str, tuple[str, ...]] = {
    "unconditional": ("unconditional", "mixed", "unclear"),
    "conditional": ("conditional", "mixed", "unclear", "unconditional"),
}

# a pledge and the end of its range, ``weaker`` or ``stronger``, to Mt CO2e in its year, or Absent
Level = Callable[[Pledge, str], float]


@dataclass(frozen=True)
class Reading:
    """Revisions of one variant, and what could not be used."""

    revisions: tuple[Revision, ...]
    records: tuple[Record, ...]


def revisions_of(
    catalogue: Catalogue,
    context: Context,
    variant: Variant,
    union: Iterable[str],
    earlier: Mapping[str, float],
    *,
    own: Iterable[Pledge] = (),
    level: Level | None = None,
) -> Reading:
    """Revisions for every Party whose pledges changed since the set of 2021.

    catalogue : as it stood on the date
    union     : members of the European Union
    earlier   : Party to its 2030 level in the set under this variant, Mt CO2e
    own       : a user's pledges, read before those of the catalogue
    level     : how a pledge is read; without one by its default reading
    """
    desk = _Desk(context, variant, earlier, level or (lambda pledge, end: reading(pledge, context, end)))
    members = tuple(union)
    theirs, ours = _by_party(catalogue.pledges), _by_party(own)
    if any(pledge.status == "active" for pledge in theirs.get(UNION, [])):
        theirs = {party: pledges for party, pledges in theirs.items() if party not in members}
    # a user's pledge of a member comes after the joint target, which stays as it is for the others
    parties = sorted({*theirs, *ours}, key=lambda party: (party != UNION, party))
    found = []
    for party in parties:
        revision = desk.revision(party, theirs.get(party, []), ours.get(party, []))
        if revision is not None:
            found.append(replace(revision, places=members if party == UNION else (party,)))
    return Reading(tuple(found), tuple(desk.records))


def _by_party(pledges: Iterable[Pledge]) -> dict[str, list[Pledge]]:
    found: dict[str, list[Pledge]] = {}
    for pledge in pledges:
        found.setdefault(pledge.party, []).append(pledge)
    return found


@dataclass(frozen=True)
class _Desk:
    """One variant at work; ``records`` fills as Parties are read."""

    context: Context
    variant: Variant
    earlier: Mapping[str, float]
    level: Level
    records: list[Record] = field(default_factory=list)

    def revision(self, party: str, theirs: list[Pledge], ours: list[Pledge]) -> Revision | None:
        """What changed for one Party; None where nothing did."""
        standing = [one for one in theirs if one.status == "active" and one.role == "headline"]
        ended = [one for one in theirs if one.status in ("archived", "withdrawn")]
        lapsed = bool(ended) and not standing
        why = [f"no active pledge; ended: {', '.join(one.id for one in ended)}"] if lapsed else []
        levels: dict[int, float] = {}
        floors: dict[int, float] = {}
        used: list[str] = []
        for year in sorted({*YEARS, *(one.target_year for one in ours if one.kind is not Kind.NET_ZERO)}):
            found = self._in_year(year, standing, ours)
            if found is not None:
                used.append(found[0].id)
                levels[year] = found[1]
            elif year > YEARS[0] and (floor := self._with_help(year, standing, ours)) is not None:
                floors[year] = floor
        net_zero = self._net_zero(standing, ours)
        if net_zero is not None:
            used.append(net_zero[0].id)
        why += [f"pledged since 2021: {', '.join(used)}"] if used else []
        if floors and not why:
            why = [f"promised with help only: {', '.join(map(str, floors))}"]
        if not why:
            return None
        zero = None if net_zero is None else net_zero[1]
        return Revision((party,), levels, zero, lapsed, "; ".join(why), floors)

    def _with_help(self, year: int, theirs: list[Pledge], ours: list[Pledge]) -> float | None:
        """What is promised for the year with help alone, Mt CO2e, for a reading without help."""
        pledges = [one for one in (*ours, *theirs) if one.target_year == year and one.source != NDC2021]
        helped = next((one for one in pledges if one.conditional == "conditional"), None)
        if self.variant.conditionality != "unconditional" or helped is None:
            return None
        value = self._value(helped)
        if value is not None:
            self._record("floor", helped, "promised with help; no reading without help runs below it", value)
        return value

    def _in_year(self, year: int, theirs: list[Pledge], ours: list[Pledge]) -> tuple[Pledge, float] | None:
        """The pledge that the variant reads for the year, and its level in the set's terms, Mt CO2e."""
        own = self._chosen([one for one in ours if one.target_year == year])
        replaced = self._chosen([one for one in theirs if one.target_year == year])
        chosen = own or replaced
        value = self._value(chosen) if chosen is not None else None
        if chosen is None or value is None:
            return None
        if own is not None:
            self._own(own, replaced, value)
            return own, value
        return chosen, self._progressing(chosen, value)

    def _chosen(self, pledges: list[Pledge]) -> Pledge | None:
        """The pledge of the variant's own condition, else of none; never one of the 2021 set itself."""
        for condition in READ_BY[self.variant.conditionality]:
            for pledge in pledges:
                if pledge.source != NDC2021 and pledge.conditional == condition:
                    return pledge
        return None

    def _net_zero(self, theirs: list[Pledge], ours: list[Pledge]) -> tuple[Pledge, tuple[int, float]] | None:
        own, replaced = (
            next((one for one in each if one.kind is Kind.NET_ZERO), None) for each in (ours, theirs)
        )
        zero = own or replaced
        if zero is None or (rest := self._value(zero)) is None:
            return None
        if own is not None:
            self._own(own, replaced, rest)
        return zero, (zero.target_year, max(rest, 0.0))

    def _own(self, own: Pledge, replaced: Pledge | None, value: float) -> None:
        whose = f"instead of {replaced.id}" if replaced is not None else "where the catalogue has none"
        self.records.append(Record("own pledge", own.id, f"{whose}; as given", value, UNIT))

    def _value(self, pledge: Pledge) -> float | None:
        """The level in the set's own terms, Mt CO2e; None, with a record, where it cannot be worked out."""
        context, party = self.context, pledge.party
        try:
            theirs, ours = (context.emissions(data, party, RATIO_YEAR) for data in (NDC2021, EDGAR))
            value = self.level(pledge, ENDS[self.variant.ambition]) * theirs / ours
            if self.variant.hot_air or pledge.kind is Kind.NET_ZERO or party not in context.with_baseline:
                return value
            return self._capped(pledge, value, theirs / ours)
        except Absent as absent:
            self.records.append(Record("left out", pledge.id, absent.reason))
            return None

    def _capped(self, pledge: Pledge, value: float, scale: float) -> float:
        """The value, or the Party's SSP1 baseline where that is lower."""
        usual = self.context.baseline(pledge.party, "SSP1BL", pledge.target_year) * scale
        if value <= usual:
            return value
        self._record("capped", pledge, "it lies above the Party's SSP1 baseline", value - usual)
        return usual

    def _progressing(self, pledge: Pledge, value: float) -> float:
        """The value, or the level of the set where the default reading lies above it; of 2030 only."""
        before = self.earlier.get(pledge.party) if pledge.target_year == YEARS[0] else None
        if before is None or value <= before:
            return value
        self._record(
            "kept",
            pledge,
            "its default reading lies above the level it replaces; pledges are to progress (Art. 4.3)",
            value - before,
        )
        return before

    def _record(self, what: str, pledge: Pledge, why: str, change: float) -> None:
        self.records.append(Record(what, pledge.id, why, change, UNIT))
