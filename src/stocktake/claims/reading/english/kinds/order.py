"""English sentences that set two places against each other: overtaking, and more or less than."""

from __future__ import annotations

from stocktake.claims.reading import drafts
from stocktake.claims.reading.patterns import Pattern

_AS = r"(?: ,? [bwi]+ W? \# (?P<what>M) (?:iW)? )?"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        rf"(?P<who>[PJ]) O (?P<passed>[PJ]) {_AS} (?: [ifo] (?P<whole>E) )?",
        drafts.overtake,
        "China overtook the United States as the world's largest emitter",
    ),
    Pattern(
        rf"(?P<passed>[PJ]) b? O f (?P<who>P) {_AS} (?: [ifo] (?P<whole>E) )?",
        drafts.overtake,
        "The US was overtaken by China",
    ),
    Pattern(
        r"(?P<who>P) e (?: (?P<more>>) | (?P<less><) ) (?P<what>[GE])? k (?P<than>[PJ])",
        drafts.compare,
        "China emits more than the United States",
    ),
    Pattern(
        r"(?P<who>P) e (?: (?P<more>>) | (?P<less><) ) (?P<what>[GE])? k (?P<than>V)",
        drafts.compare,
        "India emits less per head than the world average",
        needs="H",
    ),
    Pattern(
        r"(?P<who>P) > (?P<what>E) k (?P<than>[PJ])",
        drafts.compare_more,
        "Qatar has higher per-capita emissions than the United States",
    ),
    Pattern(
        r"(?P<who>P) e (?P<times>[x%]) l? (?P<what>[GE])? w? (?P<than>P)",
        drafts.compare,
        "China emits twice as much carbon dioxide as the United States",
    ),
    Pattern(
        r"(?P<who>P) e (?P<times>x) > (?P<what>[GE])? k (?P<than>P)",
        drafts.compare,
        "China emits three times more than India",
    ),
    Pattern(
        r"(?P<who>P) e (?P<times>%) (?P<apart>(?P<more>>)|(?P<less><)) (?P<what>[GE])? k (?P<than>P)",
        drafts.compare,
        "China emits 30 % more per person than the EU",
    ),
    Pattern(
        r"(?P<who>J) b? (?: (?P<more>[>O]) | (?P<less><) ) k? (?P<than>[PJV])",
        drafts.compare,
        "China's per-capita emissions are higher than those of the EU",
    ),
    Pattern(
        r"(?P<who>J) b? (?: (?P<more>[>O]) | (?P<less><) ) k? (?P<than>P) V",
        drafts.compare,
        "China's emissions per person are above the EU average",
        needs="H",
    ),
    Pattern(
        r"(?P<who>J) b? (?P<times>[x%]) (?:[l>]? [wk]?)? o? (?P<than>[PJV])",
        drafts.compare,
        "US per-capita emissions are twice those of China",
    ),
    Pattern(
        r"(?P<who>J) b? (?P<times>%) (?P<apart>(?P<more>>)|(?P<less><)) k? (?P<than>[PJV])",
        drafts.compare,
        "China's emissions per person are 30 % above the world average",
    ),
    Pattern(
        r"(?<=[,&]) &? (?P<times>[x%]) (?P<than>J)",
        drafts.compare,
        "US emissions per person are twice those of China, and seven times those of India",
        leans=True,
    ),
    Pattern(
        r"(?<=,) (?P<more>>) k (?P<than>P)",
        drafts.compare_together,
        "China emits ..., more than the US and the EU combined",
    ),
    Pattern(
        r"(?P<who>P) b (?P<more>>) (?P<what>M) k (?P<than>P)",
        drafts.compare,
        "China is a bigger emitter than the United States",
    ),
)
