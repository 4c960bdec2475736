"""From words about what is sought to the answer: for every way in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stocktake.sources import lever_base
from stocktake.sources.lever_questions import choices_in
from stocktake.sources.seek_words import (
    read_given,
    read_limit,
    read_probability,
    read_terms,
    read_weights,
    read_when,
)

if TYPE_CHECKING:
    from stocktake.assessment.lever_answer import Question
    from stocktake.assessment.seek_answer import Told
    from stocktake.findings import Finding

WITH = "coal,oil,gas,methane,deforestation"


@dataclass(frozen=True)
class Sought:
    """The least change that was found, and the question it answers."""

    told: Told
    question: Question

    @property
    def finding(self) -> Finding:
        """The probability reached, with the levers and their depths among its keys."""
        from stocktake.assessment import seek_answer

        return seek_answer.finding(self.told, self.question.sources, self.question.chosen)


def sought(
    limit: float | str,
    levers: Iterable[str] = (),
    *,
    probability: float | str = "67%",
    given: Iterable[str] = (),
    bounds: Iterable[str] = (),
    weights: str = "equal",
    when: int | str = "peak",
    by: int = 2040,
    frontier: bool = False,
    base: str = lever_base.DEFAULT_BASE,
    chosen: Mapping[str, str] | None = None,
) -> Sought:
    """The least change that keeps warming below a limit with a probability, or how near one gets.

    limit       : °C above 1850-1900 to stay below
    levers      : names, or whole levers as upper bounds; coal, oil, gas, methane, deforestation without
    probability : share of members below, ``0.67`` or ``"67%"``
    given       : what holds anyway: joint statements or whole levers
    bounds      : least and most, such as ``"coal=20%..90%"``
    weights     : what is least: ``equal`` or ``cost``
    when        : ``"peak"``, all years to 2100, or a year
    by          : year of the full depth of levers given by name
    frontier    : also the least change over probabilities
    chosen      : parameter or choice to its level
    """
    from stocktake.assessment import seek_answer
    from stocktake.assessment.seek import Goal
    from stocktake.assessment.seek_reach import Reach

    goal = Goal(read_limit(str(limit)), read_probability(str(probability)), read_when(str(when)))
    choices, settings = choices_in(chosen or {})
    laid_on, resolve = lever_base.read_lever_base(base, choices), lever_base.resolve_places
    terms = read_terms(list(levers) or [WITH], list(bounds), by, laid_on, resolve)
    reach = Reach(laid_on, terms, settings, read_given(list(given), laid_on, resolve))
    wish = seek_answer.Wish(goal, reach, read_weights(weights), lever_base.read_factors())
    question = lever_base.question(base, choices, settings, ())
    climate = lever_base.read_ready_climate(base)
    return Sought(seek_answer.sought(wish, climate, question.others, with_frontier=frontier), question)
