"""``stocktake serve``: the verbs over HTTP, for programs on this machine."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_json

if TYPE_CHECKING:
    from fastapi import FastAPI

ANY_FREE = 0


@app.command(epilog="Example: `stocktake serve`, then open http://127.0.0.1:8000/ in a browser")
def serve(
    port: Annotated[
        int, typer.Option("--port", min=ANY_FREE, max=65535, help="Port to listen at; 0 for any free one.")
    ] = 8000,
    host: Annotated[str, typer.Option("--host", help="Address to listen at; this machine alone.")] = (
        "127.0.0.1"
    ),
    open_to_network: Annotated[
        bool,
        typer.Option(
            "--open-to-network",
            help="Let --host be another address: whoever reaches it can ask, without password or encryption.",
        ),
    ] = False,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Answer over HTTP: a GET route for every question, with the JSON that its command prints.

    Serves this machine alone, writes nothing, reads no file that a request names.
    """
    from stocktake.report.language import choose_language, words

    say = words(choose_language(lang)).say
    alone = is_loopback(host)
    if not alone and not open_to_network:
        raise_not_alone(host)
    application = _application(host if alone else None)
    listening = bound(host, port)
    address = _address(listening)
    if as_json:
        print_json({"address": address, "openapi": f"{address}openapi.json", "version": __version__})
    else:
        console().print(say("rest.served.at", address=address), markup=False)
    if not alone:
        console(to_error=True).print(say("rest.served.open"), markup=False)
    _run(application, listening)


def is_loopback(host: str) -> bool:
    """Whether an address or name reaches this machine alone."""
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def raise_not_alone(host: str) -> None:
    """BadInput for an address that others reach, where that was not said to be wanted."""
    from stocktake.errors import BadInput

    raise BadInput(
        f"'{host}' is not this machine alone",
        "Whoever reaches it could ask, without password or encryption",
        nearest=("127.0.0.1",),
        next_step="Add --open-to-network if that is what you want",
    )


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; BadInput where the port is taken or the address is none of ours."""
    from stocktake.errors import BadInput

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # before the address is said: who comes early waits
    except OSError as error:
        listening.close()
        raise BadInput(
            f"Nothing can listen at {host}, port {port}",
            error.strerror or str(error),
            next_step="Write --port 0 for any free port",
        ) from None
    return listening


def _application(alone: str | None) -> FastAPI:
    """The application; at an address of this machine alone it answers to the names of that only."""
    from stocktake.errors import MissingPart

    try:
        import fastapi  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise MissingPart(
            "FastAPI and uvicorn are not installed",
            "A server needs them",
            next_step="Install them with `pip install 'stocktake[api]'`",
        ) from None
    from stocktake.api.rest.application import LOOPBACK, application

    return application(hosts=(*LOOPBACK, alone.lower()) if alone else ())


def _address(listening: socket.socket) -> str:
    host, port, *_ = listening.getsockname()
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _run(application: FastAPI, listening: socket.socket) -> None:
    """Serve until the user stops it."""
    import uvicorn

    server = uvicorn.Server(
        uvicorn.Config(application, log_level="warning", access_log=False, server_header=False)
    )
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        return  # which is how it ends
    finally:
        listening.close()
