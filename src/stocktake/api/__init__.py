"""The verbs of the command line as Python functions over the embedded data.

>>> from stocktake import api
>>> finding = api.share(["CHN", "USA"], 2023, {"gases": "kyoto"})
>>> finding.unit
'% of world emissions'

Every question of ``stocktake.inventory.questions`` is here without its first argument, the world, which is
read from the snapshot once. ``take_stock`` gives everything a report holds, ``outlook`` and ``gap`` the
pledges' part of it; ``attribute`` and ``fair_share`` say who caused the warming and whose is what is left;
``pledges``, ``quantify``, ``progress``, ``pathways`` and ``budget`` say what is promised and what is left,
``lever``, ``seek``, ``exit_or_capture`` and ``finance`` what it would take; ``check`` holds statements
against the data; ``project`` runs the climate for emissions of your own, ``response`` tells how sensitive it
is. ``choices``, ``places``, ``sectors`` and ``data_sources`` list the words.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from stocktake import assessment, pipeline, sources
from stocktake.api import fairness
from stocktake.api import words as of_words
from stocktake.api.levers import exit_or_capture, finance, lever, seek
from stocktake.api.promises import budget, pathways, pledges, progress, quantify
from stocktake.api.words import choices, data_sources, places
from stocktake.inventory import World, questions
from stocktake.pipeline import read_futures, take_stock
from stocktake.sources.promised import KNOWN_UNTIL

if TYPE_CHECKING:
    import xarray

    from stocktake.climate import Projection
    from stocktake.findings import Finding

Given = TypeVar("Given")


@functools.cache
def world() -> World:
    """The embedded inventories with metrics, places and society; read once per process."""
    return pipeline.read_world()


def outlook(as_of: str = KNOWN_UNTIL) -> list[Finding]:
    """Where the pledges of a date lead, the newest by default: one finding per pathway, with emissions,
    warming and probabilities."""
    futures, projection = _pledged(as_of)
    return assessment.outlook(futures, projection.temperature)


def gap(goal: str = "1.5", year: int = 2030, as_of: str = KNOWN_UNTIL) -> list[Finding]:
    """How far each pathway is from pathways to the goal ("1.5" or "2") in that year, Gt CO2e."""
    futures, projection = _pledged(as_of)
    return assessment.gap(futures, projection.temperature, goal=goal, year=year)


def project(emissions: xarray.DataArray, **options: object) -> Projection:
    """The calibrated ensemble under emissions of your own; see ``stocktake.climate.project``.

    emissions : (scenario, species, year) in the species' own units, from 1750 on
    """
    from stocktake import climate

    forcing = sources.read_forcing()
    return climate.project(emissions, sources.read_ensemble(), forcing, **options)  # type: ignore[arg-type]


def response() -> list[Finding]:
    """How the calibrated ensemble responds to CO2: one finding per measure, what was assessed in its keys."""
    from stocktake.climate.response import respond, response_answers

    return response_answers(respond(sources.read_ensemble()))


@functools.cache
def _pledged(as_of: str):
    futures = read_futures(as_of=as_of)
    return futures, pipeline.project(futures)


def _over_embedded(question: Callable[..., Given]) -> Callable[..., Given]:
    """The question without its first argument, asked of ``world()``."""

    @functools.wraps(question)
    def ask(*arguments: object, **named: object) -> Given:
        return question(world(), *arguments, **named)

    signature = inspect.signature(question)
    ask.__signature__ = signature.replace(parameters=list(signature.parameters.values())[1:])  # type: ignore[attr-defined]
    return ask


attribute = _over_embedded(fairness.attribute)
attribution_ranking = _over_embedded(fairness.attribution_ranking)
check = _over_embedded(of_words.check)
compare = _over_embedded(questions.compare)
cumulative = _over_embedded(questions.cumulative)
cumulative_overtake = _over_embedded(questions.cumulative_overtake)
cumulative_rank = _over_embedded(questions.cumulative_rank)
cumulative_ranking = _over_embedded(questions.cumulative_ranking)
cumulative_total = _over_embedded(questions.cumulative_total)
fair_share = _over_embedded(fairness.fair_share)
fair_share_of_year = _over_embedded(fairness.fair_share_of_year)
gas_rank = _over_embedded(questions.gas_rank)
gases = _over_embedded(questions.gases)
gases_by_warming = _over_embedded(fairness.gases_by_warming)
growth = _over_embedded(questions.growth)
history = _over_embedded(questions.history)
kaya = _over_embedded(questions.kaya)
overtake = _over_embedded(questions.overtake)
per_capita = _over_embedded(questions.per_capita)
per_gdp = _over_embedded(questions.per_gdp)
pledge_warming = _over_embedded(fairness.pledge_warming)
probability_exceeds = _over_embedded(questions.probability_exceeds)
rank = _over_embedded(questions.rank)
rank_probability = _over_embedded(questions.rank_probability)
ranking = _over_embedded(questions.ranking)
sectors = _over_embedded(of_words.sectors)
share = _over_embedded(questions.share)
share_uncertainty = _over_embedded(questions.share_uncertainty)
total = _over_embedded(questions.total)
trend = _over_embedded(questions.trend)

__all__ = [
    "attribute",
    "attribution_ranking",
    "budget",
    "check",
    "choices",
    "compare",
    "cumulative",
    "cumulative_overtake",
    "cumulative_rank",
    "cumulative_ranking",
    "cumulative_total",
    "data_sources",
    "exit_or_capture",
    "fair_share",
    "fair_share_of_year",
    "finance",
    "gap",
    "gas_rank",
    "gases",
    "gases_by_warming",
    "growth",
    "history",
    "kaya",
    "lever",
    "outlook",
    "overtake",
    "pathways",
    "per_capita",
    "per_gdp",
    "places",
    "pledge_warming",
    "pledges",
    "probability_exceeds",
    "progress",
    "project",
    "quantify",
    "rank",
    "rank_probability",
    "ranking",
    "read_futures",
    "response",
    "sectors",
    "seek",
    "share",
    "share_uncertainty",
    "take_stock",
    "total",
    "trend",
    "world",
]
