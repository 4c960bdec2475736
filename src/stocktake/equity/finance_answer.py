"""Everything that is told of a flow of money, put together, and as one plain document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stocktake.equity import conditional, finance
from stocktake.equity.conditional import Pledged, Recipients
from stocktake.equity.finance import Flow
from stocktake.equity.provider_shares import FLOW_SOURCE
from stocktake.findings import Finding
from stocktake.pathways.levers.finance import Purchase
from stocktake.pathways.levers.parameters import Settings

NOT_KNOWN = (
    "what each provider gives",
    "how much of a flow is new",
    "what a loan changes that would not have come anyway",
    "what adaptation and loss and damage save in degrees: nothing is claimed",
)
TOP = 10


@dataclass(frozen=True, eq=False)
class Told:
    """One flow and its answers.

    base        : name of the base
    measures    : rows of ``finance.findings``
    conditional : rows of ``conditional.findings``
    bought      : from cheap to dear
    pledged     : None where the base holds the conditional part already
    people      : country to its part of the people of all developing countries
    providers   : each one's part, largest first
    group       : of the providers
    """

    flow: Flow
    base: str
    settings: Settings
    measures: tuple[Finding, ...]
    conditional: tuple[Finding, ...]
    bought: tuple[Purchase, ...]
    pledged: Pledged | None
    recipients: Recipients
    people: Mapping[str, float]
    providers: tuple[Finding, ...]
    group: str

    @property
    def rows(self) -> tuple[Finding, ...]:
        """Findings in degrees."""
        return (*self.measures, *self.conditional)

    @property
    def sources(self) -> tuple[str, ...]:
        """Keys of all data sets, each once, those of past flows and goals among them."""
        findings = (*self.rows, *self.providers)
        return tuple(dict.fromkeys((*(key for one in findings for key in one.sources), FLOW_SOURCE)))


@dataclass(frozen=True)
class Need:
    """What a recipient's pledge waits for money with.

    gap   : year to Mt CO2e per year
    needs : key to USD bn per year, its part of the costed needs of all
    """

    gap: Mapping[int, float]
    needs: Mapping[str, float]


def needs_by_country(told: Told) -> dict[str, Need]:
    """Each recipient with a conditional part, largest first; empty where the base holds it already."""
    pledged = told.pledged
    if pledged is None:
        return {}
    gaps = {year: pledged.gap(year) for year in dict.fromkeys((conditional.TOLD_IN, pledged.last))}
    first = gaps[conditional.TOLD_IN]
    return {
        place: Need(
            {year: gap.get(place, 0.0) for year, gap in gaps.items()},
            {
                key: conditional.needs_of(
                    pledged, Recipients((place,), told.people.get(place, 0.0)), _by(key)
                )
                for key in conditional.NEEDS_BY.choices
            },
        )
        for place in first
        if place in told.recipients.places
    }


def needs_range(told: Told) -> tuple[float, float, float]:
    """USD bn per year the recipients' pledges are told to need: by the defaults, least and most."""
    assert told.pledged is not None
    found = [
        conditional.needs_of(told.pledged, told.recipients, {**_by(key), conditional.NEEDS.name: level})
        for key in conditional.NEEDS_BY.choices
        for level in ("central", "low", "high")
    ]
    known = [one for one in found if one > 0]
    return found[0], min(known), max(known)


def _by(key: str) -> dict[str, str]:
    return {conditional.NEEDS.name: "central", conditional.NEEDS_BY.name: key}


def document(told: Told, question: str, version: str) -> dict[str, object]:
    """The answer as one plain dictionary, rows in the shape of findings."""
    flow = told.flow
    return {
        "question": question,
        "flow": {
            "usd_per_year": flow.amount,
            "from": flow.start,
            "counted_from": flow.timing().start,
            "recipients": list(flow.recipients),
        },
        "base": told.base,
        "usd_tn_until_2100": flow.total(),
        "rows": [row.to_dict() for row in told.rows],
        "money_usd_bn_per_year": finance.split_of_money(flow, told.settings),
        "measures": [
            {
                "family": one.family.name,
                "bin_usd_per_t": one.bin,
                "gt_co2e_2030": one.amount,
                "usd_per_t": one.cost,
                "usd_bn": one.spent,
            }
            for one in told.bought
        ],
        "nothing_left_to_buy_usd_bn": finance.unspent(flow, told.settings, told.bought),
        "conditional": _conditional(told),
        "providers": {
            "group": told.group,
            "parts_usd_bn": [row.to_dict() for row in told.providers],
            "note": "an indication: no source at hand says what each gives, and no key has been agreed",
        },
        "flows_usd_bn": {str(year): value for year, value in finance.FLOWS.items()},
        "flows_note": finance.FLOWS_NOTE,
        "of_which_2022_usd_bn": finance.OF_WHICH,
        "goals_usd_bn": finance.GOALS,
        "adaptation_needs_usd_bn_2035": list(finance.ADAPTATION_NEEDS),
        "not_known": list(NOT_KNOWN),
        "sources": list(told.sources),
        "version": version,
    }


def _conditional(told: Told) -> dict[str, object]:
    """What the recipients' pledges wait for money with; a reason where there is nothing."""
    pledged, places = told.pledged, told.recipients.places
    if pledged is None:
        return {"absent": conditional.IN_THE_BASE}
    year = conditional.TOLD_IN
    if pledged.part_of(places, year) == 0:
        return {"absent": conditional.NO_GAP, "pledges_as_of": pledged.date}
    needs, least, most = needs_range(told)
    rows = needs_by_country(told)
    return {
        "pledges_as_of": pledged.date,
        "ambition": pledged.ambition,
        "last_year_of_pledges": pledged.last,
        "mt_co2e_2030": sum(row.gap[year] for row in rows.values()),
        "part_of_all_countries": pledged.part_of(places, year),
        "needs_usd_bn": {"value": needs, "low": least, "high": most},
        "needs_met": conditional.needs_met(told.flow, needs),
        "world_gap_mt_co2e": {str(one): pledged.world_gap(one) for one in conditional.SHOWN},
        "world_gap_note": f"as pledged to {pledged.last}; later years are extrapolated",
        "by_country": {
            place: {
                "mt_co2e": {str(one): value for one, value in row.gap.items()},
                "needs_usd_bn": dict(row.needs),
            }
            for place, row in rows.items()
        },
    }
