"""``stocktake seek``: the least change that keeps warming below a limit with a probability."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.lever import Base, Set, read_choices
from stocktake.cli.lever_told import note_sentences
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import print_json
from stocktake.cli.seek_asking import (
    read_given,
    read_limit,
    read_probability,
    read_terms,
    read_weights,
    read_when,
)

if TYPE_CHECKING:
    from stocktake.assessment.lever_answer import Question
    from stocktake.assessment.seek_answer import Told

WITH = "coal,oil,gas,methane,deforestation"


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
    from stocktake.assessment import seek_answer
    from stocktake.assessment.seek import Goal
    from stocktake.assessment.seek_reach import Reach
    from stocktake.cli.seek_told import draw, show
    from stocktake.report.figures.picture import check_picture
    from stocktake.report.language import choose_language, words
    from stocktake.report.naming import Naming
    from stocktake.sources import lever_base

    if plot is not None:
        check_picture(plot)
    goal = Goal(read_limit(limit), read_probability(probability), read_when(when))
    choices, settings = read_choices(chosen or [])
    told_base, resolve = lever_base.read_lever_base(base, choices), lever_base.resolve_places
    reach = Reach(
        told_base,
        read_terms(levers or [WITH], bounds or [], by, told_base, resolve),
        settings,
        read_given(given or [], told_base, resolve),
    )
    wish = seek_answer.Wish(goal, reach, read_weights(weights), lever_base.read_factors())
    asked = lever_base.question(base, choices, settings, ())
    climate = lever_base.read_ready_climate(base)
    told = seek_answer.sought(wish, climate, asked.others, with_frontier=frontier)
    again = _again(told, given or [], base, chosen or [])
    naming = Naming(words(choose_language(lang)), sources.read_places())
    if plot is not None:
        draw(plot, told, asked, given or [], naming)
    if as_json:
        _print(told, asked, given or [], again, notes=note_sentences(told.plan.notes, naming.words.say))
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


def _print(told: Told, asked: Question, given: list[str], again: str, *, notes: list[str]) -> None:
    from stocktake.assessment import seek_answer

    finding = seek_answer.finding(told, asked.sources, asked.chosen)
    print_json(
        {
            **finding.to_dict(),
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
