"""What a finding is about, in one phrase of the reader's language: ``report.about.KIND``.

The phrase's placeholders are the finding's own keys, put into the reader's words. A kind that has no
phrase is told by the question it came with.
"""

from __future__ import annotations

from stocktake.findings import Finding
from stocktake.report.dates import date_in
from stocktake.report.naming import Naming, slug
from stocktake.report.selection import kind

PLACES = ("place", "other", "leader", "passed")


def about(finding: Finding, naming: Naming) -> str:
    """The phrase, such as ``Share of China in the world's emissions, 2023``."""
    if kind(finding) == "check":
        return _check(finding, naming)
    key = f"report.about.{slug(kind(finding))}"
    if not naming.words.has(key):
        return finding.question
    try:
        return naming.words.say(
            key, **{name: _said(name, item, naming) for name, item in finding.keys.items()}
        )
    except KeyError:
        return finding.question


def _check(finding: Finding, naming: Naming) -> str:
    key = f"report.check.{slug(str(finding.keys.get('check', '')))}"
    return naming.words.say(key) if naming.words.has(key) else finding.question


def _said(name: str, item: object, naming: Naming) -> str:
    if name in PLACES:
        return naming.place_in_sentence(str(item))
    if name == "gas":
        return naming.gas(str(item))
    if name in ("variant", "with"):
        return naming.variant_named(str(item))
    if name.endswith("as_of"):
        return date_in(str(item), naming.words)
    if name == "probability":
        return f"{100 * float(str(item)):.0f}"
    return f"{item:g}" if isinstance(item, float) else str(item)
