"""``stocktake gases``: how much of the emissions each gas makes up, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import Columns, InYear, Telling, WorldChoices, year_or_last
from stocktake.cli.groups import with_groups

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.inventory import World
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
        rows = warming_by_gas(world, asked, chosen, held)
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


def warming_by_gas(world: World, places: list[str], year: int, held: dict[str, str]) -> list[Finding]:
    """CO2 with land use, CH4 and N2O by the warming that the places' emissions since 1850 caused.

    raises : BadInput for a choice that says nothing about warming
    """
    from stocktake import attribution
    from stocktake.errors import BadInput
    from stocktake.sources.past import read_past

    strange = [axis for axis in held if axis not in ("land_use", "dataset")]
    if strange:
        raise BadInput(
            f"Warming by gas does not rest on {', '.join(strange)}",
            "It rests on --land-use and --dataset",
            next_step="Leave the others out; see `stocktake attribute` for more",
        )
    past, place = read_past(), "+".join(places)
    rows = []
    for gas in ("co2", "ch4", "n2o"):
        choices = {axis: one for axis, one in held.items() if gas == "co2" or axis != "land_use"}
        (row,) = attribution.warming(world, past, [place], {**choices, "gases": gas}, year)
        name = gas.upper()
        row = replace(row, id=f"gases-warming.{name}.{row.keys['place']}.{year}")
        rows.append(replace(row, keys={"gas": name, "place": row.keys["place"], "year": row.keys["year"]}))
    rows.sort(key=lambda row: -float(str(row.value)))
    return [replace(row, keys={**row.keys, "rank": number}) for number, row in enumerate(rows, start=1)]


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
