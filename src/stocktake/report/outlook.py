"""Findings about pathways: peak warming, warming in 2100, and the chance to stay below a limit.

``assessment.outlook`` gives one finding per pathway, with the peak as its value and the rest among its keys;
here the rest become findings of their own, so that they are told like any other number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stocktake.findings import Alternative, Finding
from stocktake.pathways.rules import AFTER_TARGETS
from stocktake.report import Stocktake
from stocktake.report.selection import first, select

GAP_YEAR = 2030


def peak_of(stocktake: Stocktake, variant: str) -> Finding | None:
    """The highest warming of a pathway up to 2100."""
    return first(stocktake.findings, "outlook", variant=variant)


def warming_2100_of(stocktake: Stocktake, variant: str) -> Finding | None:
    """The warming of a pathway in 2100."""
    whole = peak_of(stocktake, variant)
    given = whole.keys.get("warming_2100") if whole else None
    if whole is None or not isinstance(given, Mapping):
        return None
    by_rule = whole.keys.get("warming_2100_by_rule", {})
    assert isinstance(by_rule, Mapping)
    defaults = {**whole.defaults, **({AFTER_TARGETS.name: AFTER_TARGETS.default} if by_rule else {})}
    rules = {AFTER_TARGETS.default: given["p50"], **by_rule} if by_rule else {}
    return replace(
        whole,
        id=f"{whole.id}.warming_2100",
        value=given["p50"],
        low=given["p5"],
        high=given["p95"],
        defaults=defaults,
        alternatives=tuple(
            Alternative({**defaults, AFTER_TARGETS.name: rule}, value=value) for rule, value in rules.items()
        ),
    )


def probability_of(stocktake: Stocktake, variant: str, limit: float) -> Finding | None:
    """The chance that a pathway stays below a limit throughout; limits are in degrees."""
    whole = peak_of(stocktake, variant)
    given = whole.keys.get("probability_below") if whole else None
    if whole is None or not isinstance(given, Mapping) or f"{limit:g}" not in given:
        return None
    return replace(
        whole,
        id=f"{whole.id}.below_{limit:g}",
        value=given[f"{limit:g}"],
        unit="probability",
        low=None,
        high=None,
        alternatives=(),
    )


def gap_of(stocktake: Stocktake, variant: str, goal: str, year: int = GAP_YEAR) -> Finding | None:
    """By how much a pathway's emissions of a year exceed what a goal allows."""
    found = select(stocktake.findings, "gap", variant=variant, year=year)
    return next((one for one in found if str(one.keys.get("goal")) == goal), None)


def limits(stocktake: Stocktake) -> list[float]:
    """Limits in degrees for which there are chances, lowest first."""
    for one in select(stocktake.findings, "outlook"):
        given = one.keys.get("probability_below")
        if isinstance(given, Mapping):
            return sorted(float(limit) for limit in given)
    return []
