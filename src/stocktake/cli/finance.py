"""``stocktake finance``: what money for developing countries could unlock and buy, in degrees per dollar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.lever import Base, Set, read_pairs
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import print_json

if TYPE_CHECKING:
    from pathlib import Path

    from stocktake.equity.finance_answer import Told
    from stocktake.report.naming import Naming
    from stocktake.sources.lever_base import Choices


@app.command(epilog="Example: stocktake finance --amount 300e9 --from 2026 --to LDC")
def finance(
    amount: Annotated[
        str, typer.Option("--amount", help="USD per year: 300e9, 300bn or 1.3tn; at least a million.")
    ] = "300e9",
    start: Annotated[
        int, typer.Option("--from", help="First year of the flow; money before 2026 is not counted.")
    ] = 2026,
    to: Annotated[str, typer.Option("--to", help="Recipients: places or groups, joined by commas.")] = (
        "NONANNEX1"
    ),
    providers: Annotated[
        str, typer.Option("--providers", help="Among whom it is shared: places or groups, joined by commas.")
    ] = "ANNEX2",
    base: Base = "pledges",
    chosen: Set = None,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Climate finance: what it buys and unlocks, in degrees per dollar; who needs it, who could give it."""
    from stocktake.report.language import choose_language, words
    from stocktake.sources.finance_questions import financed, names_in

    if plot is not None:
        from stocktake.report.figures.picture import check_picture

        check_picture(plot)
    catalogue = words(choose_language(lang))
    found = financed(amount, start, to, providers, base, read_pairs(chosen or []))
    told = found.told
    naming = _naming(catalogue)
    if plot is not None:
        _draw(plot, told, found.choices, to, naming)
    if as_json:
        from stocktake.equity.finance_answer import document

        print_json(document(told, catalogue.say("levers.money.question"), __version__))
        return
    from stocktake.cli.finance_told import show

    show(told, naming, names_in(to))


def _naming(catalogue) -> Naming:
    from stocktake import sources
    from stocktake.report.naming import Naming

    return Naming(catalogue, sources.read_places())


def _draw(plot: Path, told: Told, choices: Choices, to: str, naming: Naming) -> None:
    from stocktake.cli.finance_told import listed
    from stocktake.cli.lever_told import base_named
    from stocktake.equity.finance import curve
    from stocktake.report.figures.finance import write_curve
    from stocktake.sources import lever_base
    from stocktake.sources.finance_questions import names_in

    laid_on = lever_base.read_lever_base(told.base, choices)
    drawn = curve(laid_on, lever_base.read_ready_climate(told.base), told.flow, told.settings)
    write_curve(
        plot,
        drawn,
        naming.words.say,
        start=told.flow.timing().start,
        to=listed(names_in(to), naming),
        base=base_named(told.base, naming),
    )
