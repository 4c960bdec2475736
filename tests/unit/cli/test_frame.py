"""What every command shares: exit codes, error shapes, quick start."""

import json
import subprocess
import sys

import pytest

from stocktake import errors
from stocktake.cli import app as frame


def run(*words):
    return subprocess.run(
        [sys.executable, "-c", "from stocktake.cli import main; main()", *words],
        capture_output=True,
        text=True,
        check=False,
    )


def test_version_is_printed():
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("stocktake ")


@pytest.mark.parametrize("words", [["--no-such-option"], ["no-such-command"]])
def test_an_unknown_word_leaves_with_2_and_no_traceback(words):
    done = run(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert words[0] in done.stderr


@pytest.mark.parametrize(
    "words", [["share", "CHN", "--yer", "2023"], ["no-such-command"], ["overtake", "CHN"]]
)
def test_with_json_a_mistyped_command_is_one_document_too(words):
    done = run(*words, "--json")
    assert done.returncode == 2
    assert done.stdout == ""
    assert json.loads(done.stderr)["came"]


def test_help_and_version_leave_with_0_beside_json():
    assert run("share", "--help", "--json").returncode == 0


def raise_from_the_application(monkeypatch, error):
    def application(**_):
        raise error

    monkeypatch.setattr(frame, "load_commands", lambda: application)


def test_a_mistake_of_the_users_says_what_came_and_the_nearest_good_value(monkeypatch, capsys):
    raise_from_the_application(
        monkeypatch, errors.UnknownPlace("'Chna' is no country", nearest=["CHN (China)"])
    )
    with pytest.raises(SystemExit) as left:
        frame.main(["share", "Chna"])
    said = capsys.readouterr()
    assert left.value.code == 2
    assert said.out == ""
    assert "'Chna' is no country. Did you mean CHN (China)?" in said.err


def test_the_error_is_named_in_the_readers_language(monkeypatch, capsys):
    raise_from_the_application(monkeypatch, errors.UnknownPlace("x"))
    with pytest.raises(SystemExit):
        frame.main(["share", "x", "--lang", "zh"])
    assert "未知的国家" in capsys.readouterr().err


def test_with_json_an_error_is_one_document(monkeypatch, capsys):
    raise_from_the_application(monkeypatch, errors.OutOfRange("1700", "1850 to 2023"))
    with pytest.raises(SystemExit):
        frame.main(["share", "--json"])
    document = json.loads(capsys.readouterr().err)
    assert document["error"] == "OutOfRange"
    assert document["wanted"] == "1850 to 2023"


def test_our_own_mistake_leaves_with_1_and_no_traceback(monkeypatch, capsys):
    raise_from_the_application(monkeypatch, ZeroDivisionError("division by zero"))
    with pytest.raises(SystemExit) as left:
        frame.main([])
    assert left.value.code == 1
    assert "our mistake" in capsys.readouterr().err
    with pytest.raises(ZeroDivisionError):
        frame.main(["--debug"])


def test_compiled_programs_are_kept_where_the_cache_is(monkeypatch, tmp_path):
    monkeypatch.setenv("STOCKTAKE_CACHE", str(tmp_path))
    monkeypatch.delenv("JAX_COMPILATION_CACHE_DIR", raising=False)
    monkeypatch.setenv("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "1")
    frame._keep_compiled_programs()
    assert frame.os.environ["JAX_COMPILATION_CACHE_DIR"].startswith(str(tmp_path))
    assert frame.os.environ["JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS"] == "1"
    monkeypatch.delenv("JAX_COMPILATION_CACHE_DIR")


def test_a_cache_that_cannot_be_made_is_done_without(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("STOCKTAKE_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.delenv("JAX_COMPILATION_CACHE_DIR", raising=False)
    frame._keep_compiled_programs()
    assert "JAX_COMPILATION_CACHE_DIR" not in frame.os.environ
