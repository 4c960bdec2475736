"""Chinese sentences on ranks: 第一大排放国, 居世界首位, 前三大排放国."""

from __future__ import annotations

from stocktake.claims.reading import drafts
from stocktake.claims.reading.patterns import Pattern

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        r"(?P<who>P) ,? (?P<verb>[bd])? (?:aP)? [Wi]* (?P<rank>\#) W? (?P<what>M) (?P<some>z)?",
        drafts.rank,
        "中国是世界第一大碳排放国",
    ),
    Pattern(
        r"(?<=[,;]) &? (?P<verb>b) W? (?P<rank>\#) W? (?P<what>M) (?P<some>z)?",
        drafts.rank,
        "印度……，是第三大排放国",
    ),
    Pattern(
        r"(?P<who>P) ,? (?P<verb>b) (?P<what>[AE]) (?P<rank>\#) [qM] (?P<some>z)?",
        drafts.rank,
        "美国仍然是全球温室气体排放的首个大国",
    ),
    Pattern(
        r"(?P<who>P) ,? (?P<verb>b) W? (?P<rank>\#) (?P<what>[AE]) q (?P<some>z)?",
        drafts.rank,
        "美国是全球最大的温室气体排放大国",
    ),
    Pattern(
        r"(?P<who>P) ,? b W? (?P<what>[AE]) (?P<rank>\#) z",
        drafts.rank_among,
        "卡塔尔是人均碳排放最高的国家之一",
    ),
    Pattern(
        r"(?P<who>J) (?P<rank>\#) q (?P<some>z)?",
        drafts.rank,
        "中国并不是历史累计排放最多的国家",
        needs="!",
    ),
    Pattern(
        r"(?<=[,;]) &? (?P<verb>b) W? (?P<what>[AE]) (?P<rank>\#) q (?P<some>z)?",
        drafts.rank,
        "美国是第二大碳排放国，也是历史累计排放最多的国家",
    ),
    Pattern(
        r"(?P<who>P) ,? b (?P<within>P) (?P<rank>\#) (?P<what>M)",
        drafts.rank,
        "德国是欧盟最大的排放国",
    ),
    Pattern(
        r"i (?P<within>P) ,? (?P<who>P) b (?P<rank>\#) (?P<what>M)",
        drafts.rank,
        "在发展中国家中，中国是最大的排放国",
    ),
    Pattern(
        r"(?P<within>P) (?P<rank>\#) (?P<what>M) b (?P<who>P)",
        drafts.rank,
        "欧盟最大的排放国是德国",
    ),
    Pattern(
        r"(?<![Pb]) W? (?P<rank>\#) W? (?P<what>M) (?:b|,)? (?P<who>P)",
        drafts.rank,
        "全球最大的排放国中国",
    ),
    Pattern(
        r"(?<!P) b W? (?P<rank>\#) W? (?P<what>M) , (?P<who>P)",
        drafts.rank,
        "作为历史上最大的排放国，美国……",
        goes_on=True,
    ),
    Pattern(
        r"(?P<what>[AE]) (?P<rank>\#) q? b (?P<who>P)",
        drafts.rank,
        "全球排放最多的国家是中国",
    ),
    Pattern(
        r"(?P<who>P) b W? (?P<count>n) W? (?P<what>M) (?P<some>z)?",
        drafts.rank,
        "日本是全球前五大排放国",
    ),
    Pattern(
        r"(?P<who>P) W? (?P<count>n) W? (?P<what>M) (?P<some>z)",
        drafts.rank,
        "日本不在全球前四大排放国之列",
    ),
    Pattern(
        r"(?P<who>P) W? (?P<count>n) W? (?P<what>M)",
        drafts.rank,
        "日本并非全球前三大排放国",
        needs="!",
    ),
    Pattern(
        r"(?P<who>J) d W? (?P<count>n)",
        drafts.rank,
        "中国、美国和印度的碳排放量位居全球前三",
    ),
    Pattern(
        r"(?P<who>P) b W? (?P<what>[AE]) (?P<count>n) q (?P<some>z)?",
        drafts.rank,
        "中国和美国是全球排放量最大的两个国家",
    ),
    Pattern(
        r"W? (?P<count>n) (?P<what>M) =? b (?P<who>P)",
        drafts.rank,
        "世界最大的三个排放国是中国、美国和印度",
    ),
    Pattern(
        r"(?P<who>J) (?:aP,?)? i? [d&]* W? d? (?P<rank>\#)",
        drafts.rank,
        "中国的碳排放量居世界首位",
    ),
    Pattern(
        r"(?P<who>P) (?P<what>[AE]) d? W? (?P<rank>\#)",
        drafts.rank,
        "中国温室气体排放全球第一",
    ),
    Pattern(
        r"(?P<who>P) &? i? (?P<what>[AE]) i? d W? (?P<rank>\#)",
        drafts.rank,
        "印度在全球温室气体排放中排名第三",
    ),
    Pattern(
        r"(?P<who>P) (?:aP,?)? d W? (?P<rank>\#)",
        drafts.rank,
        "美国排名第二",
    ),
    Pattern(
        r"(?<=[,;]) &? (?P<what>E)? d W? (?P<rank>\#)",
        drafts.rank,
        "中国……，居世界第一位",
    ),
)
