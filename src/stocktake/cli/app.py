"""The application that commands add themselves to, and what becomes of an error.

A mistake of the user's (any StocktakeError) prints its sentence, or with ``--json`` its dictionary, on
standard error and leaves with exit code 2. A mistake of ours leaves with 1 and asks for a report.
Tracebacks appear with ``--debug`` only.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
from typing import Annotated

import typer

from stocktake import __version__
from stocktake.errors import StocktakeError

app = typer.Typer(
    name="stocktake",
    help=(
        "An open, reproducible global stocktake of climate action: who emits, what is pledged, "
        "where it leads. Every number comes with its range of choices, its unit and its sources."
    ),
    epilog="Start with `stocktake run`. Every command takes --json, and --lang where it prints sentences.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

NOT_COMMANDS = {"app", "output", "options"}


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"stocktake {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    pass


def load_commands() -> typer.Typer:
    """Import every command file beside this one; each adds its command to ``app``."""
    import stocktake.cli as package

    for found in sorted(module.name for module in pkgutil.iter_modules(package.__path__)):
        if found not in NOT_COMMANDS:
            importlib.import_module(f"stocktake.cli.{found}")
    return app


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; always ends in SystemExit."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    words = [word for word in given if word != "--debug"]
    _keep_compiled_programs()
    try:
        load_commands()(args=words, prog_name="stocktake")
    except StocktakeError as error:
        if debug:
            raise
        _report(error, as_json="--json" in words, language=_language(words))
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        typer.echo("Stopped. Nothing half-written is left behind.", err=True)
        raise SystemExit(130) from None
    except Exception as error:
        if debug:
            raise
        typer.echo(
            f"This is our mistake, not yours: {type(error).__name__}: {error}\n"
            "Please report it with the command you typed; `--debug` shows where it happened.",
            err=True,
        )
        raise SystemExit(1) from None


def _keep_compiled_programs() -> None:
    """Let JAX keep what it compiles between commands, unless the user has said otherwise.

    Done for the command line only: a Python session's JAX is its owner's to set.
    """
    from stocktake.sources.cache import compiled_folder

    folder = compiled_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return  # a read-only home: programs are compiled anew each time
    os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", str(folder))
    os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0.2")


def _report(error: StocktakeError, *, as_json: bool, language: str | None) -> None:
    if as_json:
        typer.echo(json.dumps(error.to_dict(), ensure_ascii=False), err=True)
        return
    from stocktake.report.language import choose_language, words

    label = words(choose_language(language)).say(f"errors.{error.code}")
    typer.secho(label, fg="red", bold=True, err=True, nl=False)
    typer.echo(f": {error.sentence()}", err=True)


def _language(given: list[str]) -> str | None:
    for place, word in enumerate(given):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and place + 1 < len(given):
            return given[place + 1]
    return None
