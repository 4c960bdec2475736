"""Which numbers belong to a year, which to a lane (a member, a class of tiles), and which to both.

What depends on years alone is worked out once a year, what depends on a lane alone once a lane; only the rest
stands in the inner loop. What nobody needs is left out, together with the parts of a state that only keep
themselves alive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from stocktake.explorer.kernel.scalars import Node, Scalar

YEAR, CARRIED, LANE, STATE, CELL = "year", "carried", "lane", "state", "cell"


class Stage(Enum):
    """Where a number is worked out."""

    YEARLY = "yearly"
    PER_LANE = "per lane"
    INNER = "inner"


_OF_INPUT = {
    YEAR: Stage.YEARLY,
    CARRIED: Stage.YEARLY,
    LANE: Stage.PER_LANE,
    STATE: Stage.INNER,
    CELL: Stage.INNER,
}


@dataclass(frozen=True)
class Step:
    """One year of one lane, as numbers.

    told    : what is told of each lane and year
    carried : the coming year's part of the state that all lanes share, by place
    state   : the coming year's part of the lane's own state, by place
    """

    told: tuple[Scalar, ...]
    carried: Mapping[int, Scalar]
    state: Mapping[int, Scalar]


@dataclass(frozen=True)
class Sorted:
    """The numbers of a step that are needed, in an order in which they can be worked out.

    nodes  : stage to its nodes
    terms  : nodes of the years that the inner loop reads
    inputs : kind to the places that are read
    """

    step: Step
    nodes: Mapping[Stage, tuple[Node, ...]]
    terms: tuple[Node, ...]
    inputs: Mapping[str, tuple[int, ...]]
    stage: Mapping[int, Stage]


def sort(step: Step) -> Sorted:
    """Sort the numbers of a step."""
    live, carried, state = _alive(step)
    step = Step(
        step.told,
        {place: step.carried[place] for place in carried},
        {place: step.state[place] for place in state},
    )
    stage: dict[int, Stage] = {}
    for node in live:
        stage[node.number] = _stage(node, stage)
    nodes = {each: tuple(node for node in live if stage[node.number] is each) for each in Stage}
    wanted = {node.number for node in _nodes([*step.told, *step.state.values()])}
    for node in nodes[Stage.INNER]:
        wanted |= {one.number for one in _nodes(node.of)}
    terms = tuple(node for node in nodes[Stage.YEARLY] if node.number in wanted)
    inputs = {
        kind: tuple(sorted(node.of[1] for node in live if node.operation == "input" and node.of[0] == kind))
        for kind in _OF_INPUT
    }
    return Sorted(step, nodes, terms, inputs, stage)


def _alive(step: Step) -> tuple[list[Node], tuple[int, ...], tuple[int, ...]]:
    """Nodes that what is told rests on, through any number of years, and the states among them."""
    carried: set[int] = set()
    state: set[int] = set()
    while True:
        roots = [
            *step.told,
            *(step.carried[place] for place in carried),
            *(step.state[place] for place in state),
        ]
        live = _below(roots)
        read = {(node.of[0], node.of[1]) for node in live if node.operation == "input"}
        now_carried = {place for kind, place in read if kind == CARRIED}
        now_state = {place for kind, place in read if kind == STATE}
        if now_carried == carried and now_state == state:
            return live, tuple(sorted(carried)), tuple(sorted(state))
        carried, state = now_carried, now_state


def _below(roots: Iterable[Scalar]) -> list[Node]:
    """All nodes that the roots rest on, themselves included, in order."""
    found: dict[int, Node] = {}
    waiting = list(_nodes(roots))
    while waiting:
        node = waiting.pop()
        if node.number in found:
            continue
        found[node.number] = node
        if node.operation != "input":
            waiting += _nodes(node.of)
    return [found[number] for number in sorted(found)]


def _nodes(numbers: Iterable[Scalar]) -> list[Node]:
    return [one for one in numbers if isinstance(one, Node)]


def _stage(node: Node, known: Mapping[int, Stage]) -> Stage:
    if node.operation == "input":
        return _OF_INPUT[node.of[0]]
    stages = {known[one.number] for one in _nodes(node.of)}
    return stages.pop() if len(stages) == 1 else Stage.INNER


def uses(sorted_: Sorted) -> dict[int, int]:
    """How often each node is read: by others, by what is told, by the coming year's state."""
    count: dict[int, int] = {}
    reading: Sequence[Iterable[Scalar]] = [
        *(node.of for each in sorted_.nodes.values() for node in each if node.operation != "input"),
        sorted_.step.told,
        sorted_.step.carried.values(),
        sorted_.step.state.values(),
    ]
    for numbers in reading:
        for node in _nodes(numbers):
            count[node.number] = count.get(node.number, 0) + 1
    return count
