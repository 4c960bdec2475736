"""Which choices move an answer most: one at a time, and as shares of the variance.

Both read the table of a finding. One at a time: the values that an axis alone reaches from the headline;
where a choice cannot stand without moving one other axis (CO2 with land use needs a land-use convention),
that one moves along and is said. The variance: all combinations count alike; what a set of axes explains is
the variance of the means of its groups, and each axis gets its average gain over all orders of adding axes
(Shapley), so that the shares add up to one whatever the order and however the axes work together.

Source of the split: Owen (2014), doi:10.1137/130936233
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from stocktake.choices import ANY, NOT_APPLICABLE
from stocktake.findings import Alternative, Finding, is_number

FREE = (ANY, NOT_APPLICABLE)


@dataclass(frozen=True)
class Influence:
    """How much one axis moves an answer.

    low, high   : least and greatest value that changing this axis alone reaches, the headline among them
    low_choice, high_choice : the choices that give them
    low_also, high_also     : what had to move along, axis to choice
    variance    : share of the variance over all combinations, 0 to 1
    """

    axis: str
    low: float
    high: float
    low_choice: str
    high_choice: str
    variance: float
    low_also: Mapping[str, str] = field(default_factory=dict)
    high_also: Mapping[str, str] = field(default_factory=dict)

    @property
    def width(self) -> float:
        """High minus low."""
        return self.high - self.low

    def to_dict(self) -> dict[str, object]:
        """A plain dictionary, ready for JSON."""
        return {
            "axis": self.axis,
            "low": self.low,
            "high": self.high,
            "low_choice": self.low_choice,
            "high_choice": self.high_choice,
            "low_also": dict(self.low_also),
            "high_also": dict(self.high_also),
            "variance": self.variance,
        }


def influences(finding: Finding) -> list[Influence]:
    """The axes that move a finding, most first; empty where its values are no numbers."""
    rows = [row for row in finding.alternatives if row.absent is None and is_number(row.value)]
    if not is_number(finding.value) or len(rows) < 2:
        return []
    axes = [axis for axis in finding.defaults if len({row.choices[axis] for row in rows}) > 1]
    shares = variance_shares(rows, axes)
    found = [_alone(finding, rows, axis, shares[axis]) for axis in axes]
    return sorted(found, key=lambda one: (-one.width, -one.variance))


def variance_shares(rows: Sequence[Alternative], axes: Sequence[str]) -> dict[str, float]:
    """Axis to its share of the variance of the rows' values; the shares add up to one, or are all zero."""
    values = np.array([float(row.value) for row in rows])  # type: ignore[arg-type]
    whole = values.var()
    if whole <= 0 or not axes:
        return dict.fromkeys(axes, 0.0)
    codes = {axis: np.unique([row.choices[axis] for row in rows], return_inverse=True)[1] for axis in axes}
    explained = {
        chosen: _explained(values, [codes[axis] for axis in chosen]) / whole
        for size in range(len(axes) + 1)
        for chosen in itertools.combinations(axes, size)
    }
    count = len(axes)
    shares = {}
    for axis in axes:
        others = [other for other in axes if other != axis]
        gain = 0.0
        for size in range(count):
            weight = math.factorial(size) * math.factorial(count - size - 1) / math.factorial(count)
            for chosen in itertools.combinations(others, size):
                both = tuple(name for name in axes if name in chosen or name == axis)
                gain += weight * (explained[both] - explained[chosen])
        shares[axis] = gain
    total = sum(shares.values())
    return {axis: float(share / total) for axis, share in shares.items()} if total > 0 else shares


def _explained(values: np.ndarray, codes: list[np.ndarray]) -> float:
    """Variance of the means of the groups that the codes make, each weighted by its size."""
    if not codes:
        return 0.0
    group = np.zeros(len(values), int)
    for code in codes:
        group = group * (int(code.max()) + 1) + code
    _, group = np.unique(group, return_inverse=True)
    size = np.bincount(group)
    mean = np.bincount(group, weights=values) / size
    return float(((mean - values.mean()) ** 2 * size).sum() / len(values))


def _alone(finding: Finding, rows: Sequence[Alternative], axis: str, variance: float) -> Influence:
    """The values that the axis reaches from the headline, moving at most one other axis where it must."""
    here = finding.defaults[axis]
    reached: dict[str, tuple[float, dict[str, str]]] = {here: (float(finding.value), {})}  # type: ignore[arg-type]
    for row in rows:
        choice, also = row.choices[axis], _also(row, finding, axis)
        if choice == here or choice in FREE or len(also) > 1:
            continue
        if choice not in reached or len(also) < len(reached[choice][1]):
            reached[choice] = float(row.value), also  # type: ignore[arg-type]
    low = min(reached, key=lambda choice: reached[choice][0])
    high = max(reached, key=lambda choice: reached[choice][0])
    return Influence(
        axis, reached[low][0], reached[high][0], low, high, variance, reached[low][1], reached[high][1]
    )


def _also(row: Alternative, finding: Finding, axis: str) -> dict[str, str]:
    """The other axes on which a row differs from the headline, where they matter to both."""
    return {
        other: row.choices[other]
        for other, choice in finding.defaults.items()
        if other != axis
        and row.choices[other] != choice
        and row.choices[other] not in FREE
        and choice not in FREE
    }
