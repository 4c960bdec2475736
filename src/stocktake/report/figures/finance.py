"""Degrees per dollar over the size of a flow of money, as a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import altair as alt

from stocktake.report.figures import marks, style
from stocktake.report.figures.picture import write_picture

if TYPE_CHECKING:
    from stocktake.equity.finance import Curve

HEIGHT = 360
ROOM = 128  # pixels on the right for the names of what is drawn
NAMED = (10, 30, 100, 300, 1000)  # USD bn on the axis


def draw(curve: Curve, say: Callable[..., str], width: int = style.WIDE) -> dict[str, object]:
    """Median, members and choices over the amount, on an axis of ratios, as a Vega-Lite document."""
    per_bn = float(say("levers.money.usd_per_bn"))
    amounts = [float(amount) * per_bn for amount in curve.amounts]
    top = float(max(curve.central.max(), curve.choices.max())) * 1.05
    ends = [amounts[0], amounts[-1]]
    x_scale = alt.Scale(type="log", domain=ends, nice=False)
    y_scale = alt.Scale(domain=[0.0, top], nice=False)
    named = [amount * per_bn for amount in NAMED if ends[0] <= amount * per_bn <= ends[1]]
    x = alt.X("x:Q", scale=x_scale, axis=alt.Axis(grid=False, values=named, format=marks.PLAIN))
    y = alt.Y("y:Q", scale=y_scale, axis=alt.Axis(values=marks.ticks(0.0, top, count=5), format=marks.PLAIN))
    colour = alt.Color("colour:N", scale=None)
    area = alt.Chart(alt.NamedData("bands")).mark_area().encode(x=x, y=alt.Y("low:Q", scale=y_scale))
    layers = [
        area.encode(y2="high:Q", color=colour, detail="band:N").encode(
            opacity=alt.Opacity("strength:Q", scale=None)
        ),
        alt.Chart(alt.NamedData("line")).mark_line(strokeWidth=2).encode(x=x, y=y, color=colour),
        alt.Chart(alt.NamedData("labels"))
        .mark_text(align="left", dx=8, fontWeight=600, lineHeight=14)
        .encode(x=x, y=y, color=colour, text="text:N"),
    ]
    margins = {"left": 52, "right": ROOM, "top": 8, "bottom": 24}
    return style.finish(layers, _rows(curve, amounts, top, say), (width, HEIGHT), margins)


def _rows(curve: Curve, amounts: list[float], top: float, say: Callable[..., str]) -> style.Rows:
    low, median, high = curve.central
    worst, best = curve.choices
    bands = {"choices": (worst, best, style.AMBER, 0.16), "members": (low, high, style.BLUE, 0.3)}
    names = {
        "choices": (float(best[-1]), style.AMBER),
        "members": (float(median[-1]), style.BLUE),
    }
    pixel = top / (HEIGHT - 32)
    said = {name: say(f"levers.money.picture_{name}").split("|") for name in names}
    tall = [15.0 * len(said[name]) * pixel for name in names]
    at = marks.spread([value for value, _ in names.values()], tall, 0.0, top)
    return {
        "bands": [
            {"band": name, "x": x, "low": float(a), "high": float(b), "colour": colour, "strength": strength}
            for name, (lows, highs, colour, strength) in bands.items()
            for x, a, b in zip(amounts, lows, highs, strict=True)
        ],
        "line": [{"x": x, "y": float(y), "colour": style.BLUE} for x, y in zip(amounts, median, strict=True)],
        "labels": [
            # a label of two lines hangs from its first; half a line up sets it in the middle
            {
                "x": amounts[-1],
                "y": place + 7.0 * (len(said[name]) - 1) * pixel,
                "text": said[name],
                "colour": colour,
            }
            for place, (name, (_, colour)) in zip(at, names.items(), strict=True)
        ],
    }


def write_curve(path: Path, curve: Curve, say: Callable[..., str], **heading: object) -> None:
    """Draw the curve into an .svg, .png or .html file; it is written whole or not at all.

    heading : the first year, recipients and base, as the reader calls them
    """
    title, asked = say("levers.money.picture"), say("levers.money.picture_terms", **heading)
    write_picture(path, draw(curve, say), title, asked)
