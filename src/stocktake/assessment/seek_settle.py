"""From strengths that nearly meet a goal to printable depths that exactly do, and no pair of which is better.

Strengths are put on the grid of printed depths. Where members are missing, the lever whose degrees cost least
grows until the count holds; where there is room, the one whose degrees cost most shrinks as far as the count
allows: the marginal lever alone carries the rounding, the others stay. Then pairs exchange, in steps from
coarse to fine: the lever that costs most per degree shrinks by a step, the one that costs least grows until
the count holds again, as long as that is less. Both are counted, not derived, so that bends in a lever's
effect, such as the end of a bin of costs, do no harm. Last, what is all but nothing becomes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from stocktake.assessment.seek_reach import Reach
from stocktake.assessment.seek_terms import POINTS

STEPS = (256, 64, 16, 4, 1)  # thousandths of the most, tried in exchanges
SMALL = 16
CANDIDATES = 4  # pairs tried before a finer step
LESS = 1e-4  # an exchange must save this part at least
ALL_BUT = 0.05  # of a lever's most: this near to nothing or all it is made so,
NEXT_TO_NOTHING = 1e-3  # where the change grows by no more than this part

Points = list[int]


@dataclass(frozen=True)
class Count:
    """What settles a search.

    over  : strengths (lever,) to K by which the wanted share of members is above the limit; below zero where
            the goal is met
    price : strengths (lever,) to what is to be least, and its derivative
    """

    reach: Reach
    over: Callable[[np.ndarray], float]
    price: Callable[[np.ndarray], tuple[float, np.ndarray]]

    def gap(self, points: Sequence[int]) -> float:
        """K above the limit at these points."""
        return self.over(self.reach.on_grid(points))

    def of(self, points: Sequence[int]) -> float:
        """What is to be least, at these points."""
        return self.price(self.reach.on_grid(points))[0]

    def nearest(self, strength: np.ndarray) -> Points:
        """The points nearest to the strengths (lever,)."""
        return [
            term.nearest(term.most * float(part))
            for term, part in zip(self.reach.terms, strength, strict=True)
        ]

    def last(self, lever: int) -> int:
        """The lever's last point."""
        return self.reach.terms[lever].last

    def first(self, lever: int) -> int:
        """The lever's first point: -1 where it may be left out and nothing means a level."""
        term = self.reach.terms[lever]
        return -1 if term.lever.reference is not None and not term.least else 0

    def step(self, lever: int, thousandths: int) -> int:
        """So many thousandths of the lever's most as steps of its grid, one at least."""
        term = self.reach.terms[lever]
        return max(1, round(thousandths * term.most / POINTS / (term.scale * 10.0**-term.digits)))


def settled_on_grid(count: Count, strength: np.ndarray) -> Points | None:
    """The points of the least change near the strengths at which the goal holds; None where none near them
    does.
    """
    points = _lifted(count, count.nearest(strength))
    if points is None:
        return None
    return _shrunk(count, points, _dearest(count, points))


def polished(count: Count, points: Points) -> Points:
    """Points at which the goal holds, moved until no exchange of two levers is less."""
    for thousandths in STEPS:
        better: Points | None = points
        while better is not None:
            points = better
            better = _exchanged(count, points, thousandths)
    points = _shrunk(count, points, _dearest(count, points))
    return _plain(count, points)


def _slopes(count: Count, points: Points, thousandths: int) -> tuple[list[float], list[float]]:
    """Change per degree of each lever (lever,): saved by a step down, and paid for a step up, a small one
    since how far up is needed is not known yet; nothing saved and infinitely much paid where there is none.
    """
    gap, price = count.gap(points), count.of(points)
    saved, paid = [], []
    for lever, point in enumerate(points):
        step = count.step(lever, thousandths)
        rise = count.step(lever, min(thousandths, SMALL))
        down, up = max(point - step, 0), min(point + rise, count.last(lever))
        saved.append(0.0)
        paid.append(float("inf"))
        if down < point:
            lower = _with(points, lever, down)
            warmer, less = count.gap(lower) - gap, price - count.of(lower)
            saved[-1] = less / max(warmer, 1e-12) if less > 0 else 0.0
        if up > point:
            higher = _with(points, lever, up)
            cooler, more = gap - count.gap(higher), count.of(higher) - price
            paid[-1] = max(more, 0.0) / cooler if cooler > 0 else float("inf")
    return saved, paid


def _dearest(count: Count, points: Points) -> list[int]:
    """Levers in the order of what a small step down saves per degree, most first."""
    saved, _ = _slopes(count, points, STEPS[-2])
    return sorted(range(len(points)), key=lambda lever: -saved[lever])


def _lifted(count: Count, points: Points, fixed: Sequence[int] = ()) -> Points | None:
    """Levers raised, the cheapest per degree first, until the goal holds; None where it never does."""
    if count.gap(points) < 0:
        return points
    _, paid = _slopes(count, points, STEPS[-2])
    for lever in sorted(range(len(points)), key=lambda one: paid[one]):
        if lever in fixed or not np.isfinite(paid[lever]):
            continue
        raised = _with(points, lever, count.last(lever))
        if count.gap(raised) < 0:
            return _least(count, points, lever, points[lever], count.last(lever))
        points = raised
    return None


def _shrunk(count: Count, points: Points, order: Sequence[int]) -> Points:
    """Levers lowered one after the other as far as the goal allows and the change grows less."""
    for lever in order:
        low = count.first(lever)
        if points[lever] <= low:
            continue
        bottom = _with(points, lever, low)
        less = bottom if count.gap(bottom) < 0 else _least(count, points, lever, low, points[lever])
        points = less if count.of(less) <= count.of(points) else points
    return points


def _least(count: Count, points: Points, lever: int, low: int, high: int) -> Points:
    """One lever at the least point at which the goal holds; it does at ``high`` and does not at ``low``."""
    over, under = count.gap(_with(points, lever, low)), count.gap(_with(points, lever, high))
    turn = 0
    while high - low > 1:
        turn += 1  # every third cut is a half, so that a bend cannot hold it up
        part = over / (over - under) if over > under and turn % 3 else 0.5
        middle = min(max(low + round(part * (high - low)), low + 1), high - 1)
        gap = count.gap(_with(points, lever, middle))
        if gap < 0:
            high, under = middle, gap
        else:
            low, over = middle, gap
    return _with(points, lever, high)


def _exchanged(count: Count, points: Points, thousandths: int) -> Points | None:
    """The first exchange of two levers that is less, those that promise most tried first; None if none is."""
    saved, paid = _slopes(count, points, thousandths)
    pairs = [
        (saved[down] / max(paid[up], 1e-12), down, up)
        for down in range(len(points))
        for up in range(len(points))
        if down != up and saved[down] > paid[up]
    ]
    best = count.of(points)
    for _, down, up in sorted(pairs, reverse=True)[:CANDIDATES]:
        found, step = None, count.step(down, thousandths)
        other = _traded(count, points, down, up, step)
        while other is not None and count.of(other) < best - LESS * abs(best):
            found, best, step = other, count.of(other), 2 * step
            other = _traded(count, points, down, up, step)
        if found is not None:
            return found
    return None


def _traded(count: Count, points: Points, down: int, up: int, step: int) -> Points | None:
    """One lever lowered by a step and another raised until the goal holds; None where it never does."""
    lower = _with(points, down, max(points[down] - step, 0))
    if lower == points or count.gap(lower) < 0:
        return lower if lower != points else None
    if count.gap(_with(lower, up, count.last(up))) >= 0:
        return None
    return _least(count, lower, up, points[up], count.last(up))


def _plain(count: Count, points: Points) -> Points:
    """Levers all but unused left out, and all but full made full, where that costs next to nothing."""
    for lever in range(len(points)):
        for edge in (count.first(lever), count.last(lever)):
            if points[lever] == edge or abs(points[lever] - edge) > ALL_BUT * count.last(lever):
                continue
            other = _lifted(count, _with(points, lever, edge), fixed=(lever,))
            if other is None:
                continue
            inner = [one for one in range(len(points)) if one != lever and 0 < other[one] < count.last(one)]
            other = _shrunk(count, other, inner)
            if count.of(other) <= (1.0 + NEXT_TO_NOTHING) * count.of(points):
                points = other
                break
    return points


def _with(points: Points, lever: int, point: int) -> Points:
    return [*points[:lever], point, *points[lever + 1 :]]
