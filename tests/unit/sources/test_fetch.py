"""Fetching against a server on loopback: at its pace, with retries, each file checked."""

import hashlib
import threading
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from stocktake.errors import BadFile, MissingPart
from stocktake.sources import decide as deciding
from stocktake.sources.catalogue import Original
from stocktake.sources.fetch import Polite, fetch, fetch_one, need_success, paths_of, seconds_asked

CONTENT = b"year,value\n" + b"2020,1\n" * 20_000
SHA = hashlib.sha256(CONTENT).hexdigest()


class Server(ThreadingHTTPServer):
    """Answers ``/NAME`` by the script of that name: a list of statuses, the last one repeated."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.scripts = {}
        self.asked = []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.lstrip("/")
        self.server.asked.append(name)
        script = self.server.scripts[name]
        status, headers, body = script.pop(0) if len(script) > 1 else script[0]
        if status == 0:
            self.connection.close()
            return
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    running = Server()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture
def waited():
    return []


@pytest.fixture
def polite(waited):
    return Polite(sleep=waited.append)


def original(server, name, sha=SHA):
    return Original(f"folder/{name}.csv", sha, len(CONTENT), url=f"{server.address}/{name}")


GOOD = (200, {}, CONTENT)


def test_a_file_comes_whole_to_its_place(server, tmp_path, polite):
    server.scripts["plain"] = [GOOD]
    path = fetch_one(tmp_path, original(server, "plain"), polite)
    assert path == tmp_path / "folder" / "plain.csv"
    assert path.read_bytes() == CONTENT
    assert [item.name for item in path.parent.iterdir()] == ["plain.csv"]


def test_a_429_is_waited_for_as_long_as_it_asks(server, tmp_path, polite, waited):
    server.scripts["busy"] = [(429, {"Retry-After": "7"}, b""), (503, {"Retry-After": "11"}, b""), GOOD]
    fetch_one(tmp_path, original(server, "busy"), polite)
    assert waited == [7.0, 11.0]
    assert server.asked == ["busy"] * 3


def test_no_server_may_make_us_wait_for_ever(server, tmp_path, waited):
    server.scripts["slow"] = [(429, {"Retry-After": "86400"}, b""), GOOD]
    fetch_one(tmp_path, original(server, "slow"), Polite(longest=60.0, sleep=waited.append))
    assert waited == [60.0]


def test_a_broken_connection_is_tried_again(server, tmp_path, polite, waited):
    server.scripts["broken"] = [(0, {}, b""), (500, {}, b"oh"), GOOD]
    fetch_one(tmp_path, original(server, "broken"), polite)
    assert waited == [1.0, 2.0]


def test_giving_up_says_why_and_leaves_nothing(server, tmp_path, polite):
    server.scripts["never"] = [(429, {}, b"")]
    with pytest.raises(OSError, match="after 5 tries"):
        fetch_one(tmp_path, original(server, "never"), polite)
    assert server.asked == ["never"] * 5
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_file_that_is_not_there_is_asked_for_once(server, tmp_path, polite, waited):
    server.scripts["gone"] = [(404, {}, b"")]
    with pytest.raises(OSError, match="404"):
        fetch_one(tmp_path, original(server, "gone"), polite)
    assert server.asked == ["gone"]
    assert waited == []


def test_another_file_than_the_described_one_is_not_kept(server, tmp_path, polite):
    server.scripts["forged"] = [(200, {}, b"something else")]
    with pytest.raises(BadFile, match="another file than the catalogue describes"):
        fetch_one(tmp_path, original(server, "forged"), polite)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_one_failure_does_not_stop_the_others_and_nothing_is_fetched_twice(
    server, tmp_path, polite, monkeypatch
):
    known = {item.path: item for item in (original(server, "gone"), original(server, "plain"))}
    monkeypatch.setattr(deciding, "original_of", known.__getitem__)
    server.scripts |= {"gone": [(404, {}, b"")], "plain": [GOOD]}
    first = fetch(tmp_path, known, downloader=polite)
    assert [item.path for item in first.done] == ["folder/plain.csv"]
    with pytest.raises(MissingPart, match=r"folder/gone\.csv.*404"):
        need_success(first)
    again = fetch(tmp_path, known, downloader=polite)
    assert [item.path for item in again.decision.present] == ["folder/plain.csv"]
    assert server.asked.count("plain") == 1


def test_without_a_network_the_rest_is_not_tried(tmp_path, monkeypatch, waited):
    away = [Original(f"{name}.csv", SHA, 1, url=f"http://127.0.0.1:9/{name}") for name in "abc"]
    known = {item.path: item for item in away}
    monkeypatch.setattr(deciding, "original_of", known.__getitem__)
    told = []
    result = fetch(tmp_path, known, told=told.append, downloader=Polite(tries=2, sleep=waited.append))
    assert [item.path for item in told] == ["a.csv"]
    assert [item.path for item, _ in result.failed] == ["a.csv", "b.csv", "c.csv"]
    assert waited == [1.0]


def test_what_the_user_has_there_is_never_written_over(server, tmp_path, polite, monkeypatch):
    item = original(server, "plain")
    monkeypatch.setattr(deciding, "original_of", {item.path: item}.__getitem__)
    server.scripts["plain"] = [GOOD]
    (tmp_path / "folder").mkdir()
    (tmp_path / item.path).write_bytes(b"mine")
    result = fetch(tmp_path, [item.path], downloader=polite)
    assert [other.path for other in result.decision.other] == [item.path]
    assert (tmp_path / item.path).read_bytes() == b"mine"
    assert server.asked == []


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("3", 3.0), (formatdate(1_000_060, usegmt=True), 60.0), (None, 5.0), ("soon", 5.0)],
)
def test_a_wait_is_read_as_number_or_date(header, seconds):
    assert seconds_asked(header, now=lambda: 1_000_000.0) == seconds


def test_a_wait_in_the_past_is_none():
    assert seconds_asked(formatdate(10, usegmt=True), now=lambda: 1_000_000.0) == 0.0


def test_the_originals_of_a_source_are_found_by_its_key():
    assert paths_of(["primap261"]) == [
        "primap/derived/primap-hist_v2.6.1_histtp_ghg_excl_lulucf_2014-2023.csv"
    ]
    assert len(paths_of([])) > 50
