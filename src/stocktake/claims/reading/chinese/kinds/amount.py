"""Chinese sentences on amounts and their change: 亿吨, 人均, 增长, 下降, 达峰."""

from __future__ import annotations

from stocktake.claims.claim import Quantity
from stocktake.claims.reading import drafts
from stocktake.claims.reading.patterns import Pattern

_MOVE = r"(?: (?P<up>\^) | (?P<down>v) )"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(r"(?P<who>[PW]) e (?P<mass>N) (?P<what>[GE])?", drafts.total, "中国排放了114亿吨二氧化碳"),
    Pattern(
        r"(?P<who>[JA]) (?: [v^]? [bj]+ )? (?P<mass>N) (?P<what>[GE])?",
        drafts.total,
        "2023年全球二氧化碳排放量达到374亿吨",
    ),
    Pattern(
        rf"(?P<who>[JA]) {_MOVE} (?P<value>%) (?: ,? j (?P<mass>N) G? )?",
        drafts.trend,
        "美国碳排放下降了17%",
    ),
    Pattern(
        rf"(?P<who>[JA]) [v^] ,? {_MOVE} (?P<value>%)",
        drafts.trend,
        "全球碳排放反弹，增长了6%",
    ),
    Pattern(
        rf"(?P<who>P) {_MOVE} (?P<value>%)",
        drafts.trend,
        "印度碳排放增长8%，欧盟下降7%",
        follows=Quantity.TREND,
    ),
    Pattern(
        r"(?P<who>P) b (?P<mass>N)",
        drafts.total,
        "中国人均排放8吨，美国为15吨",
        follows=Quantity.TOTAL,
    ),
    Pattern(
        r"(?P<who>[JA]) k? (?: (?P<up>>) | (?P<down><) ) (?P<value>%)",
        drafts.trend,
        "英国2022年的温室气体排放比1990年低近一半",
    ),
    Pattern(r"(?P<who>[JA]) (?P<times>m)", drafts.trend, "印度的排放翻了一番"),
    Pattern(rf"(?P<who>[JA]) {_MOVE}", drafts.trend, "巴西的排放上升"),
    Pattern(r"(?P<who>[JA]) (?P<peak>p)", drafts.peak, "加拿大的排放2007年达到峰值"),
    Pattern(r"(?P<who>P) (?P<peak>p)", drafts.peak_of_carbon, "欧盟1990年就已实现碳达峰"),
    Pattern(r"(?P<who>[JA]) (?P<record>r)", drafts.peak, "2023年全球排放创历史新高"),
)
