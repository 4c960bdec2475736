"""Groups of options that go together: a frozen dataclass, a field to an option, which a command takes as one.

A command names a group among its parameters; the command line sees the group's fields in its place, in their
order, and the command gets the filled group. So each command file says only what is its own.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import wraps
from typing import Any, get_type_hints


def with_groups(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of its groups one by one, for typer to read.

    Groups are keyword-only parameters without a default; every field of theirs has one.
    """
    hints = get_type_hints(command, include_extras=True)
    own = list(inspect.signature(command).parameters.values())
    groups = {one.name: hints[one.name] for one in own if is_dataclass(hints[one.name])}

    @wraps(command)
    def run(**given: Any) -> None:
        filled = {
            name: group(**{field.name: given.pop(field.name) for field in fields(group)})
            for name, group in groups.items()
        }
        command(**given, **filled)

    seen = [option for one in own for option in _options(one, hints)]
    run.__signature__ = inspect.Signature(seen)  # type: ignore[attr-defined]
    run.__annotations__ = {option.name: option.annotation for option in seen}
    return run


def _options(parameter: inspect.Parameter, hints: dict[str, Any]) -> Iterator[inspect.Parameter]:
    """The parameter itself, or the fields of the group that it is."""
    by_name = inspect.Parameter.KEYWORD_ONLY
    group = hints[parameter.name]
    if not is_dataclass(group):
        yield parameter.replace(kind=by_name, annotation=group)
        return
    types = get_type_hints(group, include_extras=True)
    for field in fields(group):
        yield inspect.Parameter(field.name, by_name, default=field.default, annotation=types[field.name])
