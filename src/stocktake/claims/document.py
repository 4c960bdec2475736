"""The readable text of a document, with every character's place in the source.

``decoded`` makes text of bytes (UTF-8, UTF-16 with its mark, the charset that the page declares, GB 18030,
Big5), and refuses what is no text. ``document`` takes plain text or HTML and gives blocks of readable text.
HTML goes through the standard library's tolerant parser, which executes nothing; scripts, styles and the like
are left out. Each character of a block knows its offset in the decoded source, so spans refer to the text as
it was given, tags and entities included.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from stocktake.errors import BadFile

LARGEST_BYTES = 5_000_000

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""", re.IGNORECASE)
_TAG = re.compile(r"<(?:!doctype|!--|/?[a-zA-Z][^<>]{0,2000}>)", re.IGNORECASE)
_UNREAD = {"script", "style", "template", "noscript", "svg", "math", "title", "select", "textarea"}
_IN_LINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A run of readable text, such as a paragraph; ``text[i]`` stands at ``places[i]`` of the source."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of the characters from start to before end."""
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True)
class Document:
    """A decoded source, its readable blocks in order, and dates that its markup declares."""

    source: str
    blocks: tuple[Block, ...]
    is_html: bool
    declared_dates: tuple[str, ...] = ()


def decoded(raw: bytes, name: str = "the input") -> str:
    """Text of bytes; BadFile for a file that is empty, too large, or no text.

    Tried in this order: the byte order mark, UTF-8, the charset declared in the first 2,000 bytes, GB 18030,
    Big5. Line ends are left as they are.
    """
    if not raw.strip():
        raise BadFile(f"{name} is empty", "Wanted is a text or HTML file in English or Chinese")
    if len(raw) > LARGEST_BYTES:
        raise BadFile(
            f"{name} has {len(raw) / 1e6:.0f} MB",
            f"At most {LARGEST_BYTES / 1e6:.0f} MB are read at once",
            next_step="Give the article alone, or split the file",
        )
    texts = [text for codec in _codecs(raw) if (text := _try(raw, codec)) is not None]
    if texts:
        return max(texts, key=_familiar)
    raise BadFile(
        f"{name} is no text that can be read",
        "Wanted is text or HTML in UTF-8, UTF-16, GB 18030 or Big5",
        next_step="Save it as UTF-8 text and try again",
    )


def _codecs(raw: bytes) -> list[str]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    if b"\x00" in raw:
        return []
    if _try(raw, "utf-8-sig") is not None:
        return ["utf-8-sig"]
    declared = _DECLARED.search(raw[:2000])
    named = declared.group(1).decode("ascii") if declared else ""
    if named and _try(raw, named) is not None:
        return [named]
    return ["gb18030", "big5"]


def _try(raw: bytes, codec: str) -> str | None:
    try:
        text = raw.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
    return text if _is_text(text) else None


def _familiar(text: str) -> int:
    """How many of the commonest Chinese characters a decoding shows: the right codec shows the most."""
    return sum(text.count(char) for char in "的一是在了不和有中国國年人全球")


def _is_text(text: str) -> bool:
    """Few control characters, and few of the rare characters that a wrong codec produces."""
    odd = sum(
        1 for char in text if (ord(char) < 32 and char not in "\t\n\r\f\v") or 0xE000 <= ord(char) < 0xF900
    )
    return odd <= len(text) / 100


def document(text: str) -> Document:
    """The readable blocks of plain text or HTML; broken HTML is read as far as it goes."""
    if _TAG.search(text):
        return _html_document(text)
    return Document(text, tuple(_paragraphs(text)), is_html=False)


def _paragraphs(text: str) -> list[Block]:
    """Blocks between empty lines; a line break inside a paragraph stays a white space of the same width."""
    found = []
    for match in re.finditer(r"\S(?:.*?\S)??(?=\s*(?:\n\s*\n|\Z))", text, re.DOTALL):
        start, end = match.span()
        found.append(Block(text[start:end], range(start, end)))
    return found


def _html_document(text: str) -> Document:
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    reader.end_block()
    return Document(text, tuple(reader.blocks), is_html=True, declared_dates=tuple(reader.dates))


class _Reader(HTMLParser):
    """Collects blocks of text with offsets; entities are decoded one by one to keep the offsets."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[Block] = []
        self.dates: list[str] = []
        self._chars: list[str] = []
        self._places: list[int] = []
        self._unread: list[str] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", source))]

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._date(tag, dict(attrs))
        if tag in _UNREAD:
            self._unread.append(tag)
        if tag not in _IN_LINE:
            self.end_block()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._date(tag, dict(attrs))
        if tag not in _IN_LINE:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        if tag not in _IN_LINE:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        start = self._here()
        self._chars += data
        self._places += range(start, start + len(data))

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name};")

    def _entity(self, written: str) -> None:
        if self._unread:
            return
        shown = html.unescape(written)
        self._chars += shown
        self._places += [self._here()] * len(shown)

    def _date(self, tag: str, attributes: dict[str, str | None]) -> None:
        name = (
            attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        ).lower()
        if tag == "meta" and ("publish" in name or name in ("date", "dc.date", "pubdate")):
            self.dates.append(attributes.get("content") or "")
        if tag == "time" and attributes.get("datetime"):
            self.dates.append(attributes["datetime"] or "")

    def end_block(self) -> None:
        """Close the block at hand, white space at its ends taken off."""
        text = "".join(self._chars)
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        if end > start:
            self.blocks += [
                Block(text[start + a : start + b], tuple(self._places[start + a : start + b]))
                for a, b in _between_breaks(text[start:end])
            ]
        self._chars, self._places = [], []


def _between_breaks(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S(?:.*?\S)??(?=\s*(?:\n\s*\n|\Z))", text, re.DOTALL)]
