"""How sure an answer is, given how well inventories know what they state.

The ranges of the other questions span choices; these span errors of data under one choice. The chance that
one place emits more than another is the part of the draws in which it does. See docs/methods/uncertainty.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from stocktake.choices import Answer, Choices, ask
from stocktake.findings import Finding
from stocktake.inventory.axes import annual_choices
from stocktake.inventory.draws import MEMBERS, Draws, drawn
from stocktake.inventory.questions.asking import check_year
from stocktake.inventory.selection import Selection, select, select_two
from stocktake.inventory.world import World

QUANTILES = (0.05, 0.5, 0.95)


def probability_exceeds(
    world: World, one: str, other: str, year: int, fixed: Choices | None = None
) -> Finding:
    """The chance that ``one`` emitted more than ``other`` in ``year``, 0 to 1, over all choices of data."""
    check_year(world, year)
    first, second = select_two(world.places, one, other, year)

    def answer(combination: Choices) -> Answer:
        draws = _draws(world, combination, year)
        more = draws.of(_codes(first, draws)) > draws.of(_codes(second, draws))
        return Answer(float(more.mean()), world.emissions(combination, (year, year)).sources)

    return ask(
        f"probability-exceeds.{first.label}.{second.label}.{year}",
        f"How likely is it that {first.name} emitted more than {second.name} in {year}?",
        "probability",
        annual_choices((year, year), fixed, world.sets, of_world=False),
        answer,
        place=first.label,
        other=second.label,
        year=year,
    )


def share_uncertainty(
    world: World, places: Iterable[str] | str, year: int, fixed: Choices | None = None
) -> Finding:
    """Percentage of the world's emissions with the 5-95 % range of the draws, under the default choices.

    The median of each combination stands among the alternatives with its own ``low`` and ``high``.
    """
    check_year(world, year)
    chosen = select(world.places, places, year)

    def answer(combination: Choices) -> Answer:
        draws = _draws(world, combination, year)
        low, middle, high = np.quantile(100 * draws.of(_codes(chosen, draws)) / draws.world, QUANTILES)
        sources = world.emissions(combination, (year, year)).sources
        return Answer(float(middle), sources, extra={"low": float(low), "high": float(high)})

    held = {"bunkers": "in-world", **(fixed or {})}
    finding = ask(
        f"share-uncertainty.{chosen.label}.{year}",
        f"How sure is the share of {chosen.name} in the world's emissions of {year}?",
        "% of world emissions",
        annual_choices((year, year), held, world.sets),
        answer,
        place=chosen.label,
        **chosen.counted_once,
        year=year,
    )
    row = next(row for row in finding.alternatives if row.choices == finding.defaults)
    return replace(
        finding,
        low=float(str(row.extra["low"])),
        high=float(str(row.extra["high"])),
        range_of=f"5-95 % of {MEMBERS} draws of inventory errors",
    )


def rank_probability(world: World, place: str, year: int, fixed: Choices | None = None) -> Finding:
    """The likeliest rank of a country in ``year``; each alternative holds the chance of each rank."""
    check_year(world, year)
    chosen = select(world.places, place, year)

    def answer(combination: Choices) -> Answer:
        draws = _draws(world, combination, year)
        inside = set(_codes(chosen, draws))
        own = draws.of(tuple(inside))
        others = [number for number, code in enumerate(draws.places) if code not in inside]
        ranks = 1 + (draws.amount[:, others] > own[:, None]).sum(axis=1)
        found, counts = np.unique(ranks, return_counts=True)
        chances = {str(rank): float(count) / MEMBERS for rank, count in zip(found, counts, strict=True)}
        sources = world.emissions(combination, (year, year)).sources
        return Answer(int(found[counts.argmax()]), sources, extra={"probabilities": chances})

    return ask(
        f"rank-probability.{chosen.label}.{year}",
        f"What is the likeliest rank of {chosen.name} among countries by emissions of {year}?",
        "rank",
        annual_choices((year, year), fixed, world.sets, of_world=False),
        answer,
        place=chosen.label,
        year=year,
    )


def _draws(world: World, combination: Choices, year: int) -> Draws:
    world.emissions(combination, (year, year))  # refuses what the data cannot serve, with its reason
    key = (
        "draws",
        year,
        *(combination[axis] for axis in ("gases", "dataset", "metric", "land_use", "accounting")),
    )
    return world.keep(key, lambda: drawn(world, combination, year))


def _codes(chosen: Selection, draws: Draws) -> tuple[str, ...]:
    return draws.places if chosen.world else chosen.codes
