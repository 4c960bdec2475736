"""What the command line's parser refuses, as the errors of everything else: came, wanted, nearest, next step.

The parser (typer) words its refusals itself, and otherwise from version to version; here they are told
again from what it knows: the command, the option, the value. What it words in a way not known here is
passed on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from stocktake.errors import BadInput, StocktakeError, UnknownChoice, UnknownName, nearest

# how the parser words what it keeps in no attribute, and the error it stands for
WORDED: tuple[tuple[str, Callable[[Any, re.Match[str]], StocktakeError]], ...] = (
    (r"No such command '(.*?)'", lambda context, found: _no_command(context, found[1])),
    (r"Option '(.+)' requires an argument", lambda context, found: _without_value(context, found[1])),
    (r"Option '(.+)' does not take a value", lambda context, found: _with_value(context, found[1])),
    (r"Got unexpected extra argument\S* \((.*)\)", lambda context, found: _too_many(context, found[1])),
    (r"Missing command", lambda context, found: _no_command_given(context)),
)


def as_mistake(error: typer.TyperException, typed: Sequence[str] = ()) -> StocktakeError:
    """The refusal in the words of this program; with the parser's own where it is of no known kind.

    typed : the words after ``stocktake``, by which a command is named that the parser's error does not name
    """
    context = getattr(error, "ctx", None)
    if context is not None:
        if hasattr(error, "option_name") and hasattr(error, "possibilities"):
            return _no_option(context, str(error.option_name))
        if isinstance(error, typer.BadParameter):
            return _bad_value(context, error)
    where = context or _Nameless(" ".join(["stocktake", *(word for word in typed[:1] if word[:1] != "-")]))
    for pattern, mistake in WORDED:
        found = re.match(pattern, error.message, re.DOTALL)
        if found:
            return mistake(where, found)
    return StocktakeError(error.format_message(), next_step=_see(where))


@dataclass(frozen=True)
class _Nameless:
    """Stands for the parser's context where its error has none."""

    command_path: str


def _see(context: Any) -> str:
    return f"See `{_path(context)} --help`"


def _path(context: Any) -> str:
    return str(context.command_path)


def _written(context: Any) -> str:
    """How the command is written, such as ``stocktake share [OPTIONS] {places}...``."""
    return " ".join(context.get_usage().removeprefix("Usage:").split())


def _no_option(context: Any, option: str) -> StocktakeError:
    known = [word for each in context.command.params for word in (*each.opts, *each.secondary_opts)]
    known = [word for word in known if word.startswith("-")]
    return UnknownName(
        f"`{_path(context)}` has no option {option}", nearest=nearest(option, known), next_step=_see(context)
    )


def _no_command(context: Any, word: str) -> StocktakeError:
    known = getattr(context.command, "commands", {})
    return UnknownName(
        f"`{_path(context)}` has no command '{word}'", nearest=nearest(word, known), next_step=_see(context)
    )


def _no_command_given(context: Any) -> StocktakeError:
    return BadInput(
        f"`{_path(context)}` was given no command",
        f"It is written `{_written(context)}`",
        next_step=_see(context),
    )


def _without_value(context: Any, option: str) -> StocktakeError:
    return BadInput(f"{option} was given without a value", next_step=_see(context))


def _with_value(context: Any, option: str) -> StocktakeError:
    return BadInput(f"{option} takes no value", next_step=f"Write {option} alone")


def _too_many(context: Any, words: str) -> StocktakeError:
    return BadInput(
        f"'{words}' is more than `{_path(context)}` takes",
        f"It is written `{_written(context)}`",
        next_step=f"{_see(context)}, and put quotes around a name of several words",
    )


def _bad_value(context: Any, error: typer.BadParameter) -> StocktakeError:
    """A value that an option or argument cannot take, or none where one is needed."""
    name = str(getattr(error.param, "get_error_hint", lambda: "a value")()).strip("'")
    if hasattr(error, "param_type"):
        missing = name if name.startswith("-") else f"{{{name}}}"
        return BadInput(
            f"`{_path(context)}` was given without {missing}",
            f"It is written `{_written(context)}`",
            next_step=_see(context),
        )
    listed = re.search(r"'(.*)' is not one of (.+?)\.?$", error.message, re.DOTALL)
    if listed:
        known = re.findall(r"'(.*?)'", listed[2])
        return UnknownChoice(
            f"'{listed[1]}' is no choice for {name}",
            f"Known are {', '.join(known)}",
            nearest=nearest(listed[1], known),
            next_step=_see(context),
        )
    first: dict[str, Any] = next(iter(getattr(error.__cause__, "errors", list)()), {})
    given, kind = first.get("input"), str(first.get("type", ""))
    if kind.startswith("int"):
        return BadInput(f"'{given}' is no whole number for {name}", next_step=_see(context))
    if kind.startswith("float"):
        return BadInput(f"'{given}' is no number for {name}", next_step=_see(context))
    if kind == "greater_than_equal":
        least = first["ctx"]["ge"]
        return BadInput(f"{name} was given as {given}", f"At least {least} is wanted", nearest=(str(least),))
    return StocktakeError(error.format_message(), next_step=_see(context))
