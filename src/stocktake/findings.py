"""A finding: a number with its unit, its range over choices, and its sources.

Everything that prints a number prints a :class:`Finding`. ``value`` is the answer under the declared
default choices, ``alternatives`` the whole table over the admissible combinations (an absent one
carries its reason), ``low`` and ``high`` the range. For an ensemble the range may instead be
percentiles; ``range_of`` says which.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stocktake import __version__

if TYPE_CHECKING:
    import pandas

Value = float | int | str | bool | None


@dataclass(frozen=True)
class Alternative:
    """The answer under one combination of choices, or why there is none.

    reason : said of a value that needs a word, such as "not by 2023" beside None
    """

    choices: Mapping[str, str]
    value: Value = None
    absent: str | None = None
    reason: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """``{"choices", "value"}`` or ``{"choices", "absent"}``, and a reason where there is one."""
        if self.absent is not None:
            return {"choices": dict(self.choices), "absent": self.absent}
        body: dict[str, object] = {"choices": dict(self.choices), "value": _plain(self.value)}
        if self.reason:
            body["reason"] = self.reason
        return body | {name: _plain(item) for name, item in self.extra.items()}


@dataclass(frozen=True, repr=False)
class Finding:
    """One answer.

    id           : stable, lower case, words joined by points, such as ``share.CHN+USA.2023``
    value, unit  : under the default choices; the unit names the metric where it is a CO2-equivalent
    low, high    : ends of the range, None where the answer is no number
    range_of     : what the range spans: ``choices``, or percentiles such as ``p5-p95 of 841 members``
    defaults     : axis to choice of the headline
    alternatives : every admissible combination, the headline's among them
    sources      : keys of ``stocktake data list``
    keys         : a row's own keys, such as place, rank, variant, year
    """

    id: str
    question: str
    value: Value
    unit: str
    low: float | int | None = None
    high: float | int | None = None
    range_of: str = "choices"
    defaults: Mapping[str, str] = field(default_factory=dict)
    alternatives: tuple[Alternative, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""
    keys: Mapping[str, object] = field(default_factory=dict)

    @staticmethod
    def of(
        identifier: str,
        question: str,
        headline: Alternative,
        unit: str,
        *,
        alternatives: tuple[Alternative, ...],
        sources: tuple[str, ...],
        note: str = "",
        keys: Mapping[str, object] | None = None,
    ) -> Finding:
        """A finding whose range is that of the numbers among its alternatives."""
        numbers = [
            float(row.value)  # type: ignore[arg-type]
            for row in alternatives
            if row.absent is None and is_number(row.value)
        ]
        whole = all(isinstance(row.value, int) for row in alternatives if is_number(row.value))
        cast = int if whole else float
        return Finding(
            id=identifier,
            question=question,
            value=headline.value,
            unit=unit,
            low=cast(min(numbers)) if numbers else None,
            high=cast(max(numbers)) if numbers else None,
            defaults=dict(headline.choices),
            alternatives=alternatives,
            sources=sources,
            note=note,
            keys=keys or {},
        )

    def __repr__(self) -> str:
        """One line; the table stands in ``alternatives`` and ``to_frame()``.

        >>> Finding("q", "How much?", 2.0, "Mt", 1.0, 3.0)
        <Finding q: 2 Mt, 1 to 3 over choices; 0 combinations>
        """
        value = f"{self.value:.4g}" if isinstance(self.value, float) else str(self.value)
        span = ""
        if is_number(self.low) and is_number(self.high):
            span = f", {self.low:.4g} to {self.high:.4g} over {self.range_of}"
            if isinstance(self.low, int) and isinstance(self.high, int):
                span = f", {self.low} to {self.high} over {self.range_of}"
        return f"<Finding {self.id}: {value} {self.unit}{span}; {len(self.alternatives)} combinations>"

    def to_frame(self) -> pandas.DataFrame:
        """The alternatives as a table: a column for each axis, ``value``, and ``absent`` with its reason."""
        import pandas

        rows = [{**row.choices, "value": row.value, "absent": row.absent or ""} for row in self.alternatives]
        return pandas.DataFrame(rows)

    def to_dict(self) -> dict[str, object]:
        """The JSON shape of ``findings.json`` and of every ``--json``; a row's own keys come first."""
        body: dict[str, object] = {name: _plain(item) for name, item in self.keys.items()}
        body |= {
            "id": self.id,
            "question": self.question,
            "value": _plain(self.value),
            "unit": self.unit,
            "low": _plain(self.low),
            "high": _plain(self.high),
            "range_of": self.range_of,
            "defaults": dict(self.defaults),
            "alternatives": [row.to_dict() for row in self.alternatives],
            "sources": list(self.sources),
            "version": __version__,
        }
        if self.note:
            body["note"] = self.note
        return body


def rows_to_dict(question: str, rows: Iterable[Finding], **more: object) -> dict[str, object]:
    """The JSON shape of an answer with several rows."""
    return {"question": question, **more, "rows": [row.to_dict() for row in rows], "version": __version__}


def is_number(value: object) -> bool:
    """True for a finite int or float (also numpy's); a bool is none."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return False
    try:
        return math.isfinite(float(value))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False


def _plain(value: object) -> object:
    """Numpy's scalars as Python's, a number that is not finite as None, mappings and lists throughout."""
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
