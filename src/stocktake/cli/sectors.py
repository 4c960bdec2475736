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
    from stocktake.inventory.sector_lists import sectors_by_data_set
    from stocktake.report.language import choose_language, words
    from stocktake.report.numbers import subscripts
    from stocktake.sectors import SECTORS, composed_of, sector_name, sector_named, shown

    listed = sectors_by_data_set(read_world(inventory))
    root = None if within is None else sector_named(within)
    every = tuple(dict.fromkeys(code for codes in listed.values() for code in codes))
    tree = shown(every, root, depth)
    held = {code: [key for key, codes in listed.items() if composed_of(code, codes)] for code, _ in tree}
    if as_json:
        rows = [
            {
                "code": code,
                "level": level,
                "name": sector_name(code, "en") if code in SECTORS else code,
                "name_zh": sector_name(code, "zh") if code in SECTORS else code,
                "datasets": held[code],
            }
            for code, level in tree
        ]
        print_json({"question": "Which sectors are told apart?", "rows": rows, "version": __version__})
        return
    say = words(choose_language(lang)).say
    lines = [
        (
            code,
            "  " * level + " / ".join(subscripts(sector_name(code, each)) for each in ("en", "zh"))
            if code in SECTORS
            else code,
            ", ".join(held[code]),
        )
        for code, level in tree
    ]
    heads = [say(f"history.head.{name}") for name in ("code", "name", "sources")]
    print_table(heads, lines, title=say("history.sectors"))
