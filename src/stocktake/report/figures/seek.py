"""A search as files: warming without and with what was found, and the least change over the probability."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from stocktake.report.figures import marks, style
from stocktake.report.figures.picture import write_picture

if TYPE_CHECKING:
    from stocktake.assessment.lever_effect import Effect
    from stocktake.assessment.seek import Found

Say = Callable[..., str]


def draw_fan(effect: Effect, limit: float, say: Say, width: int = style.WIDE) -> dict[str, object]:
    """Degrees above 1850-1900 without and with the levers, and the limit, as a Vega-Lite document."""
    drawn = [
        _line(effect.years, effect.before, say("levers.head.base"), style.VERMILION),
        _line(effect.years, effect.after, say("levers.head.with"), style.BLUE),
    ]
    years = (float(effect.years[0]), float(effect.years[-1]))
    levels = [marks.Mark(limit, f"{limit:g} °C")]
    return marks.lines(drawn, width, 380, years=years, room=118, levels=levels, bottom=1.0)


def write_fan(path: Path, effect: Effect, limit: float, say: Say, asked: str) -> None:
    """Draw the fan into an .svg, .png or .html file; it is written whole or not at all.

    asked : what levers on what base, for the line under the title
    """
    title = say("levers.warming", members=len(effect.before))
    write_picture(path, draw_fan(effect, limit, say), title, asked)


def draw_frontier(frontier: Sequence[Found], width: int = style.WIDE) -> dict[str, object]:
    """The least change over the probability wanted (%), as a Vega-Lite document; only what can be met."""
    met = [found for found in frontier if found.feasible]
    at = [100.0 * found.goal.probability for found in met]
    change = [found.change for found in met]
    line = marks.Line(at, change, "", style.BLUE)
    span = (100.0 * frontier[0].goal.probability, 100.0 * frontier[-1].goal.probability)
    dots = list(zip(at, change, strict=True))
    return marks.lines([line], width, 340, years=span, room=24, bottom=0.0, points=dots)


def write_frontier(path: Path, frontier: Sequence[Found], say: Say, unit: str, asked: str) -> None:
    """Draw the frontier into an .svg, .png or .html file; it is written whole or not at all.

    unit  : what the change counts, in the reader's language
    asked : what levers on what base, for the line under the title
    """
    title = say("levers.seek.picture", limit=f"{frontier[0].goal.limit:g}", unit=unit)
    write_picture(path, draw_frontier(frontier), title, asked)


def _line(years: np.ndarray, warming: np.ndarray, label: str, colour: str) -> marks.Line:
    low, middle, high = np.quantile(warming, (0.05, 0.5, 0.95), axis=0)
    return marks.Line([float(year) for year in years], list(middle), label, colour, list(low), list(high))
