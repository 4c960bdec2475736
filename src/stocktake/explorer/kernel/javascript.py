"""Sorted numbers written down as JavaScript: one loop over years, one over lanes and their years.

The functions take and fill Float64Array's:

    NAME_years(given, carried, terms, years)
        given[year * WIDTH + place], carried[place], terms[year * TERMS + term]
    NAME_lanes(terms, lane, state, cells, told, lanes, years)
        lane[row * lanes + lane], state[row * lanes + lane], cells[lane * years + year],
        told[(what * years + year) * lanes + lane]

``lane`` and ``state`` hold only the rows that are read, in the order of ``Source.lane`` and ``.state``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stocktake.explorer.kernel.scalars import OPERATIONS, Node, Scalar, written_number
from stocktake.explorer.kernel.stages import (
    CARRIED,
    CELL,
    LANE,
    STATE,
    YEAR,
    Sorted,
    Stage,
    Step,
    sort,
    uses,
)

LONGEST = 400  # characters of one written number before it gets a name of its own


@dataclass(frozen=True)
class Source:
    """Two functions in JavaScript and what they read.

    text    : the two functions
    lane    : places of the lane's numbers that are read, in the order of the rows of ``lane``
    state   : the same of the lane's state
    carried : the same of the state that lanes share
    terms   : numbers handed from the one to the other, per year
    """

    name: str
    text: str
    lane: tuple[int, ...]
    state: tuple[int, ...]
    carried: tuple[int, ...]
    terms: int


def write(name: str, step: Step, width: int) -> Source:
    """A step as JavaScript.

    width : numbers given for each year, read or not
    """
    found = sort(step)
    rows = {
        kind: {place: row for row, place in enumerate(found.inputs[kind])} for kind in (LANE, STATE, CARRIED)
    }
    text = _years(name, found, width, rows[CARRIED]) + _lanes(name, found, rows[LANE], rows[STATE])
    return Source(
        name, text, found.inputs[LANE], found.inputs[STATE], found.inputs[CARRIED], len(found.terms)
    )


class _Writer:
    """Writes the nodes of one stage, each under a name of its own or where it is read once, there."""

    def __init__(self, found: Sorted, inputs: Mapping[str, Mapping[int, str]]) -> None:
        self._count = uses(found)
        self._inputs = inputs
        self._text: dict[int, str] = {}
        self.lines: list[str] = []

    def named(self, node: Node, text: str) -> None:
        """Take that text for a node from now on."""
        self._text[node.number] = text

    def of(self, number: Scalar) -> str:
        """A number as text."""
        return self._text[number.number] if isinstance(number, Node) else written_number(number)

    def write(self, node: Node, *, keep: bool = False) -> None:
        """Work a node out; ``keep``: under a name of its own."""
        if node.operation == "input":
            text = self._inputs[node.of[0]][node.of[1]]
            once = self._count[node.number] == 1
        else:
            text = OPERATIONS[node.operation].written.format(*map(self.of, node.of))
            once = self._count[node.number] == 1 and len(text) < LONGEST
        if once and not keep:
            self._text[node.number] = text
            return
        self._text[node.number] = f"v{node.number}"
        self.lines.append(f"const v{node.number}={text};")


def _years(name: str, found: Sorted, width: int, rows: Mapping[int, int]) -> str:
    read = {
        YEAR: {place: f"given[g+{place}]" for place in found.inputs[YEAR]},
        CARRIED: {place: f"c{row}" for place, row in rows.items()},
    }
    writer = _Writer(found, read)
    for node in found.nodes[Stage.YEARLY]:
        writer.write(node)
    writer.lines += [f"terms[t+{term}]={writer.of(node)};" for term, node in enumerate(found.terms)]
    writer.lines += _moved_on(CARRIED, found.step.carried, rows, writer)
    begin = "".join(f"let c{row}=carried[{row}];" for row in rows.values())
    return (
        f"function {name}_years(given,carried,terms,years){{\n{begin}\n"
        f"for(let y=0;y<years;y++){{const g=y*{width},t=y*{len(found.terms)};\n"
        + "\n".join(writer.lines)
        + "\n}}\n"
    )


def _lanes(name: str, found: Sorted, lane: Mapping[int, int], state: Mapping[int, int]) -> str:
    read = {
        LANE: {place: f"lane[{row}*lanes+m]" for place, row in lane.items()},
        STATE: {place: f"s{row}" for place, row in state.items()},
        CELL: {place: "cells[m*years+y]" for place in found.inputs[CELL]},
    }
    writer = _Writer(found, read)
    inner = {
        one.number for node in found.nodes[Stage.INNER] if node.operation != "input" for one in _in(node)
    }
    inner |= {one.number for one in (*found.step.told, *found.step.state.values()) if isinstance(one, Node)}
    for node in found.nodes[Stage.PER_LANE]:
        writer.write(node, keep=node.number in inner)
    before, writer.lines = writer.lines, []
    for term, node in enumerate(found.terms):
        writer.named(node, f"e{term}")
        writer.lines.append(f"const e{term}=terms[t+{term}];")
    for node in found.nodes[Stage.INNER]:
        writer.write(node)
    writer.lines += [
        f"told[({number}*years+y)*lanes+m]={writer.of(value)};"
        for number, value in enumerate(found.step.told)
    ]
    writer.lines += _moved_on(STATE, found.step.state, state, writer)
    begin = "".join(f"let s{row}=state[{row}*lanes+m];" for row in state.values())
    return (
        f"function {name}_lanes(terms,lane,state,cells,told,lanes,years){{\n"
        "for(let m=0;m<lanes;m++){\n"
        + "\n".join(before)
        + f"\n{begin}\nfor(let y=0;y<years;y++){{const t=y*{len(found.terms)};\n"
        + "\n".join(writer.lines)
        + "\n}}}\n"
    )


def _in(node: Node) -> list[Node]:
    return [one for one in node.of if isinstance(one, Node)]


def _moved_on(kind: str, after: Mapping[int, Scalar], rows: Mapping[int, int], writer: _Writer) -> list[str]:
    """The state a year later: all read before any is set; what only stays is left alone."""
    letter = {CARRIED: "c", STATE: "s"}[kind]
    new = {rows[place]: value for place, value in after.items() if not _is_input(value, kind, place)}
    held = [f"const n{letter}{row}={writer.of(value)};" for row, value in new.items()]
    return [*held, *(f"{letter}{row}=n{letter}{row};" for row in new)]


def _is_input(value: Scalar, kind: str, place: int) -> bool:
    return isinstance(value, Node) and value.operation == "input" and value.of == (kind, place)
