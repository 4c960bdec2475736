"""A figure as a file of its own, SVG, PNG or HTML, with its title; written whole or not at all."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from textwrap import wrap

from stocktake.errors import BadInput, CannotWrite, nearest
from stocktake.report.figures import render, style

FORMATS = (".svg", ".png", ".html")
LETTERS = 84  # of a title in one line
LINE_HEIGHT = 18  # pixels
GAP = 12  # pixels between title and drawing
SCALE = 2.0
CHINESE_FONTS = (
    "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', "
    "'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"
)
FIRST_CHINESE = "\u2e80"


def check_picture(path: Path) -> None:
    """BadInput for a kind of file we cannot draw, before anything is computed."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise BadInput(
            f"'{path.name}' does not say which kind of figure is wanted",
            f"Its name must end in {', '.join(FORMATS)}",
            nearest=nearest(suffix, FORMATS),
            next_step=f"Write {path.with_suffix('.svg').name}",
        )


def write_picture(
    path: Path, document: Mapping[str, object], title: str, *more: str, description: str = ""
) -> None:
    """One drawing under its title as the file that ``path`` names.

    more        : lines under the title, smaller, such as what was asked and on what it rests
    description : for those who cannot see it; the lines under the title where nothing is given
    raises      : BadInput for another kind of file, CannotWrite where the place is not writable
    """
    check_picture(path)
    said = description or " ".join(more) or title
    drawn = render.standalone(render.svg(_titled(document, title, more), "figure", title, said))
    content = {".svg": _as_is, ".png": _image, ".html": lambda text: _page(text, title)}[path.suffix.lower()]
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content(drawn))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotWrite(
            f"'{path}' cannot be written: {error.strerror}", "A file in a folder that exists is wanted"
        ) from None


def is_chinese(text: str) -> bool:
    """Whether a Chinese face is needed for it."""
    return any(letter >= FIRST_CHINESE for letter in text)


def _as_is(drawn: str) -> bytes:
    return drawn.encode()


def _image(drawn: str) -> bytes:
    """PNG in twice the size.

    Chinese is set in a Chinese face, which Latin letters beside it suit as well; the one we carry stands in
    on a machine that has none.
    """
    import vl_convert

    element = drawn.partition("?>")[2].strip()
    if is_chinese(element):
        _carry_font()
        element = element.replace(render.FONTS, CHINESE_FONTS)
    return vl_convert.svg_to_png(element, scale=SCALE)


@cache
def _carry_font() -> None:
    import vl_convert

    with resources.as_file(resources.files("stocktake.report") / "fonts") as folder:
        vl_convert.register_font_directory(str(folder))


def _page(drawn: str, title: str) -> bytes:
    element = drawn.partition("?>")[2]
    language = "zh-Hans" if is_chinese(title) else "en"
    meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    look = "<style>body{margin:1rem}svg{max-width:100%;height:auto}</style>"
    head = f"{meta}<title>{html.escape(title)}</title>{look}"
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{element}</body></html>'.encode()


def _titled(document: Mapping[str, object], title: str, more: tuple[str, ...]) -> dict[str, object]:
    """The same with its title above, in lines short enough for it."""
    padding = document["padding"]
    assert isinstance(padding, Mapping)
    above = folded(title)
    below = [line for one in more for line in folded(one)]
    heading = {
        "text": above,
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 14,
        "color": style.INK,
        "offset": GAP,
        **({"subtitle": below, "subtitleFontSize": 11, "subtitleColor": style.MUTED} if below else {}),
    }
    room = padding["top"] + GAP + LINE_HEIGHT * len(above) + 15 * len(below)
    return {
        **document,
        "title": heading,
        "padding": {**padding, "top": room, "bottom": padding["bottom"] + 8},
    }


def folded(text: str) -> list[str]:
    """Folded to the width of a figure; a Chinese letter is as wide as two others."""
    if not is_chinese(text):
        return wrap(text, LETTERS)
    lines, width = [""], 0
    for letter in text:
        wide = 2 if letter >= FIRST_CHINESE else 1
        if width + wide > LETTERS and letter not in "，。；：、）”》":
            lines.append("")
            width = 0
        lines[-1] += letter
        width += wide
    return lines
