"""What it would take, from Python: the same answers as ``stocktake lever`` and its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from stocktake.sources.exit_questions import exit_or_capture

if TYPE_CHECKING:
    from stocktake.assessment.lever_answer import Answer

SPLITS = ("lever", "gas")


def lever(
    *levers: str,
    base: str = "ssp245",
    statements: Iterable[str] = (),
    chosen: Mapping[str, str] | None = None,
    split: Iterable[str] = SPLITS,
    split_when: int | str = 2100,
) -> Answer:
    """What levers do to emissions and warming, member by member.

    levers     : in short form, such as ``"coal=-80%@2040:CHN,IND"``
    base       : a scenario, ``pledges`` (the newest) or ``pledges@DATE``
    statements : joint statements, such as ``"methane_pledge_2021"``
    chosen     : parameter or choice to its level, such as ``{"ccs.capture_rate": "low"}``
    split      : of what to split degrees avoided: ``lever``, ``gas``, ``place``
    split_when : a year to 2100, or ``"peak"``
    returns    : findings (degrees avoided by 2030, 2040, 2050, 2100 and at the peak; probabilities gained),
                 the effect of every member, splits and emissions
    """
    from stocktake.assessment.lever_answer import answer
    from stocktake.sources.lever_questions import asked

    question, _ = asked(levers, statements, base, chosen)
    return answer(question, tuple(split), split_when)


__all__ = ["exit_or_capture", "lever"]
