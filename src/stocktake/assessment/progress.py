"""Each Party's trend beside its own pledge, with a plain verdict.

The trend is the straight line through the last ten years of data, carried to the target year with the spread
of its residuals: a yardstick, no forecast, and no judgement of policies. The pledge is its whole band of
readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from stocktake.findings import Finding

YEARS = 10
SPREAD = 1.645  # 5 to 95 % of a normal distribution
UNIT = "Mt CO2e/yr (AR6GWP100), without land use"


class Verdict(StrEnum):
    """What trend and pledge say together."""

    ALREADY_MET = "already_met"
    ON_COURSE = "on_course"
    WITHIN = "within_the_ambiguity"
    OFF_COURSE = "off_course"


def progress(pledge: Finding, years: Sequence[int], values: Sequence[float]) -> Finding:
    """Trend and verdict for one quantified pledge.

    pledge : a finding of ``pledges.quantify``
    years, values : the Party's emissions, Mt CO2e; the last ten are used
    """
    target = pledge.keys["year"]
    assert isinstance(target, int) and isinstance(pledge.value, int | float)
    middle, low, high = trend(years, values, target)
    now = float(values[-1])
    weakest = max(float(pledge.value), _end(pledge.high, pledge.value))
    strongest = min(float(pledge.value), _end(pledge.low, pledge.value))
    return Finding(
        id=f"progress.{pledge.keys['pledge']}",
        question=f"Does the trend of {pledge.keys['place']} lead to {pledge.keys['pledge']}?",
        value=middle,
        unit=UNIT,
        low=low,
        high=high,
        range_of="5-95 % of the line's residuals",
        defaults=pledge.defaults,
        sources=pledge.sources,
        keys={
            "place": pledge.keys["place"],
            "pledge": pledge.keys["pledge"],
            "year": target,
            "conditional": pledge.keys["conditional"],
            "now": now,
            "now_year": int(years[-1]),
            "target": pledge.value,
            "target_low": strongest,
            "target_high": weakest,
            "verdict": str(verdict(now, (low, high), (strongest, weakest))),
        },
    )


def trend(years: Sequence[int], values: Sequence[float], target: int) -> tuple[float, float, float]:
    """The line through the last ten years at ``target``, with its prediction interval.

    returns : middle, low, high; emissions do not fall below zero
    """
    x = np.array(years[-YEARS:], float)
    y = np.array(values[-YEARS:], float)
    slope, start = np.polyfit(x, y, 1)
    residual = y - (slope * x + start)
    count = len(x)
    error = float(np.sqrt((residual**2).sum() / max(count - 2, 1)))
    reach = 1 + 1 / count + (target - x.mean()) ** 2 / ((x - x.mean()) ** 2).sum()
    middle, spread = float(slope * target + start), SPREAD * error * float(np.sqrt(reach))
    return max(middle, 0.0), max(middle - spread, 0.0), max(middle + spread, 0.0)


def verdict(now: float, course: tuple[float, float], band: tuple[float, float]) -> Verdict:
    """The verdict for emissions of the last year, the trend's interval, and the pledge's band (low, high).

    On course: the whole trend below the strongest reading; already met: the last year as well. Off course:
    the whole trend above the weakest. Else the ambiguity of trend or pledge decides.
    """
    strongest, weakest = band
    if course[1] <= strongest:
        return Verdict.ALREADY_MET if now <= strongest else Verdict.ON_COURSE
    if course[0] > weakest:
        return Verdict.OFF_COURSE
    return Verdict.WITHIN


def _end(value: float | int | None, other: object) -> float:
    if value is None:
        assert isinstance(other, int | float)
        return float(other)
    return float(value)
