"""Chinese sentences on gases: 第二种重要温室气体, 占温室气体排放的四分之三."""

from __future__ import annotations

from stocktake.claims.reading import drafts
from stocktake.claims.reading.patterns import Pattern

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        r"(?P<gas>[GE]) b? (?: a (?P<after>G) )? W? (?P<rank>\#) (?P<what>[GEA])",
        drafts.gas_rank,
        "甲烷是仅次于二氧化碳的第二种重要温室气体",
    ),
    Pattern(
        r"a (?P<after>G) ,? (?P<gas>G) b W? (?P<rank>\#) (?P<what>[GEA])",
        drafts.gas_rank,
        "除二氧化碳外，甲烷是最重要的温室气体",
    ),
    Pattern(
        r"(?P<of>J) (?P<gas>G) (?P<verb>S) (?P<value>%)",
        drafts.gas_share,
        "中国温室气体排放中二氧化碳约占八成",
    ),
    Pattern(
        r"(?P<gas>[GE]) (?P<verb>S) (?: (?P<whole>[AEG]) | W (?P<what>[GE])? | (?P<of>J) ) s? [bj]*"
        r"(?P<value>%)",
        drafts.gas_share,
        "甲烷约占全球温室气体排放的百分之二十",
    ),
    Pattern(
        r"(?P<whole>[AE]) (?P<value>%) (?:b|c) (?P<gas>G)",
        drafts.gas_share,
        "温室气体排放的四分之三是二氧化碳",
    ),
)
