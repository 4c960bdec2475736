"""From the truth under each combination of choices to one verdict, and what it depends on.

The combinations are weighed so that a family of near-alike choices (four editions of GWP100, five land-use
models, three versions of PRIMAP-hist) counts as one choice, not as many. With the weight under which the
statement is true:

* **holds**: true under the default choices and at least 90 % of the weight,
* **fails**: false under the default choices, and true under at most 10 %,
* **depends**: all others; the choices with which it is true, and those with which it is not, are named,
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
FIRST = "start"
HARDLY_ANY = 1 - NEARLY_ALL
GAIN = 0.02

# axis to families of near-alike choices, each with the name under which readers' words know it
FAMILIES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "metric": {"gwp100": frozenset({"SARGWP100", "AR4GWP100", "AR5GWP100", "AR6GWP100"})},
    "land_use": {"with": frozenset({"mean", "blue", "hc2023", "oscar", "luce"})},
    "dataset": {
        "primap": frozenset({"primap-cr", "primap-tp", "primap-2.6"}),
        "edgar": frozenset({"edgar", "joined"}),
    },
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
class Condition:
    """Choices on one axis, held for a statement to be true (or false).

    among : all choices that the axis had
    share : the weight of truth (or falsehood) once this condition and those before it are held
    """

    axis: str
    choices: tuple[str, ...]
    among: tuple[str, ...]
    share: float


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
    true_with, false_with : where it depends, the choices with which it is true, and false
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
    true_with: tuple[Condition, ...] = ()
    false_with: tuple[Condition, ...] = ()
    served: int = 0
    closest: Closest | None = None
    findings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def weigh(rows: Sequence[Row]) -> list[float]:
    """A weight for each row, together 1.

    Axis by axis, the start year first and the others in their order, the weight is shared out equally among
    the choices that are there, a family counting as one; then on to the next axis within each. So gases for
    which there are more metrics, or a convention of which there are more models, weigh no more than others.
    """
    weights = [0.0] * len(rows)
    axes = sorted(dict.fromkeys(axis for row in rows for axis in row.choices), key=lambda axis: axis != FIRST)
    _share_out(rows, list(range(len(rows))), axes, 1.0, weights)
    return weights


def _share_out(
    rows: Sequence[Row], chosen: list[int], axes: list[str], weight: float, weights: list[float]
) -> None:
    if not axes:
        for number in chosen:
            weights[number] = weight / len(chosen)
        return
    families: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number in chosen:
        choice = rows[number].choices.get(axes[0], ANY)
        families[family_of(axes[0], rows[number])][choice].append(number)
    for members in families.values():
        for some in members.values():
            _share_out(rows, some, axes[1:], weight / len(families) / len(members), weights)


def verdict_of(rows: Sequence[Row], headline: Row) -> tuple[Verdict, float]:
    """The verdict and the weight under which the statement is true."""
    share = sum(weight for row, weight in zip(rows, weigh(rows), strict=True) if row.true)
    if headline.true and share >= NEARLY_ALL - 1e-9:
        return Verdict.HOLDS, share
    if not headline.true and share <= HARDLY_ANY + 1e-9:
        return Verdict.FAILS, share
    return Verdict.DEPENDS, share


def conditions(rows: Sequence[Row], *, true: bool = True, most: int = 2) -> tuple[Condition, ...]:
    """Choices on at most two axes under which a statement is true (or false) nearly always.

    Found step by step: the axis that raises the weight of truth most, held at those of its choices under
    which the statement is true more often than on the whole, or nearly always. Families stand for their
    members.
    Empty where no axis tells.
    """
    found: list[Condition] = []
    weights = weigh(rows)
    current = [(row, weight) for row, weight in zip(rows, weights, strict=True)]
    for _ in range(most):
        now = _share(current, true)
        best = None if now >= NEARLY_ALL else _best_axis(current, true, {one.axis for one in found})
        if best is None or best.share < now + GAIN:
            break
        current = [(row, weight) for row, weight in current if family_of(best.axis, row) in best.choices]
        found.append(best)
    return tuple(found)


def family_of(axis: str, row: Row) -> str:
    """The name of the family of a row's choice on an axis, else the choice itself."""
    choice = row.choices.get(axis, ANY)
    return next((name for name, family in FAMILIES.get(axis, {}).items() if choice in family), choice)


Weighed = Sequence[tuple[Row, float]]


def _best_axis(rows: Weighed, true: bool, used: set[str]) -> Condition | None:
    best: tuple[tuple[float, float], Condition] | None = None
    usual = _share(rows, true)
    for axis in dict.fromkeys(axis for row, _ in rows for axis in row.choices):
        shares = {} if axis in used else _by_choice(rows, axis, true)
        for least in (usual, NEARLY_ALL):
            kept = tuple(choice for choice, share in shares.items() if share > least + 1e-9)
            if not kept or len(kept) == len(shares):
                continue
            inside = [(row, weight) for row, weight in rows if family_of(axis, row) in kept]
            rating = round(_share(inside, true), 9), sum(weight for _, weight in inside)
            if best is None or rating > best[0]:
                best = rating, Condition(axis, kept, tuple(shares), rating[0])
    return best[1] if best else None


def _share(rows: Weighed, true: bool) -> float:
    return sum(weight for row, weight in rows if row.true == true) / sum(weight for _, weight in rows)


def _by_choice(rows: Weighed, axis: str, true: bool) -> dict[str, float]:
    matching: dict[str, float] = defaultdict(float)
    whole: dict[str, float] = defaultdict(float)
    for row, weight in rows:
        choice = family_of(axis, row)
        if choice in (ANY, NOT_APPLICABLE):
            continue
        whole[choice] += weight
        matching[choice] += weight if row.true == true else 0.0
    return {choice: matching[choice] / whole[choice] for choice in whole}
