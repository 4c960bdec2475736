"""Who caused the warming, and whose is what is left: attribution and equity over the embedded data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from stocktake import attribution, pipeline, sources
from stocktake.equity.allocate import fair_shares
from stocktake.equity.pledged import TARGET, pledged_levels
from stocktake.equity.wholes import given_budget, published_budget, year_of_goal
from stocktake.errors import BadInput
from stocktake.sources.past import read_past
from stocktake.sources.promised import OF_THE_SET, read_gases_of_today

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.inventory import World

Fixed = Mapping[str, str]


def attribute(
    world: World,
    places: Sequence[str],
    fixed: Fixed | None = None,
    year: int | None = None,
    *,
    everything: bool = False,
) -> list[Finding]:
    """Degrees that each place caused, with its gases, ranges and chances; see ``attribution.warming``."""
    return attribution.warming(world, read_past(), places, fixed, year, everything=everything)


def attribution_ranking(
    world: World, fixed: Fixed | None = None, year: int | None = None, top: int = 10
) -> list[Finding]:
    """The countries that warmed most, with the range of their ranks, then what is no country's."""
    found = attribution.ranked(world, read_past(), fixed, year)
    return [*attribution.ranking(found, top), *attribution.balance(found)]


def gases_by_warming(
    world: World, year: int, places: Sequence[str] = ("WORLD",), fixed: Fixed | None = None
) -> list[Finding]:
    """CO2 with land use, CH4 and N2O by the warming that the places' emissions since 1850 caused.

    raises : BadInput for a choice that says nothing about warming
    """
    held = dict(fixed or {})
    strange = [axis for axis in held if axis not in ("land_use", "dataset")]
    if strange:
        raise BadInput(
            f"Warming by gas does not rest on {', '.join(strange)}",
            "It rests on --land-use and --dataset",
            next_step="Leave the others out; see `stocktake attribute` for more",
        )
    past, place = read_past(), "+".join(places)
    rows = []
    for gas in ("co2", "ch4", "n2o"):
        choices = {axis: one for axis, one in held.items() if gas == "co2" or axis != "land_use"}
        (row,) = attribution.warming(world, past, [place], {**choices, "gases": gas}, year)
        name = gas.upper()
        row = replace(row, id=f"gases-warming.{name}.{row.keys['place']}.{year}")
        rows.append(replace(row, keys={"gas": name, "place": row.keys["place"], "year": row.keys["year"]}))
    rows.sort(key=lambda row: -float(str(row.value)))
    return [replace(row, keys={**row.keys, "rank": number}) for number, row in enumerate(rows, start=1)]


def pledge_warming(world: World, places: Sequence[str], year: int = 2050) -> list[Finding]:
    """Degrees that each place's pledge of 2021 leaves room for until ``year``."""
    past = read_past()
    today = read_gases_of_today()
    futures = pipeline.read_futures(as_of=OF_THE_SET)
    return attribution.pledge_warming(world, futures, today, past.ensemble, past.forcing, places, year)


def fair_share(
    world: World,
    places: Sequence[str],
    limit: float = 1.5,
    probability: int | None = None,
    fixed: Fixed | None = None,
    *,
    budget: float | None = None,
    since: int = 2025,
) -> list[Finding]:
    """Shares of a published carbon budget by every rule, or of one of your own in Gt CO2."""
    if budget is None:
        studies, observed = sources.read_budget_studies(), sources.read_observed_co2()
        whole = published_budget(studies, observed, limit, probability, since)
    else:
        whole = given_budget(budget, since)
    return fair_shares(world, places, whole, sources.read_ndc_set().baselines, fixed)


def fair_share_of_year(
    world: World, places: Sequence[str], goal: str = "1.5", year: int = TARGET, fixed: Fixed | None = None
) -> list[Finding]:
    """Shares of the emissions of 2030 or 2035 that a goal ("1.5" or "2") leaves, the newest pledges beside
    them."""
    baselines = sources.read_ndc_set().baselines
    whole = year_of_goal(world, goal, year)
    pledged = pledged_levels(world, pipeline.read_futures(), year)
    return fair_shares(world, places, whole, baselines, fixed, pledged=pledged)
