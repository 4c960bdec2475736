"""`stocktake explorer`: static pages in which a reader changes the choices and sees the answers move."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_json


@app.command(epilog="Example: `stocktake explorer --out site`, then open site/index.html in a browser")
def explorer(
    out: Annotated[
        Path, typer.Option("--out", help="Folder to write to; made where it is not there.")
    ] = Path("site"),
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Write the explorer: pages that open from the disk, without a server or a network.

    Answers with their choices, and levers with the climate model running in the page.

    `--lang` chooses the language of `index.html`; both languages are written.
    """
    from stocktake import pipeline
    from stocktake.explorer import write_site
    from stocktake.explorer.lever_data import gather
    from stocktake.report.files import check_writable
    from stocktake.report.language import LANGUAGES, choose_language, words

    check_writable(out)
    first = choose_language(lang)
    say = words(first).say
    with console(to_error=True).status(say("run.step.start")) as status:
        taken = pipeline.take_stock(lambda step: status.update(say(f"run.step.{step}")))
        status.update(say("explorer.levers.gathering"))
        levers = gather()
        languages = [first, *(other for other in LANGUAGES if other != first)]
        written = write_site(taken, languages, out, levers=levers)
    if as_json:
        print_json({"files": [str(path) for path in written]})
        return
    for path in written:
        typer.echo(str(path))
