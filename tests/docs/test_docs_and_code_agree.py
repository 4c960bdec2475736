"""Docs name only what exists, and everything that exists is named: commands, options, files, make targets."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from stocktake.cli.app import load_commands

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
PAGES = sorted([*READMES, *(ROOT / "docs").rglob("*.md")])
SPOKEN = re.compile(r"`(stocktake [^`\n]+)`|^(stocktake [^\n]+)$", re.MULTILINE)


def commands():
    """Words of every command to its click object: ``("data", "list")``."""
    found = {}

    def walk(words, command):
        if hasattr(command, "commands"):
            for name, inner in command.commands.items():
                walk((*words, name), inner)
        else:
            found[words] = command

    walk((), typer.main.get_command(load_commands()))
    return found


KNOWN = commands()


def spoken(path):
    """Every command line that a page writes out, as words."""
    for ticked, whole in SPOKEN.findall(path.read_text(encoding="utf8")):
        yield shlex.split(re.sub(r"\s#.*", "", ticked or whole), comments=False)[1:]


def named(words):
    """The longest known command that the words begin with; None where there is none."""
    return next((tuple(words[:size]) for size in (2, 1) if tuple(words[:size]) in KNOWN), None)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_on_a_page_exists_with_its_options(path):
    groups = {words[0] for words in KNOWN if len(words) == 2}
    for words in spoken(path):
        if words[0].startswith("-") or (len(words) == 1 and words[0] in groups):
            continue
        command = named(words)
        assert command is not None, f"`stocktake {' '.join(words)}` is no command"
        options = {name for parameter in KNOWN[command].params for name in parameter.opts}
        asked = {word.partition("=")[0] for word in words if word.startswith("--")}
        unknown = asked - options - {"--help"}
        assert not unknown, f"`stocktake {' '.join(words)}`: {sorted(unknown)} are no options of it"


def test_every_command_is_documented():
    page = ROOT / "docs" / "commands.md"
    documented = {named(words) for words in spoken(page)}
    assert set(KNOWN) <= documented, f"docs/commands.md lacks {sorted(set(KNOWN) - documented)}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_project_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf8"))
    broken = [link for link in links if "://" not in link and not (path.parent / link).resolve().exists()]
    assert not broken


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_make_target_on_a_page_exists(path):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf8"), re.MULTILINE))
    named_here = set(re.findall(r"(?:`|^)make ([a-z-]+)", path.read_text(encoding="utf8"), re.MULTILINE))
    assert named_here <= targets


def test_both_readmes_name_the_two_commands_that_do_everything():
    for path in READMES:
        text = path.read_text(encoding="utf8")
        assert "\nmake run " in text and "\nmake test " in text


def test_both_readmes_have_the_same_parts():
    english, chinese = (path.read_text(encoding="utf8") for path in READMES)
    assert len(re.findall(r"^## ", english, re.MULTILINE)) == len(re.findall(r"^## ", chinese, re.MULTILINE))
    for mark in (r"\]\((docs/[^)]+\.md)\)", r"(?:`|^)(make [a-z-]+)", r"(?:`|^)(stocktake [a-z-]+)"):
        one, other = (set(re.findall(mark, text, re.MULTILINE)) for text in (english, chinese))
        assert one == other


def test_every_file_of_a_run_is_named_in_the_readme():
    from stocktake.report import export

    text = READMES[0].read_text(encoding="utf8")
    for name in (export.FINDINGS, export.PATHWAYS, export.WARMING, "report.en.html", "report.zh.html"):
        assert f"`{name}`" in text


def test_the_readmes_figures_are_drawings_of_the_project():
    for language in ("en", "zh"):
        drawn = (ROOT / "docs" / "figures" / f"warming.{language}.svg").read_text(encoding="utf8")
        assert "<svg" in drawn and "Noto Sans CJK SC" in drawn and "<script" not in drawn


def test_the_drawing_of_the_layers_names_every_package():
    drawing = (ROOT / "docs" / "architecture.md").read_text(encoding="utf8").split("```")[1]
    packages = {
        path.name.removesuffix(".py")
        for path in (ROOT / "src" / "stocktake").iterdir()
        if not path.name.startswith("_") and path.name != "py.typed"
    }
    assert packages <= set(re.findall(r"[a-z]+", drawing))


def test_the_glossary_has_both_languages_in_every_row():
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf8")
    rows = [
        line.split("|")[1:4] for line in text.splitlines() if line.startswith("| ") and "English" not in line
    ]
    assert len(rows) > 50
    for english, chinese, _ in rows:
        assert re.search("[A-Za-z]", english) and re.search("[\u4e00-\u9fff]", chinese)
