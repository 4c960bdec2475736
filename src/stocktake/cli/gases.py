"""``stocktake gases``: how much of the emissions each gas makes up, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import (
    Accounting,
    Bunkers,
    DataSetName,
    Gases,
    InYear,
    LandUse,
    Metric,
    OwnFile,
    fixed,
    naming,
    read_world,
)
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import print_ranking, print_rows_json

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.report.naming import Naming


@app.command()
def gases(
    year: InYear = None,
    places: Annotated[
        list[str] | None, typer.Option("--place", help="A country or group; the world without it.")
    ] = None,
    gases: Gases = None,
    metric: Metric = None,
    land_use: LandUse = None,
    dataset: DataSetName = None,
    accounting: Accounting = None,
    bunkers: Bunkers = None,
    inventory: OwnFile = None,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """CO2, CH4, N2O and the F-gases, ranked by their CO2-equivalents, each with its range."""
    from stocktake.inventory import questions
    from stocktake.inventory.questions.asking import last_year

    world = read_world(inventory)
    chosen = last_year(world) if year is None else year
    held = fixed(
        gases=gases,
        metric=metric,
        land_use=land_use,
        dataset=dataset,
        accounting=accounting,
        bunkers=bunkers,
    )
    rows = questions.gases(world, chosen, places or ["WORLD"], held)
    names = naming(lang, world)
    place = names.place_in_sentence(str(rows[0].keys["place"]))
    title = names.words.say("inventory.gases.title", place=place, year=chosen)
    if plot is not None:
        from stocktake.cli.drawing import draw_rows

        draw_rows(plot, rows, names, title, lambda row: names.gas(str(row.keys["gas"])))
    if as_json:
        print_rows_json(f"Which gases were emitted most in {chosen}?", rows)
        return
    heads = [names.words.say(f"inventory.head.{name}") for name in ("rank", "gas", "share", "range", "ranks")]
    print_ranking(rows, names, heads, lambda row: _cells(row, names), title=title, right=(0, 2, 3))


def _cells(row: Finding, names: Naming) -> tuple[str, ...]:
    from stocktake.report.numbers import range_of, value_of

    ranks = sorted({int(str(one.extra["rank"])) for one in row.alternatives if one.absent is None})
    return (
        str(row.keys["rank"]),
        names.gas(str(row.keys["gas"])),
        value_of(row, names.language),
        range_of(row, names.language),
        ", ".join(str(rank) for rank in ranks),
    )
