"""``stocktake trend``: at what rate emissions grew or fell."""

from __future__ import annotations

from typing import Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import EmissionChoices, Places, Telling
from stocktake.cli.groups import with_groups


@app.command()
@with_groups
def trend(
    places: Places,
    first: Annotated[
        int | None, typer.Option("--from", help="First year; ten years before the last without it.")
    ] = None,
    last: Annotated[int | None, typer.Option("--to", help="Last year; that of the data without it.")] = None,
    *,
    choices: EmissionChoices,
    told: Telling,
) -> None:
    """The rate a year at which the places' emissions grew, taken together, with its range."""
    from functools import partial

    from stocktake.cli.drawing import draw_history
    from stocktake.inventory import questions

    world = told.world()
    finding = questions.trend(world, places, first, last, choices.held())
    told.one(finding, world, partial(draw_history, world=world))
