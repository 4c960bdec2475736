"""What was done to the data on the way, as a table: joined, scaled, filled, left out; each with its reason.

Records alike are one row: what was done, the reason, how many series, one of them as an example.
"""

from __future__ import annotations

from collections import Counter

from stocktake.provenance import Record
from stocktake.report import Stocktake
from stocktake.report.naming import Naming, slug
from stocktake.report.numbers import subscripts
from stocktake.report.sentences_of_data import templates
from stocktake.report.tables import Table

REASONS = "report.record."
PLEDGE_REASONS = "pledges.absent."


def table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """Done, why, how many, for example; the most frequent first. None where nothing was done."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Record] = {}
    for record in stocktake.records:
        alike = (record.what, _kind(record.why))
        counts[alike] += 1
        first.setdefault(alike, record)
    if not counts:
        return None
    heads = tuple(naming.words.say(f"report.head.{name}") for name in ("done", "reason", "series", "example"))
    rows = tuple(
        (
            verb(first[alike].what, naming),
            why(first[alike], naming),
            str(count),
            subscripts(first[alike].series),
        )
        for alike, count in counts.most_common()
    )
    return Table(heads, rows, right=(2,))


def verb(what: str, naming: Naming) -> str:
    """What was done, in the reader's language."""
    key = f"report.record_verb.{slug(what)}"
    return naming.words.say(key) if naming.words.has(key) else what


def why(record: Record, naming: Naming) -> str:
    """The reason, in the reader's language."""
    told = naming.sentence_of_data(record.why, REASONS)
    if told == record.why:  # why a pledge comes to no number is told where pledges are
        told = naming.sentence_of_data(told, PLEDGE_REASONS)
    return subscripts(told)


def _kind(sentence: str) -> str:
    """The template that the sentence is made of; the sentence itself where it is of none."""
    return next((key for pattern, key in templates(REASONS) if pattern.fullmatch(sentence)), sentence)
