"""Claims put to the inventories: one file per quantity, one verdict for each claim.

``asking`` runs a question over the choices that the sentence leaves open; each of the other files makes a
table of values of its quantity, says under which combinations the claim is true, and what the closest true
sentence is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stocktake.choices import Absent
from stocktake.claims.checking import amount, gases, order, peak, rank, rank_since, share, trend
from stocktake.claims.claim import Claim, Quantity, Reading, Why
from stocktake.claims.verdict import Judgement, Verdict
from stocktake.errors import BadInput, NoAnswer, OutOfRange, StocktakeError
from stocktake.inventory.world import World

Check = Callable[[World, Claim], Judgement]

CHECKS: Mapping[Quantity, Check] = {
    Quantity.SHARE: share.check,
    Quantity.RANK: rank.check,
    Quantity.RANK_SINCE: rank_since.check,
    Quantity.OVERTAKE: order.check_overtake,
    Quantity.COMPARE: order.check_compare,
    Quantity.TOTAL: amount.check,
    Quantity.TREND: trend.check,
    Quantity.PEAK: peak.check,
    Quantity.GAS_RANK: gases.check_rank,
    Quantity.GAS_SHARE: gases.check_share,
}


def judge(world: World, reading: Reading) -> Judgement:
    """The verdict on one reading; a refused one stays unchecked with its reason."""
    if reading.claim is None:
        return Judgement(Verdict.UNCHECKED, reading.why, reading.detail, reading.nearest)
    return check(world, reading.claim)


def check(world: World, claim: Claim) -> Judgement:
    """The verdict on a claim; what no data can answer is unchecked and says why."""
    try:
        return CHECKS[claim.quantity](world, claim)
    except (OutOfRange, NoAnswer, BadInput) as error:
        return Judgement(Verdict.UNCHECKED, Why.NO_DATA, _said(error))
    except Absent as absent:
        return Judgement(Verdict.UNCHECKED, Why.NO_DATA, absent.reason)


def _said(error: StocktakeError) -> str:
    parts = [error.wanted] if isinstance(error, NoAnswer) and error.wanted else [error.came, error.wanted]
    return ". ".join(part.rstrip(".") for part in parts if part)
