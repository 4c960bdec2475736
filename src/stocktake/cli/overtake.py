"""``stocktake overtake``: since when one place emits more than another."""

from __future__ import annotations

from typing import Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import EmissionChoices, Telling
from stocktake.cli.groups import with_groups


@app.command()
@with_groups
def overtake(
    one: Annotated[str, typer.Argument(help="Who passed: a country or group.")],
    other: Annotated[str, typer.Argument(help="Who was passed.")],
    summed: Annotated[
        bool, typer.Option("--cumulative", help="Compare emissions added up since a start year.")
    ] = False,
    start: Annotated[
        int | None, typer.Option("--from", help="Start of the sum; left open without it.")
    ] = None,
    *,
    choices: EmissionChoices,
    told: Telling,
) -> None:
    """The year from which ONE emits more than OTHER for good, under every choice."""
    from stocktake.errors import BadInput
    from stocktake.inventory import questions

    if start is not None and not summed:
        raise BadInput("--from belongs to sums over time", "It was given without --cumulative")
    world = told.world()
    if summed:
        finding = questions.cumulative_overtake(world, one, other, start, choices.held())
    else:
        finding = questions.overtake(world, one, other, choices.held())
    told.one(finding, world)
