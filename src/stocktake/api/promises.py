"""What is promised, and what it comes to: pledges, their quantities, progress, pathways, budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stocktake import pipeline
from stocktake.assessment.budgets import LIMITS
from stocktake.sources import pledge_questions

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.pathways import Futures
    from stocktake.pledges import Catalogue
    from stocktake.sources.pledge_questions import Progress, Quantified

SINCE = 2025


def pledges(place: str | None = None, as_of: str | None = None) -> Catalogue:
    """Targets and joint statements of a place, or of all, as they stood on a date (today without one)."""
    return pledge_questions.standing(place, as_of).catalogue


def quantify(place: str | None = None, year: int | None = None, as_of: str | None = None) -> Quantified:
    """The emissions that each pledge leaves in its target year.

    returns : ``findings``, a band per pledge in Mt CO2e/yr, and ``left``, pledges that come to no number
    """
    return pledge_questions.quantified(place, year, as_of)


def progress(place: str | None = None, year: int = 2030, as_of: str | None = None) -> Progress:
    """Each Party's trend beside its own pledge for the year.

    returns : ``findings`` with a verdict among their keys, and ``absent``, what could not be judged
    """
    return pledge_questions.judged(place, year, as_of)


def pathways(as_of: str | None = None, variant: str | None = None, *, hot_air: bool = False) -> Futures:
    """World pathways of every species and countries' pathways, by the pledges of a date, the newest without.

    variant : only this one, such as ``"2026.conditional.high.net_zero"``
    hot_air : leave targets above business as usual as they are
    """
    futures = pipeline.read_futures(as_of=pledge_questions.standing_on(as_of), hot_air=hot_air)
    return futures if variant is None else futures.only(variant)


def budget(since: int = SINCE, limit: float | None = None) -> list[Finding]:
    """The CO2 left from the first of January of a year on, Gt, by limit and probability.

    limit : only this one, °C above 1850-1900
    """
    return pipeline.budgets(since, LIMITS if limit is None else (limit,))
