"""Whether the parts of a course of emissions add up to the whole, year by year.

What a publisher's parts lack is stated, never spread over them. Parts that stand above others shown are left
out of the sum.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stocktake.findings import Alternative, Finding

TOLERANCE = 0.1  # percent of the whole: rounding of published figures


def sums_of(total: Finding, parts: Sequence[Finding], by: Sequence[str]) -> tuple[Finding, ...]:
    """One finding: the largest difference of a year between the parts together and the whole, in percent.

    Years of which no part is known do not count.
    """
    counted = [one for number, one in enumerate(parts) if not _is_above(number, parts, by)]
    whole, added = _values(total), np.sum([np.nan_to_num(_values(one)) for one in counted], axis=0)
    years = [int(year) for year in total.keys["years"]]  # type: ignore[attr-defined]
    known = ~np.isnan([_values(one) for one in counted]).all(axis=0) & ~np.isnan(whole) & (whole != 0)
    if not known.any():
        return ()
    whole, added, years = (
        whole[known],
        added[known],
        [year for year, one in zip(years, known, strict=True) if one],
    )
    difference = 100 * (added - whole) / whole
    worst = int(np.argmax(np.abs(difference)))
    value = float(difference[worst])
    rows = tuple(
        Alternative({"year": str(year)}, value=float(one), extra={"parts": float(part), "whole": float(all_)})
        for year, one, part, all_ in zip(years, difference, added, whole, strict=True)
    )
    finding = Finding(
        id=f"check.history.{total.keys['place']}.{'+'.join(by)}",
        question=f"Do the parts by {' and '.join(by)} add up to the whole?",
        value=value,
        unit="% of the whole",
        low=float(difference.min()),
        high=float(difference.max()),
        range_of=f"the years {years[0]}-{years[-1]}",
        defaults=dict(total.defaults),
        alternatives=rows,
        sources=total.sources,
        keys={
            "check": "history",
            "by": "+".join(by),
            "year": years[worst],
            "tolerance": TOLERANCE,
            "within": bool(abs(value) <= TOLERANCE),
        },
    )
    return (finding,)


def _is_above(number: int, parts: Sequence[Finding], by: Sequence[str]) -> bool:
    """Whether the parts that follow are parts of this one: told apart further, or a category below."""
    one = parts[number]
    if ("gas" in by and "gas" not in one.keys) or ("sector" in by and "level" not in one.keys):
        return True
    if "sector" not in by or number + 1 == len(parts):
        return False
    after = parts[number + 1]
    alike = all(after.keys.get(name) == one.keys.get(name) for name in ("place", "gas"))
    return alike and int(str(after.keys.get("level", 0))) > int(str(one.keys["level"]))


def _values(finding: Finding) -> np.ndarray:
    values = finding.keys["values"]
    assert isinstance(values, list)
    return np.array([np.nan if value is None else value for value in values], dtype=float)
