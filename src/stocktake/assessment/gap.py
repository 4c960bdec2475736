"""How far the pledges are from a goal, in emissions of a year and in warming; the baseline is always named.

A level (Gt) is compared as it is. A cut is laid on our own emissions of the baseline year, so that a
difference between inventories is no gap: needed = emissions of the baseline x (1 - cut). Both are answers;
they stand side by side on the axis ``benchmark``. Emissions are with land-use CO2, as the benchmarks are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import xarray as xr

from stocktake.assessment import exceedance
from stocktake.assessment.benchmarks import (
    CUT_FROM_2019,
    CUT_FROM_TREND,
    GOALS,
    LEVEL,
    Benchmark,
    benchmarks_for,
    years_for,
)
from stocktake.assessment.outlook import sources_of, with_land_use
from stocktake.choices import Absent, Answer, Axis, Choices, ChoiceSet, ask
from stocktake.dims import MEMBER, PLACE, SCENARIO, YEAR
from stocktake.errors import OutOfRange, UnknownChoice, nearest
from stocktake.findings import Finding
from stocktake.pathways.pathway import Futures, Variant

SPREADS = ("median", "low", "high")
BASE_YEAR = 2019
REASON = "the IPCC's assessed pathways, relative to 2019, the baseline of the first global stocktake"


def gap(futures: Futures, temperature: xr.DataArray, *, goal: str = "1.5", year: int = 2030) -> list[Finding]:
    """One finding per variant: emissions in ``year`` less what the goal allows, Gt CO2e per year.

    temperature : (scenario, member, timebound) K relative to the model's start
    raises      : UnknownChoice for another goal, OutOfRange for a year without a benchmark
    """
    rows = _benchmarks(goal, year)
    whole = with_land_use(futures) / 1000
    peaks = exceedance.peak(exceedance.yearly_warming(temperature)).median(MEMBER)
    axes = (
        Axis("benchmark", tuple(row.choice for row in rows), rows[0].choice, REASON),
        Axis("pathways", SPREADS, "median", "half of the assessed pathways are above, half below"),
    )
    trend = next(variant.name for variant in futures.variants if variant.kind == "reference")
    return [
        _row(
            variant,
            whole,
            trend,
            ChoiceSet(axes),
            rows,
            goal,
            year,
            float(peaks.sel({SCENARIO: variant.name})),
        )
        for variant in futures.variants
    ]


def needed(row: Benchmark, spread: str, emissions: xr.DataArray, trend: xr.DataArray, year: int) -> float:
    """Emissions that a benchmark allows in ``year``, Gt CO2e.

    emissions, trend : (year,) of the variant and of the reference scenario
    raises           : Absent where no spread was published
    """
    # the low end of a level is the stricter one; of a cut, the smaller cut is the laxer one
    given = {"median": row.value, "low": row.low, "high": row.high}[spread]
    if given is None:
        raise Absent(f"{row.key} was published as one number, without a spread")
    if row.baseline == LEVEL:
        return given
    base = {CUT_FROM_2019: emissions.sel({YEAR: BASE_YEAR}), CUT_FROM_TREND: trend.sel({YEAR: year})}[
        row.baseline
    ]
    return float(base) * (1 - given)


def _row(
    variant: Variant,
    whole: xr.DataArray,
    trend: str,
    choices: ChoiceSet,
    rows: tuple[Benchmark, ...],
    goal: str,
    year: int,
    peak: float,
) -> Finding:
    own = whole.sel({SCENARIO: variant.name})
    reference = whole.sel({SCENARIO: trend})
    by_choice = {row.choice: row for row in rows}
    level, base = float(own.sel({YEAR: year})), float(own.sel({YEAR: BASE_YEAR}))

    def answer(picked: Choices) -> Answer:
        row = by_choice[picked["benchmark"]]
        allowed = needed(row, picked["pathways"], own, reference, year)
        return Answer(
            level - allowed,
            sources_of(variant),
            extra={"allowed": allowed, "baseline": row.baseline, "published": row.source, "note": row.note},
        )

    headline = rows[0]
    allowed = needed(headline, "median", own, reference, year)
    return ask(
        f"gap.{goal}.{year}.{variant.name}",
        f"By how much do emissions in {year} under {variant.name} exceed those of pathways to {goal} °C?",
        "GtCO2e/yr (AR6GWP100), all gases with land-use CO2",
        choices,
        answer,
        variant=variant.name,
        kind=variant.kind,
        **({"pledges_as_of": variant.as_of} if variant.as_of else {}),
        year=year,
        goal=goal,
        emissions=level,
        emissions_2019=base,
        emissions_trend=float(reference.sel({YEAR: year})),
        change_since_2019=level / base - 1,
        change_from_trend=level / float(reference.sel({YEAR: year})) - 1,
        allowed=allowed,
        baseline=headline.baseline,
        cut_needed_from_level=1 - allowed / level,
        warming_gap=peak - float(goal),
        peak_median=peak,
    )


def by_group(
    futures: Futures, row: Finding, groups: Mapping[str, Iterable[str]], world_of: str
) -> list[Finding]:
    """A pathway's gap shared among groups in proportion to their pledged emissions of the year.

    row      : the pathway's finding of ``gap``
    groups   : group to its members; the European Union counts by its members
    world_of : name of the pathway
    """
    year = row.keys["year"]
    pledged = futures.countries.sel({SCENARIO: world_of, YEAR: year})
    total = float(pledged.sum())
    known = set(pledged[PLACE].values)
    assert isinstance(row.value, int | float)
    found = []
    for group, members in groups.items():
        emitted = float(pledged.sel({PLACE: [place for place in members if place in known]}).sum())
        found.append(
            Finding(
                id=f"{row.id}.{group.lower()}",
                question=f"What share of the gap in {year} is that of {group}, if all cut in proportion?",
                value=row.value * emitted / total,
                unit=row.unit,
                low=None if row.low is None else row.low * emitted / total,
                high=None if row.high is None else row.high * emitted / total,
                defaults=row.defaults,
                sources=row.sources,
                keys={
                    "group": group,
                    "variant": world_of,
                    "year": year,
                    "emissions": emitted / 1000,
                    "share": emitted / total,
                },
            )
        )
    return found


def check(goal: str, year: int) -> None:
    """Refuse a goal or year without a benchmark before anything is run; raises as ``gap`` does."""
    _benchmarks(goal, year)


def _benchmarks(goal: str, year: int) -> tuple[Benchmark, ...]:
    if goal not in GOALS:
        raise UnknownChoice(
            f"'{goal}' is no goal with published pathways",
            f"Known are {' and '.join(GOALS)} (°C above 1850-1900)",
            nearest=nearest(goal, GOALS),
        )
    rows = benchmarks_for(goal, year)
    if not rows:
        known = years_for(goal)
        raise OutOfRange(
            f"No published pathway to {goal} °C is stored for {year}",
            f"Years are {', '.join(map(str, known))}",
            nearest=[str(min(known, key=lambda other: abs(other - year)))],
        )
    return rows
