"""``stocktake gases``: how much of the emissions each gas makes up, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import Columns, InYear, Telling, WorldChoices, year_or_last
from stocktake.cli.groups import with_groups

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.report.naming import Naming


@app.command()
@with_groups
def gases(
    year: InYear = None,
    places: Annotated[
        list[str] | None, typer.Option("--place", help="A country or group; the world without it.")
    ] = None,
    *,
    choices: WorldChoices,
    by_warming: Annotated[
        bool,
        typer.Option(
            "--by-warming", help="By the warming caused since 1850 up to that year, not by a metric."
        ),
    ] = False,
    told: Telling,
) -> None:
    """CO2, CH4, N2O and the F-gases, ranked by a metric or by the warming caused, each with its range."""
    from stocktake.inventory import questions

    world = told.world()
    chosen, held = year_or_last(world, year), choices.held()
    asked = places or ["WORLD"]
    if by_warming:
        from stocktake.api.fairness import gases_by_warming

        rows = gases_by_warming(world, chosen, asked, held)
    else:
        rows = questions.gases(world, chosen, asked, held)
    names = told.naming(world)
    place = names.place_in_sentence(str(rows[0].keys["place"]))
    kind = "warming" if by_warming else "title"
    title = names.words.say(f"inventory.gases.{kind}", place=place, year=chosen)
    heads = ("rank", "gas", "value", "range") if by_warming else ("rank", "gas", "share", "range", "ranks")
    columns = Columns(
        heads, lambda row: _cells(row, names), (0, 2, 3), lambda row: names.gas(str(row.keys["gas"]))
    )
    told.several(rows, title, columns, names)


def _cells(row: Finding, names: Naming) -> tuple[str, ...]:
    from stocktake.report.numbers import range_of, value_of

    shown = (
        str(row.keys["rank"]),
        names.gas(str(row.keys["gas"])),
        value_of(row, names.language),
        range_of(row, names.language),
    )
    if row.unit == "°C":
        return shown
    ranks = sorted({int(str(one.extra["rank"])) for one in row.alternatives if one.absent is None})
    return (*shown, ", ".join(str(rank) for rank in ranks))
