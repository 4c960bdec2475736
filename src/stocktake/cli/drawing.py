"""``--plot FILE``: an answer drawn as SVG, PNG or HTML, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.findings import Finding, is_number

if TYPE_CHECKING:
    from stocktake.inventory import World
    from stocktake.report.figures.marks import Dot, Line
    from stocktake.report.naming import Naming

WIDTH = 680
HEIGHT = 320
ROOM_FOR_LABELS = 20  # pixels above the lines: labels that would touch are pushed apart, the highest upwards


def draw_one(file: Path, finding: Finding, naming: Naming) -> None:
    """One answer: its range over all choices, and what each choice alone does to it."""
    from stocktake.influence import influences
    from stocktake.report.about import about
    from stocktake.report.figures import marks
    from stocktake.report.figures.picture import write_picture

    title = about(finding, naming)
    say = naming.words.say
    rows = [_dot(say("inventory.figure.all"), finding, naming)]
    if is_number(finding.value):
        for one in influences(finding):
            if one.width > 0:
                label = say("inventory.figure.axis", axis=naming.axis(one.axis))
                rows.append(_span(label, finding, one.low, one.high, naming))
    document = marks.dots(rows, WIDTH, bottom=_bottom(finding))
    write_picture(file, document, title, description=say("inventory.figure.alt", title=title))


def draw_rows(
    file: Path, findings: Sequence[Finding], naming: Naming, title: str, label: Callable[[Finding], str]
) -> None:
    """Several answers, one below the other; one without a value is left out."""
    from stocktake.report.figures import marks
    from stocktake.report.figures.picture import write_picture

    rows = [_dot(label(finding), finding, naming) for finding in findings if is_number(finding.value)]
    said = naming.words.say("inventory.figure.alt", title=title)
    write_picture(file, marks.dots(rows, WIDTH), title, description=said)


def draw_history(file: Path, finding: Finding, naming: Naming, world: World) -> None:
    """The years of a trend under the headline's choices."""
    from stocktake.inventory.selection import select
    from stocktake.report.figures import marks, style
    from stocktake.report.figures.picture import write_picture
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
    write_picture(file, document, title, description=said)


def draw_lines(file: Path, lines: Sequence[Line], title: str, description: str) -> None:
    """Lines over years, labelled at their ends."""
    from stocktake.report.figures import marks
    from stocktake.report.figures.picture import write_picture

    years = [year for line in lines for year in line.x]
    room = 24 + int(max(marks.text_width(line.label) for line in lines))
    span = (float(min(years)), float(max(years)))
    document = marks.lines(lines, WIDTH, HEIGHT, years=span, room=min(room, WIDTH // 2), bottom=0.0)
    padding = dict(document["padding"])  # type: ignore[call-overload]
    padding["top"] += ROOM_FOR_LABELS * (len(lines) > 1)
    write_picture(file, {**document, "padding": padding}, title, description=description)


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
