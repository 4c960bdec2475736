"""The figure of ``stocktake history``: the whole with its range, or its parts as lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.cli.history_told import label, title_of

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.inventory.questions.history import History
    from stocktake.report.figures.marks import Line
    from stocktake.report.naming import Naming

MOST_LINES = 7


def draw(file: Path, found: History, naming: Naming) -> None:
    """The whole with a band over all choices; of parts the largest, the data sets side by side."""
    from stocktake.cli.drawing import draw_lines
    from stocktake.report.figures import style
    from stocktake.report.numbers import scale_of

    total = found.total
    rows = [row for row in found.parts if _known(row)] or [total]
    top = [row for row in rows if int(str(row.keys.get("level", 0))) == 0]
    drawn = sorted(top, key=lambda row: -max(abs(value) for _, value in _known(row)))[:MOST_LINES]
    largest = max(abs(value) for row in drawn for _, value in _known(row))
    scale = scale_of(drawn[0].unit, naming.language, largest)
    unit = scale.pattern.replace("{}", "").strip()
    by_place = any(row.keys["place"] != total.keys["place"] for row in rows)
    lines = [
        _line(
            row, label(row, naming, place=by_place or row is total), colour, scale.factor, band=row is total
        )
        for row, colour in zip(drawn, style.SERIES, strict=False)
    ]
    title = title_of(found, naming, unit)
    said = naming.words.say("history.alt", title=title, lines=naming.listed([line.label for line in lines]))
    draw_lines(file, lines, title, said)


def _line(row: Finding, name: str, colour: str, factor: float, *, band: bool) -> Line:
    from stocktake.report.figures import marks

    known = _known(row)
    first = int(str(row.keys["first"]))
    low, high = (row.keys[end] for end in ("lows", "highs"))
    assert isinstance(low, list) and isinstance(high, list)
    years = [year for year, _ in known]
    return marks.Line(
        years,
        [value * factor for _, value in known],
        name,
        colour,
        [low[year - first] * factor for year in years] if band else (),
        [high[year - first] * factor for year in years] if band else (),
    )


def _known(row: Finding) -> list[tuple[int, float]]:
    years, values = row.keys.get("years", []), row.keys.get("values", [])
    assert isinstance(years, list) and isinstance(values, list)
    return [(year, value) for year, value in zip(years, values, strict=True) if value is not None]
