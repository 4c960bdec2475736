"""What the pledges standing on a date change in the country pathways of the 2021 set, one revision per Party.

A variant reads each pledge one way: conditional or not, weaker or stronger end, every other ambiguity at its
default. Two rules keep readings honest. A new target that our default reading puts above the one it replaces
leaves the earlier level in place (each successive pledge is a progression, Paris Agreement, Article 4.3). Hot
air left out, no target lies above the Party's SSP1 baseline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stocktake.choices import Absent
from stocktake.findings import Finding
from stocktake.pathways.pathway import Variant
from stocktake.pathways.revise import Revision
from stocktake.pledges.catalogue import Catalogue
from stocktake.pledges.context import EDGAR, NDC2021, Context
from stocktake.pledges.pledge import Kind, Pledge
from stocktake.pledges.quantify import END
from stocktake.provenance import Record

YEARS = (2030, 2035)
RATIO_YEAR = 2019
UNION = "EU"


@dataclass(frozen=True)
class Reading:
    """Revisions of one variant, and what could not be used."""

    revisions: tuple[Revision, ...]
    records: tuple[Record, ...]


def revisions_of(
    catalogue: Catalogue,
    bands: Mapping[str, Finding],
    context: Context,
    variant: Variant,
    union: Iterable[str],
    earlier: Mapping[str, float],
) -> Reading:
    """Revisions for every Party whose pledges changed since the set of 2021.

    catalogue : as it stood on the date
    bands     : id of a pledge to its quantified finding; a pledge without one is left out with the reason
    union     : members of the European Union
    earlier   : Party to its 2030 level in the set under this variant, Mt CO2e
    """
    members = tuple(union)
    records: list[Record] = []
    revisions: list[Revision] = []
    by_party: dict[str, list[Pledge]] = {}
    for pledge in catalogue.pledges:
        by_party.setdefault(pledge.party, []).append(pledge)
    for party, pledges in sorted(by_party.items()):
        revision = _revision(party, pledges, bands, context, variant, earlier, records)
        if revision is not None:
            places = members if party == UNION else (party,)
            revisions.append(Revision(places, *revision))
    return Reading(tuple(revisions), tuple(records))


def _revision(
    party: str,
    pledges: list[Pledge],
    bands: Mapping[str, Finding],
    context: Context,
    variant: Variant,
    earlier: Mapping[str, float],
    records: list[Record],
) -> tuple[dict[int, float], tuple[int, float] | None, bool, str] | None:
    standing = [pledge for pledge in pledges if pledge.status == "active" and pledge.role == "headline"]
    ended = [pledge for pledge in pledges if pledge.status in ("archived", "withdrawn")]
    if ended and not standing:
        return {}, None, True, f"no active pledge; ended: {', '.join(pledge.id for pledge in ended)}"
    levels: dict[int, float] = {}
    used: list[str] = []
    for year in YEARS:
        chosen = _chosen([pledge for pledge in standing if pledge.target_year == year], variant)
        value = _value(chosen, bands, context, variant, records) if chosen is not None else None
        if chosen is None or value is None:
            continue
        value = _progressing(chosen, value, {**{2030: earlier.get(party)}, **levels}, records)
        levels[year] = value
        used.append(chosen.id)
    zero = next((pledge for pledge in standing if pledge.kind is Kind.NET_ZERO), None)
    net_zero = None
    if zero is not None and (rest := _value(zero, bands, context, variant, records)) is not None:
        net_zero = (zero.target_year, max(rest, 0.0))
        used.append(zero.id)
    return (levels, net_zero, False, ", ".join(used)) if used else None


def _chosen(pledges: list[Pledge], variant: Variant) -> Pledge | None:
    """The pledge that a variant reads: of its own condition, else of none; never one of the 2021 set
    itself."""
    new = [pledge for pledge in pledges if pledge.source != NDC2021]
    order: tuple[str, ...] = ("conditional", "mixed", "unclear", "unconditional")
    if variant.conditionality == "unconditional":
        order = ("unconditional", "mixed", "unclear")
    for condition in order:
        for pledge in new:
            if pledge.conditional == condition:
                return pledge
    return None


def _value(
    pledge: Pledge, bands: Mapping[str, Finding], context: Context, variant: Variant, records: list[Record]
) -> float | None:
    """The level in the set's own terms, Mt CO2e; None, with a record, where it cannot be worked out."""
    try:
        if pledge.id not in bands:
            raise Absent("it cannot be quantified; `stocktake quantify` says why")
        finding = bands[pledge.id]
        end = "weaker" if variant.ambition == "low" else "stronger"
        wanted = dict(finding.defaults) | ({END: end} if END in finding.defaults else {})
        row = next(row for row in finding.alternatives if dict(row.choices) == wanted)
        if not isinstance(row.value, int | float):
            raise Absent(row.absent or "no number")
        party = pledge.party
        scale = context.emissions(NDC2021, party, RATIO_YEAR) / context.emissions(EDGAR, party, RATIO_YEAR)
        level = float(row.value) * scale
        if not variant.hot_air and pledge.kind is not Kind.NET_ZERO and party in context.with_baseline:
            level = min(level, context.baseline(party, "SSP1BL", pledge.target_year) * scale)
        return level
    except Absent as absent:
        records.append(Record("left out", pledge.id, absent.reason))
        return None


def _progressing(
    pledge: Pledge, value: float, before: Mapping[int, float | None], records: list[Record]
) -> float:
    """The value, or the level it replaces where the default reading lies above it (2030 only)."""
    old = before.get(pledge.target_year)
    if old is not None and value > old:
        records.append(
            Record(
                "kept",
                pledge.id,
                "its default reading lies above the level it replaces; pledges are to progress (Art. 4.3)",
                value - old,
                "Mt CO2e",
            )
        )
        return old
    return value
