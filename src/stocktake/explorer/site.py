"""Writes the explorer's folder: a page a language, each with its data, style and script inside."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from stocktake.errors import CannotWrite
from stocktake.explorer.contents import Plain, contents
from stocktake.report import Stocktake
from stocktake.report.language import Words, words
from stocktake.report.naming import Naming

# what the script says; it fills the placeholders itself
SAID = (
    "any",
    "at_default",
    "chosen",
    "range",
    "none",
    "absent",
    "sources",
    "yearly",
    "degrees",
)


def write_site(
    stocktake: Stocktake, languages: Sequence[str] = ("en", "zh"), folder: str | Path = "site"
) -> list[Path]:
    """Write ``index.html`` (the first language) and a page for each language; all of them or none.

    raises : CannotWrite where the folder cannot be made or written to
    """
    target = Path(folder)
    catalogues = [words(language) for language in languages]
    files = {page_name(each.language): page(stocktake, each, languages) for each in catalogues}
    files["index.html"] = files[page_name(languages[0])]
    try:
        target.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".writing-", dir=target))
        try:
            for name, text in files.items():
                (draft / name).write_text(text, encoding="utf8", newline="\n")
            return [(draft / name).replace(target / name) for name in sorted(files)]
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise CannotWrite(
            f"'{target}' cannot be written to: {error.strerror or error}",
            "Wanted is a folder that exists or can be made",
            next_step="Give another one with `--out FOLDER`",
        ) from error


def page_name(language: str) -> str:
    """The file name of the page in that language."""
    return f"explorer.{language}.html"


def page(stocktake: Stocktake, catalogue: Words, languages: Sequence[str]) -> str:
    """One page as HTML."""
    naming = Naming.of(stocktake, catalogue)
    held = contents(stocktake, naming)
    held["words"] = {name: catalogue.entries[f"explorer.{name}"] for name in SAID}
    return (
        _environment()
        .get_template("explorer.html.j2")
        .render(
            say=catalogue.say,
            language=catalogue.language,
            year=stocktake.year,
            others=[(page_name(other), words(other)) for other in languages if other != catalogue.language],
            style=Markup(_text("explorer.css")),
            script=Markup(_text("explorer.js")),
            data=Markup(in_script(held)),
        )
    )


def in_script(data: Plain) -> str:
    """JSON that may stand inside a script element: no ``<`` from data can end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("stocktake.explorer", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _text(name: str) -> str:
    return (resources.files("stocktake.explorer") / "pages" / name).read_text(encoding="utf8")
