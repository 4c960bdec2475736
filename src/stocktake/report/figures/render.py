"""A Vega-Lite document becomes an SVG that a page can hold: text kept as text, no script, no fonts named.

Rendering costs about two milliseconds per piece of text, so figures are sparing with it. Identifiers get
the figure's name in front, for several figures share a page; what Vega says to assistive technology about
every mark is dropped in favour of one description of the whole.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

FONTS = (
    "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, "
    "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', "
    "'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"
)

CHATTER = re.compile(r' (?:aria-[a-z]+|role|class|font-family|cursor|xmlns:xlink|version)="[^"]*"')

# coordinates need no more than hundredths of a pixel; text between tags is left as it is
TAG = re.compile(r'<(?:[^">]|"[^"]*")*>')
LONG_DECIMAL = re.compile(r"(\d\.\d\d)\d+")


def svg(document: Mapping[str, object], name: str, title: str, description: str) -> str:
    """An ``<svg>`` element that scales with its box; ``name`` must be unique in the page."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(dict(document))
    head, _, body = drawn.partition(">")
    width, height = (float(re.search(rf'{side}="([\d.]+)"', head)[1]) for side in ("width", "height"))  # type: ignore[index]
    body = TAG.sub(lambda tag: _tidy(tag[0], name), body)
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    said = f'<title id="{name}-t">{html.escape(title)}</title>'
    said += f'<desc id="{name}-d">{html.escape(description)}</desc>'
    labels = f'role="img" aria-labelledby="{name}-t {name}-d"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {labels} {box}>{said}{body}'


def _tidy(tag: str, name: str) -> str:
    """One tag without chatter, with identifiers of its own and short decimals."""
    quiet = CHATTER.sub("", tag)
    own = re.sub(r"\bclip(\d+)\b", rf"{name}-clip\1", quiet)
    return LONG_DECIMAL.sub(r"\1", own)


def standalone(element: str) -> str:
    """The same figure as a file of its own: with fonts named and a white ground."""
    head, _, rest = element.partition(">")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head} font-family="{FONTS}">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{rest}\n'
    )
