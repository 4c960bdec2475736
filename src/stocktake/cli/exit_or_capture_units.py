"""Units and digits that fit an answer's size: one for each column, so that no small place shows zeros."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from stocktake.report.numbers import digits

if TYPE_CHECKING:
    from stocktake.report.naming import Naming

# the smallest degrees told in a unit, the factor to it from °C, and its name
DEGREES = (
    (1e-2, 1.0, "degrees"),
    (1e-3, 1e3, "thousandths"),
    (1e-6, 1e6, "millionths"),
    (0.0, 1e9, "billionths"),
)
MASSES = (("Gt", 1.0), ("Mt", 1e3), ("kt", 1e6), ("t", 1e9))
MONEY = ("tn", "bn", "m")  # how many to a USD bn is the language's


def degrees_unit(values: Iterable[float]) -> tuple[float, str]:
    """Factor from °C, and the key of the unit in which the largest value is told.

    >>> degrees_unit([0.0000021, -0.000001])
    (1000000.0, 'levers.exit.millionths')
    """
    largest = max((abs(value) for value in values), default=0.0)
    if largest == 0.0:
        return 1.0, "levers.exit.degrees"
    factor, name = next((factor, name) for least, factor, name in DEGREES if largest >= least)
    return factor, f"levers.exit.{name}"


def money_units(naming: Naming) -> list[tuple[str, float]]:
    """Units of money with their number in a USD bn: Chinese counts in 亿 and 万."""
    return [(name, float(naming.words.say(f"levers.exit.per_bn_{name}"))) for name in MONEY]


def column(
    values: Sequence[float], units: Sequence[tuple[str, float]], *, signed: bool = False
) -> tuple[str, list[str]]:
    """The largest unit in which the largest value is one or more, and the values in it."""
    largest = max(abs(value) for value in values)
    name, factor = next((one for one in units if largest * one[1] >= 1.0), units[-1])
    step = step_of(factor * largest)
    shown = [digits(factor * value, step) for value in values]
    if signed:
        shown = [
            f"+{text}" if value > 0 and text.strip("0.") else text
            for value, text in zip(values, shown, strict=True)
        ]
    return name, shown


def step_of(largest: float) -> float:
    """The step of the last digit: three digits of the largest, never finer than it needs."""
    if largest == 0.0:
        return 1.0
    return float(min(1.0, 10.0 ** (math.floor(math.log10(abs(largest))) - 2)))


def band(told: object) -> Mapping[str, float]:
    """Percentiles of a finding's key, ``p5`` to ``p95``."""
    assert isinstance(told, Mapping)
    return told


def with_range(told: Mapping[str, float], factor: float, step: float) -> str:
    """Median and 5-95 %, after the factor, to the step."""
    middle, low, high = (digits(factor * told[name], step) for name in ("p50", "p5", "p95"))
    return f"{middle} ({low} .. {high})"


def percent(part: float) -> str:
    """Whole per cent; two digits where the part is small.

    >>> percent(0.6), percent(0.0118), percent(1.9e-7)
    ('60%', '1.2%', '0.000019%')
    """
    value = 100.0 * part
    if value == 0.0 or value >= 9.95:
        return f"{value:.0f}%"
    return f"{digits(value, 10.0 ** (math.floor(math.log10(value)) - 1))}%"
