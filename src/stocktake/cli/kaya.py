"""``stocktake kaya``: emissions as population x output per person x emissions per output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

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
    naming,
    read_world,
)
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import print_ranking, print_rows_json

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.report.naming import Naming


@app.command()
def kaya(
    places: Places,
    first: Annotated[int | None, typer.Option("--from", help="First year; 1990 without it.")] = None,
    last: Annotated[int | None, typer.Option("--to", help="Last year; 2018 without it.")] = None,
    gases: Gases = None,
    metric: Metric = None,
    land_use: LandUse = None,
    dataset: DataSetName = None,
    accounting: Accounting = None,
    output: Annotated[
        str | None, typer.Option("--output", help="Series of output: ppp-2011 (to 2018), ppp or market.")
    ] = None,
    inventory: OwnFile = None,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Rates a year of emissions and of the three factors that add up to it."""
    from stocktake.inventory import questions

    world = read_world(inventory)
    held = fixed(
        gases=gases,
        metric=metric,
        land_use=land_use,
        dataset=dataset,
        accounting=accounting,
        output=output,
    )
    rows = questions.kaya(world, places, first, last, held)
    names = naming(lang, world)
    keys = rows[0].keys
    place = names.place_in_sentence(str(keys["place"]))
    title = names.words.say("inventory.kaya.title", place=place, first=keys["first"], last=keys["last"])
    if plot is not None:
        from stocktake.cli.drawing import draw_rows

        draw_rows(plot, rows, names, title, lambda row: _factor(row, names))
    if as_json:
        print_rows_json(f"What drove the emissions of {keys['place']}?", rows)
        return
    heads = [names.words.say(f"inventory.head.{name}") for name in ("factor", "rate", "range")]
    print_ranking(rows, names, heads, lambda row: _cells(row, names), title=title, right=(1, 2))


def _factor(row: Finding, names: Naming) -> str:
    return names.words.say(f"inventory.kaya.{row.keys['factor']}")


def _cells(row: Finding, names: Naming) -> tuple[str, ...]:
    from stocktake.report.numbers import range_of, value_of

    return _factor(row, names), value_of(row, names.language), range_of(row, names.language)
