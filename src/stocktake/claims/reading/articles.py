"""A whole document read sentence by sentence, in the language of each."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from stocktake.claims.claim import Reading, Why
from stocktake.claims.document import Block, Document
from stocktake.claims.reading import chinese, english
from stocktake.claims.reading.leaning import Found
from stocktake.claims.reading.memory import Memory
from stocktake.claims.reading.names import Names
from stocktake.claims.reading.periods import Setting
from stocktake.claims.reading.refusal import why_refused
from stocktake.claims.reading.sentence import read
from stocktake.claims.reading.sentences import Sentence, sentences


def readings(document: Document, names: Names, setting: Setting) -> list[Reading]:
    """Every claim and every refused sentence of a document, in order."""
    found: list[Reading] = []
    memory = Memory()
    for block in document.blocks:
        for sentence in sentences(block.text):
            found += [
                _placed(item, sentence, block) for item in _read_sentence(sentence, names, memory, setting)
            ]
            memory.next_sentence()
    return found


def _read_sentence(sentence: Sentence, names: Names, memory: Memory, setting: Setting) -> Iterator[Reading]:
    if sentence.is_question:
        return
    language = chinese if sentence.language == "zh" else english
    tokens = language.tokens_of(sentence.text, names)
    found = read(tokens, language.grammar(), memory, setting)
    for item in found:
        yield _reading(item, sentence)
    if not found:
        refused = why_refused(tokens)
        if refused is not None:
            yield _refused(sentence, names, *refused)


def _reading(item: Found, sentence: Sentence) -> Reading:
    text = sentence.text[item.start : item.end]
    return Reading(text, item.start, item.end, sentence.language, item.claim, item.why, item.detail)


def _refused(sentence: Sentence, names: Names, why: Why, detail: str) -> Reading:
    language = chinese if sentence.language == "zh" else english
    known = names.chinese if sentence.language == "zh" else names.english
    whole = Reading(sentence.text, 0, len(sentence.text), sentence.language, why=why, detail=detail)
    if why not in (Why.NOT_UNDERSTOOD, Why.WHO):
        return whole
    name = language.unknown_subject(sentence.text)
    if name is None or name in known or language.is_known(name, names):
        return whole
    nearest = tuple(difflib.get_close_matches(name, known, n=2, cutoff=0.8))
    return Reading(
        sentence.text, 0, len(sentence.text), sentence.language, None, Why.UNKNOWN_PLACE, name, nearest
    )


def _placed(reading: Reading, sentence: Sentence, block: Block) -> Reading:
    """The same reading with its span in the source."""
    first, last = sentence.start + reading.start, sentence.start + reading.end
    start, end = block.span(first, last)
    return Reading(
        reading.text,
        start,
        end,
        reading.language,
        reading.claim,
        reading.why,
        reading.detail,
        reading.nearest,
    )
