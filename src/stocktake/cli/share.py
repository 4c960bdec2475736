"""``stocktake share``: what part of the world's emissions of a year is a place's."""

from __future__ import annotations

from stocktake.cli.app import app
from stocktake.cli.asking import Errors, InYear, Places, Telling, WorldChoices, year_or_last
from stocktake.cli.groups import with_groups


@app.command()
@with_groups
def share(
    places: Places,
    year: InYear = None,
    *,
    choices: WorldChoices,
    errors: Errors = False,
    told: Telling,
) -> None:
    """The places' share of the world's emissions, taken together, with its range over all choices."""
    from stocktake.inventory import questions

    world = told.world()
    ask = questions.share_uncertainty if errors else questions.share
    told.one(ask(world, places, year_or_last(world, year), choices.held()), world)
