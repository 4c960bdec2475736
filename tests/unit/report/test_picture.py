"""Figures as files: a title in lines that fit, Chinese that can be read on any machine."""

from importlib import resources
from struct import unpack

import pytest

from stocktake import sources
from stocktake.errors import BadInput, CannotWrite
from stocktake.report.figures import marks, picture
from stocktake.report.language import words

DRAWING = marks.dots([marks.Dot("a", 1.0, 0.5, 2.0, "1 (0.5-2)")], 680)


def characters_of(font):
    """Code points of a font's format 4 or 12 character map, read from its bytes."""
    count = unpack(">H", font[4:6])[0]
    tables = {
        font[12 + 16 * n : 16 + 16 * n]: unpack(">II", font[20 + 16 * n : 28 + 16 * n]) for n in range(count)
    }
    start = tables[b"cmap"][0]
    found = set()
    for n in range(unpack(">H", font[start + 2 : start + 4])[0]):
        at = start + unpack(">I", font[start + 8 + 8 * n : start + 12 + 8 * n])[0]
        if unpack(">H", font[at : at + 2])[0] == 4:
            segments = unpack(">H", font[at + 6 : at + 8])[0] // 2
            ends = unpack(f">{segments}H", font[at + 14 : at + 14 + 2 * segments])
            begins = unpack(f">{segments}H", font[at + 16 + 2 * segments : at + 16 + 4 * segments])
            for first, last in zip(begins, ends, strict=True):
                found.update(range(first, last + 1))
    return found


def test_the_font_we_carry_has_every_chinese_character_of_our_words():
    font = (resources.files("stocktake.report") / "fonts" / "NotoSansSC-subset.otf").read_bytes()
    known = characters_of(font)
    assert len(known) > 3755
    places = sources.read_places()
    said = [*words("zh").entries.values(), *(places.name(code, "zh") for code in places.countries)]
    used = {letter for entry in said for letter in entry if "\u3400" <= letter <= "\u9fff"}
    assert len(used) > 800 and not {letter for letter in used if ord(letter) not in known}


@pytest.mark.parametrize("suffix", picture.FORMATS)
def test_a_figure_is_written_in_each_form(tmp_path, suffix):
    path = tmp_path / f"figure{suffix}"
    picture.write_picture(path, DRAWING, "相对 1850-1900 年的升温", "在“参考情景”上施加 coal=-50%@2040")
    body = path.read_bytes()
    assert body[:8] == b"\x89PNG\r\n\x1a\n" if suffix == ".png" else "升温".encode() in body
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_titles_are_folded_to_the_width_of_the_figure():
    assert picture.folded("a short one") == ["a short one"]
    english, chinese = picture.folded("word " * 40), picture.folded("字" * 100)
    assert all(len(line) <= picture.LETTERS for line in english) and len(english) == 3
    assert [len(line) for line in chinese] == [42, 42, 16]


def test_another_kind_of_file_is_refused_with_the_nearest():
    from pathlib import Path

    with pytest.raises(BadInput, match=r"\.svg"):
        picture.check_picture(Path("figure.svgg"))


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(CannotWrite):
        picture.write_picture(tmp_path / "none" / "figure.svg", DRAWING, "A title")
