"""Questions put to the inventories; each gives a Finding over the whole choice set, or rows of them.

Every function takes a ``World`` (ledger, metrics, places and society in one frozen object), what is asked,
and ``fixed``: a mapping from an axis to one of its choices, such as ``{"gases": "kyoto"}``; axes left out
stay open and give the range. ``places`` are names as a reader writes them (codes, English or Chinese names,
groups); a place named twice, or inside a group also named, is counted once.

::

    share(world, places, year, fixed={})                            % of the world
    total(world, places, year, fixed={})                            Mt of gas or CO2e a year
    rank(world, place, year, fixed={}, per=None)                    rank among countries
    ranking(world, year, fixed={}, per=None, top=10)                rows of ``rank``
    overtake(world, one, other, fixed={})                           first year one exceeds other, or None
    cumulative(world, places, start=None, end=None, fixed={})       % of the world's sum
    cumulative_total(world, places, start=None, end=None, fixed={}) Gt over the period
    cumulative_rank(world, place, start=None, end=None, fixed={})   rank among countries
    cumulative_ranking(world, start=None, end=None, fixed={}, top=10)   rows of the same
    cumulative_overtake(world, one, other, start=None, fixed={})    first year one's sum exceeds other's
    gases(world, year, places="WORLD", fixed={})                    rows: % by gas, ranked
    gas_rank(world, gas, year, places="WORLD", fixed={})            rank of one gas
    growth(world, places, first, last, fixed={})                    % over the period
    trend(world, places, first=None, last=None, fixed={})           % a year
    per_capita(world, places, year, fixed={})                       t a person a year
    per_gdp(world, places, year, fixed={})                          kg a dollar
    history(world, places, first=None, last=None, fixed={}, by=(), ...) the course itself, whole and in parts
    kaya(world, places, first=None, last=None, fixed={})            rows: % a year by factor
    compare(world, places, year, fixed={})                          rows by place and measure
    share_uncertainty(world, places, year, fixed={})                % of the world, 5-95 % by data errors
    probability_exceeds(world, one, other, year, fixed={})          chance that one emitted more, 0 to 1
    rank_probability(world, place, year, fixed={})                  likeliest rank; chance of each

``start=None`` leaves the start year open as a choice; ``end=None`` and ``last=None`` mean the last year at
hand. ``per`` is None, ``"person"`` or ``"dollar"``. All raise UnknownPlace, UnknownChoice, OutOfRange (a year
outside all data) and NoAnswer (no choice of data can answer).
"""

from stocktake.inventory.questions.certainty import (
    probability_exceeds,
    rank_probability,
    share_uncertainty,
)
from stocktake.inventory.questions.compare import compare
from stocktake.inventory.questions.cumulative import (
    cumulative,
    cumulative_overtake,
    cumulative_rank,
    cumulative_ranking,
    cumulative_total,
)
from stocktake.inventory.questions.gases import gas_rank, gases
from stocktake.inventory.questions.history import history
from stocktake.inventory.questions.kaya import kaya
from stocktake.inventory.questions.overtake import overtake
from stocktake.inventory.questions.per_head import per_capita, per_gdp
from stocktake.inventory.questions.rank import rank, ranking
from stocktake.inventory.questions.share import share, total
from stocktake.inventory.questions.trend import growth, trend

__all__ = [
    "compare",
    "cumulative",
    "cumulative_overtake",
    "cumulative_rank",
    "cumulative_ranking",
    "cumulative_total",
    "gas_rank",
    "gases",
    "growth",
    "history",
    "kaya",
    "overtake",
    "per_capita",
    "per_gdp",
    "probability_exceeds",
    "rank",
    "rank_probability",
    "ranking",
    "share",
    "share_uncertainty",
    "total",
    "trend",
]
