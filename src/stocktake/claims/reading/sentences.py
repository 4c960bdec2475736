"""Sentences of a block, with their offsets and language.

A sentence is Chinese where at least a fifth of its letters are Chinese characters, else English; each
sentence is read in its own language, so a text may mix both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ENDS = re.compile(
    r"[。！？]+[”’」』）)\"]*"
    r"|[.!?]+[\"'\u201d\u2019)\]]*(?=\s+[\"'\u201c\u2018(\[]?[A-Z0-9\u3400-\u9fff]|\s*$)"
    r"|…+(?=\s|$)"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Jr|Sr|vs|No|approx|ca|cf|e\.g|i\.e|etc|Inc|Ltd|Co|Fig|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b(?:[A-Z]\.)*[A-Z])\.$"
)
_SHORTEST_WRAP, _LONGEST_WRAP = 50, 110
LONGEST = 2_000


@dataclass(frozen=True)
class Sentence:
    """A stretch of a block; ``language`` is ``en`` or ``zh``."""

    text: str
    start: int
    language: str

    @property
    def is_question(self) -> bool:
        """Whether it asks; a question claims nothing."""
        return bool(re.search(r"[?？][\"'\u201d\u2019)\]”’」』）]*$", self.text)) or self.text.endswith(
            ("吗", "吗。")
        )


def sentences(block: str) -> Iterator[Sentence]:
    """The sentences of a block in order; one longer than 2,000 characters is no sentence and is cut."""
    for start, end in _lines(block):
        for first, last in _pieces(block, start, end):
            text = block[first:last]
            if text.strip():
                lead = len(text) - len(text.lstrip())
                body = text.strip()[:LONGEST]
                yield Sentence(body, first + lead, language_of(body))


def language_of(text: str) -> str:
    """``zh`` or ``en``."""
    chinese = len(_CHINESE.findall(text))
    letters = chinese + sum(1 for char in text if char.isascii() and char.isalpha()) / 5
    return "zh" if chinese and chinese >= letters / 5 else "en"


def _lines(block: str) -> list[tuple[int, int]]:
    """Stretches between line breaks that end something; in text wrapped at a width they end nothing."""
    spans = [match.span() for match in re.finditer(r"[^\n]+", block)]
    inner = [end - start for start, end in spans[:-1]]
    wrapped = len(spans) >= 2 and all(_SHORTEST_WRAP <= width <= _LONGEST_WRAP for width in inner)
    return [(0, len(block))] if wrapped else spans


def _pieces(block: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in _ENDS.finditer(block, start, end):
        if match.group().startswith(".") and _ABBREVIATED.search(block[position : match.start() + 1]):
            following = block[match.end() : match.end() + 12].lstrip()
            if not re.match(r"(?:The|It|In|But|A|An|And|They|This|China|India)\b", following):
                continue
        yield position, match.end()
        position = match.end()
    if position < end:
        yield position, end
