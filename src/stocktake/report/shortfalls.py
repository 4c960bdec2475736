"""What a stocktake cannot say, as tables: absent combinations, sums that differ, misses against others.

Reasons come from the data layers as English sentences; a Chinese page looks for the same sentence among the
templates of ``report.absent`` and says it in Chinese. One that has no template is shown as it is.
"""

from __future__ import annotations

import re
import string
from collections import Counter, defaultdict
from functools import cache

from stocktake.report import Stocktake
from stocktake.report.about import about
from stocktake.report.language import words
from stocktake.report.naming import Naming
from stocktake.report.numbers import show, show_range, value_of, with_range
from stocktake.report.selection import kind, select
from stocktake.report.tables import Table

TEMPLATES = "report.absent."


def absent_table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """Each reason, how many combinations it took, and of which questions."""
    counts: Counter[str] = Counter()
    asked: dict[str, list[str]] = defaultdict(list)
    for finding in stocktake.findings:
        for row in finding.alternatives:
            if row.absent is not None:
                counts[row.absent] += 1
                if kind(finding) not in asked[row.absent]:
                    asked[row.absent].append(kind(finding))
    if not counts:
        return None
    say = naming.words.say
    heads = tuple(say(f"report.head.{name}") for name in ("reason", "times", "questions"))
    rows = tuple(
        (
            reason_in(reason, naming),
            str(count),
            naming.listed([question_name(name, naming) for name in asked[reason]]),
        )
        for reason, count in counts.most_common()
    )
    return Table(heads, rows, right=(1,))


def checks_table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """Sums that were checked and what is left over."""
    found = select(stocktake.findings, "check")
    if not found:
        return None
    heads = tuple(naming.words.say(f"report.head.{name}") for name in ("what", "value", "sources"))
    rows = tuple(
        (about(one, naming), value_of(one, naming.language), ", ".join(one.sources)) for one in found
    )
    return Table(heads, rows, right=(1,))


def comparisons_table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """Our numbers beside published ones, with the reason where they differ."""
    if not stocktake.comparisons:
        return None
    say = naming.words.say
    heads = tuple(say(f"report.head.{name}") for name in ("what", "ours", "published", "by", "agrees"))
    rows = []
    for one in stocktake.comparisons:
        unit = one.finding.unit
        theirs = show(one.published, unit, naming.language, low=one.low, high=one.high)
        if one.low is not None and one.high is not None:
            between = show_range(one.low, one.high, unit, naming.language, value=one.published)
            theirs = say("report.with_range", value=theirs, range=between)
        verdict = say("report.limits.yes" if one.agrees else "report.limits.no")
        if one.key and naming.words.has(one.key):
            verdict = say("report.limits.because", verdict=verdict, reason=say(one.key))
        rows.append(
            (about(one.finding, naming), with_range(one.finding, naming.language), theirs, one.by, verdict)
        )
    return Table(heads, tuple(rows), right=(1, 2))


def reason_in(reason: str, naming: Naming) -> str:
    """A reason of the data layers in the reader's language."""
    if naming.language == "en":
        return reason
    for pattern, key in _templates():
        found = pattern.fullmatch(reason)
        if found:
            return naming.words.say(key, **found.groupdict())
    return reason


def question_name(name: str, naming: Naming) -> str:
    """The name of a kind of question."""
    key = f"report.question.{name}"
    return naming.words.say(key) if naming.words.has(key) else name


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    """English templates as patterns, each with its key."""
    found = []
    for key, sentence in words("en").entries.items():
        if key.startswith(TEMPLATES):
            pattern = "".join(
                re.escape(text) + (f"(?P<{name}>.+)" if name else "")
                for text, name, _, _ in string.Formatter().parse(sentence)
            )
            found.append((re.compile(pattern), key))
    return tuple(found)
