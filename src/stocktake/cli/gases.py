"""``stocktake gases``: how much of the emissions each gas makes up, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import (
    Accounting,
    Bunkers,
    DataSetName,
    Gases,
    InYear,
    LandUse,
    Metric,
    OwnFile,
    fixed,
    naming,
    read_world,
)
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import print_ranking, print_rows_json

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.inventory import World
    from stocktake.report.naming import Naming


@app.command()
def gases(
    year: InYear = None,
    places: Annotated[
        list[str] | None, typer.Option("--place", help="A country or group; the world without it.")
    ] = None,
    gases: Gases = None,
    metric: Metric = None,
    land_use: LandUse = None,
    dataset: DataSetName = None,
    accounting: Accounting = None,
    bunkers: Bunkers = None,
    by_warming: Annotated[
        bool,
        typer.Option(
            "--by-warming", help="By the warming caused since 1850 up to that year, not by a metric."
        ),
    ] = False,
    inventory: OwnFile = None,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """CO2, CH4, N2O and the F-gases, ranked by a metric or by the warming caused, each with its range."""
    from stocktake.inventory import questions
    from stocktake.inventory.questions.asking import last_year

    world = read_world(inventory)
    chosen = last_year(world) if year is None else year
    held = fixed(
        gases=gases,
        metric=metric,
        land_use=land_use,
        dataset=dataset,
        accounting=accounting,
        bunkers=bunkers,
    )
    asked = places or ["WORLD"]
    if by_warming:
        rows = warming_by_gas(world, asked, chosen, held)
    else:
        rows = questions.gases(world, chosen, asked, held)
    names = naming(lang, world)
    place = names.place_in_sentence(str(rows[0].keys["place"]))
    kind = "warming" if by_warming else "title"
    title = names.words.say(f"inventory.gases.{kind}", place=place, year=chosen)
    if plot is not None:
        from stocktake.cli.drawing import draw_rows

        draw_rows(plot, rows, names, title, lambda row: names.gas(str(row.keys["gas"])))
    if as_json:
        print_rows_json(title, rows)
        return
    columns = ("rank", "gas", "value", "range") if by_warming else ("rank", "gas", "share", "range", "ranks")
    heads = [names.words.say(f"inventory.head.{name}") for name in columns]
    print_ranking(rows, names, heads, lambda row: _cells(row, names), title=title, right=(0, 2, 3))


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
