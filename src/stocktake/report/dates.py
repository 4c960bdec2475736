"""Dates as readers write them: ``31 August 2026``, ``2026年8月31日``."""

from __future__ import annotations

from stocktake.report.language import Words


def date_in(date: str, words: Words) -> str:
    """An ISO date in the reader's language; a text that is none as it is.

    >>> from stocktake.report.language import words
    >>> date_in("2026-08-31", words("zh"))
    '2026年8月31日'
    """
    parts = date.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return date
    year, month, day = parts
    return words.say(
        "report.date.day", day=int(day), month=words.say(f"report.month.{int(month)}"), year=year
    )
