"""``stocktake lever``: what coal, methane, forests, capture or money do to warming, with uncertainty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli import lever_list
from stocktake.cli.app import app
from stocktake.cli.lever_told import asked, note_sentences, show
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import print_json

if TYPE_CHECKING:
    from stocktake.assessment.lever_answer import Answer, Question
    from stocktake.pathways.levers.statements import Applied

Say = Callable[..., str]

Base = Annotated[
    str, typer.Option("--base", help="A scenario (ssp245, ...), `pledges` (the newest), or `pledges@DATE`.")
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", help="A parameter or choice, such as ccs.capture_rate=low or coemissions=none."),
]


@app.command(epilog="Example: stocktake lever coal=-80%@2040:CHN,IND methane.oilgas=-75%@2030")
def lever(
    levers: Annotated[
        list[str] | None, typer.Argument(help="NAME=DEPTH@YEAR:PLACES, such as coal=-80%@2040:CHN,IND.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="Levers in a YAML file.", show_default=False)
    ] = None,
    statement: Annotated[
        list[str] | None,
        typer.Option("--with", help="A joint statement, such as sunnylands_2023 or methane_pledge_2021:low."),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            help="A scenario (ssp245 where none is given), `pledges` (the newest), or `pledges@DATE`.",
            show_default=False,
        ),
    ] = None,
    split: Annotated[
        str,
        typer.Option("--split", help="Split degrees avoided by lever,gas,place; `none` for none."),
    ] = "lever,gas",
    split_when: Annotated[
        str, typer.Option("--split-when", help="Year of the split (2027 to 2100), or `peak`.")
    ] = "2100",
    chosen: Set = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List every lever, statement, parameter and choice.")
    ] = False,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """What levers do to emissions and warming: degrees avoided, chances gained, who does it."""
    from stocktake import sources
    from stocktake.report.language import choose_language, words
    from stocktake.report.naming import Naming
    from stocktake.sources.seek_words import read_when

    catalogue = words(choose_language(lang))
    say = catalogue.say
    if listed:
        print_json(lever_list.document()) if as_json else lever_list.show(say)
        return
    if plot is not None:
        from stocktake.report.figures.picture import check_picture

        check_picture(plot)
    question, applied = _question(levers or [], file, statement or [], base, chosen or [])
    found = _answer(question, split, read_when(split_when))
    naming = Naming(catalogue, sources.read_places())
    if plot is not None:
        from stocktake.report.figures.levers import write_fan

        write_fan(plot, found.effect, say, asked(question, naming))
    if as_json:
        from stocktake.assessment.lever_answer import document

        print_json(
            document(
                found,
                question,
                question=say("levers.question"),
                notes=note_sentences(found.plan.notes, say),
                statements=[_clause_row(clause, say) for clause in applied],
                version=__version__,
            )
        )
        return
    show(found, question, applied, naming)


def _question(
    levers: list[str], file: Path | None, statements: list[str], base: str | None, chosen: list[str]
) -> tuple[Question, tuple[Applied, ...]]:
    """What is asked, from the command line and the file; what both say, the command line says last."""
    from stocktake.sources import lever_base
    from stocktake.sources.lever_questions import asked

    document = lever_base.read_yaml(file) if file is not None else None
    return asked(levers, statements, base, read_pairs(chosen), document)


def read_pairs(chosen: list[str]) -> dict[str, str]:
    """``name=level`` words as a mapping."""
    from stocktake.errors import BadInput

    pairs = {}
    for word in chosen:
        name, equals, level = word.partition("=")
        if not equals:
            raise BadInput(
                f"'{word}' sets nothing", "It is written NAME=LEVEL", next_step="Try --set coemissions=none"
            )
        pairs[name.strip()] = level.strip()
    return pairs


def _answer(question: Question, split: str, when: int | str) -> Answer:
    from stocktake.assessment.lever_answer import answer

    kinds = [] if split == "none" else [word.strip() for word in split.split(",") if word.strip()]
    return answer(question, kinds, when)


def _clause_row(clause: Applied, say: Say) -> dict[str, object]:
    from stocktake.pathways.levers.statements import word_key

    return {
        "clause": clause.clause,
        "assumption": say(word_key(clause.clause)),
        "reading": clause.reading,
        "levers": [one.said for one in clause.levers],
    }
