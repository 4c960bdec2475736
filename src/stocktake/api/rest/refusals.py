"""Errors over HTTP: ``StocktakeError.to_dict`` with a status, and what was asked wrongly as such errors.

400 what was asked contradicts itself or is no number or date; 404 a word that names nothing, a route that is
not there, a question without an answer; 405, 413, 414 a request that is none of ours; 421 the name of another
host; 503 busy; 500 our mistake.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from fastapi.responses import JSONResponse

from stocktake.errors import (
    BadInput,
    Busy,
    MissingPart,
    NoAnswer,
    OutOfRange,
    StocktakeError,
    UnknownChoice,
    UnknownName,
    nearest,
)

if TYPE_CHECKING:
    from fastapi import Request

    from stocktake.api.rest.verbs import Verb

STATUS: tuple[tuple[type[StocktakeError], int], ...] = (
    (UnknownName, 404),
    (NoAnswer, 404),
    (Busy, 503),
    (MissingPart, 500),
    (StocktakeError, 400),
)
SEE = "See `/` for the routes, /openapi.json for what each takes"
AGAIN_IN = "5"  # seconds


def status_of(error: StocktakeError) -> int:
    """The HTTP status of an error."""
    return next(status for kind, status in STATUS if isinstance(error, kind))


def refused(error: StocktakeError, language: str, status: int | None = None) -> JSONResponse:
    """The error as a response, in English and the reader's language."""
    from stocktake.cli.refused import document

    headers = {"Retry-After": AGAIN_IN} if isinstance(error, Busy) else {}
    return JSONResponse(document(error, language), status or status_of(error), headers=headers)


def our_mistake() -> JSONResponse:
    """What is not the asker's fault; what it was stands in the server's own log only."""
    document = {"error": "InternalError", "message": "The server made a mistake; it is written in its log."}
    return JSONResponse(document, 500)


def language_of(request: Request) -> str:
    """The language of ``lang=``, else the first known of Accept-Language by its weights, else English."""
    from stocktake.report.language import LANGUAGES

    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        return str(asked)
    weighed = []
    for place, part in enumerate(request.headers.get("accept-language", "").split(",")):
        tag, _, rest = part.partition(";")
        weight = rest.strip().removeprefix("q=")
        try:
            weighed.append((-float(weight or 1), place, tag.strip().lower()[:2]))
        except ValueError:
            continue
    known = (tag for weight, _, tag in sorted(weighed) if tag in LANGUAGES and weight < 0)
    return next(known, "en")


def check_names(verb: Verb, request: Request) -> None:
    """UnknownName for parameters that the verb does not take; BadInput for one given twice that is one."""
    takes = {one.name: one for one in verb.takes}
    given = [name for name, _ in request.query_params.multi_items()]
    for name in given:
        if name not in takes:
            raise UnknownName(
                f"`{verb.path}` takes no parameter '{name}'",
                f"It takes {', '.join(takes)}",
                nearest=nearest(name, takes),
            )
        if given.count(name) > 1 and not takes[name].many:
            raise BadInput(f"'{name}' was given {given.count(name)} times", "It takes one value")


def mistyped(verb: Verb, errors: Sequence[Mapping[str, Any]]) -> StocktakeError:
    """The first value that a parameter cannot take, worded as the command line words it."""
    first = errors[0]
    name, given, kind = str(first["loc"][1]), first.get("input"), str(first["type"])
    if kind == "missing":
        return BadInput(
            f"`{verb.path}` was given without {name}",
            f"It is written `{verb.example_path}`",
            next_step=SEE,
        )
    if kind.startswith("int"):
        return BadInput(f"'{given}' is no whole number for {name}", next_step=SEE)
    if kind.startswith("float") or kind == "finite_number":
        return BadInput(f"'{given}' is no number for {name}", next_step=SEE)
    if kind.startswith("bool"):
        return BadInput(f"'{given}' is neither true nor false for {name}", next_step=SEE)
    if kind == "enum":
        known = str(first["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        return UnknownChoice(
            f"'{given}' is no choice for {name}",
            f"Known are {known}",
            nearest=nearest(str(given), known.split(", ")),
        )
    if kind == "greater_than_equal":
        least = first["ctx"]["ge"]
        return BadInput(
            f"{name} was given as {given}", f"At least {least:g} is wanted", nearest=(f"{least:g}",)
        )
    if kind == "too_long":
        return OutOfRange(
            f"'{name}' was given {len(given or ())} times", f"At most {first['ctx']['max_length']} are taken"
        )
    return BadInput(f"'{given}' is no value for {name}", next_step=SEE)
