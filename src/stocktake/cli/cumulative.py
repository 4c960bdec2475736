"""``stocktake cumulative``: what part of all emissions since a start year is a place's."""

from __future__ import annotations

from typing import Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import (
    Accounting,
    Bunkers,
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
def cumulative(
    places: Places,
    start: Annotated[
        int | None, typer.Option("--from", help="First year of the sum; a choice left open without it.")
    ] = None,
    end: Annotated[
        int | None, typer.Option("--to", help="Last year of the sum; that of the data without it.")
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
    """The places' share of the world's emissions added up over a period, taken together."""
    from stocktake.inventory import questions

    world = read_world(inventory)
    held = fixed(
        gases=gases,
        metric=metric,
        land_use=land_use,
        dataset=dataset,
        accounting=accounting,
        bunkers=bunkers,
    )
    finding = questions.cumulative(world, places, start, end, held)
    tell_one(finding, world, plot, as_json, lang)
