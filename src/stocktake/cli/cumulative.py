"""``stocktake cumulative``: what part of all emissions since a start year is a place's."""

from __future__ import annotations

from typing import Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import Places, Telling, WorldChoices
from stocktake.cli.groups import with_groups


@app.command()
@with_groups
def cumulative(
    places: Places,
    start: Annotated[
        int | None, typer.Option("--from", help="First year of the sum; a choice left open without it.")
    ] = None,
    end: Annotated[
        int | None, typer.Option("--to", help="Last year of the sum; that of the data without it.")
    ] = None,
    *,
    choices: WorldChoices,
    told: Telling,
) -> None:
    """The places' share of the world's emissions added up over a period, taken together."""
    from stocktake.inventory import questions

    world = told.world()
    told.one(questions.cumulative(world, places, start, end, choices.held()), world)
