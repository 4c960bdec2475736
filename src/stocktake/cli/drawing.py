"""``--plot FILE``: an answer drawn as SVG, PNG or HTML, written whole or not at all."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.findings import Finding, is_number

if TYPE_CHECKING:
    from stocktake.inventory import World
    from stocktake.report.figures.marks import Dot
    from stocktake.report.naming import Naming

SUFFIXES = (".svg", ".png", ".html")
WIDTH = 680
HEIGHT = 320
SCALE = 2.0
ROOM_FOR_TITLE = 30
CHINESE_FONTS = (
    "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', "
    "'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"
)


def draw_one(file: Path, finding: Finding, naming: Naming) -> None:
    """One answer: its range over all choices, and what each choice alone does to it."""
    from stocktake.influence import influences
    from stocktake.report.about import about
    from stocktake.report.figures import marks

    title = about(finding, naming)
    say = naming.words.say
    rows = [_dot(say("inventory.figure.all"), finding, naming)]
    if is_number(finding.value):
        for one in influences(finding):
            if one.width > 0:
                label = say("inventory.figure.axis", axis=naming.axis(one.axis))
                rows.append(_span(label, finding, one.low, one.high, naming))
    document = marks.dots(rows, WIDTH, bottom=_bottom(finding))
    _write(file, document, title, say("inventory.figure.alt", title=title), naming)


def draw_rows(
    file: Path, findings: Sequence[Finding], naming: Naming, title: str, label: Callable[[Finding], str]
) -> None:
    """Several answers, one below the other; one without a value is left out."""
    from stocktake.report.figures import marks

    rows = [_dot(label(finding), finding, naming) for finding in findings if is_number(finding.value)]
    said = naming.words.say("inventory.figure.alt", title=title)
    _write(file, marks.dots(rows, WIDTH), title, said, naming)


def draw_history(file: Path, finding: Finding, naming: Naming, world: World) -> None:
    """The years of a trend under the headline's choices."""
    from stocktake.inventory.selection import select
    from stocktake.report.figures import marks, style
    from stocktake.report.numbers import scale_of, show

    first, last = int(str(finding.keys["first"])), int(str(finding.keys["last"]))
    emissions = world.emissions(finding.defaults, (first, last))
    code = str(finding.keys["place"])
    part = select(world.places, code.split("+"), last).taken(emissions, first, last)
    unit = f"{emissions.unit}/yr"
    say, place = naming.words.say, naming.place_in_sentence(code)
    scale = scale_of(unit, naming.language, float(max(abs(part.amount))))
    shown = scale.pattern.replace("{}", "").strip()
    title = say("inventory.figure.history", place=place, unit=shown)
    values = list(part.amount * scale.factor)
    line = marks.Line(list(range(first, last + 1)), values, naming.place(code), style.BLUE)
    document = marks.lines([line], WIDTH, HEIGHT, years=(float(first), float(last)), room=150, bottom=0.0)
    ends = {"first": part.amount[0], "last": part.amount[-1]}
    told = {name: show(float(value), unit, naming.language) for name, value in ends.items()}
    said = say("inventory.figure.history_alt", title=title, begin=first, end=last, **told)
    _write(file, document, title, said, naming)


def _bottom(finding: Finding) -> float:
    """Zero for amounts; for years a little before the earliest, since no year zero is measured from."""
    if finding.unit != "year" or finding.low is None:
        return 0.0
    return float(finding.low) - 3.0


def _dot(label: str, finding: Finding, naming: Naming) -> Dot:
    low = finding.low if finding.low is not None else finding.value
    high = finding.high if finding.high is not None else finding.value
    return _span(label, finding, low, high, naming)


def _span(label: str, finding: Finding, low: object, high: object, naming: Naming) -> Dot:
    from stocktake.errors import NoAnswer
    from stocktake.report.figures import marks
    from stocktake.report.numbers import show, show_range

    if not is_number(finding.value):
        raise NoAnswer("This answer is no number, so there is nothing to draw", finding.note)
    value, first, last = (float(str(one)) for one in (finding.value, low, high))
    text = show(value, finding.unit, naming.language, low=first, high=last)
    if first != last:
        between = show_range(first, last, finding.unit, naming.language, value=finding.value)
        text = naming.words.say("report.with_range", value=text, range=between)
    return marks.Dot(label, value, first, last, text)


def _write(file: Path, document: Mapping[str, object], title: str, description: str, naming: Naming) -> None:
    """The figure in the format that the file's name asks for.

    raises : BadInput for another ending, CannotWrite where the file cannot be written
    """
    from stocktake.errors import BadInput, CannotWrite, nearest
    from stocktake.report.figures import render
    from stocktake.sources.whole_files import whole

    suffix = file.suffix.casefold()
    if suffix not in SUFFIXES:
        raise BadInput(
            f"'{file.name}' does not say which kind of figure is wanted",
            f"Its name must end in {', '.join(SUFFIXES)}",
            nearest=nearest(suffix, SUFFIXES),
        )
    drawn = render.standalone(render.svg(_titled(document, title), "answer", title, description))
    if suffix == ".svg":
        content = drawn.encode()
    elif suffix == ".html":
        content = _page(drawn, title, naming.language)
    else:
        content = _image(drawn, naming.language)
    try:
        with whole(file) as part:
            part.write_bytes(content)
    except OSError as error:
        raise CannotWrite(
            f"'{file}' cannot be written: {error.strerror}", "A file in a folder that exists is wanted"
        ) from None


def _titled(document: Mapping[str, object], title: str) -> dict[str, object]:
    """The same with its title above, for a figure that stands alone."""
    from stocktake.report.figures import style

    padding = dict(document["padding"])  # type: ignore[call-overload]
    heading = {
        "text": title,
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 14,
        "color": style.INK,
        "offset": 14,
    }
    return {
        **document,
        "title": heading,
        "padding": {**padding, "top": padding["top"] + ROOM_FOR_TITLE, "bottom": padding["bottom"] + 8},
    }


def _page(drawn: str, title: str, language: str) -> bytes:
    _, _, element = drawn.partition("?>")
    meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    head = f"{meta}<title>{html.escape(title)}</title>"
    body = f'<body style="margin:1rem;max-width:{WIDTH}px">{element}</body>'
    return f'<!doctype html><html lang="{language}">{head}{body}</html>'.encode()


def _image(drawn: str, language: str) -> bytes:
    """PNG in twice the size; Chinese is set in a Chinese face, which Latin letters of it suit as well."""
    import vl_convert

    from stocktake.report.figures import render

    element = drawn.partition("?>")[2].strip()
    if language == "zh":
        element = element.replace(render.FONTS, CHINESE_FONTS)
    return vl_convert.svg_to_png(element, scale=SCALE)
