"""``stocktake finance``: what money for developing countries could unlock and buy, in degrees per dollar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.lever import Base, Set, read_choices
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import print_json

if TYPE_CHECKING:
    from pathlib import Path

    from stocktake.equity.finance import Flow
    from stocktake.equity.finance_answer import Told
    from stocktake.pathways.levers.parameters import Settings
    from stocktake.report.naming import Naming
    from stocktake.sources.lever_base import Choices

LEAST = 1e6  # USD a year; who writes less has left out the unit


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

    if plot is not None:
        from stocktake.report.figures.picture import check_picture

        check_picture(plot)
    choices, settings, fixed = _choices(chosen or [])
    flow = _flow(amount, start, to, base, choices)
    catalogue = words(choose_language(lang))
    told = _told(flow, base, choices, settings, fixed, providers, to)
    naming = _naming(catalogue)
    if plot is not None:
        _draw(plot, told, choices, to, naming)
    if as_json:
        from stocktake.equity.finance_answer import document

        print_json(document(told, catalogue.say("levers.money.question"), __version__))
        return
    from stocktake.cli.finance_told import show

    show(told, naming, _words(to))


def _choices(chosen: list[str]) -> tuple[Choices, Settings, dict[str, str]]:
    """Choices about the base, levels of parameters, and axes of the conditional part held at one choice."""
    from stocktake.equity import conditional

    axes = {axis.name: axis for axis in conditional.AXES}
    own: list[str] = []
    others: list[str] = []
    for word in chosen:
        (own if word.partition("=")[0].strip() in axes and "=" in word else others).append(word)
    fixed = {}
    for word in own:
        name, _, choice = (part.strip() for part in word.partition("="))
        fixed[name] = axes[name].fixed(choice).default
    choices, settings = read_choices(others)
    return choices, settings, fixed


def _flow(amount: str, start: int, to: str, base: str, choices: Choices) -> Flow:
    """The flow; refuses amounts and years that mean nothing."""
    from stocktake.equity.finance import Flow
    from stocktake.errors import OutOfRange
    from stocktake.pathways.levers.finance import Finance
    from stocktake.pathways.levers.parse import places_of, read_depth
    from stocktake.sources import lever_base

    usd = read_depth(amount, Finance)
    if not 2020 <= start <= 2095:
        raise OutOfRange(f"A flow cannot start in {start}", "Years from 2020 to 2095 can", nearest=("2026",))
    if 0 <= usd < LEAST:
        raise OutOfRange(
            f"USD {usd:g} a year is too little to be told in degrees",
            f"At least USD {LEAST:,.0f} a year is wanted",
            nearest=(f"{usd:g}bn",) if usd else (),
            next_step="Amounts are dollars: write 300bn or 300e9",
        )
    told_base = lever_base.read_lever_base(base, choices)
    flow = Flow(usd, start, places_of(_words(to), told_base, lever_base.resolve_places))
    flow.lever()  # refuses what is below zero or beyond the table
    return flow


def _told(
    flow: Flow,
    base: str,
    choices: Choices,
    settings: Settings,
    fixed: dict[str, str],
    providers: str,
    to: str,
) -> Told:
    from stocktake.sources import money

    return money.told(base, choices, settings, flow, "+".join(_words(providers)), fixed, to)


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

    laid_on = lever_base.read_lever_base(told.base, choices)
    drawn = curve(laid_on, lever_base.read_ready_climate(told.base), told.flow, told.settings)
    write_curve(
        plot,
        drawn,
        naming.words.say,
        start=told.flow.timing().start,
        to=listed(_words(to), naming),
        base=base_named(told.base, naming),
    )


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
