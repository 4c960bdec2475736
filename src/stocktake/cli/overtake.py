"""``stocktake overtake``: since when one place emits more than another."""

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
    fixed,
    read_world,
    tell_one,
)
from stocktake.cli.options import AsJson, InLanguage, PlotFile


@app.command()
def overtake(
    one: Annotated[str, typer.Argument(help="Who passed: a country or group.")],
    other: Annotated[str, typer.Argument(help="Who was passed.")],
    summed: Annotated[
        bool, typer.Option("--cumulative", help="Compare emissions added up since a start year.")
    ] = False,
    start: Annotated[
        int | None, typer.Option("--from", help="Start of the sum; left open without it.")
    ] = None,
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
    """The year from which ONE emits more than OTHER for good, under every choice."""
    from stocktake.errors import BadInput
    from stocktake.inventory import questions

    if start is not None and not summed:
        raise BadInput("--from belongs to sums over time", "It was given without --cumulative")
    world = read_world(inventory)
    held = fixed(
        gases=gases,
        metric=metric,
        land_use=land_use,
        dataset=dataset,
        accounting=accounting,
    )
    if summed:
        finding = questions.cumulative_overtake(world, one, other, start, held)
    else:
        finding = questions.overtake(world, one, other, held)
    tell_one(finding, world, plot, as_json, lang)
