"""`stocktake run`: the whole stocktake, written to a folder and summed up on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_json


@app.command(
    epilog="Examples: `stocktake run`, `stocktake run --out reports --lang zh`, `stocktake run --json`"
)
def run(
    out: Annotated[
        Path, typer.Option("--out", help="Folder to write to; made where it is not there.")
    ] = Path("out"),
    as_json: AsJson = False,
    language: InLanguage = None,
) -> None:
    """Take stock of the world: who emits, what is pledged, where it leads.

    Writes `report.en.html` and `report.zh.html` (each one file, no network needed), `findings.json`,
    the pathways as IAMC CSV and the warming as netCDF, and prints a summary.
    """
    from stocktake import pipeline, report
    from stocktake.findings import rows_to_dict
    from stocktake.report.files import check_writable
    from stocktake.report.language import choose_language, words
    from stocktake.report.terminal import summary

    check_writable(out)
    say = words(choose_language(language)).say
    screen = console(to_error=True)
    with screen.status(say("run.step.start")) as status:

        def tell(step: str) -> None:
            status.update(say(f"run.step.{step}"))

        taken = pipeline.take_stock(tell)
        tell("report")
        written = report.write(taken, languages=("en", "zh"), folder=out)
    if as_json:
        print_json(
            rows_to_dict(
                "What does the global stocktake find?", taken.findings, files=[str(path) for path in written]
            )
        )
        return
    summary(taken, choose_language(language))
    screen.print(say("run.written", folder=out), highlight=False)
    for path in (path for path in written if path.parent == out):
        screen.print(f"  {path}", highlight=False, markup=False)
