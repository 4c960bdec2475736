"""Chinese sentences on shares: 占全球排放量的四成."""

from __future__ import annotations

from stocktake.claims.claim import Quantity
from stocktake.claims.reading import drafts
from stocktake.claims.reading.patterns import Pattern

_MORE = r"(?P<more>(?: [,&;]+ [PJ] S? % )*)"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        rf"(?P<who>[PJ]) (?P<verb>S) (?: (?P<whole>[AEGW]) | (?P<of>[PJ]) ) (?: s [bjv^]* | b )?"
        rf"(?P<value>%) {_MORE}",
        drafts.share,
        "中美两国温室气体排放量占全球温室气体排放量的40%",
    ),
    Pattern(
        r"(?<=[,;]) &? (?P<what>E)? (?P<verb>S) (?P<whole>[AW]) s? [bj]* (?P<value>%)",
        drafts.share,
        "中国……，占全球排放的三成",
    ),
    Pattern(
        r"(?P<who>[PJ]) (?P<verb>[<>jO])? (?P<whole>A) (?P<value>%)",
        drafts.share,
        "中国的排放接近全球总量的三分之一",
    ),
    Pattern(
        r"(?P<who>[PJ]) e? W (?P<value>%) (?P<whole>[GE])",
        drafts.share,
        "中美两国排放了全球约四成的温室气体",
    ),
    Pattern(
        r"(?P<who>[PJ]) e (?P<whole>[AG]) (?P<value>%)",
        drafts.share,
        "最不发达国家仅排放全球温室气体的百分之四",
    ),
    Pattern(
        r"(?P<who>P) i (?P<whole>A) (?P<verb>S) (?P<value>%)",
        drafts.share,
        "中国在全球二氧化碳排放总量中约占三分之一",
    ),
    Pattern(
        r"(?P<who>P) = S (?P<whole>[AW]) (?P<list>% (?: [,&]+ % )+)",
        drafts.shares_in_turn,
        "中国和美国分别占全球碳排放的31%和13%",
    ),
    Pattern(
        r"(?<=[,;&]) &? (?P<value>%) c (?P<who>P)",
        drafts.share,
        "全球碳排放的30%来自中国，14%来自美国",
        follows=Quantity.SHARE,
    ),
    Pattern(
        r"(?P<who>P) (?P<verb>S) (?P<value>%)",
        drafts.share,
        "美国占20%，中国占11%",
        follows=Quantity.SHARE,
    ),
    Pattern(
        r"(?P<who>P) i? (?P<whole>A) s [bjv^]* (?P<value>%)",
        drafts.share,
        "欧盟在全球温室气体排放中的占比为7%",
    ),
    Pattern(
        r"(?P<who>J) i? (?P<whole>[AW]) s [bjv^]* (?P<value>%)",
        drafts.share,
        "欧盟的排放在全球的占比为7%",
    ),
    Pattern(
        r"(?P<whole>A) i? (?P<value>%) c (?P<who>[PJ])",
        drafts.share,
        "全球温室气体排放的40%来自中国和美国",
    ),
    Pattern(
        r"W (?P<value>%) (?P<whole>[EG]) c (?P<who>[PJ])",
        drafts.share,
        "全球四成的温室气体来自中国和美国",
    ),
)
