"""What a finding is about, in one phrase of the reader's language: ``report.about.KIND``.

The phrase's placeholders are the finding's own keys, put into the reader's words. A kind that has no
phrase is told by the question it came with.
"""

from __future__ import annotations

from stocktake.findings import Finding
from stocktake.report.naming import Naming
from stocktake.report.selection import kind

PLACES = ("place", "other", "leader", "passed")


def about(finding: Finding, naming: Naming) -> str:
    """The phrase, such as ``Share of China in the world's emissions, 2023``."""
    key = f"report.about.{kind(finding)}"
    if not naming.words.has(key):
        return finding.question
    try:
        return naming.words.say(
            key, **{name: _said(name, item, naming) for name, item in finding.keys.items()}
        )
    except KeyError:
        return finding.question


def _said(name: str, item: object, naming: Naming) -> str:
    if name in PLACES:
        return naming.place_in_sentence(str(item))
    if name == "gas":
        return naming.gas(str(item))
    if name == "variant":
        return naming.variant_named(str(item))
    return str(item)
