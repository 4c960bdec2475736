"""Chinese years and periods: 2023年, 1850年以来, 1990年至2020年, 去年, 2030年前, 比2005年."""

# ruff: noqa: E501 - an entry of a lexicon is one line, so that the file reads as a table

from __future__ import annotations

import re

from stocktake.claims.reading.chinese.numerals import number
from stocktake.claims.reading.tokens import Meaning, Word, word

_CHARACTERS = "〇○零一二三四五六七八九"
_VALUES = (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
_WRITTEN = rf"(?:1[789]|20|21)\d\d|(?:一[七八九]|二[〇○零一])[{_CHARACTERS}]{{2}}"
_YEAR = rf"(?P<year>{_WRITTEN})"
_LAST = rf"(?P<last>{_WRITTEN})"
_BASE = r"(?:的?(?:排放)?水平|的?基准|年基准)?"
INDUSTRIAL = 1850


def words() -> list[Word]:
    """The lexicon's entries for years."""
    return [
        word("Y", rf"(?:从|自|在)?{_YEAR}年?(?:至|到|-|\u2013|\u2014|—|～|~){_LAST}年(?:之?间|期间|这段时间)?", _years("span")),
        word("Y", rf"(?:自从?|从)?{_YEAR}年(?:代)?(?:开始)?(?:以来|至今|起|以后至今|后)", _years("since")),
        word("Y", r"(?:自从?|从)?(?:工业革命|工业化|前工业化时期|工业化时代)(?:开始)?(?:以来|至今|起)", role="since", year=INDUSTRIAL, last=None),
        word("Y", rf"(?:截至|截止|到|直到|直至){_YEAR}年(?:底|末|为止)?", _years("by")),
        word("Y", rf"(?:早在|于|在)?{_YEAR}年(?:底|末)?(?:之前|以前|前)(?!后)", _years("before")),
        word("Y", rf"(?:早在|于|在)?(?:大约|约)?{_YEAR}年(?:前后|左右)", _years("about")),
        word("Y", rf"(?:早在|于|在)?(?:大约|约){_YEAR}年", _years("about")),
        word("Y", r"(?:在)?(?:上世纪|20世纪)(?P<decade>[二三四五六七八九\d]{1,2})(?:十|0)?年代", _decade),
        word("Y", rf"(?:比|较|相比|相较|与|同|相对于?|对比|以){_YEAR}年(?:的)?{_BASE}(?:相比|相较|相较于|比较|为基准)?", _years("base")),
        word("Y", rf"(?:于|在|早在)?{_YEAR}年度?(?:时|期间|间|的时候)?", _years("at")),
        word("Y", r"去年(?:全年)?", role="at", ago=1),
        word("Y", r"前年", role="at", ago=2),
        word("Y", r"今年(?!\d)", role="at", ago=0),
        word("Y", r"在?(?:过去|近|最近)的?(?P<number>[一二两三四五六七八九十\d]+)年(?:来|间|里)?", _past),
        word("Y", r"同比|比上(?:一)?年|较上(?:一)?年|比前一年|较前一年|与上年相比|比去年同期|较去年同期", role="yearly"),
        word("Y", r"(?:比|较)前年", role="base", ago=2),
        word("Y", r"比去年|较去年", role="yearly"),
        word("Y", r"(?:数|几|多|数百)?十?年(?:以)?来|长期以来|近年来?|曾经|曾(?=[是为])|一度", role="vague"),
        word("Y", r"每年|年均|年度|一年|全年|每一年|年(?=排放|总排放|均|度)", role="annual"),
        word("X", r"(?:今年|去年|当年|\d{4}年)?(?:上半年|下半年|前[一二三四五六七八九十\d]+个?月|第?[一二三四]季度|首季)", scope=True, weight=3),
    ]  # fmt: skip


def _years(role: str):
    def make(match: re.Match[str]) -> Meaning:
        groups = match.groupdict()
        last = groups.get("last")
        return {"role": role, "year": _number(groups["year"]), "last": _number(last) if last else None}

    return make


def _number(written: str) -> int:
    """A year in digits or, digit by digit, in characters: 二〇二二."""
    return int(
        "".join(str(_VALUES[_CHARACTERS.index(char)]) if char in _CHARACTERS else char for char in written)
    )


def _decade(match: re.Match[str]) -> Meaning | None:
    written = match.group("decade")
    digit = int(written[0]) if written[0].isdigit() else int(number(written[0])[0])
    return {"role": "within", "year": 1900 + 10 * digit, "last": 1909 + 10 * digit}


def _past(match: re.Match[str]) -> Meaning:
    return {"role": "past", "ago": int(number(match.group("number"))[0])}
