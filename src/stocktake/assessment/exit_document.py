"""The answer on exit and capture as one plain dictionary, ready for JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping

from stocktake.assessment.exit_answer import END, Told, reach, strategy_row
from stocktake.assessment.exit_break_even import SOUGHT, Multiples
from stocktake.assessment.exit_or_capture import Comparison, Money
from stocktake.assessment.exit_terms import OF_LEVERS, PARAMETERS, Effort, Ramp, Terms
from stocktake.assessment.paired import quantiles
from stocktake.pathways.levers.parameters import Settings


def document(answer: Told, question: str, version: str) -> dict[str, object]:
    """Everything that the tables tell, with what it rests on."""
    found = answer.comparison
    return {
        "question": question,
        "base": found.base.name,
        "choices": dict(answer.chosen),
        "terms": _terms(found.terms),
        "rows": [row.to_dict() for row in answer.findings],
        "strategies": [strategy_row(found, one) for one in (found.exit, found.capture)],
        "by_ramp": {ramp.value: _by_ramp(one) for ramp, one in answer.ramps.items()},
        **({"money": _money(answer.money)} if found.terms.effort is Effort.COST else {}),
        "break_even": {"capture_rate": _rate(answer), "cost": _costs(answer.multiples)},
        "corners": _corners(answer),
        "parameters": _parameters(found.settings),
        "records": [record.to_dict() for record in found.base.records],
        "sources": list(answer.sources),
        "version": version,
    }


def _terms(terms: Terms) -> dict[str, object]:
    return {
        "depth": terms.depth,
        "end": terms.end,
        "places": list(terms.places) or ["WORLD"],
        "effort": terms.effort.value,
        "ramp": terms.ramp.value,
        **({"growth": terms.growth.value} if terms.places else {}),
    }


def _by_ramp(found: Comparison) -> dict[str, object]:
    return {
        "reached": {one.laid.name: reach(found, one) for one in (found.exit, found.capture)},
        f"lead_{END}": quantiles(found.lead(END)),
    }


def _money(money: Money) -> dict[str, object]:
    return {
        "exit_usd_tn_to_2100": money.exit / 1000.0,
        "capture_usd_tn_to_2100": money.capture / 1000.0,
        "left_usd_tn_to_2100": money.left / 1000.0,
        "capture_on_all_plants": money.all_plants,
        "capture_held_by_growth": money.held_capture,
        "exit_held_by_speed": money.held_exit,
    }


def _rate(answer: Told) -> dict[str, object]:
    rate, terms = answer.rate, answer.comparison.terms
    return {
        "of": f"the capture rate at which both avoid the same in {END}",
        "p5": rate.low,
        "p50": rate.middle,
        "p95": rate.high,
        "none_is": "no rate up to 1",
        "zero_is": f"already at {SOUGHT[0]:g}, the lowest that was tried",
        "share_of_members_with_none": rate.none,
        "effort": terms.effort.value,
        "ramp": terms.ramp.value,
    }


def _costs(multiples: Multiples) -> dict[str, object]:
    columns = zip(
        multiples.rates,
        *(getattr(multiples, name) for name in ("low", "middle", "high", "least", "most")),
        strict=True,
    )
    return {
        "of": f"cost of capture over cost of exit at which money buys equal degrees in {END}",
        "effort": Effort.SERVICE.value,
        "ramp": Ramp.FREE.value,
        "range_of": "p5-p95 of members, paired; least and most: medians with one parameter moved at a time",
        "share_of_members_counted": multiples.counted,
        "by_capture_rate": {
            f"{rate:g}": {
                name: None if math.isnan(value) else float(value)
                for name, value in zip(("p5", "p50", "p95", "least", "most"), row, strict=True)
            }
            for rate, *row in columns
        },
    }


def _corners(answer: Told) -> dict[str, object]:
    found = answer.corners
    return {
        "count": len(found.found),
        "exit_leads": found.exit_leads,
        "moved": list(found.moved),
        "held": dict(found.held),
        "capture_leads_where": [
            {**corner.levels, "lead": corner.lead} for corner in found.found if corner.lead <= 0
        ],
    }


def _parameters(settings: Settings) -> list[Mapping[str, object]]:
    return [
        {
            **vars(parameter),
            "level": settings.levels.get(parameter.name, "central"),
            "value": settings.value(parameter),
        }
        for parameter in (*PARAMETERS, *OF_LEVERS)
    ]
