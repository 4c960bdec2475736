"""Figures about levers as files of their own: the fan beside its base, and where capture breaks even."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import numpy as np

from stocktake.errors import BadInput, CannotWrite
from stocktake.report.figures import marks, style
from stocktake.report.figures.render import standalone, svg

if TYPE_CHECKING:
    from stocktake.assessment.lever_effect import Effect

FORMATS = (".svg", ".png", ".html")
TITLE_LETTERS = 84
LINE_HEIGHT = 18  # pixels


def draw(effect: Effect, say: Callable[..., str], width: int = style.WIDE) -> dict[str, object]:
    """Degrees above 1850-1900 of the base and with levers, as a Vega-Lite document."""
    drawn = [
        _line(effect.years, effect.before, say("levers.head.base"), style.VERMILION),
        _line(effect.years, effect.after, say("levers.head.with"), style.BLUE),
    ]
    years = (float(effect.years[0]), float(effect.years[-1]))
    levels = [marks.Mark(limit, f"{limit:g} °C") for limit in (1.5, 2.0)]
    return marks.lines(drawn, width, 380, years=years, room=118, levels=levels, bottom=1.0)


def draw_break_even(
    rates: np.ndarray, multiples: np.ndarray, say: Callable[..., str], width: int = style.WIDE
) -> dict[str, object]:
    """Cost of capture (USD/t) at which money buys the same degrees, over the capture rate (%).

    rates, multiples : (rate,) capture rates and cost ratios; one line for each cost of exit
    """
    drawn = [
        marks.Line(
            [float(100 * rate) for rate in rates],
            [float(cost * multiple) for multiple in multiples],
            say("levers.exit.line", cost=cost),
            colour,
        )
        for cost, colour in ((20, style.GREEN), (50, style.BLUE), (100, style.VERMILION))
    ]
    span = (float(100 * rates[0]), float(100 * rates[-1]))
    return marks.lines(drawn, width, 340, years=span, room=150, bottom=0.0)


def write_fan(path: Path, effect: Effect, say: Callable[..., str]) -> None:
    """Draw the fan into an .svg, .png or .html file; it is written whole or not at all."""
    check_picture(path)
    write_picture(path, draw(effect, say), say("levers.warming", members=len(effect.before)))


def write_break_even(path: Path, rates: np.ndarray, multiples: np.ndarray, say: Callable[..., str]) -> None:
    """Draw the lines of break-even into an .svg, .png or .html file."""
    check_picture(path)
    write_picture(path, draw_break_even(rates, multiples, say), say("levers.exit.picture"))


def check_picture(path: Path) -> None:
    """BadInput for a kind of file we cannot draw, before anything is computed."""
    if path.suffix.lower() not in FORMATS:
        raise BadInput(
            f"'{path}' is no kind of picture we can draw",
            f"Kinds are {', '.join(FORMATS)}",
            next_step=f"Write {path.with_suffix('.svg')}",
        )


def write_picture(path: Path, document: dict[str, object], title: str) -> None:
    """One drawing as a file of its own, under a title; CannotWrite where the place is not writable."""
    if path.suffix.lower() != ".html":
        document = _titled(document, title)
    if path.suffix.lower() == ".png":
        import vl_convert

        body = vl_convert.vegalite_to_png({**document, "background": "white"}, scale=2)
    else:
        element = svg(document, "levers", title, title)
        page = f'<!doctype html><meta charset="utf-8"><title>{title}</title><h1>{title}</h1>{element}'
        body = (standalone(element) if path.suffix.lower() == ".svg" else page).encode("utf8")
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(body)
        part.replace(path)
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error}") from error


def _titled(document: dict[str, object], text: str) -> dict[str, object]:
    """What the axes count, above the drawing, in lines short enough for it."""
    wide = any(ord(letter) > 0x2E80 for letter in text)
    lines = wrap(text, TITLE_LETTERS // 2 if wide else TITLE_LETTERS)
    padding = document["padding"]
    assert isinstance(padding, dict)
    title = {"text": lines, "anchor": "start", "fontSize": 13, "offset": 12, "color": style.INK}
    room = {**padding, "top": padding["top"] + 12 + LINE_HEIGHT * len(lines)}
    return {**document, "title": title, "padding": room}


def _line(years: np.ndarray, warming: np.ndarray, label: str, colour: str) -> marks.Line:
    low, middle, high = np.quantile(warming, (0.05, 0.5, 0.95), axis=0)
    return marks.Line([float(year) for year in years], list(middle), label, colour, list(low), list(high))
