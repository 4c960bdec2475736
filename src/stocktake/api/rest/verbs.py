"""Which commands the network may ask, and what each takes: read from the commands themselves.

Nothing that names a file is taken from the network, and nothing that writes is served.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints
from urllib.parse import urlencode

import typer
from typer.models import ArgumentInfo, OptionInfo, ParameterInfo

from stocktake.cli.options import AsJson, Language

# commands that are no routes, and why
NOT_SERVED: Mapping[str, str] = {
    "run": "writes a folder",
    "explorer": "writes a folder",
    "project": "needs a file of scenarios",
    "data build": "reads the publishers' files and writes a folder",
    "data verify": "reads the publishers' files",
    "data fetch": "fetches from the network and writes a folder",
    "serve": "is what serves",
}
# a question of each verb; those that are not here are asked without parameters
EXAMPLES: Mapping[str, Mapping[str, str | list[str]]] = {
    "attribute": {"places": ["CHN", "USA"], "method": "cumulative-gwp-star"},
    "budget": {"limit": "1.5"},
    "check": {"text": "China emitted more CO2 than the United States in 2020."},
    "choices": {"of": "attribution"},
    "compare": {"places": ["CHN", "USA", "IND"], "year": "2023"},
    "cumulative": {"places": ["USA"], "from": "1850"},
    "data cite": {"keys": ["edgar2024"]},
    "exit-or-capture": {"depth": "60%", "by": "2040"},
    "fair-share": {"places": ["IND"], "rule": "equal-per-capita"},
    "finance": {"amount": "300e9", "to": "LDC"},
    "gap": {"goal": "2", "year": "2030"},
    "gases": {"year": "2023"},
    "history": {"places": ["CHN"], "from": "2015"},
    "kaya": {"places": ["CHN"]},
    "lever": {"levers": ["coal=-80%@2040:CHN,IND"]},
    "overtake": {"one": "CHN", "other": "USA"},
    "places": {"query": "欧盟", "year": "2021"},
    "pledges": {"place": "CHN"},
    "progress": {"place": "CHN"},
    "quantify": {"place": "IND"},
    "rank": {"year": "2023"},
    "seek": {"limit": "2", "probability": "50%", "with": ["coal,methane"]},
    "share": {"places": ["CHN", "USA"], "year": "2023"},
    "trend": {"places": ["CHN"]},
}
# options that only say how a file is written or completed
OF_FILES: Mapping[str, set[str]] = {
    "history": {"form"},
    "outlook": {"infill"},
    "pathways": {"countries", "form"},
}
# whose language is that of the text they are given, unless one is asked for
OF_ITS_OWN_LANGUAGE = {"check"}


@dataclass(frozen=True)
class Taken:
    """One query parameter.

    name    : in the query
    keyword : of the command's function
    kind    : type of the value, a list where it may be given several times
    default : ``inspect.Parameter.empty`` where it must be given
    least   : of a number; None where there is none
    """

    name: str
    keyword: str
    kind: Any
    default: Any
    says: str
    least: float | None = None

    @property
    def many(self) -> bool:
        """Whether it may be given several times."""
        return any("list" in str(each) for each in (self.kind, *get_args(self.kind)))


@dataclass(frozen=True)
class Verb:
    """A command as the network asks it.

    name  : of the command, such as ``data list``
    takes : its query parameters, ``lang`` among them where it has one
    """

    name: str
    ask: Callable[..., None]
    takes: tuple[Taken, ...]
    says: str

    @property
    def path(self) -> str:
        """Of its route, such as ``/data/list``."""
        return "/" + self.name.replace(" ", "/")

    @property
    def example(self) -> Mapping[str, str | list[str]]:
        """Query parameters of a question that it answers."""
        return EXAMPLES.get(self.name, {})

    @property
    def example_path(self) -> str:
        """The same as one writes it behind the server's address."""
        query = urlencode(self.example, doseq=True, safe="@:,")
        return f"{self.path}?{query}" if query else self.path

    def document(self, given: Mapping[str, Any]) -> str:
        """The JSON that the command prints with ``--json``; given by the keywords of its function."""
        from stocktake.cli.output import documents_taken

        # what is not taken from the network stays as it is where a command line does not name it
        left = {
            name: one.default
            for name, one in inspect.signature(self.ask).parameters.items()
            if one.default is not inspect.Parameter.empty
        }
        with documents_taken() as found:
            self.ask(**left | dict(given) | {"as_json": True})
        (document,) = found
        return document


@cache
def verbs() -> tuple[Verb, ...]:
    """All that are served, in the order of the command line's help."""
    found = []
    for name, command in _commands():
        if name in NOT_SERVED:
            continue
        ask = check if name == "check" else command
        says = inspect.getdoc(command) or ""
        takes = tuple(one for one in _takes(ask) if one.keyword not in OF_FILES.get(name, ()))
        found.append(Verb(name, ask, takes, says))
    return tuple(found)


def _commands() -> Iterator[tuple[str, Callable[..., None]]]:
    from stocktake.cli.app import load_commands

    application = load_commands()
    groups = [("", application)]
    for each in application.registered_groups:
        assert each.typer_instance is not None, "a group without commands"
        groups.append((f"{each.typer_instance.info.name} ", each.typer_instance))
    for before, group in groups:
        for one in group.registered_commands:
            assert one.callback is not None, "a command without a function"
            yield before + (one.name or one.callback.__name__.replace("_", "-")), one.callback


def _takes(command: Callable[..., None]) -> Iterator[Taken]:
    hints = get_type_hints(command, include_extras=True)
    for keyword, parameter in inspect.signature(command).parameters.items():
        kind, *marks = get_args(hints[keyword])
        info = next((mark for mark in marks if isinstance(mark, ParameterInfo)), None)
        if keyword == "as_json" or _names_a_file(kind):
            continue
        yield Taken(
            _name(keyword, info),
            keyword,
            kind,
            parameter.default,
            str(getattr(info, "help", "") or ""),
            getattr(info, "min", None),
        )


def _names_a_file(kind: Any) -> bool:
    parts = [kind, *get_args(kind)]
    return any(isinstance(part, type) and issubclass(part, Path) for part in parts)


def _name(keyword: str, info: ParameterInfo | None) -> str:
    """An option's long name, with low lines; an argument's keyword."""
    if isinstance(info, OptionInfo) and not isinstance(info, ArgumentInfo):
        # typer holds the first of the names where elsewhere a default stands
        for written in (info.default, *(info.param_decls or ())):
            if isinstance(written, str) and written.startswith("--"):
                return written.removeprefix("--").partition("/")[0].replace("-", "_")
    return keyword


def check(
    text: Annotated[str, typer.Argument(help="A sentence or a short text, English or Chinese.")],
    as_json: AsJson = True,
    lang: Annotated[
        Language | None, typer.Option("--lang", help="Language of the answer; by default that of the text.")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", help="Date line of the text, such as 2023-11-29, where it shows none."),
    ] = None,
) -> None:
    """The command of the same name for text alone: it never looks whether the text names a file."""
    from stocktake.claims.document import decoded
    from stocktake.cli.check import tell

    tell(decoded(text.encode("utf8", "replace"), "The sentence"), date, lang, as_json=as_json)
