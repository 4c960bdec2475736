"""``stocktake compare``: several places side by side."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from stocktake.cli.app import app
from stocktake.cli.asking import Columns, Errors, InYear, Places, Telling, WorldChoices, year_or_last
from stocktake.cli.groups import with_groups

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.inventory import World
    from stocktake.report.naming import Naming


@app.command()
@with_groups
def compare(
    places: Places,
    year: InYear = None,
    *,
    choices: WorldChoices,
    errors: Errors = False,
    told: Telling,
) -> None:
    """Each place's emissions, share, per person, per dollar, and since 1850, each with its range."""
    from stocktake.inventory import questions

    world = told.world()
    chosen, held = year_or_last(world, year), choices.held()
    rows = questions.compare(world, places, chosen, held)
    if errors:
        rows = [*rows, *_chances(world, places, chosen, held)]
    names = told.naming(world)
    title = names.words.say("inventory.compare.title", year=chosen)
    columns = Columns(
        ("place", "measure", "value", "range"),
        lambda row: _cells(row, names),
        (2, 3),
        lambda row: names.place(str(row.keys["place"])),
    )
    told.several(
        rows,
        title,
        columns,
        names,
        question=f"How do {', '.join(places)} compare in {chosen}?",
        drawn=[row for row in rows if row.keys["measure"] == "share"],
        drawn_title=names.words.say("inventory.compare.shares", year=chosen),
    )


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
