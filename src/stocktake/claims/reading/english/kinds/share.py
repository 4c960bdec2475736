"""English sentences on shares: "X accounts for 30 % of global emissions"."""

from __future__ import annotations

from stocktake.claims.claim import Quantity
from stocktake.claims.reading import drafts
from stocktake.claims.reading.patterns import Pattern

_OF = r"(?: [oif]? (?: (?P<whole>[AEGt]) | (?P<of>J) ) )"
_MORE = r"(?P<more>(?: [,;&]+ P S? [ef]? % )*)"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        rf"(?P<who>[PJ]) ,? R? b? [Seb] f? (?P<value>%) {_OF} (?:f?F)? {_MORE}",
        drafts.share,
        "China accounts for 30 % of global emissions",
    ),
    Pattern(
        r"(?P<who>P) [Se] (?P<list>% (?: [,&]+ % )+) o (?P<whole>[AEG]) ,? =",
        drafts.shares_in_turn,
        "China and the US account for 31 % and 13 % of global emissions respectively",
    ),
    Pattern(
        r"(?<=[,;&]) &? (?P<value>%) c (?P<who>P)",
        drafts.share,
        "30 % of global emissions come from China, and 13 % from the US",
        follows=Quantity.SHARE,
    ),
    Pattern(
        r"(?<=,) &? S (?P<value>%) o (?P<whole>[AEt])",
        drafts.share,
        "China, the largest emitter, accounts for 30 % of CO2 emissions",
    ),
    Pattern(
        r"(?<=,) &? S? (?P<value>%) o (?P<whole>[At])",
        drafts.share,
        "China emitted ..., or 30 % of the world total",
    ),
    Pattern(
        r"(?P<value>%) o (?P<whole>[AEG]) (?:c|ef|f|efi|b) (?P<who>P)",
        drafts.share,
        "40 % of the world's greenhouse gases are emitted by China",
    ),
    Pattern(
        r"(?P<who>P) s [oif]? (?P<whole>[AEG]) [bjvf^]* (?P<value>%)",
        drafts.share,
        "Japan's share of global emissions is 3 %",
    ),
    Pattern(
        r"s o (?P<who>P) [iof] (?P<whole>[AEG]) [bj] (?P<value>%)",
        drafts.share,
        "The share of Japan in global emissions is 3 %",
    ),
    Pattern(
        r"s o (?P<whole>[AEG]) (?:c|ef|f) (?P<who>P) [bj] (?P<value>%)",
        drafts.share,
        "The share of global emissions produced by China is 30 %",
    ),
    Pattern(
        r"(?P<who>P) s o (?P<value>%) [oif] (?P<whole>[AEG])",
        drafts.share,
        "Japan has a share of 3 % in global emissions",
    ),
)
