"""``stocktake exit-or-capture``: leave fossil power, or capture its CO2; in degrees and dollars."""

from __future__ import annotations

from typing import Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.lever import Base, Set, read_pairs
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import print_json


@app.command(
    "exit-or-capture", epilog="Example: stocktake exit-or-capture --depth 60% --by 2040 --effort cost"
)
def exit_or_capture(
    depth: Annotated[str, typer.Option("--depth", help="Part of coal and gas power to leave.")] = "60%",
    by: Annotated[int, typer.Option("--by", help="Year in which it is complete.")] = 2040,
    places: Annotated[str, typer.Option("--places", help="Places or groups; the world without.")] = "",
    effort: Annotated[
        str,
        typer.Option("--effort", help="What is equal: `service`, `gross` (CO2 at the chimney) or `cost`."),
    ] = "service",
    ramp: Annotated[
        str,
        typer.Option(
            "--ramp", help="`limited` to growth that has happened or been judged feasible, or `free`."
        ),
    ] = "limited",
    growth: Annotated[
        str,
        typer.Option(
            "--growth",
            help="Of the world's limit on capture, places get their `share` of the plants' CO2, "
            "or all of it (`world`).",
        ),
    ] = "share",
    base: Base = "ssp245",
    chosen: Set = None,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Leaving fossil power beside capturing its CO2 at equal effort: degrees, dollars, air, and where each
    wins.
    """
    from stocktake import sources
    from stocktake.cli.exit_or_capture_told import headline_words, show
    from stocktake.report.figures.levers import write_break_even
    from stocktake.report.figures.picture import check_picture
    from stocktake.report.language import choose_language, words
    from stocktake.report.naming import Naming
    from stocktake.sources import exit_questions

    if plot is not None:
        check_picture(plot)
    found = exit_questions.exit_or_capture(
        depth, by, places, effort, ramp, growth, base, read_pairs(chosen or [])
    )
    naming = Naming(words(choose_language(lang)), sources.read_places())
    if plot is not None:
        write_break_even(plot, found.multiples, naming.words.say, headline_words(found, naming))
    if as_json:
        from stocktake.assessment.exit_document import document

        print_json(document(found, naming.words.say("levers.exit.question"), __version__))
        return
    show(found, naming)
