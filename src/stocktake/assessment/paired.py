"""Findings about levers: degrees avoided, warming left, probability gained, each with its percentiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from stocktake.assessment.lever_effect import LIMITS, PEAK, QUANTILES, Effect
from stocktake.assessment.split import Split
from stocktake.findings import Alternative, Finding

DEGREES = "°C"


def quantiles(values: np.ndarray) -> dict[str, float]:
    """p5 to p95 over the members (member,)."""
    found = np.quantile(values, QUANTILES)
    return {f"p{round(100 * share)}": float(value) for share, value in zip(QUANTILES, found, strict=True)}


def avoided_finding(
    effect: Effect,
    when: int | str,
    defaults: Mapping[str, str],
    alternatives: Sequence[Alternative] = (),
    sources: tuple[str, ...] = (),
) -> Finding:
    """Degrees avoided in a year or at the peak: median, p5-p95 of paired members.

    alternatives : medians under other choices, one axis moved at a time
    """
    told = quantiles(effect.avoided(when))
    before, after = (quantiles(values) for values in effect.of(when))
    headline = Alternative(dict(defaults), value=told["p50"])
    medians = [row.value for row in alternatives if isinstance(row.value, float)] + [told["p50"]]
    return Finding(
        id=f"lever.avoided.{when}",
        question=f"How much warming do the levers avoid {_when(when)}?",
        value=told["p50"],
        unit=DEGREES,
        low=told["p5"],
        high=told["p95"],
        range_of=f"p5-p95 of {len(effect.before)} members, paired",
        defaults=dict(defaults),
        alternatives=(headline, *alternatives),
        sources=sources,
        keys={
            "when": when,
            "quantiles": told,
            "base": before,
            "with_levers": after,
            "share_of_members_cooler": float((effect.avoided(when) > 0).mean()),
            "median_over_choices": {"low": min(medians), "high": max(medians)},
        },
    )


def probability_findings(
    effect: Effect, defaults: Mapping[str, str], sources: tuple[str, ...] = ()
) -> list[Finding]:
    """Probability of staying below each limit at the peak, and what the levers add to it."""
    found = []
    for limit in LIMITS:
        before, after = effect.probability_below(limit)
        found.append(
            Finding(
                id=f"lever.probability.{limit:g}",
                question=f"What do the levers add to the chance of staying below {limit:g} {DEGREES}?",
                value=after - before,
                unit="probability",
                low=min(before, after),
                high=max(before, after),
                range_of="without and with the levers",
                defaults=dict(defaults),
                alternatives=(Alternative(dict(defaults), value=after - before),),
                sources=sources,
                keys={"limit": limit, "base": before, "with_levers": after},
            )
        )
    return found


def split_rows(found: Split, names: Sequence[str], kind: str, when: int | str) -> list[dict[str, object]]:
    """The parts as plain rows: mean and percentiles over members, and the error of drawing orders."""
    return [
        {
            kind: name,
            "when": when,
            "mean": float(part.mean()),
            "quantiles": quantiles(part),
            "standard_error": float(error),
            "exact": found.exact,
        }
        for name, part, error in zip(names, found.parts, found.error, strict=True)
    ]


def _when(when: int | str) -> str:
    return "at the peak before 2100" if when == PEAK else f"by {when}"
