"""``stocktake choices``: the axes that answers rest on, their choices, defaults and reasons."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import print_json, print_table


class Subject(StrEnum):
    """What the answers are about."""

    inventory = "inventory"
    attribution = "attribution"
    fair_share = "fair-share"
    finance = "finance"


@app.command()
def choices(
    of: Annotated[
        Subject,
        typer.Option("--of", help="Answers from the inventories, of attribution, fair shares, or finance."),
    ] = Subject.inventory,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Every choice that answers rest on, with its default and the reason."""
    from stocktake.inventory.axes import period_axes
    from stocktake.report.language import choose_language, words
    from stocktake.report.naming import Naming
    from stocktake.sources import read_places
    from stocktake.sources.choice_questions import axes_about

    axes = axes_about(of.value)
    period = {axis.name: axis for axis in period_axes()} if of is Subject.inventory else {}
    if as_json:
        rows = [
            {
                "axis": axis.name,
                "choices": list(axis.choices),
                "default": axis.default,
                "reason": axis.reason,
                "default_of_sums": period[axis.name].default if axis.name in period else axis.default,
            }
            for axis in axes
        ]
        print_json({"question": "On which choices do answers rest?", "rows": rows, "version": __version__})
        return
    names = Naming(words(choose_language(lang)), read_places())
    say = names.words.say
    heads = [say(f"inventory.head.{name}") for name in ("axis", "choices", "default", "reason")]
    lines = []
    for axis in axes:
        listed = ", ".join(axis.choices)
        default = axis.default
        sums = period[axis.name].default if axis.name in period else default
        if sums != default:
            default = say("inventory.choices.two_defaults", annual=default, sums=sums)
        lines.append((f"{names.axis(axis.name)} ({axis.name})", listed, default, names.reason(axis)))
    print_table(heads, lines, title=say("inventory.choices.title"))
