"""A user's own pledges: which of them can move a pathway, and why the others cannot.

Pathways start from the pledges of a date and end in 2050, so a target counts from 2030 to 2050, a net-zero
year as late as it is. Whether a pledge has a number at all is asked of ``quantify``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from stocktake.choices import Absent
from stocktake.errors import BadInput
from stocktake.pledges.context import Context
from stocktake.pledges.pledge import Kind, Pledge
from stocktake.pledges.quantify import reading

FIRST_YEAR, LAST_YEAR = 2030, 2050


@dataclass(frozen=True)
class Own:
    """Pledges of a user, sorted.

    used : those that pathways follow
    left : the others, each with the reason
    """

    used: tuple[Pledge, ...]
    left: tuple[tuple[Pledge, str], ...]


def usable(pledges: Iterable[Pledge], context: Context, parties: Collection[str]) -> Own:
    """The pledges that can move a pathway, apart from those that cannot.

    parties : those that have a country pathway
    raises  : BadInput where none of them can
    """
    used: list[Pledge] = []
    left: list[tuple[Pledge, str]] = []
    for pledge in pledges:
        reason = why_not(pledge, context, parties)
        if reason:
            left.append((pledge, reason))
        else:
            used.append(pledge)
    if not used:
        told = "; ".join(f"{pledge.id}: {reason}" for pledge, reason in left)
        raise BadInput(
            f"None of your pledges can move a pathway ({told or 'there are none'})",
            f"Wanted is an active headline target for {FIRST_YEAR} to {LAST_YEAR}, or a net-zero year",
            next_step="`stocktake quantify --file FILE` shows what each comes to",
        )
    return Own(tuple(used), tuple(left))


def why_not(pledge: Pledge, context: Context, parties: Collection[str]) -> str:
    """Why a pledge cannot move a pathway; empty where it can."""
    if pledge.status != "active":
        return f"Its status is {pledge.status}, and only active pledges are followed"
    if pledge.role != "headline":
        return f"Its role is {pledge.role}, and only headline targets are followed"
    if pledge.kind is not Kind.NET_ZERO and not FIRST_YEAR <= pledge.target_year <= LAST_YEAR:
        return f"Pathways follow targets of {FIRST_YEAR} to {LAST_YEAR}"
    if pledge.party not in parties:
        return f"There is no country pathway of {pledge.party}"
    try:
        reading(pledge, context)
    except Absent as absent:
        return absent.reason
    return ""
