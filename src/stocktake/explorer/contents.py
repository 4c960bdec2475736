"""What the pages show, as plain data in one language: every alternative of every finding, and the curves.

A finding's alternatives become rows of small integers, one for each axis, so that a page holds thousands of
answers in a few hundred kilobytes. All names and sentences are in the reader's language already; the page's
own script only selects and draws.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stocktake.dims import QUANTILE, SCENARIO, TIMEBOUND, YEAR
from stocktake.findings import Finding, is_number
from stocktake.report import Stocktake
from stocktake.report.about import about
from stocktake.report.naming import Naming
from stocktake.report.numbers import scale_of

FIRST_YEAR = 1990
DIGITS = 5
BAND = (0.05, 0.5, 0.95)
MT_PER_GT = 1000.0

Plain = dict[str, object]


def contents(stocktake: Stocktake, naming: Naming) -> Plain:
    """All that one page holds."""
    return {
        "questions": [question(finding, naming) for finding in with_choices(stocktake.findings)],
        "pathways": pathways(stocktake, naming),
        "sources": [
            {"key": source.key, "title": source.title, "citation": source.citation, "licence": source.licence}
            for source in stocktake.sources.values()
        ],
    }


def with_choices(findings: Sequence[Finding]) -> list[Finding]:
    """Findings that have a number to draw and more than one combination behind it, each id once."""
    seen: dict[str, Finding] = {}
    for finding in findings:
        if is_number(finding.value) and len(finding.alternatives) > 1 and finding.defaults:
            seen.setdefault(finding.id, finding)
    return list(seen.values())


def question(finding: Finding, naming: Naming) -> Plain:
    """One finding: its axes with their choices, and a row for every combination."""
    scale = scale_of(finding.unit, naming.language, float(finding.value))  # type: ignore[arg-type]
    axes = axes_of(finding)
    reasons = list(dict.fromkeys(row.absent for row in finding.alternatives if row.absent is not None))
    rows = []
    for row in finding.alternatives:
        places = [choices.index(row.choices[name]) if name in row.choices else -1 for name, choices in axes]
        value = (
            round_to(float(row.value) * scale.factor)  # type: ignore[arg-type]
            if row.absent is None and is_number(row.value)
            else None
        )
        rows.append([*places, value, -1 if row.absent is None else reasons.index(row.absent)])
    return {
        "id": finding.id,
        "title": about(finding, naming),
        "pattern": scale.pattern,
        "whole": isinstance(finding.value, int),
        "axes": [
            {
                "name": naming.axis(name),
                "choices": [naming.choice(name, choice) for choice in choices],
                "default": choices.index(finding.defaults[name]) if name in finding.defaults else 0,
            }
            for name, choices in axes
        ],
        "rows": rows,
        "reasons": [naming.sentence_of_data(reason, "report.absent.") for reason in reasons],
        "sources": list(finding.sources),
    }


def axes_of(finding: Finding) -> list[tuple[str, list[str]]]:
    """Each axis of the finding with the choices that occur in its combinations, in their order."""
    found: dict[str, list[str]] = {}
    for row in finding.alternatives:
        for name, choice in row.choices.items():
            choices = found.setdefault(name, [])
            if choice not in choices:
                choices.append(choice)
    return list(found.items())


def pathways(stocktake: Stocktake, naming: Naming) -> list[Plain]:
    """World emissions and warming of every variant, year by year from 1990."""
    ghg = stocktake.futures.ghg.sel({YEAR: slice(FIRST_YEAR, None)})
    warming = stocktake.warming.sel({TIMEBOUND: slice(FIRST_YEAR, None)})
    factor = 10.0 if naming.language == "zh" else 1.0
    listed = []
    for variant in stocktake.futures.variants:
        band = warming.sel({SCENARIO: variant.name}).sel({QUANTILE: list(BAND)}, method="nearest")
        listed.append(
            {
                "name": naming.variant(variant),
                "kind": variant.kind,
                "shown": variant.kind != "pledges" or variant.reading in SHOWN,
                "years": [int(year) for year in ghg[YEAR].values],
                "emissions": plain(ghg.sel({SCENARIO: variant.name}).values / MT_PER_GT * factor),
                "bounds": [int(bound) for bound in warming[TIMEBOUND].values],
                "warming": [plain(row) for row in band.values],
            }
        )
    return listed


SHOWN = ("unconditional.low.targets", "conditional.high.net_zero")


def plain(values: np.ndarray) -> list[float | None]:
    """Rounded numbers; None for one that is none."""
    return [round_to(float(value)) if np.isfinite(value) else None for value in values]


def round_to(value: float) -> float:
    """Five significant digits: finer than any range here, and small on disk."""
    return float(f"{value:.{DIGITS}g}")
