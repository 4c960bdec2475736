"""The network gets what the command line prints, is told what was wrong, and names no file."""

import asyncio
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import get_args

import pytest
import typer
from tests.contracts.test_json_everywhere import commands
from tests.unit.api.served import serving
from typer.testing import CliRunner

from stocktake.cli.app import load_commands

pytest.importorskip("fastapi", reason="the extra `api` is not installed")

from stocktake.api.rest.application import LONGEST_QUERY, MOST_VALUES, application
from stocktake.api.rest.desk import Desk
from stocktake.api.rest.verbs import EXAMPLES, NOT_SERVED, OF_FILES, verbs
from stocktake.errors import Busy

VERBS = {verb.name: verb for verb in verbs()}


@pytest.fixture(scope="module")
def served():
    with serving(application()) as found:
        yield found


def typed(verb):
    """The example as one types it at the command line."""
    command = typer.main.get_command(load_commands())
    for word in verb.name.split():
        command = command.commands[word]
    places, options = [], []
    for parameter in command.params:
        positional = parameter.param_type_name == "argument"
        name = parameter.name if positional else parameter.opts[0].removeprefix("--").replace("-", "_")
        given = verb.example.get("text" if (verb.name, name) == ("check", "given") else name)
        for value in [given] if isinstance(given, str) else given or []:
            places += [value] if positional else []
            options += [] if positional else [parameter.opts[0], value]
    return [*verb.name.split(), *places, *options]


def printed(verb, *more):
    done = CliRunner().invoke(load_commands(), [*typed(verb), "--json", *more])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_every_command_is_served_or_left_out_for_a_reason():
    assert set(VERBS) | set(NOT_SERVED) == set(commands())
    assert not set(VERBS) & set(NOT_SERVED)
    assert set(EXAMPLES) | set(OF_FILES) <= set(VERBS)


@pytest.mark.parametrize("name", VERBS)
def test_a_route_gives_what_its_command_prints(served, name):
    verb = VERBS[name]
    reply = served.ask(verb.example_path, Accept_Language="en")
    assert reply.status == 200, reply.text
    assert reply.headers["content-type"] == "application/json"
    in_english = ["--lang", "en"] if "lang" in [one.name for one in verb.takes] else []
    assert reply.text == printed(verb, *in_english)


def test_questions_asked_at_once_are_answered_as_one_after_the_other(served):
    paths = [VERBS[name].example_path for name in ("share", "kaya", "quantify", "gap", "share", "compare")]
    alone = [served.ask(path).text for path in paths]
    with ThreadPoolExecutor(len(paths)) as many:
        assert list(many.map(lambda path: served.ask(path).text, paths)) == alone


def test_titles_are_in_the_language_of_the_reader(served):
    path = VERBS["rank"].example_path
    chinese = served.ask(path, Accept_Language="fr, zh-CN;q=0.8, en;q=0.5").json["question"]
    assert "2023年" in chinese
    assert served.ask(path + "&lang=zh", Accept_Language="en").json["question"] == chinese
    assert served.ask(path, Accept_Language="en, zh;q=0.5").json["question"] != chinese


@pytest.mark.parametrize(
    ("path", "status", "error", "nearest"),
    [
        ("/share?places=Germny", 404, "UnknownPlace", "DEU (Germany)"),
        ("/share", 400, "BadInput", None),
        ("/share?places=CHN&year=abc", 400, "BadInput", None),
        ("/share?places=CHN&yeer=2020", 404, "UnknownName", "year"),
        ("/share?places=CHN&year=1600", 400, "OutOfRange", "1750"),
        ("/share?places=CHN&inventory=mine.csv", 404, "UnknownName", None),
        ("/share?places=CHN&plot=a.svg", 404, "UnknownName", None),
        ("/shar", 404, "UnknownName", "/share"),
        ("/run", 404, "UnknownName", None),
        ("/choices?of=finanse", 404, "UnknownChoice", "finance"),
        ("/rank?top=0", 400, "BadInput", "1"),
        ("/rank?cumulative=perhaps", 400, "BadInput", None),
        ("/gap?year=2030&year=2035", 400, "BadInput", None),
        ("/budget?limit=nan", 400, "BadInput", None),
        ("/share?" + "&".join(["places=CHN"] * (MOST_VALUES + 1)), 400, "OutOfRange", None),
        ("/lever?levers=coql%3D-80%25@2040", 404, "UnknownLever", "coal"),
        ("/check?text=", 400, "BadFile", None),
        ("/share?places=" + "x" * LONGEST_QUERY, 414, "OutOfRange", None),
    ],
)
def test_what_is_asked_wrongly_is_told_in_both_languages(served, path, status, error, nearest):
    reply = served.ask(path, Accept_Language="zh")
    told = reply.json
    assert (reply.status, told["error"]) == (status, error)
    assert nearest is None or nearest in told["nearest"]
    assert told["message"] and any(
        "\u4e00" <= letter <= "\u9fff" for letter in told["translation"]["message"]
    )
    assert "translation" not in served.ask(path).json


def test_only_questions_without_a_body_are_answered(served):
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"):
        assert served.ask("/share?places=CHN", method).status == 405
    assert served.ask("/share?places=CHN", body="a" * 100).status == 413


def test_a_page_that_gives_its_own_name_to_this_machine_is_turned_away(served):
    assert served.ask("/choices", Host="evil.example").status == 421
    assert served.ask("/choices", Host=f"localhost:{served.port}").status == 200
    assert "access-control-allow-origin" not in served.ask("/choices", Origin="http://evil.example").headers


def test_no_parameter_is_a_file():
    for verb in verbs():
        for one in verb.takes:
            assert Path not in (one.kind, *get_args(one.kind)), (verb.name, one.name)


def test_no_value_is_ever_opened_as_a_file(served, tmp_path):
    bait = tmp_path / "bait.csv"
    bait.write_text("place,year,value\nCHN,2020,1\n")
    opened, watching = [], [True]
    sys.addaudithook(  # a hook stays for the life of the process
        lambda event, given: opened.append(str(given[0])) if watching and event == "open" else None
    )
    assert bait.read_text() and str(bait) in opened
    opened.clear()
    words = [
        (verb, one) for verb in verbs() for one in verb.takes if "str" in str(one.kind) and one.name != "lang"
    ]
    assert len(words) > 60
    for verb, one in words:
        rest = "&".join(part for part in verb.example_path.partition("?")[2].split("&") if part)
        rest = "&".join(part for part in rest.split("&") if part.partition("=")[0] != one.name)
        reply = served.ask(f"{verb.path}?{rest}&{one.name}={bait}".replace("?&", "?"))
        assert reply.status in (200, 400, 404), (verb.path, one.name, reply.text)
    watching.clear()
    assert str(bait) not in opened


def test_the_server_is_imported_by_what_serves_only():
    from tests.architecture.source_tree import ROOT, modules
    from tests.architecture.test_imports_point_down import imports

    servers = {"fastapi", "starlette", "uvicorn"}
    serving = [path for path in modules() if {name.split(".")[0] for name in imports(path)} & servers]
    assert {str(path.relative_to(ROOT).parent) for path in serving} == {"api/rest", "cli"}
    assert [path.name for path in serving if path.parent.name == "cli"] == ["serve.py"]


def test_a_mistake_of_ours_tells_nothing_of_itself(monkeypatch):
    from stocktake.api.rest.verbs import Verb

    def fails(self, given):
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(Verb, "document", fails)
    with serving(application()) as served:
        reply = served.ask("/choices")
    assert reply.status == 500
    assert reply.json["error"] == "InternalError"
    assert "secret" not in reply.text and "Traceback" not in reply.text


def test_what_takes_is_described_with_examples(served):
    paths = served.ask("/openapi.json").json["paths"]
    assert set(paths) == {verb.path for verb in verbs()}
    for verb in verbs():
        asked = paths[verb.path]["get"]
        assert verb.example_path in asked["description"]
        assert [one["name"] for one in asked["parameters"]] == [one.name for one in verb.takes]
        for one in asked["parameters"]:
            assert one.get("description"), (verb.path, one["name"])
        assert {"400", "404", "503"} <= set(asked["responses"])


@pytest.mark.parametrize(("language", "says"), [("en", "answers over HTTP"), ("zh", "通过 HTTP 提问")])
def test_the_page_lists_every_route_and_loads_nothing(served, language, says):
    reply = served.ask("/", Accept_Language=language)
    assert reply.status == 200 and says in reply.text
    for verb in verbs():
        assert f"<code>{verb.path}</code>" in reply.text
    assert "<script" not in reply.text and "//" not in reply.text.replace("<!--", "")
    assert "default-src 'none'" in reply.headers["content-security-policy"]


def test_a_desk_that_is_full_says_so_and_is_free_again_afterwards():
    begun, done = threading.Event(), threading.Event()

    def long():
        begun.set()
        done.wait(30)
        return "late"

    async def asked():
        desk = Desk(at_once=1, waiting=1, seconds=30)
        first = asyncio.create_task(desk.answer(long))
        await asyncio.to_thread(begun.wait, 30)
        second = asyncio.create_task(desk.answer(lambda: "second"))
        await asyncio.sleep(0)
        with pytest.raises(Busy, match="2 questions"):
            await desk.answer(lambda: "third")
        done.set()
        assert [await first, await second] == ["late", "second"]
        assert await desk.answer(lambda: "after") == "after"
        desk.close()

    asyncio.run(asked())


def test_what_takes_too_long_is_given_up_but_keeps_its_place_until_it_ends():
    done = threading.Event()

    async def asked():
        desk = Desk(at_once=1, waiting=0, seconds=0.05)
        with pytest.raises(Busy, match="longer than"):
            await desk.answer(lambda: str(done.wait(30)))
        with pytest.raises(Busy, match="1 questions"):
            await desk.answer(lambda: "next")
        done.set()
        while True:  # the thread reports to the loop when it is done
            try:
                assert await desk.answer(lambda: "next") == "next"
                break
            except Busy:
                await asyncio.sleep(0.01)
        desk.close()

    asyncio.run(asyncio.wait_for(asked(), 60))


def test_a_busy_server_says_when_to_come_back():
    with serving(application(Desk(at_once=1, waiting=0, seconds=1e-6))) as served:
        reply = served.ask("/response")
    assert reply.status == 503 and reply.json["error"] == "Busy" and int(reply.headers["retry-after"]) > 0
