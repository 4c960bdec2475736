"""English years and periods: "in 2023", "since 1850", "between 1990 and 2020", "last year", "by 2030"."""

# ruff: noqa: E501 - an entry of a lexicon is one line, so that the file reads as a table

from __future__ import annotations

import re

from stocktake.claims.reading.english.numerals import number
from stocktake.claims.reading.tokens import Meaning, Word, word

_YEAR = r"(?P<year>(?:1[789]|20|21)\d\d)"
_LAST = r"(?P<last>(?:1[789]|20|21)\d\d)"
_DASH = r"\s*(?:-|\u2013|\u2014)\s*"
INDUSTRIAL = 1850


def words() -> list[Word]:
    """The lexicon's entries for years; a meaning has ``role`` and years, or ``ago`` relative to the date line."""
    return [
        word("Y", rf"\b(?:between|from) (?:the year )?{_YEAR} (?:and|to|through|until|till) {_LAST}\b", _years("span")),
        word("Y", rf"\b(?:from|between|over|during|in|for) {_YEAR}{_DASH}{_LAST}\b", _years("span")),
        word("Y", rf"\(?\b{_YEAR}{_DASH}{_LAST}\b\)?", _years("span")),
        word("Y", rf"\b(?:ever )?since (?:the year |the )?{_YEAR}\b(?! levels)", _years("since")),
        word("Y", rf"\bbetween {_YEAR} and (?:now|today)\b", _years("since")),
        word("Y", r"\bsince (?:the )?(?:start of (?:the )?|beginning of (?:the )?|dawn of (?:the )?)?(?:industrial revolution|industriali[sz]ation|industrial era|pre-?industrial times|industrial age)\b", role="since", year=INDUSTRIAL, last=None),
        word("Y", rf"\bby (?:the (?:year|end of) )?{_YEAR}\b", _years("by")),
        word("Y", rf"\bbefore {_YEAR}\b", _years("before")),
        word("Y", rf"\bafter {_YEAR}\b", _years("after")),
        word("Y", rf"\b(?:as of|as at|until|up to|through|to) {_YEAR}\b", _years("until")),
        word("Y", r"\b(?:in|during) the (?P<part>early|mid|late)[- ]?(?P<decade>(?:19|20)\d0)s\b", _decade),
        word("Y", r"\b(?:in|during) the (?P<part>)(?P<decade>(?:19|20)\d0)s\b", _decade),
        word("Y", rf"(?:\b(?:compared|relative|in comparison) (?:with|to)|\bversus|\bfrom|\bthan|\bon|\bagainst|\bas in|\bas) (?:those of |that of |those in |in |its |the |their )*{_YEAR}(?:[\u2019']s)?(?: levels?| figures?| baseline| values?)\b", _years("base")),
        word("Y", rf"\b(?:those of |its |their )?{_YEAR}(?:[\u2019']s)? levels?\b", _years("base")),
        word("Y", rf"\bas (?:they were |it was |those )?in {_YEAR}\b", _years("base")),
        word("Y", rf"\b(?:than|compared (?:with|to)|relative to|versus|against) (?:it was |they were |those )?(?:in )?{_YEAR}\b", _years("base")),
        word("Y", rf"\b(?:in|during|for|of) (?:around |about |the year |roughly )?{_YEAR}\b", _years("at")),
        word("Y", rf"\b(?:around|about|circa) (?:the year )?{_YEAR}\b", _years("about")),
        word("Y", rf"\({_YEAR}\)", _years("at")),
        word("Y", rf"\b{_YEAR} (?=(?:emissions|greenhouse|CO2|carbon))", _years("at")),
        word("Y", rf"(?<=, ){_YEAR}\b", _years("at")),
        word("Y", r"\b(?:over |in )?(?:last|the previous|the past) year(?:[\u2019']s)?\b", role="at", ago=1),
        word("Y", r"\bthe year before last\b", role="at", ago=2),
        word("Y", r"\bthis year(?:[\u2019']s)?\b", role="at", ago=0),
        word("Y", r"\b(?:in|over|during) the (?:past|last) (?P<number>decade|two decades|three decades|\w+|\d+)(?: years)?\b", _past),
        word("Y", r"\b(?:year[- ]on[- ]year|from a year earlier|on the (?:previous|prior) year|from the (?:previous|prior) year|compared (?:with|to) the (?:previous|prior) year|over the previous year)\b", role="yearly"),
        word("Y", r"\bfor (?:many |several )?(?:decades|years|centuries|a long time)\b|\bin recent (?:years|decades)\b|\bonce\b(?=,? (?:the|a|an|one)\b)", role="vague"),
        word("Y", r"\b(?:a|per|each|every) year\b|\bannually\b|\byearly\b|\bannual\b|\bper annum\b", role="annual"),
    ]  # fmt: skip


def _years(role: str):
    def make(match: re.Match[str]) -> Meaning:
        groups = match.groupdict()
        last = groups.get("last")
        return {"role": role, "year": int(groups["year"]), "last": int(last) if last else None}

    return make


def _decade(match: re.Match[str]) -> Meaning:
    first = int(match.group("decade"))
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "": (0, 9)}[match.group("part").lower()]
    return {"role": "within", "year": first + low, "last": first + high}


def _past(match: re.Match[str]) -> Meaning | None:
    written = match.group("number").lower()
    decades = {"decade": 10, "two decades": 20, "three decades": 30}
    if written in decades:
        return {"role": "past", "ago": decades[written]}
    try:
        return {"role": "past", "ago": int(number(written)[0])} if "years" in match.group() else None
    except (KeyError, ValueError):
        return None
