"""Pages: self-contained, escaped, complete, and linked to their own parts."""

import re
from html.parser import HTMLParser

import pytest

from stocktake.report.language import words
from stocktake.report.naming import Naming
from stocktake.report.page import page


class Reader(HTMLParser):
    """Collects elements and attributes."""

    def __init__(self):
        super().__init__()
        self.elements, self.attributes = [], []

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def values(self, name):
        return [value for _, key, value in self.attributes if key == name]


@pytest.fixture(params=["en", "zh"])
def text(request, written):
    return (written / f"report.{request.param}.html").read_text(encoding="utf8")


@pytest.fixture
def reader(text):
    found = Reader()
    found.feed(text)
    return found


def test_a_page_loads_nothing_from_elsewhere(text, reader):
    assert not set(reader.elements) & {"script", "link", "img", "iframe", "object", "embed"}
    assert not reader.values("src")
    assert not re.findall(r"@import|url\(", text)


def test_a_page_carries_no_markup_from_data(text):
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "A publisher &amp; others" in text


def test_links_are_web_addresses_or_parts_of_the_report(reader):
    for link in reader.values("href"):
        assert link.startswith(("#", "https://", "http://", "report.")), link


def test_every_inner_link_leads_somewhere(reader):
    identifiers = reader.values("id")
    assert len(identifiers) == len(set(identifiers))
    assert {link[1:] for link in reader.values("href") if link.startswith("#")} <= set(identifiers)


def test_every_finding_and_every_source_is_on_the_page(small_stocktake, text):
    for finding in small_stocktake.findings:
        assert f'id="{finding.id}"' in text
    for source in small_stocktake.sources.values():
        assert source.licence in text and "0123456789ab" in text


def test_a_page_says_its_language_and_leads_to_the_other(written):
    english, chinese = (
        (written / f"report.{language}.html").read_text(encoding="utf8") for language in ("en", "zh")
    )
    assert '<html lang="en">' in english and 'href="report.zh.html"' in english
    assert '<html lang="zh-Hans">' in chinese and 'href="report.en.html"' in chinese


def test_both_languages_have_the_same_parts(small_stocktake):
    english, chinese = (page(small_stocktake, Naming.of(small_stocktake, words(one))) for one in ("en", "zh"))
    assert [one.key for one in english.sections] == [one.key for one in chinese.sections]
    assert [row.key for row in english.rows] == [row.key for row in chinese.rows]
    assert len(english.headlines) == len(chinese.headlines)


def test_a_chinese_page_needs_no_chinese_font_of_ours(written):
    text = (written / "report.zh.html").read_text(encoding="utf8")
    for font in ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC"):
        assert font in text
