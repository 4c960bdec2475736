"""The stocktake in a terminal: headline answers, who emits, where the pledges lead, in 100 columns."""

from __future__ import annotations

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as RichTable
from rich.text import Text

from stocktake import __version__
from stocktake.findings import Finding
from stocktake.report import Stocktake, futures
from stocktake.report.dates import date_in
from stocktake.report.language import words
from stocktake.report.naming import Naming, family_name
from stocktake.report.numbers import exact, has_range, range_of, value_of
from stocktake.report.outlook import peak_of, probability_of, warming_2100_of
from stocktake.report.selection import of_single_places, select
from stocktake.report.sentences import headlines

WIDTH = 100
SHOWN = 6
LIMITS = (1.5, 2.0, 3.0)
NARROW = 90


def summary(stocktake: Stocktake, language: str = "en", console: Console | None = None) -> None:
    """Print the summary; names from data are never read as markup.

    console : where to print; by default standard output, 100 columns wide at most
    """
    naming = Naming.of(stocktake, words(language))
    target = console or Console(highlight=False)
    if console is None and (target.width > WIDTH or not target.is_terminal):
        target = Console(highlight=False, width=WIDTH)
    target.print(Group(*_parts(stocktake, naming, target.width)))


def _parts(stocktake: Stocktake, naming: Naming, width: int) -> list[RenderableType]:
    say = naming.words.say
    date = date_in(futures.pledged_on(stocktake), naming.words)
    title = Text(say("report.terminal.title", version=__version__, year=stocktake.year), style="bold")
    parts: list[RenderableType] = [
        Text(),
        Panel(
            _headlines(stocktake, naming), title=title, title_align="left", box=box.ROUNDED, padding=(1, 2)
        ),
    ]
    for key, table in (
        ("shares", _emitters(stocktake, naming)),
        ("warming", _pathways(stocktake, naming, width)),
    ):
        if table.row_count:
            parts += [
                Text(),
                Text("  " + say(f"report.terminal.{key}", date=date), style="bold"),
                Padding(table, (0, 1)),
            ]
    return [*parts, Text("  " + say("report.terminal.note"), style="dim"), Text()]


def _headlines(stocktake: Stocktake, naming: Naming) -> RichTable:
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(justify="right", style="bold cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    for one in headlines(stocktake, naming):
        told = Text(one.text)
        if has_range(one.finding):
            told.append(f"  {range_of(one.finding, naming.language)}", style="dim")
        grid.add_row(Text(one.value), told)
    return grid


def _emitters(stocktake: Stocktake, naming: Naming) -> RichTable:
    """The largest emitters: their share now, added up, and the warming they caused, as far as it is known."""
    say = naming.words.say
    kinds = [kind for kind in ("cumulative", "attribution") if select(stocktake.findings, kind)]
    table = _table(*(say(f"report.terminal.{name}") for name in ("place", "share", *kinds)))
    known = [
        {str(one.keys["place"]): one for one in of_single_places(stocktake.findings, kind)} for kind in kinds
    ]
    for now in of_single_places(stocktake.findings, "share")[:SHOWN]:
        place = str(now.keys["place"])
        table.add_row(
            Text(naming.place(place)),
            _ranged(now, naming),
            *(_ranged(answers.get(place), naming) for answers in known),
        )
    return table


def _pathways(stocktake: Stocktake, naming: Naming, width: int) -> RichTable:
    """What each family of pathways leads to, told by the member that speaks for it."""
    say = naming.words.say
    limits = LIMITS if width >= NARROW else ()
    table = _table(
        say("report.terminal.variant"),
        say("report.terminal.peak"),
        say("report.terminal.year_2100"),
        *(say("report.terminal.below", limit=exact(limit, "K", naming.language)) for limit in limits),
    )
    for family in futures.families(stocktake):
        name = family.speaks.name
        peak, late = peak_of(stocktake, name), warming_2100_of(stocktake, name)
        if peak is None:
            continue
        chances = [probability_of(stocktake, name, limit) for limit in limits]
        table.add_row(
            Text(family_name(family, naming)),
            _ranged(peak, naming),
            Text(value_of(late, naming.language) if late else "\u2014"),
            *(Text(value_of(one, naming.language) if one else "\u2014") for one in chances),
        )
    return table


def _table(first: str, *others: str) -> RichTable:
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    table.add_column(Text(first), overflow="fold")
    for head in others:
        table.add_column(Text(head), justify="right", no_wrap=True)
    return table


def _ranged(finding: Finding | None, naming: Naming) -> Text:
    if finding is None:
        return Text("\u2014")
    told = Text(value_of(finding, naming.language))
    if has_range(finding):
        between = range_of(finding, naming.language)
        told.append(f"（{between}）" if naming.language == "zh" else f" ({between})", style="dim")
    return told
