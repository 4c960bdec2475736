"""``stocktake kaya``: emissions as population x output per person x emissions per output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import Columns, EmissionChoices, Places, Telling
from stocktake.cli.groups import with_groups

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.report.naming import Naming


@app.command()
@with_groups
def kaya(
    places: Places,
    first: Annotated[int | None, typer.Option("--from", help="First year; 1990 without it.")] = None,
    last: Annotated[int | None, typer.Option("--to", help="Last year; 2018 without it.")] = None,
    *,
    choices: EmissionChoices,
    output: Annotated[
        str | None, typer.Option("--output", help="Series of output: ppp-2011 (to 2018), ppp or market.")
    ] = None,
    told: Telling,
) -> None:
    """Rates a year of emissions and of the three factors that add up to it."""
    from stocktake.inventory import questions

    world = told.world()
    rows = questions.kaya(world, places, first, last, choices.held(output=output))
    names = told.naming(world)
    keys = rows[0].keys
    place = names.place_in_sentence(str(keys["place"]))
    title = names.words.say("inventory.kaya.title", place=place, first=keys["first"], last=keys["last"])
    columns = Columns(
        ("factor", "rate", "range"), lambda row: _cells(row, names), (1, 2), lambda row: _factor(row, names)
    )
    told.several(rows, title, columns, names, question=f"What drove the emissions of {keys['place']}?")


def _factor(row: Finding, names: Naming) -> str:
    return names.words.say(f"inventory.kaya.{row.keys['factor']}")


def _cells(row: Finding, names: Naming) -> tuple[str, ...]:
    from stocktake.report.numbers import range_of, value_of

    return _factor(row, names), value_of(row, names.language), range_of(row, names.language)
