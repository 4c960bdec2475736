"""Drafts of claims from the tokens of a match: what the patterns of both languages have in common.

A file to each kind of sentence; ``told`` is the ground of all.
"""

from stocktake.claims.reading.drafts.amounts import peak, peak_of_carbon, total, trend, trend_times
from stocktake.claims.reading.drafts.comparisons import (
    compare,
    compare_above,
    compare_above_together,
    compare_apart,
    compare_below,
    compare_more,
    compare_together,
    overtake,
)
from stocktake.claims.reading.drafts.gases import gas_rank, gas_share
from stocktake.claims.reading.drafts.ranks import rank, rank_among
from stocktake.claims.reading.drafts.shares import share, shares_in_turn
from stocktake.claims.reading.drafts.told import places

__all__ = [
    "compare",
    "compare_above",
    "compare_above_together",
    "compare_apart",
    "compare_below",
    "compare_more",
    "compare_together",
    "gas_rank",
    "gas_share",
    "overtake",
    "peak",
    "peak_of_carbon",
    "places",
    "rank",
    "rank_among",
    "share",
    "shares_in_turn",
    "total",
    "trend",
    "trend_times",
]
