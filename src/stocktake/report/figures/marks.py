"""Marks that several figures share: a row of dots with their ranges, and lines with bands and end labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import altair as alt

from stocktake.report.figures import style

LABEL_SHARE = 0.42
PLAIN = ".6~f"  # without a stated precision the drawing library rounds 2.5 to 3 on an axis
RIGHT = 8


@dataclass(frozen=True)
class Dot:
    """One row: a value with its range, in the unit of the axis."""

    label: str
    value: float
    low: float
    high: float
    text: str
    colour: str = style.BLUE


@dataclass(frozen=True)
class Mark:
    """A vertical line at a value, named above the rows."""

    value: float
    label: str
    colour: str = style.MUTED


@dataclass(frozen=True)
class Line:
    """One line of (x, y), with a band where ``low`` and ``high`` are given.

    label : stands at the right end, if not empty
    dash  : whether it is drawn broken
    """

    x: Sequence[float]
    y: Sequence[float]
    label: str
    colour: str
    low: Sequence[float] = ()
    high: Sequence[float] = ()
    dash: bool = False
    strength: float = 0.18


def dots(
    rows: Sequence[Dot],
    width: int,
    *,
    step: int = 27,
    marks: Sequence[Mark] = (),
    bottom: float = 0.0,
) -> dict[str, object]:
    """Rows of dots with ranges; the value is written after the range.

    bottom : where the axis begins, if nothing lies below it; years begin elsewhere than at zero
    """
    ends = [row.high for row in rows] + [mark.value for mark in marks]
    bottom, top = min(bottom, *(row.low for row in rows)), max(ends)
    if bottom < 0.0:
        bottom -= 0.04 * (top - bottom)  # so that the lowest range does not touch the names
    left = names_width([row.label for row in rows], width)
    across = width - left - RIGHT
    written = max(text_width(row.text) for row in rows) + 16
    room = 1.0 / (1.0 - min(0.6, written / across))
    scale = alt.Scale(domain=[bottom, bottom + (top - bottom) * room], nice=False)
    axis = alt.Axis(values=ticks(bottom, top, whole=bottom > 0), labelOverlap=True, format=PLAIN)
    y = alt.Y("label:N", sort=[row.label for row in rows], axis=names_axis(left))
    base = alt.Chart(alt.NamedData("rows")).encode(y=y, color=alt.Color("colour:N", scale=None))
    layers = [
        *_upright(marks, scale),
        base.mark_rule(strokeWidth=9, opacity=0.3, strokeCap="round").encode(
            x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q"
        ),
        base.mark_point(size=70, filled=True, opacity=1).encode(x=alt.X("value:Q", scale=scale)),
        base.mark_text(align="left", dx=10).encode(
            x=alt.X("high:Q", scale=scale), text="text:N", color=alt.value(style.INK)
        ),
    ]
    head = 22 if marks else 0
    margins = {"left": left, "right": RIGHT, "top": 4 + head, "bottom": 24}
    height = step * len(rows) + margins["top"] + margins["bottom"]
    data: style.Rows = {"rows": [asdict(row) for row in rows], **_upright_rows(marks)}
    return style.finish(layers, data, (width, height), margins)


def names_width(names: Sequence[str], width: int) -> int:
    """Pixels for the names of rows; at most so much of the figure's width, longer ones are cut."""
    return round(min(LABEL_SHARE * width, max(text_width(name) for name in names))) + 14


def names_axis(left: int) -> alt.Axis:
    """The axis that holds the names of rows in a margin of that width."""
    return alt.Axis(grid=False, labelColor=style.INK, labelFontSize=style.TEXT, labelLimit=left - 8)


def lines(
    drawn: Sequence[Line],
    width: int,
    height: int,
    *,
    years: tuple[float, float],
    room: int,
    levels: Sequence[Mark] = (),
    bottom: float | None = None,
    points: Sequence[tuple[float, float]] = (),
) -> dict[str, object]:
    """Lines over years with bands; labels at the right ends, pushed apart where they would touch.

    room   : pixels kept free on the right for the labels
    levels : horizontal lines at a value, named at the left
    bottom : where the vertical axis begins, if nothing lies below it
    points : single observations, drawn as small dots
    """
    domain = _domain(drawn, levels, bottom)
    scale = alt.Scale(domain=list(domain), nice=False)
    x = alt.X("x:Q", scale=alt.Scale(domain=list(years), nice=False), axis=_years_axis(years, width))
    y = alt.Y("y:Q", scale=scale, axis=alt.Axis(values=ticks(*domain, count=5), format=PLAIN))
    colour = alt.Color("colour:N", scale=None)
    broken = alt.StrokeDash(
        "dash:N", scale=alt.Scale(domain=[False, True], range=[[1, 0], [5, 4]]), legend=None
    )
    layers = [
        alt.Chart(alt.NamedData("bands"))
        .mark_area()
        .encode(x=x, y=alt.Y("low:Q", scale=scale), y2="high:Q", color=colour, detail="line:N")
        .encode(opacity=alt.Opacity("strength:Q", scale=None)),
        *_levels(x, scale),
        alt.Chart(alt.NamedData("lines"))
        .mark_line(strokeWidth=2, strokeJoin="round")
        .encode(x=x, y=y, color=colour, detail="line:N", strokeDash=broken),
        alt.Chart(alt.NamedData("points"))
        .mark_point(size=9, filled=True, opacity=0.75, color=style.INK)
        .encode(x=x, y=y),
        alt.Chart(alt.NamedData("labels"))
        .mark_text(align="left", dx=8, fontWeight=600, lineHeight=14)
        .encode(x=x, y=y, color=colour, text="text:N"),
    ]
    rows: style.Rows = {
        "bands": [row for number, line in enumerate(drawn) for row in _band_rows(number, line)],
        "lines": [row for number, line in enumerate(drawn) for row in _line_rows(number, line)],
        "levels": [
            {"x": years[0], "y": level.value, "text": level.label, "colour": level.colour} for level in levels
        ],
        "points": [{"x": at, "y": value} for at, value in points],
        "labels": _label_rows(drawn, years[1], domain, height),
    }
    return style.finish(layers, rows, (width, height), {"left": 34, "right": room, "top": 8, "bottom": 24})


def text_width(text: str) -> float:
    """About how many pixels the text takes; a Chinese character counts as two Latin ones."""
    return sum(12.0 if ord(letter) > 0x2E80 else 6.7 for letter in text)


def ticks(low: float, high: float, count: int = 4, *, whole: bool = False) -> list[float]:
    """Round numbers from low to high, about ``count`` of them; whole ones if asked for, as for years.

    >>> ticks(0.0, 34.0)
    [0.0, 10.0, 20.0, 30.0]
    """
    import math

    raw = (high - low) / max(1, count)
    size = 10.0 ** math.floor(math.log10(raw)) if raw > 0 else 1.0
    factors = (1.0, 2.0, 5.0, 10.0) if whole else (1.0, 2.0, 2.5, 5.0, 10.0)
    step = next(size * factor for factor in factors if size * factor >= raw * 0.8)
    start = math.ceil(low / step - 1e-9)
    return [round(step * number, 10) for number in range(start, math.floor(high / step + 1e-9) + 1)]


def spread(wanted: Sequence[float], tall: Sequence[float], low: float, high: float) -> list[float]:
    """Places near the wanted ones, in the same order, so that no two overlap; ``tall`` is each one's height.

    >>> spread([1.0, 1.5, 5.0], [1.0, 1.0, 1.0], 0.0, 10.0)
    [1.0, 2.0, 5.0]
    """
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    placed = list(wanted)
    edge = low - max(tall)
    for number in order:
        placed[number] = max(wanted[number], edge + tall[number] / 2)
        edge = placed[number] + tall[number] / 2
    edge = high + max(tall)
    for number in reversed(order):
        placed[number] = min(placed[number], edge - tall[number] / 2)
        edge = placed[number] - tall[number] / 2
    return placed


def _domain(drawn: Sequence[Line], levels: Sequence[Mark], bottom: float | None) -> tuple[float, float]:
    tops = [max([*line.y, *line.high]) for line in drawn] + [level.value for level in levels]
    lows = [min([*line.y, *line.low]) for line in drawn]
    lowest, highest = min(lows), max(tops)
    pad = 0.03 * (highest - lowest)
    if bottom is not None and lowest >= bottom:
        return bottom, highest + pad
    return lowest - pad, highest + pad


def _years_axis(years: tuple[float, float], width: int) -> alt.Axis:
    span = years[1] - years[0]
    if span <= 30:
        step = 2 if span <= 12 else 5
    else:
        step = (50 if span > 60 else 20) if style.is_narrow(width) else (20 if span > 60 else 10)
    first = int(-(-years[0] // step) * step)
    return alt.Axis(grid=False, format="d", values=list(range(first, int(years[1]) + 1, step)))


def _band_rows(number: int, line: Line) -> list[dict[str, object]]:
    return [
        {
            "line": number,
            "x": float(x),
            "low": float(low),
            "high": float(high),
            "colour": line.colour,
            "strength": line.strength,
        }
        for x, low, high in zip(line.x, line.low, line.high, strict=bool(len(line.low)))
    ]


def _line_rows(number: int, line: Line) -> list[dict[str, object]]:
    return [
        {"line": number, "x": float(x), "y": float(y), "colour": line.colour, "dash": line.dash}
        for x, y in zip(line.x, line.y, strict=True)
    ]


def _label_rows(
    drawn: Sequence[Line], year: float, domain: tuple[float, float], height: int
) -> list[dict[str, object]]:
    named = [line for line in drawn if line.label]
    if not named:
        return []
    pixel = (domain[1] - domain[0]) / (height - 32)
    tall = [15.0 * (line.label.count("\n") + 1) * pixel for line in named]
    at = spread([float(line.y[-1]) for line in named], tall, domain[0], domain[1])
    return [
        {
            "x": year,
            # a label of two lines hangs from its first; half a line up sets it in the middle
            "y": place + line.label.count("\n") * 7.0 * pixel,
            "text": line.label.split("\n"),
            "colour": line.colour,
        }
        for line, place in zip(named, at, strict=True)
    ]


def _levels(x: alt.X, scale: alt.Scale) -> list[alt.Chart]:
    colour = alt.Color("colour:N", scale=None)
    base = alt.Chart(alt.NamedData("levels")).encode(y=alt.Y("y:Q", scale=scale), color=colour)
    return [
        base.mark_rule(strokeDash=[2, 3], strokeWidth=1),
        base.mark_text(align="left", baseline="bottom", dx=3, dy=-3, fontSize=style.SMALL).encode(
            x=x, text="text:N"
        ),
    ]


def _upright_rows(marks: Sequence[Mark]) -> dict[str, list[dict[str, object]]]:
    ordered = sorted(marks, key=lambda mark: mark.value)
    return {f"mark{number}": [{"at": mark.value, "text": mark.label}] for number, mark in enumerate(ordered)}


def _upright(marks: Sequence[Mark], scale: alt.Scale) -> list[alt.Chart]:
    charts = []
    ordered = sorted(marks, key=lambda mark: mark.value)
    for number, mark in enumerate(ordered):
        # two labels lean away from one another, so they never meet
        align: Literal["center", "right", "left"] = "left" if number else "right"
        if len(ordered) == 1:
            align = "center"
        base = alt.Chart(alt.NamedData(f"mark{number}")).encode(x=alt.X("at:Q", scale=scale))
        charts += [
            base.mark_rule(color=mark.colour, strokeDash=[4, 3], strokeWidth=1.5),
            base.mark_text(
                align=align, baseline="bottom", dy=-4, fontSize=style.SMALL, color=mark.colour
            ).encode(y=alt.value(0), text="text:N"),
        ]
    return charts
