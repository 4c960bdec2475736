"""From words about money for developing countries to the answer: for every way in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stocktake.errors import OutOfRange
from stocktake.sources import lever_base, money
from stocktake.sources.lever_questions import choices_in

if TYPE_CHECKING:
    from stocktake.equity.finance import Flow
    from stocktake.equity.finance_answer import Told
    from stocktake.sources.lever_base import Choices


@dataclass(frozen=True)
class Financed:
    """What a flow comes to, and the choices about the base it was laid on."""

    told: Told
    choices: Choices


def financed(
    amount: str = "300e9",
    start: int = 2026,
    to: str = "NONANNEX1",
    providers: str = "ANNEX2",
    base: str = lever_base.PLEDGES,
    chosen: Mapping[str, str] | None = None,
) -> Financed:
    """What climate finance buys and unlocks, in degrees per dollar; who needs it, who could give it.

    amount    : USD per year: ``"300e9"``, ``"300bn"`` or ``"1.3tn"``; at least a million
    start     : first year of the flow; money before 2026 is not counted
    to        : recipients, places or groups joined by commas
    providers : among whom it is shared, likewise
    chosen    : parameter or choice to its level
    """
    from stocktake.equity import conditional

    axes = {axis.name: axis for axis in conditional.AXES}
    given = dict(chosen or {})
    fixed = {name: axes[name].fixed(level).default for name, level in given.items() if name in axes}
    choices, settings = choices_in({name: level for name, level in given.items() if name not in axes})
    flow = _flow(amount, start, to, base, choices)
    group = "+".join(names_in(providers))
    return Financed(money.told(base, choices, settings, flow, group, fixed, to), choices)


def names_in(text: str) -> list[str]:
    """Places or groups between commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


def _flow(amount: str, start: int, to: str, base: str, choices: Choices) -> Flow:
    """The flow; refuses amounts and years that mean nothing."""
    from stocktake.equity.finance import Flow
    from stocktake.pathways.levers.finance import Finance
    from stocktake.pathways.levers.parse import LEAST_MONEY, places_of, read_depth

    usd = read_depth(amount, Finance)
    if not 2020 <= start <= 2095:
        raise OutOfRange(f"A flow cannot start in {start}", "Years from 2020 to 2095 can", nearest=("2026",))
    if 0 <= usd < LEAST_MONEY:
        raise OutOfRange(
            f"USD {usd:g} a year is too little to be told in degrees",
            f"At least USD {LEAST_MONEY:,.0f} a year is wanted",
            nearest=(f"{usd:g}bn",) if usd else (),
            next_step="Amounts are dollars: write 300bn or 300e9",
        )
    laid_on = lever_base.read_lever_base(base, choices)
    flow = Flow(usd, start, places_of(names_in(to), laid_on, lever_base.resolve_places))
    flow.lever()  # refuses what is below zero or beyond the table
    return flow
