"""Every character of the readable text knows its place in the source, and nothing is executed or invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stocktake.claims.dateline import year_of
from stocktake.claims.document import LARGEST_BYTES, decoded, document
from stocktake.errors import BadFile


def spans(text):
    page = document(text)
    return [(block.text, page.source[slice(*block.span(0, len(block.text)))]) for block in page.blocks]


def test_plain_text_stands_in_the_source_as_it_is_read():
    assert spans("First one.\n\n  Second one.\nGoes on.\n") == [
        ("First one.", "First one."),
        ("Second one.\nGoes on.", "Second one.\nGoes on."),
    ]


def test_an_html_block_spans_its_tags_and_entities():
    assert spans("<p>China &amp; the <b>US</b> emit</p>") == [
        ("China & the US emit", "China &amp; the <b>US</b> emit")
    ]


def test_scripts_styles_and_templates_are_not_read():
    page = document(
        "<title>t</title><style>p{}</style><p>One.</p><script>var a = 'China emits 99%';</script><p>Two.</p>"
    )
    assert [block.text for block in page.blocks] == ["One.", "Two."]


def test_an_escaped_script_is_text_and_nothing_else():
    assert (
        document("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>").blocks[0].text == "<script>alert(1)</script>"
    )


@pytest.mark.parametrize(
    "broken",
    ["<p>One.<p>Two.", "<div><p>One.</div></p></span>Two.", "<p>One.</p><b attr='>Two.", "<p>One.<br>Two."],
)
def test_broken_html_is_read_as_far_as_it_goes(broken):
    assert "One." in document(broken).blocks[0].text


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_gives_blocks_whose_characters_lie_in_order_in_the_source(text):
    page = document(text)
    for block in page.blocks:
        assert len(block.text) == len(block.places)
        assert list(block.places) == sorted(block.places)
        assert all(0 <= place < len(text) for place in block.places)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "big5"])
def test_chinese_is_read_in_the_usual_encodings(codec):
    text = "中國是全球最大的排放國。" if codec == "big5" else "中国是全球最大的温室气体排放国，美国排名第二。"
    assert decoded(text.encode(codec)) == text


def test_the_declared_charset_decides_between_encodings():
    text = '<meta charset="big5"><p>美國是全球第二大溫室氣體排放國。</p>'
    assert decoded(text.encode("big5")) == text


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "no text"),
        (bytes(range(256)) * 8, "no text"),
        (b"a" * (LARGEST_BYTES + 1), "MB"),
    ],
    ids=["empty", "blank", "png", "binary", "large"],
)
def test_what_is_no_text_is_refused_with_a_reason(raw, said):
    with pytest.raises(BadFile, match=said):
        decoded(raw, "x.html")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("<div>29/11/2023 - 16:11</div><p>Text of 1999.</p>", 2023),
        ("Published November 3, 2022\n\nChina emits much.", 2022),
        ("BEIJING, 5 March 2021 - China emits much.", 2021),
        ("2020年6月1日\n\n中国的排放。", 2020),
        (
            '<meta property="article:published_time" content="2019-05-05T10:00"><p>1 May 2001</p>',
            2019,
        ),
        ('<time datetime="2018-01-02">yesterday</time><p>China.</p>', 2018),
        (
            "China emitted 30% on 1 May 2020, he said in a long sentence that goes on and on and ends here.",
            None,
        ),
        ("China emits 30% of global emissions.", None),
    ],
)
def test_the_date_line_is_found_where_it_stands_alone(text, year):
    assert year_of(document(text)) == year
