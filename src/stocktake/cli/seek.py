"""``stocktake seek``: the least change that keeps warming below a limit with a probability."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.lever import Base, Set, read_pairs
from stocktake.cli.lever_told import note_sentences
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import print_json
from stocktake.sources.seek_questions import WITH, sought

if TYPE_CHECKING:
    from stocktake.assessment.seek_answer import Told
    from stocktake.sources.seek_questions import Sought


@app.command(epilog="Example: stocktake seek --limit 2 --probability 67% --with coal,oil,gas,methane")
def seek(
    limit: Annotated[str, typer.Option("--limit", help="Warming above 1850-1900 to stay below, °C.")],
    levers: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            help=f"Levers, separated by commas: names, or whole levers as upper bounds. By default {WITH}.",
            show_default=False,
        ),
    ] = None,
    probability: Annotated[
        str, typer.Option("--probability", help="Share of members below, such as 67% or 0.67.")
    ] = "67%",
    given: Annotated[
        list[str] | None,
        typer.Option(
            "--given", help="What holds anyway: a joint statement, such as sunnylands_2023, or a whole lever."
        ),
    ] = None,
    bounds: Annotated[
        list[str] | None, typer.Option("--bounds", help="Least and most, such as coal=20%..90%.")
    ] = None,
    weights: Annotated[str, typer.Option("--weights", help="What is least: `equal` or `cost`.")] = "equal",
    when: Annotated[str, typer.Option("--when", help="`peak` (all years to 2100) or a year.")] = "peak",
    by: Annotated[int, typer.Option("--by", help="Year of the full depth of levers given by name.")] = 2040,
    frontier: Annotated[
        bool, typer.Option("--frontier", help="Also the least change over probabilities.")
    ] = False,
    base: Base = "ssp245",
    chosen: Set = None,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Run levers backwards: the least change that meets a limit with a probability, or how near one gets."""
    from stocktake import sources
    from stocktake.cli.seek_told import draw, show
    from stocktake.report.figures.picture import check_picture
    from stocktake.report.language import choose_language, words
    from stocktake.report.naming import Naming

    if plot is not None:
        check_picture(plot)
    found = sought(
        limit,
        levers or (),
        probability=probability,
        given=given or (),
        bounds=bounds or (),
        weights=weights,
        when=when,
        by=by,
        frontier=frontier,
        base=base,
        chosen=read_pairs(chosen or []),
    )
    told, asked = found.told, found.question
    again = _again(told, given or [], base, chosen or [])
    naming = Naming(words(choose_language(lang)), sources.read_places())
    if plot is not None:
        draw(plot, told, asked, given or [], naming)
    if as_json:
        _print(found, given or [], again, notes=note_sentences(told.plan.notes, naming.words.say))
        return
    show(told, asked, given or [], again, naming)


def _again(told: Told, given: list[str], base: str, chosen: list[str]) -> str:
    """The command that lays what was found; empty where that is nothing."""
    from stocktake.sources.lever_base import DEFAULT_BASE

    words = [*told.typed(), *(text for text in given if "=" in text)]
    for text in given:
        words += ["--with", text] if "=" not in text else []
    if not words:
        return ""
    words += ["--base", base] if base != DEFAULT_BASE else []
    for choice in chosen:
        words += ["--set", choice]
    return f"stocktake lever {shlex.join(words)}"


def _print(found: Sought, given: list[str], again: str, *, notes: list[str]) -> None:
    from stocktake.assessment import seek_answer

    told, asked = found.told, found.question
    print_json(
        {
            **found.finding.to_dict(),
            "base": asked.base.name,
            "given": {"as_typed": given, "probability": told.given_alone},
            "again": again,
            "emissions_unit": "GtCO2e/yr (AR6GWP100), Kyoto gases with land-use CO2",
            "emissions": seek_answer.emissions(told),
            "warming_unit": "°C above 1850-1900",
            "warming": seek_answer.warming(told),
            "notes": notes,
            "frontier": [seek_answer.row(told, found) for found in told.frontier],
            "version": __version__,
        }
    )
