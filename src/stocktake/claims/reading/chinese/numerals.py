"""Chinese numbers: digits and characters, 成, 分之, 倍, masses, and the words that hedge them."""

# ruff: noqa: E501 - an entry of a lexicon is one line, so that the file reads as a table

from __future__ import annotations

import re
from dataclasses import replace

from stocktake.claims.claim import Comparison, Figure, Unit, tidy
from stocktake.claims.reading.tokens import Meaning, Word, word

DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_TEN = {"十": 10, "百": 100, "千": 1000}

BEFORE: dict[str, Comparison] = {
    "大约|约为|约|大概|差不多|大致|左右": Comparison.ABOUT,
    "将近|接近|近|几乎|逼近": Comparison.NEARLY,
    "已?超过|超出|逾|超|多于|高于|大于|突破": Comparison.MORE,
    "不到|不足|低于|少于|小于|未达|不及": Comparison.LESS,
    "至少|不少于|不低于": Comparison.AT_LEAST,
    "至多|最多|不超过|不多于|高达": Comparison.AT_MOST,
}
AFTER: dict[str, Comparison] = {
    "左右|上下|前后": Comparison.ABOUT,
    "以上|还多|有余|多|余|强": Comparison.MORE,
    "以下|以内|不到|弱": Comparison.LESS,
}
_BEFORE = "(?:(?P<before>" + "|".join(BEFORE) + ")(?:了)?)?(?:全部的?)?"
_AFTER = "(?P<after>" + "|".join(AFTER) + ")?"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = "[零〇一二两三四五六七八九十百千]+"
_NUMBER = rf"(?P<number>{_ARABIC}|{_HAN}(?:点{_HAN})?)"
_TO = rf"(?:(?:-|\u2013|\u2014|~|～|至|到)(?P<high>{_ARABIC}|{_HAN})(?P<high_percent>%)?)?"


def words() -> list[Word]:
    """The lexicon's entries for numbers."""
    return [
        word("%", rf"{_BEFORE}(?<![\d.]){_NUMBER}{_TO}\s*%(?!个?百分点){_AFTER}", _percent),
        word("%", rf"{_BEFORE}百分之(?P<more>[几])?{_NUMBER}(?:{'到|至'})?{_AFTER}", _percent),
        word("%", rf"{_BEFORE}(?P<all>{_HAN}|\d+)分之(?P<some>{_HAN}|\d+){_AFTER}", _parts),
        word("%", rf"{_BEFORE}(?P<tenths>[一二两三四五六七八九]|\d(?:\.\d)?)成(?P<five>[一二三四五六七八九半])?(?![为了员本就功立果长]){_AFTER}", _tenths),
        word("%", rf"{_BEFORE}(?:一半|半数){_AFTER}", _half),
        word("%", r"(?:占)?过半|(?:一)?大半|逾半数", figure=Figure(50.0, Unit.PERCENT, Comparison.MORE, 1.0, word=True)),
        word("x", rf"{_BEFORE}{_NUMBER}(?P<odd>多)?倍{_AFTER}", _times),
        word("N", rf"{_BEFORE}{_NUMBER}{_TO}(?P<odd>多|余)?(?P<scale>万亿|百万|千万|亿|万|千)?(?P<odd2>多|余)?\s*(?:公)?吨{_AFTER}(?P<equivalent>(?:的)?(?:二氧化碳|CO2|CO₂)当量)?", _mass),
    ]  # fmt: skip


def number(written: str) -> tuple[float, float, bool]:
    """Value, unit of the last digit, whether it was written in characters.

    >>> number("四十五")
    (45.0, 1.0, True)
    >>> number("11.4")
    (11.4, 0.1, False)
    """
    plain = written.replace(",", "")
    if re.fullmatch(r"[\d.]+", plain):
        return float(plain), 10.0 ** -len(plain.partition(".")[2]), False
    whole, _, decimals = plain.partition("点")
    value = _whole(whole)
    if decimals:
        tail = "".join(str(DIGITS[char]) for char in decimals)
        return value + float(f"0.{tail}"), 10.0 ** -len(tail), True
    step = 100.0 if whole.endswith("百") else 1000.0 if whole.endswith("千") else 1.0
    return value, step, True


def _whole(written: str) -> float:
    if all(char in DIGITS for char in written):
        return float("".join(str(DIGITS[char]) for char in written))
    total, current = 0, 0
    for char in written:
        if char in DIGITS:
            current = DIGITS[char]
        else:
            total += (current or 1) * _TEN[char]
            current = 0
    return float(total + current)


def comparison(match: re.Match[str]) -> Comparison:
    """What the words before and after a number make of it."""
    groups = match.groupdict()
    for table, written in ((BEFORE, groups.get("before")), (AFTER, groups.get("after"))):
        if written:
            return next(found for pattern, found in table.items() if re.fullmatch(pattern, written))
    if groups.get("odd") or groups.get("odd2"):
        return Comparison.MORE
    return Comparison.EXACT


def _percent(match: re.Match[str]) -> Meaning:
    value, step, worded = number(match.group("number"))
    high = match.groupdict().get("high")
    if high:
        return {"figure": Figure(value, Unit.PERCENT, Comparison.BETWEEN, step, high=number(high)[0])}
    return {"figure": Figure(value, Unit.PERCENT, comparison(match), step, worded and value < 10)}


def _parts(match: re.Match[str]) -> Meaning | None:
    everything, some = number(match.group("all"))[0], number(match.group("some"))[0]
    if not 0 < some < everything:
        return None
    return {"figure": Figure(100 * some / everything, Unit.PERCENT, comparison(match), 1.0, word=True)}


def _tenths(match: re.Match[str]) -> Meaning:
    value = 10 * number(match.group("tenths"))[0]
    five = match.group("five")
    if five:
        value += 5 if five == "半" else DIGITS[five]
    return {"figure": Figure(value, Unit.PERCENT, comparison(match), 1.0, word=not five)}


def _half(match: re.Match[str]) -> Meaning:
    return {"figure": Figure(50.0, Unit.PERCENT, comparison(match), 1.0, word=True)}


def _times(match: re.Match[str]) -> Meaning:
    value, step, worded = number(match.group("number"))
    return {"figure": Figure(value, Unit.TIMES, comparison(match), step, worded)}


def _mass(match: re.Match[str]) -> Meaning:
    value, step, _ = number(match.group("number"))
    scale = {"万亿": 1e3, "亿": 0.1, "千万": 1e-2, "百万": 1e-3, "万": 1e-5, "千": 1e-6}.get(
        match.group("scale") or "", 1e-9
    )
    high = match.group("high")
    told = Figure(tidy(value * scale), Unit.GIGATONNES, comparison(match), tidy(step * scale))
    if high:
        told = replace(told, comparison=Comparison.BETWEEN, high=tidy(number(high)[0] * scale))
    meaning: dict[str, object] = {"figure": told}
    if match.group("equivalent"):
        meaning["gases"] = "ghg"
    return meaning
