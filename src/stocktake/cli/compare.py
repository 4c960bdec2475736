"""``stocktake compare``: several places side by side."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

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
def compare(
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
    """Each place's emissions, share, per person, per dollar, and since 1850, each with its range."""
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
    rows = questions.compare(world, places, chosen, held)
    if errors:
        rows = [*rows, *_chances(world, places, chosen, held)]
    names = naming(lang, world)
    title = names.words.say("inventory.compare.title", year=chosen)
    if plot is not None:
        from stocktake.cli.drawing import draw_rows

        shares = [row for row in rows if row.keys["measure"] == "share"]
        draw_rows(
            plot,
            shares,
            names,
            names.words.say("inventory.compare.shares", year=chosen),
            lambda row: names.place(str(row.keys["place"])),
        )
    if as_json:
        print_rows_json(f"How do {', '.join(places)} compare in {chosen}?", rows)
        return
    heads = [names.words.say(f"inventory.head.{name}") for name in ("place", "measure", "value", "range")]
    print_ranking(rows, names, heads, lambda row: _cells(row, names), title=title, right=(2, 3))


def _chances(world: World, places: list[str], year: int, held: dict[str, str]) -> list[Finding]:
    """The chance that each place emitted more than the next."""
    from stocktake.inventory import questions

    without_bunkers = {axis: choice for axis, choice in held.items() if axis != "bunkers"}
    found = [
        questions.probability_exceeds(world, one, other, year, without_bunkers)
        for one, other in pairwise(places)
    ]
    return [replace(row, keys={**row.keys, "measure": "exceeds"}) for row in found]


def _cells(row: Finding, names: Naming) -> tuple[str, ...]:
    from stocktake.report.numbers import range_of, value_of

    other = names.place_in_sentence(str(row.keys.get("other", row.keys["place"])))
    measure = names.words.say(f"inventory.compare.{row.keys['measure']}", other=other)
    place = names.place(str(row.keys["place"]))
    if row.value is None:
        return place, measure, "—", names.sentence_of_data(row.note, "report.absent.")
    return place, measure, value_of(row, names.language), range_of(row, names.language)
