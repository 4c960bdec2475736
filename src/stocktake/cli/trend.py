"""``stocktake trend``: at what rate emissions grew or fell."""

from __future__ import annotations

from typing import Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import (
    Accounting,
    DataSetName,
    Gases,
    LandUse,
    Metric,
    OwnFile,
    Places,
    fixed,
    read_world,
    tell_one,
)
from stocktake.cli.options import AsJson, InLanguage, PlotFile


@app.command()
def trend(
    places: Places,
    first: Annotated[
        int | None, typer.Option("--from", help="First year; ten years before the last without it.")
    ] = None,
    last: Annotated[int | None, typer.Option("--to", help="Last year; that of the data without it.")] = None,
    gases: Gases = None,
    metric: Metric = None,
    land_use: LandUse = None,
    dataset: DataSetName = None,
    accounting: Accounting = None,
    inventory: OwnFile = None,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """The rate a year at which the places' emissions grew, taken together, with its range."""
    from functools import partial

    from stocktake.cli.drawing import draw_history
    from stocktake.inventory import questions

    world = read_world(inventory)
    held = fixed(
        gases=gases,
        metric=metric,
        land_use=land_use,
        dataset=dataset,
        accounting=accounting,
    )
    finding = questions.trend(world, places, first, last, held)
    tell_one(finding, world, plot, as_json, lang, partial(draw_history, world=world))
