"""What a stated number admits: one table for exact figures, round ones, words and hedges.

==================  ==========================================================================
written             admitted
==================  ==========================================================================
exact figure        half a unit of its last digit, and at least 2.5 % of it
round figure        a multiple of ten, or of five from 15 on: 5 % of it
word or fraction    a third, four in ten, 四成, doubled: 7.5 % of it
about               10 % of it, and at least three quarters of its last digit
nearly              from 10 % below it to 2 % above it
more, less          beyond it, however far; at least and at most include it
between             both ends, each with half a unit of its last digit
times               written in whole numbers: 15 %
year                the year itself; "around": two years to either side
rank                the rank itself
change              besides, half a percentage point, as inventories are revised by about that much
==================  ==========================================================================
"""

from __future__ import annotations

import math

from stocktake.claims.claim import Comparison, Figure, Unit

EXACT, ROUND, WORD, ABOUT, WHOLE_TIMES = 0.025, 0.05, 0.075, 0.10, 0.15
NEARLY_BELOW, NEARLY_ABOVE = 0.10, 0.02
AROUND_YEARS = 2
CHANGE_POINTS = 0.5


def admits(told: Figure, value: float, *, change: bool = False) -> bool:
    """Whether a computed value agrees with a stated figure.

    value  : in the figure's unit
    change : the figure is a change in percent
    """
    low, high = interval(told, change=change)
    if told.comparison in (Comparison.MORE, Comparison.LESS):
        return low < value < high
    return low - 1e-9 <= value <= high + 1e-9


def interval(told: Figure, *, change: bool = False) -> tuple[float, float]:
    """The ends of what a figure admits, in its unit; open ends are infinite."""
    value, kind = told.value, told.comparison
    if kind in (Comparison.MORE, Comparison.AT_LEAST):
        return value, math.inf
    if kind in (Comparison.LESS, Comparison.AT_MOST):
        return -math.inf, value
    if kind == Comparison.NEARLY:
        return value * (1 - NEARLY_BELOW), value * (1 + NEARLY_ABOVE)
    if told.unit in (Unit.YEAR, Unit.RANK):
        return _whole(told)
    if kind == Comparison.BETWEEN:
        high = told.high if told.high is not None else value
        return min(value, high) - told.step / 2, max(value, high) + told.step / 2
    width = _width(told, change)
    return value - width, value + width


def _whole(told: Figure) -> tuple[float, float]:
    if told.comparison == Comparison.BETWEEN:
        return told.value, told.high if told.high is not None else told.value
    width = AROUND_YEARS if told.comparison == Comparison.ABOUT and told.unit == Unit.YEAR else 0
    return told.value - width, told.value + width


def _width(told: Figure, change: bool) -> float:
    value = abs(told.value)
    least = CHANGE_POINTS if change else 0.0
    if told.comparison == Comparison.ABOUT:
        share = max(ABOUT, WHOLE_TIMES if _whole_times(told) else 0.0)
        return max(share * value, 0.75 * told.step if told.unit == Unit.PERCENT else 0.0, least)
    if _whole_times(told):
        return WHOLE_TIMES * value
    share = WORD if told.word else ROUND if is_round(told) else EXACT
    return max(share * value, told.step / 2 if not told.word else 0.0, least)


def _whole_times(told: Figure) -> bool:
    return told.unit == Unit.TIMES and told.step >= 1


def is_round(told: Figure) -> bool:
    """Whether a figure looks rounded: a multiple of ten, or of five from 15 on."""
    return (
        told.unit == Unit.PERCENT
        and told.step >= 1
        and (told.value % 10 == 0 or (told.value >= 15 and told.value % 5 == 0))
    )
