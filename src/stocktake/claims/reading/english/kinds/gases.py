"""English sentences on gases: their order, and the share of one in all."""

from __future__ import annotations

from stocktake.claims.reading import drafts
from stocktake.claims.reading.patterns import Pattern

_AFTER = r"(?: ,? [ak]o? (?P<after>G(?:&G)*) )?"


def _topical(match):
    """An order of gases needs to name gases or emissions as what is ordered."""
    named = match.first("what")
    if named is None and not match.has("after"):
        return []
    return drafts.gas_rank(match)


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        rf"(?P<gas>G) ,? R? b? W? (?P<rank>\#) M? [zoi]? (?P<what>[GEA])? {_AFTER}",
        _topical,
        "Methane is the second most important greenhouse gas after CO2",
    ),
    Pattern(
        r"a (?P<after>G) ,? (?P<gas>G) b W? (?P<rank>\#) (?P<what>[GEA])",
        drafts.gas_rank,
        "After CO2, methane is the most important greenhouse gas",
    ),
    Pattern(
        r"z (?P<what>[GEA]) ,? (?P<gas>G) [bd] (?P<rank>\#)",
        drafts.gas_rank,
        "Among greenhouse gases, methane ranks second",
    ),
    Pattern(
        r"(?P<gas>G) d (?P<rank>\#) [zio] (?P<what>[GEA])",
        drafts.gas_rank,
        "Methane ranks second among greenhouse gases",
    ),
    Pattern(
        rf"(?<!z) (?P<rank>\#) (?P<what>G) {_AFTER} ,? b? , (?P<gas>G) (?=$|[,;])",
        _topical,
        "the second most important greenhouse gas, methane",
    ),
    Pattern(
        r"(?P<gas>G|E) ,? R? [Sb] (?P<value>%) [oif]? (?: (?P<whole>[AEG]) | (?P<of>J) )",
        drafts.gas_share,
        "Methane accounts for 16 % of greenhouse gas emissions",
    ),
    Pattern(
        r"(?P<value>%) o (?P<whole>[AEG]) (?:c|b) (?P<gas>G)",
        drafts.gas_share,
        "Three quarters of greenhouse gas emissions are CO2",
    ),
)
