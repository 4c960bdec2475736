"""How answers are printed: JSON for programs, sentences and tables for people."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

import typer

from stocktake.findings import Finding, rows_to_dict

if TYPE_CHECKING:
    from rich.console import Console

    from stocktake.report.naming import Naming


# where documents go that are not to be printed: each thread, and so each question of the network, has its own
_TAKEN: ContextVar[list[str] | None] = ContextVar("documents taken", default=None)


@contextmanager
def documents_taken() -> Iterator[list[str]]:
    """JSON documents that commands give within this block, as text; nothing of them is printed."""
    found: list[str] = []
    before = _TAKEN.set(found)
    try:
        yield found
    finally:
        _TAKEN.reset(before)


def print_json(document: Mapping[str, object], *, without_tags: bool = False) -> None:
    """One JSON document on standard output, Chinese kept readable.

    without_tags : angle brackets as ``\\u003c``, for text of strangers that may be put into a page
    """
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    if without_tags:
        text = text.replace("<", "\\u003c").replace(">", "\\u003e")
    taken = _TAKEN.get()
    if taken is None:
        typer.echo(text)
    else:
        taken.append(text)


def print_finding_json(finding: Finding) -> None:
    """A single finding in the shape of ``findings.json``."""
    print_json(finding.to_dict())


def print_rows_json(question: str, rows: Iterable[Finding], **more: object) -> None:
    """Several findings as ``{"question", "rows", "version"}``."""
    print_json(rows_to_dict(question, rows, **more))


def console(*, to_error: bool = False) -> Console:
    """A rich console: colours on a terminal only, wide enough for tables when piped."""
    from rich.console import Console

    class Paper(Console):
        """Says nothing of a reader who stops reading, such as `head`."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    plain = Paper(stderr=to_error, highlight=False)
    if plain.is_terminal or os.environ.get("COLUMNS", "").isdigit():
        return plain
    return Paper(stderr=to_error, highlight=False, width=110)


def print_table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", right: Iterable[int] = ()
) -> None:
    """A plain table; ``right`` are the columns set flush right. Text is never read as markup."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    if title:  # above the table, not in it: a narrow table would fold it
        console().print(Text(title, style="bold"))
    table = Table(box=box.SIMPLE, pad_edge=False)
    flush = set(right)
    for number, head in enumerate(heads):
        table.add_column(Text(head), justify="right" if number in flush else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


def print_finding(finding: Finding, naming: Naming, *, moving: int = 6) -> None:
    """What the finding is about, headline, range, what moves it most, default choices and sources."""
    from stocktake.report.about import about
    from stocktake.report.numbers import value_of
    from stocktake.report.sentences import between

    line = value_of(finding, naming.language)
    if finding.value is None:
        reason = naming.sentence_of_data(_reason(finding), "inventory.no_year.")
        line = naming.words.say("inventory.none", reason=reason)
    spread = between(finding, naming)
    _say(about(finding, naming))
    _say(naming.words.say("inventory.headline", value=line, between=spread) if spread else line)
    if finding.note:
        _say(naming.sentence_of_data(finding.note, "report.absent."))
    if "counted_once" in finding.keys:
        _say(
            naming.words.say("inventory.counted_once", places=naming.place(str(finding.keys["counted_once"])))
        )
    _print_moves(finding, naming, moving)
    print_choices(finding, naming)
    print_sources([finding], naming)


def print_ranking(
    findings: Sequence[Finding],
    naming: Naming,
    heads: Sequence[str],
    cells: Callable[[Finding], Sequence[str]],
    *,
    title: str,
    right: Iterable[int] = (),
) -> None:
    """Rows of findings as a table, then the default choices of the first and the sources of all."""
    print_table(heads, [cells(finding) for finding in findings], title=title, right=right)
    notes = dict.fromkeys(finding.note for finding in findings if finding.note)
    for note in notes:
        _say(naming.sentence_of_data(note, "report.absent."))
    if findings:
        print_choices(findings[0], naming)
    print_sources(findings, naming)


def print_sources(findings: Iterable[Finding], naming: Naming) -> None:
    """Titles of the data sets that the findings rest on, with their keys."""
    from stocktake.report.numbers import subscripts
    from stocktake.sources import read_catalogue

    catalogue = read_catalogue()
    keys = dict.fromkeys(key for finding in findings for key in finding.sources)
    named = [
        naming.words.say("inventory.source", title=subscripts(catalogue[key].name(naming.language)), key=key)
        if key in catalogue
        else key
        for key in keys
    ]
    if named:
        listed = naming.words.say("report.list.semicolon").join(named)
        _say(naming.words.say("inventory.sources", sources=listed))


def _print_moves(finding: Finding, naming: Naming, most: int) -> None:
    from stocktake.influence import influences
    from stocktake.report.numbers import show_range

    found = [one for one in influences(finding) if one.width > 0 or one.variance >= 0.005][:most]
    if not found:
        return
    say = naming.words.say
    rows = [
        (
            naming.axis(one.axis),
            show_range(one.low, one.high, finding.unit, naming.language, value=finding.value)
            if one.width
            else "—",
            _choice(naming, one.axis, one.low_choice, one.low_also) if one.width else "—",
            _choice(naming, one.axis, one.high_choice, one.high_also) if one.width else "—",
            f"{100 * one.variance:.0f}%",
        )
        for one in found
    ]
    heads = [say(f"inventory.moves.{name}") for name in ("axis", "alone", "low", "high", "variance")]
    print_table(heads, rows, title=say("inventory.moves.title"), right=(1, 4))


def _choice(naming: Naming, axis: str, choice: str, also: Mapping[str, str]) -> str:
    name = naming.choice(axis, choice)
    if not also:
        return name
    others = [_pair(naming, other, one) for other, one in also.items()]
    return naming.words.say("inventory.moves.also", choice=name, also=naming.listed(others))


def print_choices(finding: Finding, naming: Naming) -> None:
    """Which choices the headline rests on, and how many combinations are absent."""
    from stocktake.choices import ANY, NOT_APPLICABLE

    said = [
        _pair(naming, axis, choice)
        for axis, choice in finding.defaults.items()
        if choice not in (ANY, NOT_APPLICABLE)
    ]
    absent = sum(1 for row in finding.alternatives if row.absent is not None)
    if said:
        listed = naming.words.say("inventory.between_pairs").join(said)
        _say(naming.words.say("inventory.defaults", choices=listed))
    if absent:
        _say(naming.words.say("inventory.absent", count=absent))


def _pair(naming: Naming, axis: str, choice: str) -> str:
    return naming.words.say("inventory.pair", axis=naming.axis(axis), choice=naming.choice(axis, choice))


def _reason(finding: Finding) -> str:
    """Why the headline has no value, as its own alternative says."""
    rows = [row for row in finding.alternatives if dict(row.choices) == dict(finding.defaults)]
    return rows[0].reason if rows else finding.note


def _say(text: str) -> None:
    console().print(text, markup=False)
