"""English sentences on amounts and their change: totals, per person, growth and decline, peaks."""

from __future__ import annotations

from stocktake.claims.claim import Quantity
from stocktake.claims.reading import drafts
from stocktake.claims.reading.patterns import Pattern

_MASS = r"r? o? (?P<mass>N) (?: o? (?P<what>[GE]) )?"
_MOVE = r"(?: (?P<up>\^) | (?P<down>v) )"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(rf"(?P<who>[PW]) [eS] {_MASS}", drafts.total, "China emitted 11.4 billion tonnes of CO2"),
    Pattern(
        rf"(?P<who>[JA]) [\^v]? [bj] {_MASS}",
        drafts.total,
        "Global emissions reached 37.4 billion tonnes",
    ),
    Pattern(
        rf"(?P<who>[JA]) b? {_MOVE} f? (?P<value>%) (?: j? r? o? (?P<mass>N) (?:o[GE])? )?",
        drafts.trend,
        "Germany's emissions fell by 40 %",
    ),
    Pattern(
        rf"(?P<who>P) {_MOVE} (?P<what>[EJ]) [fi]? (?P<value>%)",
        drafts.trend,
        "Germany cut its emissions by 40 %",
    ),
    Pattern(
        r"(?P<who>[JA]) b (?P<times>[x%]) l",
        drafts.trend_times,
        "China's emissions in 2022 were three times as high as in 2000",
    ),
    Pattern(r"(?P<who>[JA]) (?P<times>m)", drafts.trend, "British emissions have halved"),
    Pattern(r"(?P<who>P) (?P<times>m) (?P<what>[EJ])", drafts.trend, "Britain halved its emissions"),
    Pattern(rf"(?P<who>[JA]) {_MOVE}", drafts.trend, "Emissions in Brazil rose"),
    Pattern(
        r"(?P<who>[JA]) b (?P<value>%) (?: (?P<up>[>^]) | (?P<down>[<v]) ) [kfo]?",
        drafts.trend,
        "EU emissions in 2022 were 30 % lower than in 1990",
    ),
    Pattern(
        rf"(?P<value>%) {_MOVE} [io] (?P<who>[JA]) b?",
        drafts.trend,
        "a 17 % drop in US emissions",
    ),
    Pattern(
        rf"(?P<who>P) (?P<value>%) {_MOVE} [io] (?P<what>E)",
        drafts.trend,
        "Germany recorded a 10 % drop in emissions",
    ),
    Pattern(
        rf"(?P<what>E) [bj] {_MASS.replace('what', 'more')} i (?P<who>P)",
        drafts.total,
        "Emissions per person were 14 tonnes in the US",
    ),
    Pattern(
        rf"(?P<who>P) {_MOVE} f? (?P<value>%)",
        drafts.trend,
        "India's emissions rose by 8 %, while the EU's fell by 7 %",
        follows=Quantity.TREND,
    ),
    Pattern(
        r"(?P<who>P) b? (?P<mass>N)",
        drafts.total,
        "The average Indian emits 2 tonnes, the average American 15 tonnes",
        follows=Quantity.TOTAL,
    ),
    Pattern(r"(?P<who>[JA]) (?P<peak>p)", drafts.peak, "Canada's emissions peaked in 2007"),
    Pattern(r"(?P<who>[JA]) j (?P<record>r)", drafts.peak, "Global emissions hit a record in 2023"),
)
