"""Warming to date: the ensemble's own answer for periods that were observed, to hold it against."""

from __future__ import annotations

import xarray as xr

from stocktake.assessment.exceedance import percentiles, yearly_warming
from stocktake.dims import MEMBER, SCENARIO, YEAR
from stocktake.findings import Finding

# for which assessments state human-caused or observed warming (AR6 SPM A.1.2 and A.1.3; IGCC 2024)
PERIODS = ((2003, 2022), (2010, 2019), (2011, 2020), (2015, 2024))
SOURCES = ("fair_calibration141", "fair_forcing", "scenariomip_extensions")


def warming_to_date(temperature: xr.DataArray, scenario: str) -> list[Finding]:
    """Mean warming of each of PERIODS above 1850-1900, K; value is the median, low and high p5 and p95.

    temperature : (scenario, member, timebound) K relative to the model's start
    scenario    : whose emissions are taken; before 2023 all are the same history, natural forcing included
    """
    warming = yearly_warming(temperature.sel({SCENARIO: [scenario]})).isel({SCENARIO: 0}, drop=True)
    return [_of_period(warming, first, last) for first, last in PERIODS]


def _of_period(warming: xr.DataArray, first: int, last: int) -> Finding:
    mean = warming.sel({YEAR: slice(first, last)}).mean(YEAR)
    spread = {name: float(value) for name, value in percentiles(mean).items()}
    return Finding(
        id=f"history.{first}-{last}",
        question=f"How much warmer were {first}-{last} than 1850-1900, by the climate ensemble?",
        value=spread["p50"],
        unit="°C above 1850-1900",
        low=spread["p5"],
        high=spread["p95"],
        range_of=f"p5-p95 of {mean.sizes[MEMBER]} members",
        sources=SOURCES,
        keys={"first": first, "last": last},
    )
