"""Pledges against fair shares, per person: for each place the range over all rules for each goal, and the
pledge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import altair as alt

from stocktake.findings import Finding, is_number
from stocktake.report import Stocktake, fairness
from stocktake.report.dates import date_in
from stocktake.report.figures import marks, style
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.futures import pledged_on
from stocktake.report.naming import Naming
from stocktake.report.numbers import digits, exact
from stocktake.report.selection import first
from stocktake.report.tables import Table

COLOURS = {"1.5": style.GREEN, "2": style.BLUE}
PLEDGE = style.VERMILION
STEP = 34
APART = 5.0  # pixels from the middle of a row to each goal's bar
LEGEND = 18
TONNES_PER_MT = 1e6


@dataclass(frozen=True)
class Bar:
    """The range of one goal at one place, tonnes per person."""

    label: str
    low: float
    high: float


@dataclass(frozen=True)
class Diamond:
    """The middle of a pledge's readings, tonnes per person."""

    label: str
    value: float


def year(stocktake: Stocktake) -> int:
    """The latest year with shares."""
    return fairness.years(stocktake)[0]


def per_person(row: Finding, value: float) -> float:
    """Tonnes a person of an amount in Mt."""
    return value * TONNES_PER_MT / float(str(row.keys["people"]))


def bars(stocktake: Stocktake, naming: Naming, goal: str) -> list[Bar]:
    """Ranges of fair shares for a goal, in the order of the stocktake."""
    found = fairness.rows(stocktake, year(stocktake), goal)
    return [
        Bar(naming.place(str(row.keys["place"])), per_person(row, row.low), per_person(row, row.high))
        for row in found
        if row.low is not None and row.high is not None
    ]


def diamonds(stocktake: Stocktake, naming: Naming) -> list[Diamond]:
    """Pledges, of the places that have one."""
    found = []
    for row in fairness.rows(stocktake, year(stocktake), fairness.GOALS[0]):
        ends = [row.keys.get(name) for name in ("pledged_low", "pledged_high")]
        if all(is_number(end) for end in ends):
            middle = sum(float(str(end)) for end in ends) / 2
            found.append(Diamond(naming.place(str(row.keys["place"])), per_person(row, middle)))
    return found


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """Two bars and a diamond a row; tonnes CO2e a person."""
    ranges = {goal: bars(stocktake, naming, goal) for goal in fairness.GOALS}
    pledges = diamonds(stocktake, naming)
    names = [bar.label for bar in ranges[fairness.GOALS[0]]]
    ends = [end for each in ranges.values() for bar in each for end in (bar.low, bar.high)]
    low, high = min(0.0, *ends), max([*ends, *(one.value for one in pledges)])
    pad = 0.03 * (high - low)
    scale = alt.Scale(domain=[low - pad, high + pad], nice=False)
    left = marks.names_width(names, width)
    axis = alt.Axis(values=marks.ticks(low, high, count=6), labelOverlap=True, format=marks.PLAIN)
    y = alt.Y("label:N", sort=names, axis=marks.names_axis(left))
    layers = [_zero(scale)]
    for number, goal in enumerate(fairness.GOALS):
        bar = alt.Chart(alt.NamedData(f"goal{number}")).mark_rule(
            strokeWidth=8, opacity=0.55, yOffset=APART * (2 * number - 1), color=COLOURS[goal]
        )
        layers.append(bar.encode(y=y, x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q"))
    layers.append(
        alt.Chart(alt.NamedData("pledges"))
        .mark_point(shape="diamond", size=95, filled=True, opacity=1, color=PLEDGE)
        .encode(y=y, x=alt.X("value:Q", scale=scale, axis=axis))
    )
    legend = _legend(naming)
    layers += [layer for number, (_, colour) in enumerate(legend) for layer in _entry(number, colour)]
    margins = {"left": left, "right": marks.RIGHT, "top": 10 + LEGEND * len(legend), "bottom": 24}
    height = STEP * len(names) + margins["top"] + margins["bottom"]
    data: style.Rows = {
        "zero": [{"at": 0.0}],
        "goal0": [asdict(bar) for bar in ranges[fairness.GOALS[0]]],
        "goal1": [asdict(bar) for bar in ranges[fairness.GOALS[1]]],
        "pledges": [asdict(one) for one in pledges],
        **{f"legend{number}": [{"text": text}] for number, (text, _) in enumerate(legend)},
    }
    return style.finish(layers, data, (width, height), margins)


def _zero(scale: alt.Scale) -> alt.Chart:
    base = alt.Chart(alt.NamedData("zero")).encode(x=alt.X("at:Q", scale=scale))
    return base.mark_rule(color=style.MUTED, strokeWidth=1)


def _legend(naming: Naming) -> list[tuple[str, str]]:
    say = naming.words.say
    goals = [
        (say("report.fair.legend_goal", goal=exact(float(goal), "K", naming.language)), COLOURS[goal])
        for goal in fairness.GOALS
    ]
    return [*goals, (say("report.fair.legend_pledge"), PLEDGE)]


def _entry(number: int, colour: str) -> list[alt.Chart]:
    """A line of the legend above the rows: its mark and its words."""
    at = LEGEND * (number - 3) + 6
    base = alt.Chart(alt.NamedData(f"legend{number}"))
    shape = "diamond" if colour == PLEDGE else "square"
    return [
        base.mark_point(shape=shape, size=80, filled=True, opacity=1, color=colour).encode(
            x=alt.value(6), y=alt.value(at)
        ),
        base.mark_text(align="left", baseline="middle", dx=16, fontSize=style.SMALL).encode(
            x=alt.value(0), y=alt.value(at), text="text:N"
        ),
    ]


def facts(stocktake: Stocktake, naming: Naming) -> Mapping[str, str]:
    """The year, the date of the pledges, and the first place that has a pledge, with its numbers."""
    goal = fairness.GOALS[0]
    rows = fairness.rows(stocktake, year(stocktake), goal)
    told = next((row for row in rows if is_number(row.keys.get("pledged_low"))), rows[0])
    middle = [told.keys.get(name) for name in ("pledged_low", "pledged_high")]
    pledge = _tonnes(sum(float(str(end)) for end in middle) / 2, told) if is_number(middle[0]) else "\u2014"
    low, high = (_tonnes(end, told) if end is not None else "\u2014" for end in (told.low, told.high))
    return {
        "year": str(year(stocktake)),
        "date": date_in(pledged_on(stocktake), naming.words),
        "place": naming.place_in_sentence(str(told.keys["place"])),
        "pledge": pledge,
        "goal": exact(float(goal), "K", naming.language),
        "low": low,
        "high": high,
    }


def _tonnes(value: float, row: Finding) -> str:
    return digits(per_person(row, value), 0.1)


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Place, pledge per person, and each goal's range per person; tonnes CO2e."""
    say, at = naming.words.say, year(stocktake)
    limits = [exact(float(goal), "K", naming.language) for goal in fairness.GOALS]
    heads = (
        say("report.head.place"),
        say("report.head.pledged"),
        *(say("report.head.share_for", limit=limit) for limit in limits),
    )
    cells = []
    for row in fairness.rows(stocktake, at, fairness.GOALS[0]):
        ends = [row.keys.get(name) for name in ("pledged_low", "pledged_high")]
        pledge = _span(ends[0], ends[1], row, naming) if is_number(ends[0]) else fairness.pledged(row, naming)
        others = [
            first(stocktake.findings, "fair-share", place=row.keys["place"], year=at, goal=goal)
            for goal in fairness.GOALS
        ]
        ranges = (_span(one.low, one.high, one, naming) if one else "\u2014" for one in others)
        cells.append((naming.place(str(row.keys["place"])), pledge, *ranges))
    return Table(heads, tuple(cells), right=tuple(range(1, len(heads))))


def _span(low: object, high: object, row: Finding, naming: Naming) -> str:
    ends = [_tonnes(float(str(end)), row) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else naming.words.say("equity.span", low=ends[0], high=ends[1])


FIGURE = Figure("fair", lambda stocktake: bool(fairness.years(stocktake)), draw, facts, table)
