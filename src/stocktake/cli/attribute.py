"""``stocktake attribute``: how much of the warming to date places caused, by several methods."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli import attribution_told as told
from stocktake.cli.app import app
from stocktake.cli.asking import DataSetName, fixed, naming, read_world
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import print_rows_json

if TYPE_CHECKING:
    from stocktake.attribution import Past
    from stocktake.findings import Finding
    from stocktake.inventory import World
    from stocktake.report.naming import Naming

NO_PLACES = ("BUNKERS", "UNLISTED", "INTERACTION", "WORLD", "BEYOND")


Ranked = Annotated[
    list[str] | None,
    typer.Argument(help="Countries and groups, each a row; every country ranked without one."),
]
Start = Annotated[
    int | None, typer.Option("--from", help="First year of the emissions that count, 1850 or later.")
]
AtEndOf = Annotated[
    int | None, typer.Option("--year", help="Warming at the end of this year; the last one without it.")
]
Method = Annotated[
    str | None,
    typer.Option(
        "--method", help="leave-one-out, marginal, cumulative-gwp-star, cumulative-gwp100 or shapley."
    ),
]
Gases = Annotated[
    str | None, typer.Option("--gases", help="three-gases, co2 (with land use), fossil-co2, ch4 or n2o.")
]
LandUse = Annotated[str | None, typer.Option("--land-use", help="mean, blue, hc2023, oscar, luce or none.")]
Albedo = Annotated[
    str | None, typer.Option("--albedo", help="left-out, or counted: cleared land also reflects more light.")
]
Top = Annotated[int, typer.Option("--top", min=1, help="How many countries without a place.")]
AllChoices = Annotated[bool, typer.Option("--all-choices", help="Open data set and albedo too (slower).")]
OfPledge = Annotated[
    bool,
    typer.Option(
        "--pledge",
        help="Instead of the past: warming by what the places emit until --year, 2050 at the latest, "
        "if their pledges of 2021 are met.",
    ),
]


@app.command()
def attribute(
    places: Ranked = None,
    start: Start = None,
    year: AtEndOf = None,
    method: Method = None,
    gases: Gases = None,
    land_use: LandUse = None,
    dataset: DataSetName = None,
    albedo: Albedo = None,
    top: Top = 10,
    all_choices: AllChoices = False,
    pledge: OfPledge = False,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Who caused the warming: degrees by place and gas, with the ensemble's range and that of the choices."""
    from stocktake import attribution
    from stocktake.sources.past import read_past

    world = read_world()
    held = fixed(method=method, gases=gases, land_use=land_use, dataset=dataset, albedo=albedo)
    if start is not None:
        held["start"] = str(start)
    names = naming(lang, world)
    if pledge:
        _check_pledge(places or [], held)
        rows = _pledged(world, places or [], year)
        title = names.words.say(
            "attribution.pledge.title", first=rows[0].keys["first"], year=rows[0].keys["year"]
        )
        _give(rows, names, title, plot, as_json, lambda: told.show_pledged(rows, names, title))
        return
    past = read_past()
    if places:
        rows = attribution.warming(world, past, places, held, year, everything=all_choices)
        rest: list[Finding] = []
    else:
        rows, rest = _everyone(world, past, held, year, top)
    title = told.title_of(rows[0], names)
    shown = told.show_places if places else told.show_ranking
    _give([*rows, *rest], names, title, plot, as_json, lambda: shown(rows, rest, names, title))


def _give(
    rows: list[Finding],
    names: Naming,
    title: str,
    plot: Path | None,
    as_json: bool,
    show: Callable[[], None],
) -> None:
    """The figure where one is wanted, and the answer as JSON or as text."""
    if plot is not None:
        from stocktake.cli.drawing import draw_rows

        shown = [row for row in rows if str(row.keys["place"]) not in NO_PLACES]
        short = told.figure_title(rows[0], names)
        draw_rows(plot, shown, names, short, lambda row: names.place(str(row.keys["place"])))
    if as_json:
        print_rows_json(title, rows, year=rows[0].keys["year"])
    else:
        show()


def _check_pledge(places: list[str], held: dict[str, str]) -> None:
    """BadInput for what pledges cannot be asked."""
    from stocktake.errors import BadInput

    if not places:
        raise BadInput("--pledge was given without a place", "At least one country or group is wanted")
    if held:
        raise BadInput(
            f"--pledge looks ahead, so {', '.join(held)} cannot be chosen",
            "It takes places and --year",
            next_step="Leave the others out",
        )


def _pledged(world: World, places: list[str], year: int | None) -> list[Finding]:
    from stocktake import attribution, pipeline
    from stocktake.sources.past import read_past
    from stocktake.sources.promised import OF_THE_SET, read_gases_of_today

    past, futures = read_past(), pipeline.read_futures(as_of=OF_THE_SET)
    given = (world, futures, read_gases_of_today(), past.ensemble, past.forcing, places)
    return attribution.pledge_warming(*given) if year is None else attribution.pledge_warming(*given, year)


def _everyone(
    world: World, past: Past, held: dict[str, str], year: int | None, top: int
) -> tuple[list[Finding], list[Finding]]:
    from stocktake import attribution
    from stocktake.choices import Absent
    from stocktake.errors import NoAnswer

    try:
        found = attribution.ranked(world, past, held, year)
    except Absent as absent:
        raise NoAnswer(
            "No country's warming can be told under these choices",
            absent.reason,
            next_step="Free a fixed choice, or ask for another year",
        ) from None
    return attribution.ranking(found, top), attribution.balance(found)
