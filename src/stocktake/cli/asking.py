"""What the commands that ask the inventories share: the options that fix a choice, and the world they ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.options import Language

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.inventory import World
    from stocktake.report.naming import Naming

Places = Annotated[
    list[str], typer.Argument(help="Countries and groups: codes or names, English or Chinese; A+B is one.")
]
InYear = Annotated[int | None, typer.Option("--year", help="The last year of the data without it.")]
Gases = Annotated[
    str | None,
    typer.Option("--gases", help="kyoto, three-gases, co2 (with land use), fossil-co2, ch4 or n2o."),
]
Metric = Annotated[
    str | None, typer.Option("--metric", help="Such as AR6GWP100, AR6GWP20, AR6GTP100 or 'AR6GWP*'.")
]
LandUse = Annotated[
    str | None, typer.Option("--land-use", help="none, mean, blue, hc2023, oscar, luce or inventory.")
]
DataSetName = Annotated[
    str | None, typer.Option("--dataset", help="Such as edgar, gcb, joined, jones or primap-tp.")
]
Accounting = Annotated[str | None, typer.Option("--accounting", help="territorial or consumption.")]
Bunkers = Annotated[str | None, typer.Option("--bunkers", help="in-world or left-out.")]
Errors = Annotated[
    bool,
    typer.Option("--errors", help="Ask how sure the inventories are, instead of what the choices do."),
]
OwnFile = Annotated[
    Path | None,
    typer.Option(
        "--inventory",
        help="Your own inventory: a CSV in long form, IAMC or PRIMAP2 interchange.",
        show_default=False,
    ),
]


def fixed(**choices: str | None) -> dict[str, str]:
    """The choices that were given, by axis."""
    return {axis: choice for axis, choice in choices.items() if choice is not None}


def read_world(own: Path | None = None) -> World:
    """The embedded inventories, and the user's own file as one more data set.

    raises : BadFile for a file that is no inventory
    """
    from stocktake import sources
    from stocktake.inventory import World
    from stocktake.inventory.world import own_data_set

    ledger, metrics, places = sources.read_inventory(), sources.read_metrics(), sources.read_places()
    if own is None:
        return World(ledger, metrics, places, sources.read_society())
    from stocktake.inventory.rules.own_file_completed import completed
    from stocktake.sources.readers.inventory_files import OWN, read_inventory_file

    rows, read = read_inventory_file(own, places)
    whole, filled = completed(rows, ledger)
    ledger = ledger.joined(OWN, whole, (*read, *filled))
    mine = own_data_set(OWN, own.name, ledger)
    return World(ledger, metrics, places, sources.read_society(), mine)


def tell_one(
    finding: Finding,
    world: World,
    plot: Path | None,
    as_json: bool,
    lang: Language | None,
    draw: Callable[[Path, Finding, Naming], None] | None = None,
) -> None:
    """One answer as it was asked for: drawn into a file, and printed as a document or in sentences.

    draw : draws it; its ranges, choice by choice, without one
    """
    from stocktake.cli.drawing import draw_one
    from stocktake.cli.output import print_finding, print_finding_json

    if plot is not None:
        (draw or draw_one)(plot, finding, naming(lang, world))
    if as_json:
        print_finding_json(finding)
    else:
        print_finding(finding, naming(lang, world))


def naming(lang: Language | None, world: World) -> Naming:
    """Names of places, gases and choices in the reader's language."""
    from stocktake.report.language import choose_language, words
    from stocktake.report.naming import Naming

    return Naming(words(choose_language(lang)), world.places)
