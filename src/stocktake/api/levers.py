"""What it would take, from Python: the same answers as ``stocktake lever`` and its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from stocktake.sources.exit_questions import exit_or_capture
from stocktake.sources.finance_questions import financed
from stocktake.sources.seek_questions import sought as seek

if TYPE_CHECKING:
    from stocktake.assessment.lever_answer import Answer
    from stocktake.equity.finance_answer import Told as Money

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


def finance(
    amount: str = "300e9",
    start: int = 2026,
    to: str = "NONANNEX1",
    providers: str = "ANNEX2",
    base: str = "pledges",
    chosen: Mapping[str, str] | None = None,
) -> Money:
    """What money for developing countries buys and unlocks; ``sources.finance_questions`` tells the words.

    returns : ``rows``, findings in degrees; purchases, recipients, each provider's part
    """
    return financed(amount, start, to, providers, base, chosen).told


__all__ = ["exit_or_capture", "finance", "lever", "seek"]
