"""Writes the explorer's folder: two pages a language, each with its data, style and script inside."""

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
from stocktake.explorer import lever_page as lever_numbers
from stocktake.explorer.contents import Plain, contents
from stocktake.explorer.lever_data import LeverData
from stocktake.report import Stocktake
from stocktake.report.language import Words, words
from stocktake.report.naming import Naming

# in the order in which they need one another
LEVER_SCRIPTS = ("drawing.js", "levers_engine.js", "levers_pictures.js", "levers.js")
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
    stocktake: Stocktake,
    languages: Sequence[str] = ("en", "zh"),
    folder: str | Path = "site",
    *,
    levers: LeverData | None = None,
) -> list[Path]:
    """Write ``index.html`` (the first language) and the pages of each language; all of them or none.

    levers : what the page of levers holds; without it there is no such page, nor a link to one
    raises : CannotWrite where the folder cannot be made or written to
    """
    target = Path(folder)
    files: dict[str, str] = {}
    for each in map(words, languages):
        naming = Naming.of(stocktake, each)
        others = [words(other) for other in languages if other != each.language]
        files[page_name(each.language)] = page(stocktake, naming, others, with_levers=levers is not None)
        if levers is not None:
            files[levers_name(each.language)] = lever_page(levers, naming, others)
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
    """The file name of the page of answers in that language."""
    return f"explorer.{language}.html"


def levers_name(language: str) -> str:
    """The file name of the page of levers in that language."""
    return f"levers.{language}.html"


def page(stocktake: Stocktake, naming: Naming, others: Sequence[Words], *, with_levers: bool) -> str:
    """The page of answers as HTML."""
    catalogue = naming.words
    held = contents(stocktake, naming)
    held["words"] = {name: catalogue.entries[f"explorer.{name}"] for name in SAID}
    return _rendered(
        "explorer.html.j2",
        catalogue,
        held,
        others=[(page_name(other.language), other) for other in others],
        year=stocktake.year,
        levers=levers_name(catalogue.language) if with_levers else None,
        style=_text("explorer.css"),
        script=_text("drawing.js") + _text("explorer.js"),
    )


def lever_page(data: LeverData, naming: Naming, others: Sequence[Words]) -> str:
    """The page of levers as HTML."""
    catalogue = naming.words
    script = lever_numbers.programs(data) + "".join(map(_text, LEVER_SCRIPTS))
    return _rendered(
        "levers.html.j2",
        catalogue,
        lever_numbers.held(data, naming),
        others=[(levers_name(other.language), other) for other in others],
        answers=page_name(catalogue.language),
        style=_text("explorer.css") + _text("levers.css"),
        script=script,
        **lever_numbers.values(data),
    )


def _rendered(
    template: str, catalogue: Words, held: Plain, *, style: str, script: str, **values: object
) -> str:
    return (
        _environment()
        .get_template(template)
        .render(
            say=catalogue.say,
            language=catalogue.language,
            style=Markup(style),
            script=Markup(script),
            data=Markup(in_script(held)),
            **values,
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
