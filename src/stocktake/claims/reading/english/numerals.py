"""English numbers: digits, words, fractions, percentages, masses, multiples, and the words that hedge them."""

# ruff: noqa: E501 - an entry of a lexicon is one line, so that the file reads as a table

from __future__ import annotations

import re

from stocktake.claims.claim import Comparison, Figure, Unit, tidy
from stocktake.claims.reading.tokens import Meaning, Word, word

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {name: number for number, name in enumerate(_ONES)} | {
    name: 10 * number for number, name in enumerate(_TENS, start=2)
}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
          "ninth": 9, "tenth": 10, "hundredth": 100}  # fmt: skip

HEDGES: dict[str, Comparison] = {
    r"about|around|roughly|approximately|some|circa|an estimated|or about|~|≈|in the region of|on the order of": (
        Comparison.ABOUT
    ),
    r"nearly|almost|close to|just under|just below|just shy of|not quite|approaching": Comparison.NEARLY,
    r"(?:slightly |a little |well |far |significantly |substantially |considerably )?(?:more than|over|above|in excess of|upwards? of|greater than|higher than)|"
    r"just over|just above|exceed(?:s|ed|ing)?|>": Comparison.MORE,
    r"(?:slightly |a little |well |far |significantly |substantially |considerably |no )?(?:less than|fewer than|under|below|lower than|smaller than)|<": (
        Comparison.LESS
    ),
    r"at least|no less than|not less than|no fewer than": Comparison.AT_LEAST,
    r"at most|up to|as much as|no more than|not more than": Comparison.AT_MOST,
}
_FILLER = r"(?:(?:just(?! (?:under|over|below|above|shy))|only|a mere|merely|fully|the|an? total of|a combined|a whopping|still|another|a record|a|an) )*"
_HEDGE = r"(?:(?P<hedge>" + "|".join(HEDGES) + r")\s*(?:the )?)?"
_WORDED = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(_ONES)}|a hundred|one hundred)"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?P<number>{_DIGITS}|\b{_WORDED})"
_TO = rf"(?:\s*(?:-|\u2013|\u2014|to)\s*(?P<number_high>{_DIGITS}|\b{_WORDED}))?"
_PERCENT = r"\s*-?(?:%|\uff05|per[ -]?cents?\b|percents?\b|pct\b)"
_BETWEEN = rf"\bbetween {_NUMBER}(?:{_PERCENT})? and (?P<number_high>{_DIGITS}|\b{_WORDED}){_PERCENT}"
_FRACTION = (
    r"(?:(?P<count>\ban?|\bone|\btwo|\bthree|\bfour|\bfive|\bseven|\bnine)[- ]"
    r"(?P<part>thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)|(?P<half>\bhalf))\b"
    r"(?! of a degree)"
)
_IN = rf"(?P<some>\b{_WORDED}|\d+) (?:in|out of) (?:every )?(?P<all>\b{_WORDED}|\d+)\b(?! years)"
_SCALE = {
    "thousand": 1e-6,
    "million": 1e-3,
    "mn": 1e-3,
    "m": 1e-3,
    "billion": 1.0,
    "bn": 1.0,
    "b": 1.0,
    "trillion": 1e3,
}
_GIVEN = {"gt": 1.0, "gigaton": 1.0, "mt": 1e-3, "megaton": 1e-3, "kt": 1e-6}
_MASS = (
    r"[\s-]*(?P<scale>thousand|million|billion|trillion|bn|mn|(?<=\d)m|(?<=\d)b)?[\s-]*(?:metric )?"
    r"(?P<unit>tonn?es?\b|tons?\b|(?-i:\bt\b|(?<=\d)t\b|Gt|Mt|kt)|gigatonn?e?s?\b|megatonn?e?s?\b)"
    r"(?:[ -]?(?:of )?(?:CO2|CO₂|carbon dioxide)[- ]?(?:e\b|eq\b|equivalents?\b))?"
)


def words() -> list[Word]:
    """The lexicon's entries for numbers."""
    opening = r"(?<![\w.,])" + _FILLER + _HEDGE + _FILLER
    return [
        word(
            "%", opening + _NUMBER + _TO + _PERCENT + "(?! points?| of (?:people|the population))", _percent
        ),
        word("%", _BETWEEN, _between_percent),
        word("%", opening + _FRACTION, _fraction),
        word("%", opening + _IN, _in_all),
        word("N", opening + _NUMBER + _TO + _MASS, _mass),
        word("x", opening + r"(?P<word>twice|double|triple|quadruple|thrice)\b", _worded_times),
        word("x", opening + _NUMBER + r"(?: times\b|[ -]?fold\b|x\b)", _times),
    ]


def number(written: str) -> tuple[float, float, bool]:
    """Value, unit of the last digit, and whether it was a word.

    >>> number("11.4")
    (11.4, 0.1, False)
    >>> number("forty")
    (40.0, 1.0, True)
    """
    plain = written.replace(",", "").lower()
    if re.fullmatch(r"[\d.]+", plain):
        decimals = len(plain.partition(".")[2])
        return float(plain), 10.0**-decimals, False
    if plain in ("a hundred", "one hundred"):
        return 100.0, 1.0, True
    return float(sum(_WORDS[part] for part in re.split(r"[- ]", plain))), 1.0, True


def comparison(match: re.Match[str]) -> Comparison:
    """What the hedge before a number makes of it."""
    hedge = match.group("hedge")
    if hedge is None:
        return Comparison.EXACT
    return next(found for pattern, found in HEDGES.items() if re.fullmatch(pattern, hedge, re.IGNORECASE))


def _figure(match: re.Match[str], unit: Unit, factor: float = 1.0) -> Figure:
    value, step, worded = number(match.group("number"))
    high = match.group("number_high") if "number_high" in match.groupdict() else None
    if high is not None:
        return Figure(
            tidy(value * factor),
            unit,
            Comparison.BETWEEN,
            tidy(step * factor),
            high=tidy(number(high)[0] * factor),
        )
    return Figure(tidy(value * factor), unit, comparison(match), tidy(step * factor), worded and value < 10)


def _between_percent(match: re.Match[str]) -> Meaning:
    low, step, _ = number(match.group("number"))
    high = number(match.group("number_high"))[0]
    return {"figure": Figure(min(low, high), Unit.PERCENT, Comparison.BETWEEN, step, high=max(low, high))}


def _percent(match: re.Match[str]) -> Meaning:
    return {"figure": _figure(match, Unit.PERCENT)}


def _fraction(match: re.Match[str]) -> Meaning | None:
    if match.group("half"):
        return {"figure": Figure(50.0, Unit.PERCENT, comparison(match), 1.0, word=True)}
    share = _WORDS.get(match.group("count").lower(), 1) / _PARTS[match.group("part").lower().rstrip("s")]
    if share >= 1:
        return None
    return {"figure": Figure(100 * share, Unit.PERCENT, comparison(match), 1.0, word=True)}


def _in_all(match: re.Match[str]) -> Meaning | None:
    some, everything = number(match.group("some"))[0], number(match.group("all"))[0]
    if not 0 < some < everything <= 100:
        return None
    return {"figure": Figure(100 * some / everything, Unit.PERCENT, comparison(match), 1.0, word=True)}


def _mass(match: re.Match[str]) -> Meaning | None:
    scale, unit = (match.group("scale") or "").lower(), match.group("unit").lower().rstrip("s")
    factor = (
        _SCALE.get(scale, 1e-9)
        if unit.startswith("t")
        else _GIVEN[unit.removesuffix("ne").replace("onn", "on")]
    )
    equivalent = (
        bool(re.search(r"(?:e|eq|equivalents?)$", match.group(), re.IGNORECASE))
        and "CO" in match.group().upper()
    )
    meaning: dict[str, object] = {"figure": _figure(match, Unit.GIGATONNES, factor)}
    if equivalent:
        meaning["gases"] = "ghg"
    return meaning


def _worded_times(match: re.Match[str]) -> Meaning:
    value = {"twice": 2.0, "double": 2.0, "triple": 3.0, "thrice": 3.0, "quadruple": 4.0}[
        match.group("word").lower()
    ]
    return {"figure": Figure(value, Unit.TIMES, comparison(match), 1.0, word=True)}


def _times(match: re.Match[str]) -> Meaning:
    value, step, worded = number(match.group("number"))
    return {"figure": Figure(value, Unit.TIMES, comparison(match), step, worded)}
