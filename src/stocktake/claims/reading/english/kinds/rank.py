"""English sentences on ranks: "the world's largest emitter", "ranks third", "one of the top ten emitters"."""

from __future__ import annotations

from stocktake.claims.reading import drafts
from stocktake.claims.reading.patterns import Pattern

_TOPIC = r"(?P<what>[EA])"
_IN = r"(?: [ioz] (?: W | y | (?P<within>P) ) )?"
_BEHIND = r"(?: ,? [a<] P )?"


def _topical(match):
    """A rank without its subject matter is no claim about emissions."""
    return drafts.rank(match) if match.has("what") else []


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        rf"(?P<who>P) ,? R? (?P<verb>[bd])? w? (?P<some>z)? W? (?P<rank>\#) W? (?P<what>M)"
        rf"{_IN} {_BEHIND}",
        drafts.rank,
        "China is the world's largest emitter of carbon dioxide",
    ),
    Pattern(
        rf"(?P<who>P) ; (?P<some>z)? W? (?P<rank>\#) W? (?P<what>M) {_IN} (?=;)",
        drafts.rank,
        "India \u2014 the world's third-largest emitter \u2014 said ...",
    ),
    Pattern(
        rf"(?<=[,&]) &? (?P<verb>b) w? (?P<some>z)? W? (?P<rank>\#) W? (?P<what>M) {_IN}",
        drafts.rank,
        "China emits ..., and is the world's largest emitter",
    ),
    Pattern(
        r"(?P<who>P) , (?P<within>P) (?P<rank>\#) (?P<what>M) (?=$|,)",
        drafts.rank,
        "Germany, Europe's biggest emitter, ...",
    ),
    Pattern(
        r"(?P<who>P) U (?:\#|n)? (?P<what>[EM])",
        drafts.rank,
        "China tops the list of greenhouse gas emitters",
    ),
    Pattern(
        rf"W? (?P<count>n) W? (?P<what>M) {_IN} [,;] (?P<who>P) (?= $ | [,;] )",
        drafts.rank,
        "The three biggest emitters, China, the US and India, ...",
    ),
    Pattern(
        r"Z e l (?P<what>[GE])? w (?P<who>P)",
        drafts.rank,
        "No other country emits as much as China",
    ),
    Pattern(
        r"Z e > (?P<what>[GE])? k (?P<who>P)",
        drafts.rank,
        "No country has emitted more than the United States",
    ),
    Pattern(
        r"(?P<who>P) ,? R? (?P<verb>b) (?P<within>P) (?P<rank>\#) (?P<what>M)",
        drafts.rank,
        "Germany is the EU's largest emitter",
    ),
    Pattern(
        r"[iz] (?P<within>P) ,? (?P<who>P) b (?P<rank>\#) (?P<what>M)",
        drafts.rank,
        "Among developing countries, China is the largest emitter",
    ),
    Pattern(
        r"(?P<within>P) (?P<rank>\#) (?P<what>M) (?:,|b|,b) (?P<who>P)",
        drafts.rank,
        "The EU's largest emitter is Germany",
    ),
    Pattern(
        r"(?<![zPb\#aw]) W? (?P<rank>\#) (?P<what>M) (?:iW)? (?:,|b) (?P<who>P) (?=$|[,;b?T])",
        drafts.rank,
        "The world's largest emitter, China, ...",
    ),
    Pattern(
        r"(?<![zPb\#aw]) w W? (?P<rank>\#) (?P<what>M) (?:iW)? , (?P<who>P)",
        drafts.rank,
        "As the world's largest emitter, China ...",
        goes_on=True,
    ),
    Pattern(
        rf"(?P<who>P) (?: ,? R? [bd]+ | , ) (?P<some>z)? W? (?P<count>n) W? (?P<what>M) {_IN}",
        drafts.rank,
        "China is among the world's top five emitters",
    ),
    Pattern(
        rf"W? (?P<count>n) W? (?P<what>M) {_IN} b (?P<who>P)",
        drafts.rank,
        "The three largest emitters are China, the US and India",
    ),
    Pattern(
        r"(?P<who>P) d (?P<rank>\#) (?:iW)? (?:[fio]? (?P<what>[EA]))? (?:iW)?",
        _topical,
        "India ranks third in the world for greenhouse gas emissions",
    ),
    Pattern(
        rf"{_TOPIC} , (?P<who>P) d (?P<rank>\#) (?:iW)?",
        drafts.rank,
        "In terms of total emissions, India comes third",
    ),
    Pattern(
        r"(?P<who>J) [bd] (?P<rank>\#) (?:iW|oy|y|z y|i(?P<within>P))",
        drafts.rank,
        "China's methane emissions are the highest in the world",
    ),
    Pattern(
        r"(?P<who>J) b z W? (?P<rank>\#) (?:iW|oy|y)?",
        drafts.rank_among,
        "Qatar's emissions are among the world's highest",
    ),
    Pattern(
        r"(?P<who>P) W? (?P<rank>\#) (?P<what>[EA]) (?:iW|oy)?",
        drafts.rank,
        "Qatar has the world's highest per-capita emissions",
    ),
    Pattern(
        r"(?P<who>P) z W? (?P<rank>\#) (?P<what>[EA]) (?:iW|oy)?",
        drafts.rank_among,
        "Qatar has one of the highest per-capita emissions",
    ),
    Pattern(
        r"(?P<what>E) b (?P<rank>\#) i (?P<who>P)",
        drafts.rank,
        "Per-capita emissions are highest in Qatar",
    ),
    Pattern(
        r"(?P<who>P) b (?P<rank>\#) (?:iW)?",
        drafts.rank,
        "The US is first if emissions are added up over time",
        needs="C",
    ),
    Pattern(
        r"(?P<who>P) e > (?P<what>[GE])? k y",
        drafts.rank,
        "The US has emitted more carbon dioxide than any other country",
    ),
    Pattern(
        r"(?P<who>P) e (?P<rank>\#) (?P<what>[GEA])? (?:iW|oy)",
        drafts.rank,
        "Qatar emits the most greenhouse gases per person in the world",
    ),
    Pattern(
        r"(?P<who>J) b? > k (?:y|go?y|gy)",
        drafts.rank,
        "Qatar's emissions per person are higher than those of any other country",
    ),
)
