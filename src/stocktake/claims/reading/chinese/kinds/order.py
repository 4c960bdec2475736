"""Chinese sentences that set two places against each other: 超过, 高于, 是……的两倍."""

from __future__ import annotations

from stocktake.claims.reading import drafts
from stocktake.claims.reading.patterns import Match, Pattern

_AS = r"(?: ,? b (?: W? \# W? (?P<what>M) | (?P<what2>[AE]) \# [qM] ) )"


def _passed_or_above(match: Match):
    """Overtaking where countries or a new rank are named; else the one simply lies above the other."""
    who, passed = match.first("who"), match.first("passed")
    assert who is not None and passed is not None
    together = len(drafts.places(passed)) > 1
    if together:
        return drafts.compare(Match({"who": (who,), "than": (passed,), "more": (who,)}))
    return drafts.overtake(Match({**match.groups, "what": match.all("what") or match.all("what2")}))


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        rf"(?P<who>[PJ]) O (?P<passed>[PJ]) {_AS}?",
        _passed_or_above,
        "中国首次超过美国成为全球最大的排放国",
    ),
    Pattern(
        r"(?<=[,;]) O (?P<than>P)",
        drafts.compare_above_together,
        "中国的排放……，超过美国、欧盟和日本的总和",
    ),
    Pattern(
        r"(?<=[,;]) &? (?P<what>E) (?: (?P<more>>) | (?P<less><) ) (?P<than>[PJV])",
        drafts.compare,
        "中国的排放量居世界第一，但人均排放量低于美国",
        leans=True,
    ),
    Pattern(
        r"(?<=[,;]) &? (?P<what>E) < (?P<than>[PJV]) (?P<times>[x%])",
        drafts.compare_below,
        "印度的排放居世界第三，人均排放却不到世界平均水平的一半",
        leans=True,
    ),
    Pattern(
        r"(?<=[,;]) b (?P<than>[PJV]) (?P<times>[x%])",
        drafts.compare,
        "中国的排放是美国的两倍，是欧盟的四倍",
    ),
    Pattern(
        r"(?P<who>J) (?: (?P<more>[O>]) | (?P<less><) ) (?P<than>P) V",
        drafts.compare,
        "中国的人均排放高于欧盟平均水平",
        needs="H",
    ),
    Pattern(
        r"(?P<who>[PJ]) k (?P<than>[PJV]) (?P<more>>) (?P<apart>)(?P<times>x)",
        drafts.compare_apart,
        "中国的排放比美国多一倍",
    ),
    Pattern(
        r"(?P<who>J) (?: (?P<more>>) | (?P<less><) ) (?P<than>[PJV])",
        drafts.compare,
        "中国的人均排放高于欧盟",
    ),
    Pattern(
        r"(?P<who>[PJ]) k (?P<than>[PJV]) (?P<what>E)? (?: (?P<more>>) | (?P<less><) )",
        drafts.compare,
        "中国的排放量比美国、欧盟和印度加起来还要多",
    ),
    Pattern(
        r"(?P<who>[PJ]) k (?P<than>[PJV]) (?: (?P<more>>) | (?P<less><) ) (?P<apart>)(?P<times>%)",
        drafts.compare,
        "中国的人均排放比欧盟高30%",
    ),
    Pattern(
        r"(?P<who>J) (?P<verb>[bj])+ (?P<than>[PJV]) (?P<times>[x%])",
        drafts.compare,
        "美国的人均碳排放是中国的两倍",
    ),
    Pattern(
        r"(?P<who>J) [O>] (?P<than>[PJV]) (?P<times>[x%])",
        drafts.compare_above,
        "中国的排放超过美国的两倍",
    ),
    Pattern(
        r"(?P<who>J) < (?P<than>[PJV]) (?P<times>[x%])",
        drafts.compare_below,
        "印度的人均排放不足美国的五分之一",
    ),
)
