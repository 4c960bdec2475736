"""From the truth under each combination of choices to one verdict, and what it depends on.

The combinations are weighed so that a family of near-alike choices (four editions of GWP100, five land-use
models, three versions of PRIMAP-hist) counts as one choice, not as many. With the weight under which the
statement is true:

* **holds**: true under the default choices and at least 90 % of the weight,
* **fails**: false under the default choices, and true under at most 10 %,
* **depends**: all others; the axis that parts true from false best is named with its choices,
* **unchecked**: no combination could be asked, or the sentence was refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from stocktake.choices import ANY, NOT_APPLICABLE
from stocktake.claims.claim import Why

NEARLY_ALL = 0.9
HARDLY_ANY = 1 - NEARLY_ALL
TELLING = 0.5

FAMILIES: Mapping[str, tuple[frozenset[str], ...]] = {
    "metric": (frozenset({"SARGWP100", "AR4GWP100", "AR5GWP100", "AR6GWP100"}),),
    "land_use": (frozenset({"mean", "blue", "hc2023", "oscar", "luce"}),),
    "dataset": (
        frozenset({"primap-cr", "primap-tp", "primap-2.6"}),
        frozenset({"edgar", "joined"}),
    ),
}


class Verdict(StrEnum):
    """What becomes of a claim."""

    HOLDS = "holds"
    DEPENDS = "depends"
    FAILS = "fails"
    UNCHECKED = "unchecked"


@dataclass(frozen=True)
class Row:
    """One combination of choices with the value there and whether the statement is true."""

    choices: Mapping[str, str]
    value: float | int | None
    true: bool


@dataclass(frozen=True)
class Mover:
    """An axis that parts true from false, and how its choices fall."""

    axis: str
    holds: tuple[str, ...]
    fails: tuple[str, ...]
    mixed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Closest:
    """What the closest true sentence says; the words of that key stand in both catalogues.

    who, other         : place codes (or a gas)
    value, low, high   : in ``unit``
    names              : years and the like, by placeholder
    gases              : the choice on the axis ``gases``
    """

    key: str
    who: tuple[str, ...]
    value: float | int | None
    low: float | int | None
    high: float | int | None
    unit: str
    other: tuple[str, ...] = ()
    gases: str = ""
    names: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Judgement:
    """The verdict on one claim.

    share_true : the weight under which it is true, 0 to 1
    value, low, high, unit : of what was asked, under the default choices and over all
    defaults   : the choices of the headline value
    served     : how many combinations have a value
    findings   : identifiers of the findings that it rests on
    sources    : keys of ``stocktake data list``
    """

    verdict: Verdict
    why: Why | None = None
    detail: str = ""
    nearest: tuple[str, ...] = ()
    share_true: float | None = None
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: str = ""
    defaults: Mapping[str, str] = field(default_factory=dict)
    movers: tuple[Mover, ...] = ()
    served: int = 0
    closest: Closest | None = None
    findings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def weigh(rows: Sequence[Row]) -> list[float]:
    """A weight for each row, together 1: families of near-alike choices share one choice's weight."""
    present: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for axis, choice in row.choices.items():
            present[axis].add(choice)
    raw = [_weight(row, present) for row in rows]
    whole = sum(raw)
    return [one / whole for one in raw]


def _weight(row: Row, present: Mapping[str, set[str]]) -> float:
    weight = 1.0
    for axis, choice in row.choices.items():
        for family in FAMILIES.get(axis, ()):
            if choice in family:
                weight /= len(family & present[axis])
    return weight


def verdict_of(rows: Sequence[Row], headline: Row) -> tuple[Verdict, float]:
    """The verdict and the weight under which the statement is true."""
    share = sum(weight for row, weight in zip(rows, weigh(rows), strict=True) if row.true)
    if headline.true and share >= NEARLY_ALL - 1e-9:
        return Verdict.HOLDS, share
    if not headline.true and share <= HARDLY_ANY + 1e-9:
        return Verdict.FAILS, share
    return Verdict.DEPENDS, share


def movers(rows: Sequence[Row], most: int = 2) -> tuple[Mover, ...]:
    """The axes on which the truth turns, the most telling first; empty where none tells."""
    weights = weigh(rows)
    found = []
    axes = list(dict.fromkeys(axis for row in rows for axis in row.choices))
    for axis in axes:
        shares = _true_by_choice(rows, weights, axis)
        if len(shares) < 2:
            continue
        parted = max(shares.values()) - min(shares.values())
        if parted >= TELLING:
            found.append((parted, _mover(axis, shares)))
    found.sort(key=lambda item: -item[0])
    return tuple(mover for _, mover in found[:most])


def _true_by_choice(rows: Sequence[Row], weights: Sequence[float], axis: str) -> dict[str, float]:
    true: dict[str, float] = defaultdict(float)
    whole: dict[str, float] = defaultdict(float)
    for row, weight in zip(rows, weights, strict=True):
        choice = row.choices.get(axis, ANY)
        if choice in (ANY, NOT_APPLICABLE):
            continue
        whole[choice] += weight
        true[choice] += weight if row.true else 0.0
    return {choice: true[choice] / whole[choice] for choice in whole}


def _mover(axis: str, shares: Mapping[str, float]) -> Mover:
    return Mover(
        axis,
        tuple(choice for choice, share in shares.items() if share >= NEARLY_ALL),
        tuple(choice for choice, share in shares.items() if share <= HARDLY_ANY),
        tuple(choice for choice, share in shares.items() if HARDLY_ANY < share < NEARLY_ALL),
    )
