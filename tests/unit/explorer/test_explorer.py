"""The explorer shows what Python found, opens from the disk, and asks nobody for anything."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stocktake import pipeline
from stocktake.cli.app import load_commands
from stocktake.errors import CannotWrite
from stocktake.explorer import write_site
from stocktake.explorer.contents import contents, with_choices
from stocktake.explorer.site import in_script
from stocktake.report.language import words
from stocktake.report.naming import Naming
from stocktake.report.numbers import scale_of


@pytest.fixture(scope="module")
def site(taken, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    write_site(taken, ("en", "zh"), folder)
    return folder


@pytest.fixture(scope="module", params=["en", "zh"])
def held(request, taken):
    return contents(taken, Naming.of(taken, words(request.param))), request.param


def test_every_finding_with_choices_is_a_question_with_every_combination(taken, held):
    data, _ = held
    asked = {question["id"]: question for question in data["questions"]}
    wanted = with_choices(taken.findings)
    assert set(asked) == {finding.id for finding in wanted}
    for finding in wanted:
        assert len(asked[finding.id]["rows"]) == len(finding.alternatives)


def test_the_default_row_holds_the_headline(taken, held):
    data, language = held
    values = {finding.id: finding for finding in taken.findings}
    for question in data["questions"]:
        finding = values[question["id"]]
        width = len(question["axes"])
        rows = [row for row in question["rows"] if row[:width] == [a["default"] for a in question["axes"]]]
        factor = scale_of(finding.unit, language, float(finding.value)).factor
        assert [row[width] for row in rows] == [pytest.approx(finding.value * factor, rel=1e-4)]


def test_a_combination_without_a_value_has_its_reason(held):
    data, _ = held
    rows = [(question, row) for question in data["questions"] for row in question["rows"]]
    absent = [(question, row) for question, row in rows if row[-1] >= 0]
    assert absent
    assert all(row[-2] is None and question["reasons"][row[-1]] for question, row in absent)


def test_pages_ask_nobody_for_anything(site):
    class Addresses(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found = []

        def handle_starttag(self, tag, attributes):
            self.found += [value for name, value in attributes if name in ("src", "href", "action")]

    for path in site.iterdir():
        parser = Addresses()
        parser.feed(path.read_text(encoding="utf8"))
        assert all(re.fullmatch(r"explorer\.(en|zh)\.html", address) for address in parser.found)


def test_without_levers_no_page_leads_to_them(site):
    assert {path.name for path in site.iterdir()} == {"index.html", "explorer.en.html", "explorer.zh.html"}
    assert "levers." not in (site / "index.html").read_text(encoding="utf8").split("<main")[0]


def test_the_command_writes_both_pages_in_both_languages(taken, lever_data, monkeypatch, tmp_path):
    # the stocktake and the levers' numbers are those that other tests look at; only their making is saved
    monkeypatch.setattr(pipeline, "take_stock", lambda _tell: taken)
    monkeypatch.setattr("stocktake.explorer.lever_data.gather", lambda: lever_data)
    words_given = ["explorer", "--out", str(tmp_path / "site"), "--json", "--lang", "zh"]
    done = CliRunner().invoke(load_commands(), words_given)
    assert done.exit_code == 0, done.output
    names = {Path(path).name for path in json.loads(done.stdout)["files"]}
    pages = {f"{page}.{language}.html" for page in ("explorer", "levers") for language in ("en", "zh")}
    assert names == {"index.html", *pages}
    for name in names:
        text = (tmp_path / "site" / name).read_text(encoding="utf8")
        for address in re.findall(r'href="([^"]+)"', text.split("<main")[0]):
            assert address in names
    assert 'lang="zh-Hans"' in (tmp_path / "site" / "index.html").read_text(encoding="utf8")


def test_the_first_language_is_the_index(site):
    assert (site / "index.html").read_bytes() == (site / "explorer.en.html").read_bytes()


def test_a_name_from_data_cannot_end_the_script():
    hostile = {"name": "</script><script>alert(1)</script>\u2028"}
    text = in_script(hostile)
    assert "<" not in text
    assert json.loads(text) == hostile


def test_a_folder_that_cannot_be_written_is_refused(taken, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWrite):
        write_site(taken, ("en",), tmp_path / "file" / "site")


def test_the_page_draws_its_answers_in_a_browser(site, taken):
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("no Chromium on this machine")
    words_given = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom"]
    page = (site / "explorer.en.html").as_uri()
    done = subprocess.run(
        [browser, *words_given, page], capture_output=True, text=True, timeout=120, check=True
    )
    first = with_choices(taken.findings)[0]
    served = sum(1 for row in first.alternatives if row.absent is None)
    assert done.stdout.count("<circle") == served
    assert done.stdout.count('class="dot now"') == 1
    assert "Under the default choices." in done.stdout
