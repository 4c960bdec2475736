"""How an ensemble responds: the field's measures of sensitivity, member by member, beside what was assessed.

Nothing here is tuned to an assessment: the ranges stand beside so that a reader sees where the ensemble lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stocktake.climate.answers import SOURCES
from stocktake.climate.ensemble import Ensemble
from stocktake.climate.experiments import AIR_OF_1850, CO2_PER_CARBON, one_per_cent, steady_then_none
from stocktake.climate.parameters import MASS_OF_ATMOSPHERE, MOLECULAR_WEIGHT_OF_AIR
from stocktake.climate.projection import Projection
from stocktake.dims import TIMEBOUND
from stocktake.findings import Finding

DOUBLED = 70  # edge of the experiment with 1 % a year at which CO2 has doubled
STOPPED = 100  # edge at which the steady emissions end
CARBON_PER_PPM = 12.011 / MOLECULAR_WEIGHT_OF_AIR * MASS_OF_ATMOSPHERE  # Gt C per ppm of CO2


@dataclass(frozen=True)
class Assessed:
    """What the IPCC assessed, in the unit of the measure.

    chance : what its range holds: ``likely`` is 66 %, ``very likely`` 90 %
    source : where it stands
    """

    best: float
    low: float
    high: float
    chance: str
    source: str


@dataclass(frozen=True)
class Measure:
    """One measure of the response: its unit, the question it answers, and what was assessed, if anything."""

    unit: str
    question: str
    assessed: Assessed | None = None


MEASURES: Mapping[str, Measure] = {
    "equilibrium_sensitivity": Measure(
        "K",
        "How warm does it get in the end if CO2 is doubled and kept there?",
        Assessed(3.0, 2.0, 5.0, "very likely", "AR6 WGI, 7.5.5"),
    ),
    "transient_response": Measure(
        "K",
        "How warm is it when CO2, rising by 1 % a year, has doubled?",
        Assessed(1.8, 1.2, 2.4, "very likely", "AR6 WGI, 7.5.5"),
    ),
    "airborne_fraction": Measure(
        "1",
        "Which part of the CO2 emitted is in the air when CO2, rising by 1 % a year, has doubled?",
        Assessed(0.53, 0.47, 0.59, "likely", "AR6 WGI, 5.5.1"),
    ),
    "warming_per_carbon": Measure(
        "K per 1000 Gt C",
        "How much warming does emitted carbon bring, when CO2, rising by 1 % a year, has doubled?",
        Assessed(1.65, 1.0, 2.3, "likely", "AR6 WGI, 5.5.1"),
    ),
    "warming_of_1000_gigatonnes": Measure(
        "K", "How warm is it after 100 years with 10 Gt of carbon in each?"
    ),
    "commitment_50": Measure(
        "K",
        "How much warmer is it 50 years after emissions of CO2 have ended?",
        Assessed(0.0, -0.3, 0.3, "likely", "AR6 WGI, 4.7.1"),
    ),
    "commitment_100": Measure("K", "How much warmer is it 100 years after emissions of CO2 have ended?"),
}


@dataclass(frozen=True, eq=False)
class Response:
    """Every measure of ``MEASURES``, (member,) each."""

    equilibrium_sensitivity: np.ndarray
    transient_response: np.ndarray
    airborne_fraction: np.ndarray
    warming_per_carbon: np.ndarray
    warming_of_1000_gigatonnes: np.ndarray
    commitment_50: np.ndarray
    commitment_100: np.ndarray

    def __getitem__(self, name: str) -> np.ndarray:
        assert name in MEASURES, f"no measure {name}"
        return getattr(self, name)


def respond(ensemble: Ensemble) -> Response:
    """Run the two experiments and read the measures off them.

    Warming per carbon is the transient response by what was emitted until then (TCRE), the airborne fraction
    what is in the air of it; the commitment counts from the edge at which emissions end (ZEC).
    Source: Gillett et al. (2013), doi:10.1175/JCLI-D-12-00476.1; MacDougall et al. (2020),
    doi:10.5194/bg-17-2987-2020
    """
    rising, steady = one_per_cent(ensemble, DOUBLED), steady_then_none(ensemble)
    doubled = _at(rising, "temperature", DOUBLED)
    emitted = _at(rising, "cumulative_emissions", DOUBLED) / CO2_PER_CARBON
    in_the_air = AIR_OF_1850["CO2"] * (1.01**DOUBLED - 1.0) * CARBON_PER_PPM
    at_the_end = _at(steady, "temperature", STOPPED)
    return Response(
        equilibrium_sensitivity=ensemble.equilibrium_sensitivity(),
        transient_response=doubled,
        airborne_fraction=in_the_air / emitted,
        warming_per_carbon=1000.0 * doubled / emitted,
        warming_of_1000_gigatonnes=at_the_end,
        commitment_50=_at(steady, "temperature", STOPPED + 50) - at_the_end,
        commitment_100=_at(steady, "temperature", STOPPED + 100) - at_the_end,
    )


def response_answers(response: Response) -> list[Finding]:
    """One finding per measure: median, 5 and 95 % of the members, what was assessed in its keys."""
    count = len(response.transient_response)
    return [_answer(name, measure, response[name], count) for name, measure in MEASURES.items()]


def _answer(name: str, measure: Measure, members: np.ndarray, count: int) -> Finding:
    low, middle, high = np.percentile(members, [5.0, 50.0, 95.0])
    keys: dict[str, object] = {"measure": name}
    if measure.assessed is not None:
        said = measure.assessed
        keys |= {"assessed": said.best, "assessed_low": said.low, "assessed_high": said.high}
        keys |= {"assessed_range": said.chance, "assessed_by": said.source}
    return Finding(
        id=f"response.{name}",
        question=measure.question,
        value=float(middle),
        unit=measure.unit,
        low=float(low),
        high=float(high),
        range_of=f"p5-p95 of {count} members",
        sources=SOURCES[:1],
        keys=keys,
    )


def _at(run: Projection, variable: str, edge: int) -> np.ndarray:
    """(member,): a variable of the only scenario at one edge, of CO2 where it has species."""
    return run[variable].sel({TIMEBOUND: edge}).to_numpy().reshape(-1)
