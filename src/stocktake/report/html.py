"""Self-contained pages: one HTML file a language, with style and figures inside and no request outside.

Everything that comes from data is escaped by the template engine; only the SVG that we drew ourselves is
trusted as markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from stocktake.report import Stocktake
from stocktake.report.figures.render import FONTS, standalone
from stocktake.report.language import Words
from stocktake.report.naming import Naming
from stocktake.report.page import Page, page

# a line never ends between a number and its unit
UNIT_AFTER_NUMBER = re.compile(r"(?<=\d) (?=(?:°C|Gt|Mt|kt)\b)")


def pages(stocktake: Stocktake, catalogues: Sequence[Words]) -> dict[str, str]:
    """File name to text: the page in each language, and each of its figures as a file of its own."""
    files: dict[str, str] = {}
    languages = [words.language for words in catalogues]
    for words in catalogues:
        made = page(stocktake, Naming.of(stocktake, words))
        files[page_name(words.language)] = render(made, languages)
        for section in made.sections:
            for figure in section.figures:
                files[f"figures/{figure.name}.{words.language}.svg"] = standalone(figure.wide)
    return files


def page_name(language: str) -> str:
    """The file name of the page in that language."""
    return f"report.{language}.html"


def render(made: Page, languages: Sequence[str]) -> str:
    """The page as HTML; links lead to the same page in the other languages."""
    others = [page_name(language) for language in languages if language != made.language]
    template = _environment().get_template("report.html.j2")
    text = template.render(page=made, say=made.say, style=Markup(_style()), others=others)
    return UNIT_AFTER_NUMBER.sub("\u00a0", text)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("stocktake.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["drawing"] = Markup
    return environment


@cache
def _style() -> str:
    text = (resources.files("stocktake.report") / "templates" / "style.css").read_text(encoding="utf8")
    return text.replace("FONTS", FONTS)
