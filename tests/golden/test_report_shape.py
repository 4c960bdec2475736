"""The shape of the page, kept as text: headings, figures and heads of tables, in order, in both languages.

`make golden` writes it anew; the commit then says why it changed.
"""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from stocktake.report.language import words
from stocktake.report.naming import Naming

HERE = Path(__file__).parent
KEPT = {"h1", "h2", "h3", "th"}


class Outline(HTMLParser):
    """Headings and heads of columns, a line each; what is inside figures' drawings is passed over."""

    def __init__(self):
        super().__init__()
        self.lines, self.inside, self.head = [], None, False

    def handle_starttag(self, tag, attrs):
        self.head = True if tag == "thead" else False if tag == "tbody" else self.head
        if tag in KEPT and (tag != "th" or self.head):
            self.inside = tag
            self.lines.append(f"{tag} ")
        identifier = dict(attrs).get("id", "")
        if tag in ("section", "figure"):
            self.lines.append(f"{tag} #{identifier}")

    def handle_endtag(self, tag):
        self.inside = None if tag == self.inside else self.inside

    def handle_data(self, data):
        if self.inside:
            self.lines[-1] += data


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_keeps_its_shape(small_stocktake, language, request):
    from stocktake.report.html import render
    from stocktake.report.page import page

    outline = Outline()
    outline.feed(render(page(small_stocktake, Naming.of(small_stocktake, words(language))), ["en", "zh"]))
    shape = "\n".join(outline.lines) + "\n"
    kept = HERE / f"report_shape.{language}.txt"
    if request.config.getoption("--write-golden"):
        kept.write_text(shape, encoding="utf8")
    assert kept.exists(), "write it once with `make golden`"
    assert shape == kept.read_text(encoding="utf8")
