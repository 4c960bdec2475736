"""``stocktake sectors``: the categories that emissions are told apart by, and which data sets have them."""

from __future__ import annotations

from typing import Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.asking import OwnFile, read_world
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import print_json, print_table


@app.command(epilog="`stocktake sectors`, `stocktake sectors Energy --depth 2`")
def sectors(
    within: Annotated[
        str | None, typer.Argument(help="Only what lies below this category: a code or a name.")
    ] = None,
    depth: Annotated[int, typer.Option("--depth", min=1, help="Levels of the tree.")] = 3,
    inventory: OwnFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """The tree of IPCC 2006 categories with the data sets that tell each apart, names in both languages."""
    from stocktake.inventory.sector_tree import sector_tree
    from stocktake.report.language import choose_language, words
    from stocktake.report.numbers import subscripts
    from stocktake.sectors import SECTORS, sector_name

    tree = sector_tree(read_world(inventory), within, depth)
    if as_json:
        rows = [
            {
                "code": one.code,
                "level": one.level,
                "name": sector_name(one.code, "en") if one.code in SECTORS else one.code,
                "name_zh": sector_name(one.code, "zh") if one.code in SECTORS else one.code,
                "datasets": list(one.datasets),
            }
            for one in tree
        ]
        print_json({"question": "Which sectors are told apart?", "rows": rows, "version": __version__})
        return
    say = words(choose_language(lang)).say
    lines = [
        (
            one.code,
            "  " * one.level + " / ".join(subscripts(sector_name(one.code, each)) for each in ("en", "zh"))
            if one.code in SECTORS
            else one.code,
            ", ".join(one.datasets),
        )
        for one in tree
    ]
    heads = [say(f"history.head.{name}") for name in ("code", "name", "sources")]
    print_table(heads, lines, title=say("history.sectors"))
