"""A page as plain data: sections with their sentences, figures and tables, in the reader's language.

``html`` lays it out; nothing here knows markup but the figures, which are drawn as SVG.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import repeat

from stocktake import __version__
from stocktake.findings import Finding
from stocktake.report import Stocktake, parts, shortfalls
from stocktake.report.about import about
from stocktake.report.figures import FIGURES, render, style
from stocktake.report.figures.figure import Figure
from stocktake.report.footnotes import Footnotes, Note, footnotes
from stocktake.report.naming import Naming
from stocktake.report.numbers import range_of, value_of
from stocktake.report.selection import kind
from stocktake.report.sentences import Sentence, headlines
from stocktake.report.tables import Table, Tabled


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
class Section:
    """One section of the page; ``notes`` are the sources that its numbers rest on."""

    key: str
    title: str
    intro: tuple[str, ...] = ()
    figures: tuple[Drawn, ...] = ()
    tables: tuple[Tabled, ...] = ()
    points: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


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
        sections=tuple(_sections(stocktake, naming, notes)),
        rows=tuple(_row(finding, naming, notes) for finding in stocktake.findings),
        notes=notes,
        steps=parts.steps(stocktake, naming),
        made_by=say("report.made_by", version=__version__),
        say=say,
    )


def _sections(stocktake: Stocktake, naming: Naming, notes: Footnotes) -> list[Section]:
    """Every section that has something to show, in the order of the page."""
    made = _Maker(stocktake, naming, notes)
    whole = [
        *_caused(made),
        *_promised(made),
        *_owed(made),
        made.section(
            "limits", tables=parts.limits_tables(stocktake, naming), points=parts.standing(stocktake, naming)
        ),
        made.section("choices", tables=parts.choices_tables(stocktake, naming)),
    ]
    return [one for one in whole if one.figures or one.tables]


def _caused(made: _Maker) -> list[Section]:
    """Who emits and emitted, and the warming of it."""
    return [
        made.section("now", "shares", "history", kinds=("share", "total")),
        made.section("past", "cumulative", "overtakes", kinds=("cumulative", "overtake")),
        made.section("caused", "attribution", kinds=("attribution",)),
        made.section("gases", "gases", kinds=("gases",)),
    ]


def _promised(made: _Maker) -> list[Section]:
    """What is pledged, and where it leads."""
    stocktake, naming = made.stocktake, made.naming
    return [
        made.section(
            "pledges",
            "emissions",
            "gap",
            "gap_2035",
            intro=parts.pledges_intro(stocktake, naming),
            kinds=("outlook", "gap"),
        ),
        made.section(
            "warming",
            "warming",
            "peak",
            intro=parts.warming_intro(stocktake, naming),
            tables=parts.outlook_tables(stocktake, naming),
            kinds=("outlook",),
        ),
        made.section(
            "since",
            tables=parts.since_tables(stocktake, naming),
            title=parts.since_title(stocktake, naming),
            kinds=("new-pledges", "outlook"),
        ),
    ]


def _owed(made: _Maker) -> list[Section]:
    """What would be fair, and the money promised."""
    stocktake, naming = made.stocktake, made.naming
    return [
        made.section(
            "fair",
            "fair",
            intro=parts.fair_intro(stocktake, naming),
            tables=parts.fair_tables(stocktake, naming),
            kinds=("fair-share",),
        ),
        made.section(
            "money",
            intro=parts.money_intro(stocktake, naming),
            tables=parts.money_tables(stocktake, naming),
            kinds=("finance-flow", "finance-goal", "finance-share"),
        ),
    ]


@dataclass(frozen=True)
class _Maker:
    """Makes the sections of one page."""

    stocktake: Stocktake
    naming: Naming
    notes: Footnotes

    def section(
        self,
        key: str,
        *figures: str,
        title: str = "",
        intro: Sequence[str] | None = None,
        tables: Sequence[Tabled] = (),
        points: Sequence[str] = (),
        kinds: Sequence[str] = (),
    ) -> Section:
        """A section with those of its figures that have data; ``kinds`` are of the findings it rests on."""
        say = self.naming.words.say
        drawn = tuple(
            draw(FIGURES[name], self.stocktake, self.naming)
            for name in figures
            if FIGURES[name].has_data(self.stocktake)
        )
        return Section(
            key,
            title or say(f"report.section.{key}"),
            (say(f"report.intro.{key}"),) if intro is None else tuple(intro),
            drawn,
            tuple(tables),
            tuple(points),
            self._sources(kinds),
        )

    def _sources(self, kinds: Sequence[str]) -> tuple[Note, ...]:
        found = {
            note.number: note
            for finding in self.stocktake.findings
            if kind(finding) in kinds
            for note in self.notes.marks(finding)
        }
        return tuple(found[number] for number in sorted(found))


def draw(figure: Figure, stocktake: Stocktake, naming: Naming) -> Drawn:
    """A figure at both widths."""
    title, alt = (figure.say(part, stocktake, naming) for part in ("title", "alt"))
    documents = [figure.draw(stocktake, naming, width) for width in (style.WIDE, style.NARROW)]
    names = [f"{figure.name}-{width}" for width in (style.WIDE, style.NARROW)]
    with ThreadPoolExecutor(len(documents)) as both:  # the renderer works outside of Python's lock
        wide, narrow = both.map(render.svg, documents, names, repeat(title), repeat(alt))
    caption = figure.say("caption", stocktake, naming)
    return Drawn(figure.name, title, caption, wide, narrow, figure.table(stocktake, naming))


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
