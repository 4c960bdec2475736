"""What a pledge must fulfil: by itself, beside the world as it is, and beside the others of its file."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from stocktake.errors import BadInput, StocktakeError, UnknownGas, UnknownMetric, UnknownPlace, nearest
from stocktake.gases import gas_named
from stocktake.gases.baskets import BASKETS
from stocktake.pledges.pledge import LEVELS, Kind, Pledge

EARLIEST_NET_ZERO = 2025
LAST_YEAR = 2100
METRIC = re.compile(r"^(SAR|AR[456])(GWP|GTP)(20|100|500)$")
DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
GAS_WORDS = frozenset(
    {"all", "unclear", "not checked", "", "all but biogenic CH4", "F-gases", "HFCs", "PFCs"}
)


@dataclass(frozen=True)
class Known:
    """What a file is held against.

    parties : codes that a Party may have; empty for any
    names   : other names to their codes, for what was meant
    year    : the present year, before which no target of an undated pledge may lie; 0 for any
    """

    parties: Collection[str] = field(default=())
    names: Mapping[str, str] = field(default_factory=dict)
    year: int = 0


ANYTHING = Known()


class Wrong(Exception):
    """An error in one field of a pledge."""

    def __init__(self, field: str, error: StocktakeError) -> None:
        self.field = field
        self.error = error
        super().__init__(field)


def check(pledge: Pledge) -> None:
    """What one pledge must fulfil by itself."""
    if pledge.kind is Kind.NET_ZERO and pledge.target_year < EARLIEST_NET_ZERO:
        raise Wrong(
            "target_year", BadInput(f"Net zero in {pledge.target_year} lies before {EARLIEST_NET_ZERO}")
        )
    if pledge.target_year > LAST_YEAR:
        raise Wrong("target_year", BadInput(f"The target year {pledge.target_year} lies after {LAST_YEAR}"))
    if pledge.ended and not _is_date(pledge.ended):
        raise Wrong("ended", BadInput(f"'{pledge.ended}' is no date", "A date is written 2025-11-03"))
    if pledge.submitted and not _is_date(pledge.submitted):
        raise Wrong("submitted", BadInput(f"'{pledge.submitted}' is no date", "A date is written 2025-11-03"))
    if pledge.submitted and pledge.target_year < int(pledge.submitted[:4]):
        raise Wrong(
            "target_year",
            BadInput(f"The target year {pledge.target_year} lies before the date {pledge.submitted}"),
        )
    if pledge.base_year is not None and pledge.base_year >= pledge.target_year:
        raise Wrong(
            "base_year", BadInput(f"The base year {pledge.base_year} is not before {pledge.target_year}")
        )
    if pledge.low is not None and pledge.unit == "%" and not -1000 < pledge.low <= 200:
        raise Wrong("low", BadInput(f"A cut of {pledge.low:g} % cannot be meant"))
    _check_gases(pledge)


def _is_date(text: str) -> bool:
    """Whether an ISO date, or its year and month, or its year, is in the calendar."""
    if not DATE.match(text):
        return False
    year, month, day = (int(part) for part in (text + "-01-01"[len(text) - 4 :]).split("-"))
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def check_against(pledge: Pledge, known: Known) -> None:
    """What a pledge must fulfil beside the world as it is."""
    if known.parties and pledge.party not in known.parties:
        meant = known.names.get(pledge.party)
        raise Wrong(
            "party",
            UnknownPlace(
                f"'{pledge.party}' is no Party",
                "A country is written by its ISO3 code, the European Union as EU",
                nearest=[meant] if meant else nearest(pledge.party, sorted(known.parties)),
                next_step="See `stocktake places`",
            ),
        )
    if not pledge.submitted and pledge.target_year < known.year:
        raise Wrong("target_year", BadInput(f"The target year {pledge.target_year} lies in the past"))


def _check_gases(pledge: Pledge) -> None:
    if pledge.metric and not METRIC.match(pledge.metric):
        raise Wrong(
            "metric", UnknownMetric(f"'{pledge.metric}' is no metric", "A metric is written AR5GWP100")
        )
    if pledge.gases in GAS_WORDS:
        return
    for word in pledge.gases.split():
        if word in GAS_WORDS or word.casefold() in BASKETS:
            continue
        try:
            gas_named(word)
        except UnknownGas as error:
            raise Wrong("gases", error) from None


def no_contradiction(pledge: Pledge, said: dict[tuple[object, ...], Pledge]) -> None:
    """Two headline targets of one submission for the same year and condition must not differ, and a
    conditional one must not ask less than the unconditional one."""
    if pledge.role != "headline" or pledge.kind in (Kind.SECTOR, Kind.NON_EMISSION):
        return
    family = (pledge.party, pledge.target_year, pledge.submitted)
    other = said.setdefault((*family, pledge.conditional), pledge)
    if other is not pledge and _terms(other) != _terms(pledge):
        raise Wrong(
            "low",
            BadInput(
                f"'{pledge.id}' contradicts '{other.id}'",
                f"{pledge.party} cannot have two headline targets of one condition for {pledge.target_year}",
                next_step="Make one of them an alternative_form or supplementary",
            ),
        )
    weaker, stronger = said.get((*family, "unconditional")), said.get((*family, "conditional"))
    if weaker is not None and stronger is not None and _asks_less(stronger, weaker):
        raise Wrong(
            "low",
            BadInput(
                f"'{stronger.id}', conditional, asks less than '{weaker.id}', unconditional",
                "A condition adds to what is promised without it",
            ),
        )


def _terms(pledge: Pledge) -> tuple[object, ...]:
    return (pledge.kind, pledge.low, pledge.high, pledge.unit, pledge.base_year)


def _asks_less(one: Pledge, other: Pledge) -> bool:
    """Whether the stronger end of ``one`` is weaker than that of ``other``, told alike in all else."""
    alike = [(item.kind, item.unit, item.base, item.base_year, item.land_use) for item in (one, other)]
    first, second = one.end("stronger"), other.end("stronger")
    if alike[0] != alike[1] or first is None or second is None:
        return False
    return first > second if one.kind in LEVELS else first < second
