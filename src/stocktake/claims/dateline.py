"""The date line of a document: the day on which its "now" and "last year" are to be understood.

A declared date of the markup comes first, then the first full date in a short block or at the head of a
block among the first fifteen. Nothing is taken from the clock: an undated text has no date line.
"""

from __future__ import annotations

import re

from stocktake.claims.document import Document
from stocktake.errors import BadInput

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.]\d{1,2}(?!\d)",
        r"(?<!\d)\d{1,2}[-/.](?P<month>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)(?!\d)",
        rf"\b(?P<name>{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?P<name>{_MONTHS})\.?,? (?P<year>(?:19|20)\d\d)\b",
        r"(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*\d{1,2}\s*日",
    )
)
SHORT_BLOCK = 80
HEAD_OF_BLOCK = 60
BLOCKS_SEARCHED = 15


def year_given(date: str | None) -> int | None:
    """The year of a date line that a user gives, ``2023-11-29`` or ``2023``; BadInput where it is no date."""
    if date is None:
        return None
    bare = re.fullmatch(r"\s*((?:18|19|20|21)\d\d)(?:[-/.]\d{1,2})?年?\s*", date)
    year = int(bare.group(1)) if bare else year_in(date)
    if year is None:
        raise BadInput(f"'{date}' is no date", "A date is written 2023-11-29, or a year alone")
    return year


def year_of(document: Document) -> int | None:
    """The year of the date line; None where the document shows none."""
    for declared in document.declared_dates:
        year = year_in(declared)
        if year is not None:
            return year
    for block in document.blocks[:BLOCKS_SEARCHED]:
        for line in block.text.splitlines():
            head = line if len(line) <= SHORT_BLOCK else line[:HEAD_OF_BLOCK]
            year = year_in(head) if _stands_alone(head, line) else None
            if year is not None:
                return year
    return None


def year_in(text: str) -> int | None:
    """The year of the first full date in a text; None where there is none."""
    found = [match for pattern in _PATTERNS if (match := pattern.search(text))]
    if not found:
        return None
    return int(min(found, key=lambda match: match.start()).group("year"))


def _stands_alone(head: str, line: str) -> bool:
    """Whether the date is a line of its own or followed by the dash or mark that ends a date line."""
    if len(line) <= SHORT_BLOCK and not re.search(r"[。.!?！？]\s*$", line.strip()):
        return True
    return bool(re.search(r"\d{4}\)?\s*(?:\([^)]*\)\s*)?[-\u2013\u2014:]|日电|日讯|日，?（", head))
