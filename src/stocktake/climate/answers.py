"""Findings about a projection: warming in chosen years, its peak, and the chance of passing a level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from stocktake.dims import QUANTILE, SCENARIO, TIMEBOUND
from stocktake.findings import Finding

if TYPE_CHECKING:
    import xarray as xr

SHOWN_YEARS = (2030, 2050, 2100, 2200, 2300)
SOURCES = ("fair_calibration141", "fair_forcing")


class Warming(Protocol):
    """What is asked of a projection, ours or another emulator's."""

    @property
    def count(self) -> int:
        """How many members."""
        ...

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Names of the scenarios."""
        ...

    def __getitem__(self, name: str) -> xr.DataArray: ...


def warming_answers(
    found: Warming,
    quantiles: Sequence[float],
    baseline: tuple[int, int] | None,
    levels: Sequence[float],
    sources: Sequence[str] = SOURCES,
) -> list[Finding]:
    """Per scenario: warming at chosen edges, highest warming of a member, share of members that pass a level.

    found : with the reductions ``warming``, ``peak`` and ``exceedance`` over those quantiles and levels
    """
    count = found.count
    low, high = f"p{100 * min(quantiles):g}", f"p{100 * max(quantiles):g}"
    spread = f"{low}-{high} of {count} members"
    against = "the model's start" if baseline is None else f"{baseline[0]}-{baseline[1]}"
    edges = found["warming"][TIMEBOUND].to_numpy()
    answers = []
    for scenario in found.scenarios:
        for year in _years(edges):
            rows = found["warming"].sel({SCENARIO: scenario, TIMEBOUND: year})
            question = f"How warm is it under {scenario} at the start of {year}, against {against}?"
            answers.append(_spread(scenario, "warming", question, rows, quantiles, spread, sources, year))
        peak = found["peak"].sel({SCENARIO: scenario})
        rows = peak.quantile([0.5, *quantiles], "member").drop_vars(QUANTILE)
        question = f"How warm does it get under {scenario} by {int(edges[-1])}, against {against}?"
        middle = rows[0]
        answers.append(
            _finding(scenario, "peak", question, middle, rows[1:], quantiles, spread, sources, int(edges[-1]))
        )
        for level in levels:
            share = float(np.mean(peak.to_numpy() > level))
            answers.append(
                Finding(
                    id=f"passes.{_slug(scenario)}.{level:g}",
                    question=f"Which share of members is above {level:g} K at some time under {scenario}?",
                    value=share,
                    unit="1",
                    range_of=f"share of {count} members",
                    sources=tuple(sources),
                    keys={"scenario": scenario, "quantity": "passes", "level": level},
                )
            )
    return answers


def _years(edges: np.ndarray) -> list[int]:
    shown = [year for year in SHOWN_YEARS if edges[0] < year <= edges[-1]]
    return shown or [int(edges[-1])]


def _spread(scenario, quantity, question, rows, quantiles, spread, sources, year) -> Finding:
    ordered = rows.to_numpy()
    middle = np.interp(0.5, quantiles, ordered)
    return _finding(scenario, quantity, question, middle, ordered, quantiles, spread, sources, year)


def _finding(scenario, quantity, question, middle, ordered, quantiles, spread, sources, year) -> Finding:
    values = np.asarray(ordered, dtype=float)
    return Finding(
        id=f"{quantity}.{_slug(scenario)}.{year}",
        question=question,
        value=float(middle),
        unit="K",
        low=float(values[int(np.argmin(quantiles))]),
        high=float(values[int(np.argmax(quantiles))]),
        range_of=spread,
        sources=tuple(sources),
        keys={"scenario": scenario, "quantity": quantity, "year": year},
    )


def _slug(scenario: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in scenario.lower())
