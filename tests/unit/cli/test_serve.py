"""`stocktake serve`: where it listens, what it says, how it ends, and what it refuses."""

import json
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from typer.testing import CliRunner

from stocktake.cli.app import load_commands
from stocktake.cli.serve import is_loopback
from stocktake.errors import BadInput, MissingPart


def serve(*words):
    done = CliRunner().invoke(load_commands(), ["serve", *words])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("stocktake.example", False),
    ],
)
def test_only_loopback_is_this_machine_alone(host, alone):
    assert is_loopback(host) is alone


def test_another_address_is_not_served_by_accident():
    with pytest.raises(BadInput, match="not this machine alone") as refused:
        serve("--host", "0.0.0.0", "--port", "0")
    assert "--open-to-network" in refused.value.next_step


def test_a_port_that_is_taken_is_refused():
    pytest.importorskip("fastapi")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(BadInput, match="Nothing can listen"):
            serve("--port", str(taken.getsockname()[1]))


def test_without_its_packages_it_says_how_to_get_them(monkeypatch):
    monkeypatch.setitem(sys.modules, "fastapi", None)
    with pytest.raises(MissingPart, match=r"stocktake\[api\]"):
        serve("--port", "0")


@pytest.mark.skipif(sys.platform != "linux", reason="all of 127/8 is this machine on Linux only")
def test_it_says_where_it_answers_and_ends_when_it_is_stopped():
    pytest.importorskip("fastapi")
    program = subprocess.Popen(
        [sys.executable, "-m", "stocktake", "serve", "--host", "127.0.0.2", "--port", "0", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        lines = iter(program.stdout.readline, "")
        text = ""
        for line in lines:
            text += line
            if line.startswith("}"):
                break
        address = urlsplit(json.loads(text)["address"])
        assert address.hostname == "127.0.0.2"
        connection = HTTPConnection(address.hostname, address.port, timeout=60)
        connection.request("GET", "/choices?of=attribution")
        assert connection.getresponse().status == 200
        connection.close()
        program.send_signal(signal.SIGINT)
        _, said = program.communicate(timeout=60)
        assert (program.returncode, said) == (0, "")
    finally:
        program.kill()
        program.communicate()
