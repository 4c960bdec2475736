"""Figures about levers as files of their own: the fan beside its base, and where capture breaks even."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from stocktake.report.figures import marks, style
from stocktake.report.figures.picture import write_picture

if TYPE_CHECKING:
    from stocktake.assessment.exit_break_even import Multiples
    from stocktake.assessment.lever_effect import Effect


def draw(effect: Effect, say: Callable[..., str], width: int = style.WIDE) -> dict[str, object]:
    """Degrees above 1850-1900 of the base and with levers, as a Vega-Lite document."""
    drawn = [
        _line(effect.years, effect.before, say("levers.head.base"), style.VERMILION),
        _line(effect.years, effect.after, say("levers.head.with"), style.BLUE),
    ]
    years = (float(effect.years[0]), float(effect.years[-1]))
    levels = [marks.Mark(limit, f"{limit:g} °C") for limit in (1.5, 2.0)]
    return marks.lines(drawn, width, 380, years=years, room=118, levels=levels, bottom=1.0)


def draw_break_even(found: Multiples, say: Callable[..., str], width: int = style.WIDE) -> dict[str, object]:
    """Cost of capture (USD/t) at which money buys the same degrees, over the capture rate (%).

    found : cost ratios by capture rate with their 5-95 % of members; one line for each cost of exit. No
            price is below zero: where capture warms, no price is low enough.
    """
    drawn = [
        marks.Line(
            [float(100 * rate) for rate in found.rates],
            [max(0.0, float(cost * multiple)) for multiple in found.middle],
            say("levers.exit.line", cost=cost),
            colour,
            [max(0.0, float(cost * multiple)) for multiple in found.low],
            [max(0.0, float(cost * multiple)) for multiple in found.high],
        )
        for cost, colour in ((20, style.GREEN), (50, style.BLUE), (100, style.VERMILION))
    ]
    span = (float(100 * found.rates[0]), float(100 * found.rates[-1]))
    return marks.lines(drawn, width, 340, years=span, room=150, bottom=0.0)


def write_fan(path: Path, effect: Effect, say: Callable[..., str], asked: str = "") -> None:
    """Draw the fan into an .svg, .png or .html file; it is written whole or not at all.

    asked : what levers on what base, for the line under the title
    """
    title = say("levers.warming", members=len(effect.before))
    write_picture(path, draw(effect, say), title, *([asked] if asked else []))


def write_break_even(
    path: Path, found: Multiples, say: Callable[..., str], heading: Mapping[str, object]
) -> None:
    """Draw the lines of break-even into an .svg, .png or .html file.

    heading : base, places, aim and year, as the reader calls them
    """
    names = ("picture", "picture_axes", "picture_lines", "picture_terms", "picture_free")
    title, *more = (say(f"levers.exit.{name}", **heading) for name in names)
    write_picture(path, draw_break_even(found, say), title, *more)


def _line(years: np.ndarray, warming: np.ndarray, label: str, colour: str) -> marks.Line:
    low, middle, high = np.quantile(warming, (0.05, 0.5, 0.95), axis=0)
    return marks.Line([float(year) for year in years], list(middle), label, colour, list(low), list(high))
