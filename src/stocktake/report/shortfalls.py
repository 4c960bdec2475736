"""What a stocktake cannot say, as tables: absent combinations, sums that differ, misses against others.

Reasons come from the data layers as English sentences; ``report.absent`` holds each as a template, by which a
Chinese page says it in Chinese, and ``report.absent_kind`` says the same of all data sets at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache

from stocktake.report import Stocktake
from stocktake.report.about import about
from stocktake.report.naming import Naming, slug
from stocktake.report.numbers import show, show_range, subscripts
from stocktake.report.selection import kind, select
from stocktake.report.sentences_of_data import templates
from stocktake.report.tables import Table

TEMPLATES = "report.absent."

# a published "range" narrower than this part of the number is only its rounding and is not shown
ROUNDING = 0.01


def absent_table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """Each kind of reason, how many combinations it took, and of which questions."""
    return _counted(stocktake, naming, lambda reason: kind_of_reason(reason, naming))


def every_reason_table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """The same with every reason in full."""
    return _counted(stocktake, naming, lambda reason: reason_in(reason, naming))


def _counted(stocktake: Stocktake, naming: Naming, say_reason: Callable[[str], str]) -> Table | None:
    counts: Counter[str] = Counter()
    asked: dict[str, dict[str, None]] = defaultdict(dict)
    said = cache(say_reason)
    for finding in stocktake.findings:
        for row in finding.alternatives:
            if row.absent is not None:
                counts[said(row.absent)] += 1
                asked[said(row.absent)][question_name(kind(finding), naming)] = None
    if not counts:
        return None
    heads = tuple(naming.words.say(f"report.head.{name}") for name in ("reason", "times", "questions"))
    rows = tuple(
        (reason, str(count), naming.listed(list(asked[reason]))) for reason, count in counts.most_common()
    )
    return Table(heads, rows, right=(1,))


def checks_table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """Sums that were checked, the largest difference first of those beyond their tolerance."""
    found = select(stocktake.findings, "check")
    if not found:
        return None
    say = naming.words.say
    heads = tuple(say(f"report.head.{name}") for name in ("what", "difference", "tolerance", "within"))
    ranked = sorted(found, key=lambda one: (bool(one.keys.get("within")), -abs(float(one.value or 0))))
    rows = tuple(
        (
            about(one, naming),
            show(one.value, one.unit, naming.language),
            show(float(str(one.keys["tolerance"])), one.unit, naming.language),
            say("report.limits.yes" if one.keys.get("within") else "report.limits.no"),
        )
        for one in ranked
    )
    return Table(heads, rows, right=(1, 2))


def comparisons_table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """Our numbers beside published ones; who published them, and the reason of a difference, stand below."""
    if not stocktake.comparisons:
        return None
    say = naming.words.say
    heads = tuple(say(f"report.head.{name}") for name in ("what", "ours", "published", "agrees"))
    rows = []
    for one in stocktake.comparisons:
        unit, low, high = one.finding.unit, one.low, one.high
        lines = [about(one.finding, naming), subscripts(one.by)]
        if one.key and naming.words.has(one.key):
            lines.append(subscripts(say("report.limits.because", reason=say(one.key))))
        theirs = show(one.published, unit, naming.language, low=low, high=high)
        if low is not None and high is not None and high - low > ROUNDING * abs(one.published):
            between = show_range(low, high, unit, naming.language, value=one.published)
            theirs = say("report.with_range", value=theirs, range=between)
        ours = show(one.finding.value, unit, naming.language, low=low, high=high)
        verdict = say("report.limits.yes" if one.agrees else "report.limits.no")
        rows.append(("\n".join(lines), ours, theirs, verdict))
    return Table(heads, tuple(rows), right=(1, 2))


def reason_in(reason: str, naming: Naming) -> str:
    """A reason of the data layers in the reader's language."""
    return subscripts(naming.sentence_of_data(reason, TEMPLATES))


def kind_of_reason(reason: str, naming: Naming) -> str:
    """What the reason says of every data set alike; the reason itself where it is of no known kind."""
    for pattern, key in templates(TEMPLATES):
        if pattern.fullmatch(reason):
            return naming.words.say(key.replace(".absent.", ".absent_kind."))
    return reason_in(reason, naming)


def question_name(name: str, naming: Naming) -> str:
    """The name of a kind of question."""
    key = f"report.question.{slug(name)}"
    return naming.words.say(key) if naming.words.has(key) else name
