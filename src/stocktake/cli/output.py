"""How answers are printed: JSON for programs, sentences and tables for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from stocktake.findings import Finding, rows_to_dict

if TYPE_CHECKING:
    from rich.console import Console


def print_json(document: Mapping[str, object]) -> None:
    """One JSON document on standard output, Chinese kept readable."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def print_finding_json(finding: Finding) -> None:
    """A single finding in the shape of ``findings.json``."""
    print_json(finding.to_dict())


def print_rows_json(question: str, rows: Iterable[Finding], **more: object) -> None:
    """Several findings as ``{"question", "rows", "version"}``."""
    print_json(rows_to_dict(question, rows, **more))


def console(*, to_error: bool = False) -> Console:
    """A rich console: colours on a terminal only, wide enough for tables when piped."""
    from rich.console import Console

    plain = Console(stderr=to_error, highlight=False)
    return plain if plain.is_terminal else Console(stderr=to_error, highlight=False, width=110)


def print_table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", right: Iterable[int] = ()
) -> None:
    """A plain table; ``right`` are the columns set flush right. Text is never read as markup."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, box=box.SIMPLE, title_justify="left", pad_edge=False)
    flush = set(right)
    for number, head in enumerate(heads):
        table.add_column(Text(head), justify="right" if number in flush else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)
