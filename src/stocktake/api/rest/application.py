"""The application that a server serves: a route per verb, limits on what it takes, errors told."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from functools import partial
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from stocktake import __version__
from stocktake.api.rest import refusals
from stocktake.api.rest.desk import Desk
from stocktake.api.rest.page import page_of
from stocktake.api.rest.verbs import OF_ITS_OWN_LANGUAGE, Taken, Verb, verbs
from stocktake.cli.options import Language
from stocktake.errors import BadInput, OutOfRange, StocktakeError, UnknownName, nearest

MOST_VALUES = 50  # of one parameter
LONGEST_QUERY = 8192  # bytes
LOOPBACK = ("127.0.0.1", "localhost", "::1")
ERROR = {
    "type": "object",
    "required": ["error", "message"],
    "properties": {
        "error": {"type": "string", "description": "The kind of error, such as UnknownPlace"},
        "message": {"type": "string", "description": "The whole in English"},
        "came": {"type": "string"},
        "wanted": {"type": "string"},
        "nearest": {"type": "array", "items": {"type": "string"}},
        "next_step": {"type": "string"},
        "translation": {"type": "object", "description": "The same in the language asked for"},
    },
}
REFUSALS = {
    400: "What was asked contradicts itself, or is no number or date",
    404: "A word that names nothing, or a question without an answer",
    500: "Our mistake",
    503: "Busy: ask again later",
}


def application(desk: Desk | None = None, hosts: Collection[str] = LOOPBACK) -> FastAPI:
    """All verbs as GET routes.

    hosts : names by which the server may be called; empty for any. A page of another site can so not be made
            to read the answers by giving its own name the address of this machine.
    """
    hands = desk or Desk()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        hands.close()

    served = FastAPI(
        title="Stocktake",
        version=__version__,
        description="An open, reproducible global stocktake of climate action. Every answer is the JSON "
        "of the command of the same name: value, unit, range, the table over all choices, sources.",
        docs_url=None,  # their pages load programs of others from the network
        redoc_url=None,
        lifespan=lifespan,
    )
    _add_doors(served, hosts)
    _add_refusals(served)
    served.add_api_route("/", _index, include_in_schema=False)
    for verb in verbs():
        _add_route(served, verb, hands)
    return served


async def _index(request: Request) -> Response:
    policy = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    return Response(page_of(refusals.language_of(request)), media_type="text/html", headers=policy)


def _add_route(served: FastAPI, verb: Verb, desk: Desk) -> None:
    told = "lang" in {one.keyword for one in verb.takes}

    async def answer(request: Request, **given: Any) -> Response:
        refusals.check_names(verb, request)
        if told and given["lang"] is None and verb.name not in OF_ITS_OWN_LANGUAGE:
            given["lang"] = Language(refusals.language_of(request))
        text = await desk.answer(partial(verb.document, given))
        return Response(text + "\n", media_type="application/json")

    by_name = inspect.Parameter.KEYWORD_ONLY
    seen = [inspect.Parameter("request", by_name, annotation=Request)]
    seen += [
        inspect.Parameter(one.keyword, by_name, default=one.default, annotation=_query(verb, one))
        for one in verb.takes
    ]
    answer.__signature__ = inspect.Signature(seen)  # type: ignore[attr-defined]
    refused: dict[int | str, dict[str, Any]] = {
        status: {"description": says, "content": {"application/json": {"schema": ERROR}}}
        for status, says in REFUSALS.items()
    }
    answered: dict[str, Any] = {
        "description": "The document of the command with --json",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
    served.add_api_route(
        verb.path,
        answer,
        methods=["GET"],
        name=verb.name,
        operation_id=verb.name.replace(" ", "_").replace("-", "_"),
        summary=verb.says.partition("\n")[0],
        description=f"{verb.says}\n\nExample: `{verb.example_path}`",
        responses={200: answered, **refused},
        response_class=Response,
    )


def _query(verb: Verb, one: Taken) -> Any:
    """The parameter as FastAPI reads it: name, type, explanation, limits, example."""
    limits: dict[str, Any] = {} if one.least is None else {"ge": one.least}
    if one.many:
        limits["max_length"] = MOST_VALUES
    if "float" in str(one.kind):
        limits["allow_inf_nan"] = False
    if one.name in verb.example:
        limits["examples"] = [verb.example[one.name]]
    return Annotated[one.kind, Query(alias=one.name, description=one.says, **limits)]


def _add_doors(served: FastAPI, hosts: Collection[str]) -> None:
    """What is turned away before any question is read."""

    @served.middleware("http")
    async def door(request: Request, forward: Callable[[Request], Awaitable[Response]]) -> Response:
        refused = _turned_away(request, hosts)
        if refused is not None:
            status, error = refused
            return refusals.refused(error, refusals.language_of(request), status)
        response = await forward(request)
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def _turned_away(request: Request, hosts: Collection[str]) -> tuple[int, StocktakeError] | None:
    called = (request.url.hostname or "").lower()
    if hosts and called not in hosts:
        return 421, UnknownName(f"This server is not '{called}'", f"It is {', '.join(hosts)}")
    if request.method != "GET":
        return 405, BadInput(f"{request.method} is not answered", "Everything is asked with GET")
    length = request.headers.get("content-length", "0")
    if length != "0" or "transfer-encoding" in request.headers:
        return 413, BadInput("The request has a body", "Everything is asked in the address")
    if len(request.scope["query_string"]) > LONGEST_QUERY:
        return 414, OutOfRange(
            f"The question has {len(request.scope['query_string'])} bytes",
            f"At most {LONGEST_QUERY} are read",
            next_step="Ask for less, or use the command line or Python",
        )
    return None


def _add_refusals(served: FastAPI) -> None:
    by_path = {verb.path: verb for verb in verbs()}

    @served.exception_handler(StocktakeError)
    async def refuse(request: Request, error: StocktakeError) -> Response:
        return refusals.refused(error, refusals.language_of(request))

    @served.exception_handler(RequestValidationError)
    async def mistyped(request: Request, error: RequestValidationError) -> Response:
        verb = by_path[request.url.path]
        try:
            refusals.check_names(verb, request)
            told = refusals.mistyped(verb, error.errors())
        except StocktakeError as strange:
            told = strange
        return refusals.refused(told, refusals.language_of(request))

    @served.exception_handler(HTTPException)
    async def nowhere(request: Request, error: HTTPException) -> Response:
        path = request.url.path
        told = UnknownName(
            f"There is no route '{path}'", nearest=nearest(path, by_path), next_step=refusals.SEE
        )
        return refusals.refused(told, refusals.language_of(request), error.status_code)

    @served.exception_handler(Exception)
    async def mistake(request: Request, error: Exception) -> Response:
        return refusals.our_mistake()  # the server itself writes the traceback into its log
