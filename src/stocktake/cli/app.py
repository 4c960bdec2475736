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
from typer.models import CommandInfo

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

# how help groups the commands; one that stands nowhere here stands under "More"
PANELS = {
    "Take stock": ("run", "explorer", "serve", "check"),
    "Who emits": (
        *("history", "share", "rank", "overtake", "cumulative", "gases", "trend", "kaya", "compare"),
        *("attribute", "fair-share"),
    ),
    "What is promised, and where it leads": (
        *("pledges", "quantify", "progress", "pathways", "outlook", "gap", "budget", "project", "response"),
    ),
    "What it would take": ("lever", "seek", "exit-or-capture", "finance"),
    "Words and data": ("choices", "places", "sectors", "data"),
}
NOT_COMMANDS = {"app", "mistyped", "output", "options", "refused"}
STOPPED = 130  # the exit code of a command that its user stopped


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
    _group(app)
    return app


def _group(application: typer.Typer) -> None:
    """Put every command under its panel and in the panels' order."""
    place = {name: (panel, at) for panel, names in PANELS.items() for at, name in enumerate(names)}
    order = {panel: at for at, panel in enumerate(PANELS)}

    def named(command: CommandInfo) -> str:
        return command.name or command.callback.__name__.replace("_", "-")  # type: ignore[union-attr]

    for command in application.registered_commands:
        command.rich_help_panel = place.get(named(command), ("More", 0))[0]
    application.registered_commands.sort(
        key=lambda command: (
            order.get(str(command.rich_help_panel), len(order)),
            place.get(named(command), ("", 0))[1],
        )
    )
    for group in application.registered_groups:
        group.rich_help_panel = "Words and data"


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; always ends in SystemExit."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    words = [word for word in given if word != "--debug"]
    _keep_compiled_programs()
    as_json = "--json" in words
    try:
        # typer would print what its parser refuses by itself, as text and in English only
        left = load_commands()(args=words, prog_name="stocktake", standalone_mode=False)
        if left == STOPPED:
            raise KeyboardInterrupt
        raise SystemExit(left if isinstance(left, int) else 0)
    except StocktakeError as error:
        if debug:
            raise
        _report(error, as_json=as_json, language=_language(words))
        raise SystemExit(error.exit_code) from None
    except typer.TyperException as error:
        if type(error).__name__ != "NoArgsIsHelpError":  # which has printed the help
            from stocktake.cli.mistyped import as_mistake

            _report(as_mistake(error, words), as_json=as_json, language=_language(words))
        raise SystemExit(StocktakeError.exit_code) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        typer.echo(_say("errors.stopped", words), err=True)
        raise SystemExit(STOPPED) from None
    except Exception as error:
        if debug:
            raise
        typer.echo(_say("errors.ours", words, error=f"{type(error).__name__}: {error}"), err=True)
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


def _say(key: str, given: list[str], **values: str) -> str:
    from stocktake.report.language import choose_language, words

    return words(choose_language(_language(given))).say(key, **values)


def _report(error: StocktakeError, *, as_json: bool, language: str | None) -> None:
    from stocktake.cli import refused
    from stocktake.report.language import choose_language, words

    chosen = choose_language(language)
    if as_json:
        typer.echo(json.dumps(refused.document(error, chosen), ensure_ascii=False), err=True)
        return
    say = words(chosen).say
    label = typer.style(say(f"errors.{error.code}"), fg="red", bold=True)
    typer.echo(say("errors.shown", label=label, sentence=refused.sentence(error, chosen)), err=True)


def _language(given: list[str]) -> str | None:
    for place, word in enumerate(given):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and place + 1 < len(given):
            return given[place + 1]
    return None
