"""A page as plain data: sections with their sentences, figures and tables, in the reader's language.

``html`` lays it out; nothing here knows markup but the figures, which are drawn as SVG.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from stocktake import __version__
from stocktake.choices import Axis
from stocktake.findings import Finding
from stocktake.report import Stocktake, budgets, chances, preparation, shortfalls
from stocktake.report.about import about
from stocktake.report.figures import FIGURES, render, style
from stocktake.report.figures.figure import Figure
from stocktake.report.footnotes import Footnotes, Note, footnotes
from stocktake.report.naming import Naming
from stocktake.report.numbers import range_of, value_of
from stocktake.report.selection import select
from stocktake.report.sentences import Sentence, headlines
from stocktake.report.tables import Table

STANDING_LIMITS = ("pledges", "policies", "regions", "ensemble")


@dataclass(frozen=True)
class Drawn:
    """A figure in both widths, with its words and its numbers."""

    name: str
    title: str
    caption: str
    wide: str
    narrow: str
    table: Table


@dataclass(frozen=True)
class Tabled:
    """A table under its own small title.

    otherwise : what is said where there is no table
    folded    : a longer table behind it, closed until it is asked for
    """

    title: str
    caption: str
    table: Table | None
    otherwise: str = ""
    folded_title: str = ""
    folded: Table | None = None


@dataclass(frozen=True)
class Section:
    """One section of the page; ``parts`` stand in order."""

    key: str
    title: str
    intro: tuple[str, ...] = ()
    figures: tuple[Drawn, ...] = ()
    tables: tuple[Tabled, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One finding in the last table."""

    key: str
    what: str
    value: str
    between: str
    span: str
    notes: tuple[Note, ...]
    note: str


@dataclass(frozen=True)
class Page:
    """Everything on one page."""

    language: str
    title: str
    subtitle: str
    headlines: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    rows: tuple[Row, ...]
    notes: Footnotes
    steps: Tabled | None
    made_by: str
    say: Callable[..., str] = field(repr=False)


def page(stocktake: Stocktake, naming: Naming) -> Page:
    """The page of a stocktake in one language."""
    say = naming.words.say
    notes = footnotes(stocktake)
    return Page(
        language=naming.language,
        title=say("report.title"),
        subtitle=say("report.subtitle", year=stocktake.year),
        headlines=tuple(headlines(stocktake, naming)),
        sections=tuple(_sections(stocktake, naming)),
        rows=tuple(_row(finding, naming, notes) for finding in stocktake.findings),
        notes=notes,
        steps=_steps(stocktake, naming),
        made_by=say("report.made_by", version=__version__),
        say=say,
    )


def _sections(stocktake: Stocktake, naming: Naming) -> list[Section]:
    say = naming.words.say

    def section(
        key: str,
        *figures: str,
        more: Sequence[str] = (),
        tables: Sequence[Tabled] = (),
        points: Sequence[str] = (),
    ) -> Section:
        return Section(
            key,
            say(f"report.section.{key}"),
            (say(f"report.intro.{key}"), *more),
            tuple(
                draw(FIGURES[name], stocktake, naming)
                for name in figures
                if FIGURES[name].has_data(stocktake)
            ),
            tuple(tables),
            tuple(points),
        )

    whole = [
        section("now", "shares", "history"),
        section("past", "cumulative", "overtakes"),
        section("caused", "attribution"),
        section("gases", "gases"),
        section("pledges", "emissions", "gap", more=_hot_air(stocktake, naming)),
        section("warming", "warming", "peak", tables=_outlook(stocktake, naming)),
        section("limits", tables=_limits(stocktake, naming), points=_standing(naming)),
        section("choices", tables=[Tabled("", "", choices_table(stocktake.axes, naming))]),
    ]
    return [one for one in whole if one.figures or one.tables]


def draw(figure: Figure, stocktake: Stocktake, naming: Naming) -> Drawn:
    """A figure at both widths."""
    title, alt = (figure.say(part, stocktake, naming) for part in ("title", "alt"))
    wide, narrow = (
        render.svg(figure.draw(stocktake, naming, width), f"{figure.name}-{width}", title, alt)
        for width in (style.WIDE, style.NARROW)
    )
    caption = figure.say("caption", stocktake, naming)
    return Drawn(figure.name, title, caption, wide, narrow, figure.table(stocktake, naming))


def choices_table(axes: Sequence[Axis], naming: Naming) -> Table:
    """Every axis with its default, the other choices, and the reason for the default."""
    heads = tuple(naming.words.say(f"report.head.{name}") for name in ("axis", "default", "others", "why"))
    comma = naming.words.say("report.list.comma")
    rows = tuple(
        (
            naming.axis(axis.name),
            naming.choice(axis.name, axis.default),
            comma.join(naming.choice(axis.name, one) for one in axis.choices if one != axis.default),
            naming.reason(axis),
        )
        for axis in axes
    )
    return Table(heads, rows)


def _hot_air(stocktake: Stocktake, naming: Naming) -> list[str]:
    """How targets above business as usual are read, where all pathways read them alike."""
    read = {variant.hot_air for variant in stocktake.futures.variants if variant.kind == "pledges"}
    if len(read) != 1:
        return []
    return [naming.words.say(f"report.hot_air.{'included' if read.pop() else 'excluded'}")]


def _outlook(stocktake: Stocktake, naming: Naming) -> list[Tabled]:
    say = naming.words.say
    chance = chances.table(stocktake, naming)
    tables = [Tabled(say("report.chances.title"), say("report.chances.caption"), chance)] if chance else []
    left = budgets.table(stocktake, naming)
    if left:
        since = select(stocktake.findings, "budget")[0].keys["since"]
        caption = say("report.budget.caption", since=since)
        tables.append(Tabled(say("report.budget.title"), caption, left))
    return tables


def _limits(stocktake: Stocktake, naming: Naming) -> list[Tabled]:
    say = naming.words.say
    reasons = shortfalls.every_reason_table(stocktake, naming)
    absent = Tabled(
        say("report.limits.absent"),
        "",
        shortfalls.absent_table(stocktake, naming),
        say("report.limits.absent_none"),
        say("report.limits.absent_all", count=len(reasons.rows)) if reasons else "",
        reasons,
    )
    checks = Tabled(
        say("report.limits.checks"),
        say("report.limits.checks_caption"),
        shortfalls.checks_table(stocktake, naming),
        say("report.limits.checks_none"),
    )
    beside = shortfalls.comparisons_table(stocktake, naming)
    told = (
        [Tabled(say("report.limits.comparisons"), say("report.limits.comparisons_caption"), beside)]
        if beside
        else []
    )
    return [*told, absent, checks]


def _steps(stocktake: Stocktake, naming: Naming) -> Tabled | None:
    done = preparation.table(stocktake, naming)
    if done is None:
        return None
    return Tabled(naming.words.say("report.preparation", count=len(stocktake.records)), "", done)


def _standing(naming: Naming) -> list[str]:
    return [naming.words.say(f"report.limits.item.{name}") for name in STANDING_LIMITS]


def _row(finding: Finding, naming: Naming, notes: Footnotes) -> Row:
    between = range_of(finding, naming.language)
    return Row(
        finding.id,
        about(finding, naming),
        value_of(finding, naming.language),
        between,
        naming.span_in_table(finding) if between else "",
        tuple(notes.marks(finding)),
        _note(finding, naming),
    )


def _note(finding: Finding, naming: Naming) -> str:
    """What the finding adds in words, in the reader's language."""
    told = naming.sentence_of_data(finding.note, "report.data_note.")
    return shortfalls.reason_in(told, naming)
