"""Numbers as readers of English and of Chinese write them: with unit, with range, with honest digits.

A value is shown to the place that its range can carry: the step of the last digit is the power of ten at
or below a fifth of the range's width, and never finer than two significant digits, or three where the range
is too narrow to show in two. A value without a range keeps three; a chance is shown to one per cent. English
keeps Gt and Mt; Chinese counts in 亿吨 (0.1 Gt) and 万吨 (10 kt), as official Chinese texts do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from stocktake.findings import Finding, Value, is_number

MINUS = "\u2212"
DASH = "\u2013"

# tonnes in one of the unit, for the units that masses are stated in
TONNES = {"t": 1.0, "kt": 1e3, "Mt": 1e6, "Gt": 1e9}


@dataclass(frozen=True)
class Scale:
    """How a unit is written: the factor from the finding's unit, and a pattern that holds ``{}``.

    repeat : whether both ends of a range carry the unit, as in 37%～46%
    finest : the smallest step shown, after the factor; nobody reads hundredths of a per cent
    """

    factor: float
    pattern: str
    repeat: bool = False
    finest: float = 0.0


def step_of(value: float, low: float | None, high: float | None, finest: float = 0.0) -> float:
    """The step of the last digit worth showing; a power of ten, in the value's unit, never below ``finest``.

    >>> step_of(41.03, 37.1, 46.0)
    1.0
    >>> step_of(1.92, 1.41, 2.63)
    0.1
    """
    size = max(abs(value), *(abs(end) for end in (low, high) if end is not None), 0.0)
    if size == 0.0:
        return 1.0
    order = math.floor(math.log10(size))
    width = (high - low) if low is not None and high is not None else 0.0
    if width <= 0.0:
        return max(finest, 10.0 ** (order - 2))
    coarse = 10.0 ** (order - 1)
    least = coarse if width >= 2.0 * coarse else coarse / 10.0
    return max(finest, least, 10.0 ** math.floor(math.log10(width / 5.0)))


def digits(value: float, step: float) -> str:
    """The value rounded to the step, with a true minus sign; thousands are set off from 10,000 on.

    >>> digits(-0.317, 0.1)
    '−0.3'
    >>> digits(52341.0, 100.0)
    '52,300'
    """
    places = max(0, -round(math.log10(step)))
    rounded = round(value / step) * step
    text = f"{abs(rounded):,.{places}f}" if abs(rounded) >= 10_000 else f"{abs(rounded):.{places}f}"
    negative = rounded < 0 and any(char in "123456789" for char in text)
    return MINUS + text if negative else text


def with_range(finding: Finding, language: str) -> str:
    """Value and range in one phrase: ``41% (37–46%)``, ``41%（37%～46%）``."""
    if not has_range(finding):
        return value_of(finding, language)
    return _bracket(value_of(finding, language), range_of(finding, language), language)


def value_of(finding: Finding, language: str) -> str:
    """The headline value with its unit, to the digits its range can carry."""
    return show(finding.value, finding.unit, language, low=finding.low, high=finding.high)


def with_range_in_column(finding: Finding, language: str) -> str:
    """The same without the unit, for a column whose head names it."""
    low, high = finding.low, finding.high
    value = show(finding.value, finding.unit, language, low=low, high=high, bare=True)
    if not has_range(finding):
        return value
    assert low is not None and high is not None
    scale = scale_of(finding.unit, language, 1.0)
    middle = float(finding.value) if is_number(finding.value) else (low + high) / 2.0  # type: ignore[arg-type]
    ends = low * scale.factor, high * scale.factor
    step = step_of(middle * scale.factor, *ends, scale.finest)
    return _bracket(value, _joined(digits(ends[0], step), digits(ends[1], step), language), language)


def column(values: Iterable[float], unit: str, language: str) -> list[str]:
    """Values of one unit to one step, three digits of the largest; a value that is none as a dash."""
    given = list(values)
    scale = scale_of(unit, language, 1.0)
    largest = max((abs(value) for value in given if is_number(value)), default=0.0)
    step = step_of(largest * scale.factor, None, None, scale.finest)
    return [digits(value * scale.factor, step) if is_number(value) else "\u2014" for value in given]


def short_value_of(finding: Finding, language: str) -> str:
    """The headline value to be set large; a mass without its substance, which the sentence beside it says."""
    whole = value_of(finding, language)
    found = re.match(r"[^A-Za-z]*(?:[GMk]?t\b)", whole) if language == "en" else re.match(r".*?吨", whole)
    return found[0] if found else whole


def range_of(finding: Finding, language: str) -> str:
    """The range with its unit; empty where there is none."""
    if not has_range(finding):
        return ""
    assert finding.low is not None and finding.high is not None
    return show_range(finding.low, finding.high, finding.unit, language, value=finding.value)


def has_range(finding: Finding) -> bool:
    """Whether the ends of the range differ."""
    return is_number(finding.low) and is_number(finding.high) and finding.low != finding.high


def show(
    value: Value,
    unit: str,
    language: str,
    *,
    low: float | None = None,
    high: float | None = None,
    bare: bool = False,
) -> str:
    """A value with its unit; text is given as it is, and no value as a dash.

    low, high : ends of its range in the same unit, which decide the digits
    bare      : leave the unit out and do not change its scale, as in a table whose head names it
    """
    if not is_number(value):
        return str(value) if isinstance(value, str) else "\u2014"
    number = float(value)  # type: ignore[arg-type]
    scale = scale_of(unit, language, 1.0 if bare else number)
    first, last = (end * scale.factor if end is not None else None for end in (low, high))
    if is_counted(unit):
        text = f"{round(number)}"
    else:
        step = scale.finest if unit == "probability" else 0.0
        text = digits(
            number * scale.factor, step or step_of(number * scale.factor, first, last, scale.finest)
        )
    if unit == "probability":
        text = _never_certain(number, text)
    elif scale.repeat and 0.0 < number * scale.factor < scale.finest / 2.0:
        text = f"<{scale.finest:g}"  # not shown as nothing
    return text if bare else scale.pattern.format(text)


def show_range(low: float, high: float, unit: str, language: str, *, value: Value = None) -> str:
    """Both ends with the unit; ``value`` decides the scale, so that both agree with the headline."""
    middle = float(value) if is_number(value) else (low + high) / 2.0  # type: ignore[arg-type]
    scale = scale_of(unit, language, middle)
    ends = (low * scale.factor, high * scale.factor)
    if is_counted(unit):
        first, last = (f"{round(end)}" for end in ends)
    else:
        step = scale.finest if unit == "probability" else 0.0
        step = step or step_of(middle * scale.factor, ends[0], ends[1], scale.finest)
        first, last = (digits(end, step) for end in ends)
    if first == last:
        return scale.pattern.format(first)
    if language == "zh" and scale.repeat:
        return f"{scale.pattern.format(first)}～{scale.pattern.format(last)}"
    return scale.pattern.format(_joined(first, last, language))


def exact(value: float, unit: str, language: str) -> str:
    """A number that is exact by nature, such as a limit of 1.5 degrees, with its unit.

    >>> exact(2.0, "K", "en")
    '2 °C'
    """
    return scale_of(unit, language, value).pattern.format(f"{value:g}")


def is_counted(unit: str) -> bool:
    """Whether numbers of this unit are whole by nature: years and ranks."""
    return unit in ("year", "rank", "count", "members")


def unit_name(unit: str, language: str) -> str:
    """The unit alone, as the head of a column: ``Gt CO₂e/yr``, ``亿吨二氧化碳当量/年``."""
    return scale_of(unit, language, 1.0).pattern.replace("{}", "").strip()


def scale_of(unit: str, language: str, size: float) -> Scale:
    """How numbers of that size in that unit are written in that language."""
    plain = re.split(r" above |, | of ", re.sub(r" ?\([^)]*\)", "", unit))[0].strip()
    if plain == "% a year":
        return Scale(1.0, "每年{}%" if language == "zh" else "{}% a year", finest=0.1)
    if language == "zh" and (intensity := re.fullmatch(r"kg ([A-Za-z0-9-]+)/dollar", plain)):
        substance = SUBSTANCES_ZH.get(intensity[1], subscripts(intensity[1]))
        return Scale(1.0, f"每美元{{}}千克{substance}")
    if plain in ("%", "percent"):
        return Scale(1.0, "{}%", repeat=True, finest=_finest_percent(abs(size)))
    if plain in ("1", "fraction", "probability"):
        return Scale(100.0, "{}%", repeat=True, finest=1.0)
    if plain in ("K", "°C", "degC"):
        return Scale(1.0, "{}℃", repeat=True) if language == "zh" else Scale(1.0, "{} °C")
    if plain == "year":
        return Scale(1.0, "{}年") if language == "zh" else Scale(1.0, "{}")
    if plain == "USD bn/yr":
        return Scale(10.0, "{}亿美元") if language == "zh" else Scale(1.0, "USD {} bn")
    if plain == "rank":
        return Scale(1.0, "第{}位") if language == "zh" else Scale(1.0, "{}")
    mass = _mass(plain, language, size)
    return mass or Scale(1.0, "{}" if plain in ("", "count") else "{} " + subscripts(plain))


def _finest_percent(size: float) -> float:
    """A tenth of a per cent; for what is smaller its own first digit, down to a thousandth."""
    return max(0.001, 10.0 ** math.floor(math.log10(size))) if 0.0 < size < 0.1 else 0.1


def subscripts(text: str) -> str:
    """Chemical formulas with their small digits: CO₂, CH₄, N₂O, SF₆."""
    for plain, neat in (("CO2", "CO₂"), ("CH4", "CH₄"), ("N2O", "N₂O"), ("SF6", "SF₆"), ("NF3", "NF₃")):
        text = text.replace(plain, neat)
    return text


# names of masses and the tonnes each is worth, largest first; Chinese moves up at a tenth of the next
ENGLISH_MASSES = (("Gt", 1e9), ("Mt", 1e6), ("kt", 1e3), ("t", 1.0))
CHINESE_MASSES = (("亿吨", 1e8), ("万吨", 1e4), ("吨", 1.0))

SUBSTANCES_ZH = {
    "CO2": "二氧化碳",
    "CO2e": "二氧化碳当量",
    "CO2-e": "二氧化碳当量",
    "CO2eq": "二氧化碳当量",
    "CH4": "甲烷",
    "N2O": "氧化亚氮",
}


def _mass(unit: str, language: str, size: float) -> Scale | None:
    """The scale of a mass such as ``Gt CO2e/yr``; None where the unit is none."""
    found = re.fullmatch(r"(Gt|Mt|kt|t) ?([A-Z][A-Za-z0-9-]*(?:/.*)?)", unit)
    if found is None:
        return None
    prefix, rest = found.groups()
    tonnes = abs(size) * TONNES[prefix]
    if language == "zh":
        # a year's emissions are named as such by the sentence around them, so 每年 is not said again
        substance = rest.partition("/")[0]
        ending = SUBSTANCES_ZH.get(substance, subscripts(substance))
        word, worth = next(step for step in CHINESE_MASSES if tonnes >= step[1] / 10 or step[1] == 1.0)
    else:
        ending = " " + subscripts(rest)
        word, worth = next(step for step in ENGLISH_MASSES if tonnes >= step[1] or step[1] == 1.0)
        word = " " + word
    return Scale(TONNES[prefix] / worth, "{}" + word + ending)


def _never_certain(chance: float, text: str) -> str:
    """An ensemble of a few hundred members cannot say never or always: <1 and >99 instead of 0 and 100."""
    return "<1" if chance < 0.005 else ">99" if chance >= 0.995 else text


def _joined(first: str, last: str, language: str) -> str:
    if language == "zh":
        return f"{first}～{last}"
    return f"{first} to {last}" if MINUS in first + last else f"{first}{DASH}{last}"


def _bracket(value: str, between: str, language: str) -> str:
    return f"{value}（{between}）" if language == "zh" else f"{value} ({between})"
