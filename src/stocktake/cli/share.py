"""``stocktake share``: what part of the world's emissions of a year is a place's."""

from __future__ import annotations

from stocktake.cli.app import app
from stocktake.cli.asking import (
    Accounting,
    Bunkers,
    DataSetName,
    Errors,
    Gases,
    InYear,
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
def share(
    places: Places,
    year: InYear = None,
    gases: Gases = None,
    metric: Metric = None,
    land_use: LandUse = None,
    dataset: DataSetName = None,
    accounting: Accounting = None,
    bunkers: Bunkers = None,
    errors: Errors = False,
    inventory: OwnFile = None,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """The places' share of the world's emissions, taken together, with its range over all choices."""
    from stocktake.inventory import questions
    from stocktake.inventory.questions.asking import last_year

    world = read_world(inventory)
    held = fixed(
        gases=gases,
        metric=metric,
        land_use=land_use,
        dataset=dataset,
        accounting=accounting,
        bunkers=bunkers,
    )
    ask = questions.share_uncertainty if errors else questions.share
    finding = ask(world, places, last_year(world) if year is None else year, held)
    tell_one(finding, world, plot, as_json, lang)
