"""The CO2 that is left before a warming limit, from the ensemble itself, beside published budgets.

Method: a family of futures in which CO2 falls to net zero sooner or later (``pathways.to_zero``). Each has a
sum of CO2 until net zero and, at each probability, a quantile of the members' peak warming. The budget is the
sum at which that quantile equals the limit, linear between neighbours. So the warming of other gases in
decarbonising scenarios and the zero-emission commitment to 2100 are inside; how large the commitment is, is
stated.
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
SOURCES = ("fair_calibration141", "scenariomip_extensions", "rcmip")
COMMITMENT_YEARS = 50


@dataclass(frozen=True)
class Published:
    """A published budget, Gt CO2 from the first of January of ``since``."""

    study: str
    source: str
    since: int
    limit: float
    probability: int
    value: float


def budgets(
    emissions: xr.DataArray,
    temperature: xr.DataArray,
    published: Iterable[Published],
    *,
    since: int,
    observed: Mapping[int, float],
    limits: Iterable[float] = LIMITS,
    probabilities: Iterable[int] = PROBABILITIES,
) -> list[Finding]:
    """One finding per limit and probability: Gt CO2 from the first of January of ``since``.

    emissions   : (scenario, species, year) of the family of futures, model units
    temperature : (scenario, member, timebound) K relative to the model's start
    published   : budgets to stand beside; those of another starting year are moved by what was emitted since
    observed    : year to CO2 emitted, fossil and land use, Gt
    """
    warming = exceedance.yearly_warming(temperature)
    ruler = Ruler.of(emissions, exceedance.peak(warming), since)
    known = list(published)
    commitment = zero_emission_commitment(warming)
    rate = observed[max(observed)]
    return [
        _row(ruler, known, observed, limit, probability, commitment, rate)
        for limit in limits
        for probability in probabilities
    ]


@dataclass(frozen=True)
class Ruler:
    """Sums of CO2 and peak warming of a family of futures.

    sums  : (scenario,) Gt CO2 from the start of ``since`` until net zero, rising
    peaks : (scenario, member) K
    """

    since: int
    sums: np.ndarray
    peaks: np.ndarray

    @staticmethod
    def of(emissions: xr.DataArray, peaks: xr.DataArray, since: int) -> Ruler:
        """From the family's emissions and the members' peaks."""
        co2 = emissions.sel({SPECIES: [FOSSIL_CO2, LAND_CO2]}).sum(SPECIES).sel({YEAR: slice(since, None)})
        sums = co2.sum(YEAR)
        order = np.argsort(sums.values)
        ranked = peaks.transpose(SCENARIO, MEMBER).sel({SCENARIO: sums[SCENARIO].values}).values
        return Ruler(since, sums.values[order], ranked[order])

    def budget(self, limit: float, probability: int) -> float:
        """Gt CO2 at which the peak stays below ``limit`` with the probability in per cent.

        Below the family's smallest sum the line of its two smallest goes on, so that a limit already passed
        has a negative budget. raises : Absent where the largest sum stays below the limit
        """
        reached = np.quantile(self.peaks, probability / 100, axis=1)
        if limit > reached[-1]:
            raise Absent(f"More than {self.sums[-1]:.0f} Gt CO2: beyond the family of futures")
        if limit < reached[0]:
            slope = (self.sums[1] - self.sums[0]) / (reached[1] - reached[0])
            return float(self.sums[0] + (limit - reached[0]) * slope)
        return float(np.interp(limit, reached, self.sums))


def zero_emission_commitment(warming: xr.DataArray) -> float:
    """Median change of warming in the 50 years after net zero CO2, over the futures that allow it, K.

    warming : (scenario, member, year), the scenario's name its year of net zero
    """
    last = int(warming[YEAR][-1])
    changes = [
        warming.sel({SCENARIO: name, YEAR: int(name) + COMMITMENT_YEARS}, drop=True)
        - warming.sel({SCENARIO: name, YEAR: int(name)}, drop=True)
        for name in warming[SCENARIO].values
        if int(name) + COMMITMENT_YEARS <= last
    ]
    return float(np.median(np.concatenate([change.values for change in changes])))


def _row(
    ruler: Ruler,
    published: list[Published],
    observed: Mapping[int, float],
    limit: float,
    probability: int,
    commitment: float,
    rate: float,
) -> Finding:
    beside = {
        row.study: row for row in published if row.limit == limit and row.probability == _nearest(probability)
    }
    axis = Axis(
        "study", (OWN, *beside), OWN, "the one that follows from this stocktake's own climate ensemble"
    )

    def answer(picked: Choices) -> Answer:
        if picked["study"] == OWN:
            return Answer(ruler.budget(limit, probability), SOURCES)
        row = beside[picked["study"]]
        moved = since_moved(row, ruler.since, observed)
        return Answer(moved, (row.source,), extra={"published": row.value, "published_since": row.since})

    name = f"budget.{limit:g}.{probability}"
    question = (
        f"How much CO2 may be emitted from {ruler.since} on to stay below {limit:g} °C with {probability} %?"
    )
    finding = ask(
        name,
        question,
        "GtCO2",
        ChoiceSet((axis,)),
        answer,
        limit=limit,
        probability=probability / 100,
        since=ruler.since,
        zero_emission_commitment=commitment,
        emitted_per_year=rate,
    )
    years = float(finding.value) / rate if isinstance(finding.value, int | float) else None
    return replace(finding, keys={**finding.keys, "years_left_at_current_rate": years})


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


def _nearest(probability: int) -> int:
    """Published tables say 66 where others say 67."""
    return 66 if probability == 67 else probability
