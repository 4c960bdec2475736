"""``stocktake fair-share``: what is left, shared by every rule of fairness, and the pledges beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli import fair_share_told as told
from stocktake.cli.app import app
from stocktake.cli.asking import Places, fixed, naming, read_world
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import print_rows_json
from stocktake.sources.promised import KNOWN_UNTIL

if TYPE_CHECKING:
    from stocktake.inventory import World
    from stocktake.pathways import Futures

GOALS = {1.5: "1.5", 2.0: "2"}
OF_BUDGETS = ("study", "gases")

Limit = Annotated[float, typer.Option("--limit", help="Warming limit of the budget, °C.")]
Probability = Annotated[
    int | None, typer.Option("--probability", help="Of staying below it, per cent, as published.")
]
Budget = Annotated[float | None, typer.Option("--budget", help="A budget of your own instead, Gt CO2.")]
Since = Annotated[
    int, typer.Option("--since", help="The budget counts from the first of January of this year.")
]
Rule = Annotated[
    str | None, typer.Option("--rule", help="Only this rule, such as equal-per-capita or capability.")
]
Start = Annotated[int | None, typer.Option("--from", help="First year that counts to responsibility.")]
Threshold = Annotated[
    float | None, typer.Option("--threshold", help="Income that carries no duty, dollars a person.")
]
Progressivity = Annotated[
    float | None, typer.Option("--progressivity", help="Power of the income above the threshold.")
]
Convergence = Annotated[int | None, typer.Option("--convergence", help="Year of equal emissions per person.")]
Baseline = Annotated[str | None, typer.Option("--baseline", help="ssp1 or ssp5.")]
Gases = Annotated[
    str | None, typer.Option("--gases", help="What counts to a budget: co2 (with land use) or fossil-co2.")
]
Study = Annotated[str | None, typer.Option("--study", help="Whose budget, such as forster2023.")]
AllChoices = Annotated[bool, typer.Option("--all-choices", help="Open gases and bunkers too.")]


@app.command(name="fair-share")
def fair_share(
    places: Places,
    limit: Limit = 1.5,
    probability: Probability = None,
    budget: Budget = None,
    since: Since = 2025,
    rule: Rule = None,
    start: Start = None,
    threshold: Threshold = None,
    progressivity: Progressivity = None,
    convergence: Convergence = None,
    baseline: Baseline = None,
    gases: Gases = None,
    study: Study = None,
    all_choices: AllChoices = False,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Fair shares of a carbon budget and of the emissions of 2030 and 2035, by every rule, pledges beside."""
    given = fixed(rule=rule, baseline=baseline, gases=gases, study=study)
    numbers = {
        "start": start,
        "threshold": threshold,
        "progressivity": progressivity,
        "convergence": convergence,
    }
    given |= {name: f"{value:g}" for name, value in numbers.items() if value is not None}
    asked = Asked(tuple(places), limit, probability, budget, since, given, all_choices)
    world = read_world()
    names = naming(lang, world)
    tables = _tables(world, asked)
    if plot is not None:
        told.draw(plot, tables[0], names)
    if as_json:
        rows = [row for table in tables for row in table.rows]
        question = "What are fair shares of what is left?"
        print_rows_json(
            question,
            rows,
            limit=limit,
            pledges_as_of=KNOWN_UNTIL,
            not_told=list(dict.fromkeys(one.reason for one in tables if one.reason)),
        )
        return
    for table in tables:
        told.show(table, names)
    told.show_notes(tables, names)


@dataclass(frozen=True)
class Asked:
    """What the command line asked for."""

    places: tuple[str, ...]
    limit: float
    probability: int | None
    budget: float | None
    since: int
    fixed: dict[str, str]
    everything: bool


def _tables(world: World, asked: Asked) -> list[told.Table]:
    """The budget, and the years of the goal where the limit is one."""
    from stocktake import pipeline, sources
    from stocktake.equity.allocate import fair_shares
    from stocktake.equity.pledged import TARGETS
    from stocktake.equity.wholes import given_budget, published_budget

    baselines = sources.read_ndc_set().baselines
    if asked.budget is not None:
        whole = given_budget(asked.budget, asked.since)
    else:
        studies, observed = sources.read_budget_studies(), sources.read_observed_co2()
        whole = published_budget(studies, observed, asked.limit, asked.probability, asked.since)
    rows = fair_shares(world, asked.places, whole, baselines, asked.fixed, everything=asked.everything)
    tables = [told.Table(whole, tuple(rows))]
    if asked.budget is None and asked.limit in GOALS:
        futures = pipeline.read_futures()
        tables += [_of_year(world, asked, futures, year) for year in TARGETS]
    return tables


def _of_year(world: World, asked: Asked, futures: Futures, year: int) -> told.Table:
    """Shares of what the goal leaves in a year, with the newest pledges beside them."""
    from stocktake import sources
    from stocktake.equity.allocate import fair_shares
    from stocktake.equity.pledged import pledged_levels
    from stocktake.equity.wholes import year_of_goal
    from stocktake.errors import NoAnswer

    whole = year_of_goal(world, GOALS[asked.limit], year)
    held = {name: choice for name, choice in asked.fixed.items() if name not in OF_BUDGETS}
    try:
        found = fair_shares(
            world,
            asked.places,
            whole,
            sources.read_ndc_set().baselines,
            held,
            pledged=pledged_levels(world, futures, year),
            everything=asked.everything,
        )
    except NoAnswer as error:
        return told.Table(whole, (), error.wanted)
    return told.Table(whole, tuple(found))
