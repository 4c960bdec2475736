"""The CO2 that is left before a warming limit, from the ensemble itself, beside published budgets.

Method, as in the published assessments (Rogelj et al. 2019, doi:10.1038/s41586-019-1368-z; AR6 WGI, 5.5):
a family of futures in which CO2 falls to net zero sooner or later (``pathways.to_zero``). Each has a sum of
CO2 until net zero and, at each probability, a quantile of the members' human-caused warming in the year of
net zero. Every member's warming counts from its own mean of 2015-2024, to which the assessed human-caused
warming of those years is added. The budget is the sum at which the quantile equals the limit, linear between
neighbours. Beside it stand answers with one thing changed: the highest warming before 2100 instead of that at
net zero, the members' own present warming instead of the assessed one, the other gases held as they are.

A second run with the emissions of CO2 alone says what is inside: the warming by other gases, the
zero-emission commitment, and the warming per amount of CO2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import xarray as xr

from stocktake.assessment import exceedance
from stocktake.choices import Absent, Answer, Axis, Choices, ChoiceSet, ask
from stocktake.dims import MEMBER, SCENARIO, SPECIES, YEAR
from stocktake.errors import OutOfRange
from stocktake.findings import Finding
from stocktake.pathways.basket import FOSSIL_CO2, LAND_CO2

LIMITS = (1.5, 1.6, 1.7, 1.8, 2.0)
PROBABILITIES = (17, 33, 50, 67, 83)
OWN = "this ensemble"
PEAK = "this ensemble, highest before 2100"
OWN_PRESENT = "this ensemble, its own present warming"
HELD = "this ensemble, other gases held"
WHY_OWN = "the one that follows from this stocktake's own climate ensemble"
SOURCES = ("fair_calibration141", "scenariomip_extensions", "rcmip")
PRESENT = slice(2015, 2024)
COMMITMENT_YEARS = 50
PER = 1000.0


@dataclass(frozen=True)
class Published:
    """A published budget, Gt CO2 from the first of January of ``since``."""

    study: str
    source: str
    since: int
    limit: float
    probability: int
    value: float


@dataclass(frozen=True)
class Family:
    """Futures in which CO2 falls to net zero, the scenario's name the year of arrival.

    emissions   : (scenario, species, year) model units
    temperature : (scenario, member, timebound) K relative to the model's start, without natural forcing
    co2_alone   : the same with the emissions of CO2 alone
    held        : the same with all other species at their level of the joining year
    joining     : last year of history; later years are the family's own
    """

    emissions: xr.DataArray
    temperature: xr.DataArray
    co2_alone: xr.DataArray
    held: xr.DataArray
    joining: int


@dataclass(frozen=True)
class Ruler:
    """Sums of CO2 and warming of a family of futures.

    sums    : (scenario,) Gt CO2 from the start of a year until net zero, rising
    warming : (scenario, member) K
    """

    sums: np.ndarray
    warming: np.ndarray

    def budget(self, limit: float, probability: int) -> float:
        """Gt CO2 at which the warming stays below ``limit`` with the probability in per cent.

        Below the family's smallest sum the line of its two smallest goes on, so that a limit already passed
        has a negative budget. raises : Absent where the largest sum stays below the limit
        """
        reached = np.quantile(self.warming, probability / 100, axis=1)
        if limit > reached[-1]:
            raise Absent(f"More than {self.sums[-1]:.0f} Gt CO2: beyond the family of futures")
        if limit < reached[0]:
            slope = (self.sums[1] - self.sums[0]) / (reached[1] - reached[0])
            return float(self.sums[0] + (limit - reached[0]) * slope)
        return float(np.interp(limit, reached, self.sums))


@dataclass(frozen=True)
class Inside:
    """What a budget is made of, medians over the members.

    sums       : (scenario,) Gt CO2, as the ruler's
    non_co2    : (scenario,) K by all but CO2 at net zero, since 2015-2024
    per_1000   : (scenario,) K by CO2 per 1000 Gt of CO2, from 2015-2024 to net zero
    commitment : K by CO2 alone in the 50 years after net zero
    """

    sums: np.ndarray
    non_co2: np.ndarray
    per_1000: np.ndarray
    commitment: float

    def at(self, budget: float) -> dict[str, float]:
        """The parts for one budget, Gt CO2."""
        return {
            "non_co2_warming": float(np.interp(budget, self.sums, self.non_co2)),
            "warming_per_1000_gt": float(np.interp(budget, self.sums, self.per_1000)),
            "zero_emission_commitment": self.commitment,
        }


def budgets(
    family: Family,
    published: Iterable[Published],
    *,
    present: float,
    since: int,
    observed: Mapping[int, float],
    limits: Iterable[float] = LIMITS,
    probabilities: Iterable[int] = PROBABILITIES,
) -> list[Finding]:
    """One finding per limit and probability: Gt CO2 from the first of January of ``since``.

    published : budgets to stand beside; those of another starting year are moved by what was emitted since
    present   : assessed human-caused warming of 2015-2024, K above 1850-1900
    observed  : year to CO2 emitted, fossil and land use, Gt
    """
    warming = exceedance.yearly_warming(family.temperature)
    sums = sums_of_co2(family, since, observed)
    order = np.argsort(sums)
    held = exceedance.yearly_warming(family.held)
    counted = _from_present(warming, present)
    rulers = {
        OWN: at_net_zero(counted),
        PEAK: exceedance.peak(counted),
        OWN_PRESENT: at_net_zero(warming),
        HELD: at_net_zero(_from_present(held, present)),
    }
    ranked = {
        name: Ruler(sums[order], values.transpose(SCENARIO, MEMBER).values[order])
        for name, values in rulers.items()
    }
    inside = inside_of(family, warming, sums, order)
    known = list(published)
    return [
        _row(ranked, inside, known, observed, since, limit, probability)
        for limit in limits
        for probability in probabilities
    ]


def sums_of_co2(family: Family, since: int, observed: Mapping[int, float]) -> np.ndarray:
    """Gt CO2 of every future from the start of ``since`` to 2100 (scenario,).

    After history's end the futures go their own ways at once, while the world went on emitting: what was
    really emitted until ``since`` is taken off the sum since history's end.
    """
    co2 = family.emissions.sel({SPECIES: [FOSSIL_CO2, LAND_CO2]}).sum(SPECIES)
    first = min(since, family.joining + 1)
    emitted = sum(observed[year] for year in range(first, since))
    return np.asarray(co2.sel({YEAR: slice(first, None)}).sum(YEAR).values - emitted)


def _from_present(warming: xr.DataArray, present: float) -> xr.DataArray:
    """Warming of which every member's own mean of 2015-2024 is replaced by ``present``, K."""
    return warming - warming.sel({YEAR: PRESENT}).mean(YEAR) + present


def at_net_zero(warming: xr.DataArray) -> xr.DataArray:
    """Warming in each future's year of net zero, or in the last year where it lies beyond (scenario, member).

    warming : (scenario, member, year), the scenario's name its year of net zero
    """
    last = int(warming[YEAR][-1])
    years = [min(int(name), last) for name in warming[SCENARIO].values]
    picked = xr.DataArray(years, coords={SCENARIO: warming[SCENARIO].values}, dims=[SCENARIO])
    return warming.sel({YEAR: picked}).drop_vars(YEAR)


def zero_emission_commitment(warming: xr.DataArray) -> float:
    """Median change of warming in the 50 years after net zero CO2, over the futures that allow it, K.

    warming : (scenario, member, year) by CO2 alone, the scenario's name its year of net zero
    """
    last = int(warming[YEAR][-1])
    changes = [
        warming.sel({SCENARIO: name, YEAR: int(name) + COMMITMENT_YEARS}, drop=True)
        - warming.sel({SCENARIO: name, YEAR: int(name)}, drop=True)
        for name in warming[SCENARIO].values
        if int(name) + COMMITMENT_YEARS <= last
    ]
    return float(np.median(np.concatenate([change.values for change in changes])))


def inside_of(family: Family, warming: xr.DataArray, sums: np.ndarray, order: np.ndarray) -> Inside:
    """What the warming at net zero is made of, futures ranked by their sums.

    warming : (scenario, member, year) by all
    sums    : (scenario,) Gt CO2; order : their ranks
    """
    by_co2 = exceedance.yearly_warming(family.co2_alone)
    since_now = at_net_zero(by_co2) - by_co2.sel({YEAR: PRESENT}).mean(YEAR)
    others = at_net_zero(warming) - warming.sel({YEAR: PRESENT}).mean(YEAR) - since_now
    co2 = family.emissions.sel({SPECIES: [FOSSIL_CO2, LAND_CO2]}).sum(SPECIES)
    # the mean warming of 2015-2024 is that at the beginning of 2020
    emitted = co2.sel({YEAR: slice((PRESENT.start + PRESENT.stop + 1) // 2, None)}).sum(YEAR)
    return Inside(
        sums[order],
        others.median(MEMBER).values[order],
        (PER * since_now.median(MEMBER) / emitted).values[order],
        zero_emission_commitment(by_co2),
    )


def _row(
    rulers: Mapping[str, Ruler],
    inside: Inside,
    published: list[Published],
    observed: Mapping[int, float],
    since: int,
    limit: float,
    probability: int,
) -> Finding:
    beside = {
        row.source: row for row in published if row.limit == limit and row.probability in _alike(probability)
    }
    axis = Axis("study", (*rulers, *beside), OWN, WHY_OWN)

    def answer(picked: Choices) -> Answer:
        study = picked["study"]
        if study in rulers:
            return Answer(rulers[study].budget(limit, probability), SOURCES)
        row = beside[study]
        moved = since_moved(row, since, observed)
        return Answer(moved, (row.source,), extra={"published": row.value, "published_since": row.since})

    rate = observed[max(observed)]
    finding = ask(
        f"budget.{limit:g}.{probability}",
        f"How much CO2 may be emitted from {since} on to stay below {limit:g} °C with {probability} %?",
        "GtCO2",
        ChoiceSet((axis,)),
        answer,
        limit=limit,
        probability=probability / 100,
        since=since,
        emitted_per_year=rate,
    )
    if not isinstance(finding.value, int | float):
        return replace(finding, keys={**finding.keys, "years_left_at_current_rate": None})
    parts = inside.at(float(finding.value))
    return replace(
        finding, keys={**finding.keys, **parts, "years_left_at_current_rate": float(finding.value) / rate}
    )


def since_moved(row: Published, since: int, observed: Mapping[int, float]) -> float:
    """A published budget counted from another year, by what was emitted between; raises Absent or
    OutOfRange."""
    years = range(min(row.since, since), max(row.since, since))
    lacking = [year for year in years if year not in observed]
    if lacking:
        raise Absent(f"CO2 emitted in {lacking[0]} is not stored, so the budget cannot be moved to {since}")
    emitted = sum(observed[year] for year in years)
    return row.value - emitted if since > row.since else row.value + emitted


def check_since(since: int, observed: Mapping[int, float]) -> int:
    """The starting year, if emissions up to it are known; else OutOfRange."""
    first, last = min(observed), max(observed) + 1
    if not first <= since <= last:
        raise OutOfRange(
            f"A budget from {since} cannot be counted",
            f"Emissions are known from {first} to {last - 1}",
            nearest=[str(min(max(since, first), last))],
        )
    return since


def _alike(probability: int) -> tuple[int, ...]:
    """Published tables say 66 where others say 67."""
    return (66, 67) if probability == 67 else (probability,)
