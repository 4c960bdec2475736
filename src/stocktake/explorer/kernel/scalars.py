"""Single numbers of a traced function: each is kept once, and what is known is worked out at once.

A number is either known (a numpy scalar) or a :class:`Node`: an operation on others. Equal operations on
equal numbers are one node. Sums with zero and products with one or zero are left out; all of that is exact
for finite numbers, and a product with zero is only ever met where a table of numbers is sparse.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from stocktake.errors import InternalError


@dataclass(frozen=True)
class Operation:
    """How an operation is worked out on known numbers and how it is written.

    known   : numpy's function
    written : JavaScript, with {0}, {1}, ... for the numbers; brackets included
    """

    known: Callable[..., Any]
    written: str


@dataclass(frozen=True, eq=False)
class Node:
    """A number that is not known yet.

    operation : name in ``OPERATIONS``, or ``input``
    of        : what it is worked out from, known numbers and nodes; of an input, its kind and place
    number    : nodes are numbered as they are made, so a node's numbers are below its own
    """

    operation: str
    of: tuple[Any, ...]
    number: int


Scalar: TypeAlias = Any  # a numpy scalar or a Node

OPERATIONS: dict[str, Operation] = {
    "add": Operation(np.add, "({0}+{1})"),
    "sub": Operation(np.subtract, "({0}-{1})"),
    "mul": Operation(np.multiply, "({0}*{1})"),
    "div": Operation(np.divide, "({0}/{1})"),
    "neg": Operation(np.negative, "(-{0})"),
    "exp": Operation(np.exp, "Math.exp({0})"),
    "expm1": Operation(np.expm1, "Math.expm1({0})"),
    "log": Operation(np.log, "Math.log({0})"),
    "log1p": Operation(np.log1p, "Math.log1p({0})"),
    "sqrt": Operation(np.sqrt, "Math.sqrt({0})"),
    "pow": Operation(np.power, "Math.pow({0},{1})"),
    "tanh": Operation(np.tanh, "Math.tanh({0})"),
    "abs": Operation(np.abs, "Math.abs({0})"),
    "max": Operation(np.maximum, "Math.max({0},{1})"),
    "min": Operation(np.minimum, "Math.min({0},{1})"),
    "lt": Operation(np.less, "({0}<{1})"),
    "le": Operation(np.less_equal, "({0}<={1})"),
    "gt": Operation(np.greater, "({0}>{1})"),
    "ge": Operation(np.greater_equal, "({0}>={1})"),
    "eq": Operation(np.equal, "({0}==={1})"),
    "ne": Operation(np.not_equal, "({0}!=={1})"),
    "and": Operation(np.logical_and, "({0}&&{1})"),
    "or": Operation(np.logical_or, "({0}||{1})"),
    "not": Operation(np.logical_not, "(!{0})"),
    # the order of JAX's select_n: which, where false, where true
    "select": Operation(lambda which, no, yes: yes if which else no, "({0}?{2}:{1})"),
}


class Graph:
    """All numbers of one traced function."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Node] = {}

    def input(self, kind: str, place: int) -> Node:
        """The number that comes in at that place of that kind."""
        return self._node("input", (kind, place))

    def apply(self, operation: str, *of: Scalar) -> Scalar:
        """An operation on numbers: known where all of them are, else a node."""
        if not any(isinstance(one, Node) for one in of):
            with np.errstate(all="ignore"):
                return OPERATIONS[operation].known(*of)
        short = _shorter(operation, of)
        return self._node(operation, of) if short is None else short

    def total(self, numbers: list[Scalar]) -> Scalar:
        """Their sum, from first to last."""
        whole: Scalar = np.float64(0.0)
        for one in numbers:
            whole = self.apply("add", whole, one)
        return whole

    def product(self, numbers: list[Scalar]) -> Scalar:
        """Their product, from first to last."""
        whole: Scalar = np.float64(1.0)
        for one in numbers:
            whole = self.apply("mul", whole, one)
        return whole

    def along(self, operation: str, numbers: list[Scalar]) -> Scalar:
        """An operation on the first two, then on what it gave and the third, and so on."""
        whole = numbers[0]
        for one in numbers[1:]:
            whole = self.apply(operation, whole, one)
        return whole

    def power(self, base: Scalar, exponent: int) -> Scalar:
        """A whole power, by multiplying."""
        if exponent < 0:
            return self.apply("div", np.float64(1.0), self.power(base, -exponent))
        return self.product([base] * exponent)

    def _node(self, operation: str, of: tuple[Any, ...]) -> Node:
        key = (operation, *(("n", one.number) if isinstance(one, Node) else one for one in of))
        if key not in self._known:
            self._known[key] = Node(operation, of, len(self._known))
        return self._known[key]


def _shorter(operation: str, of: tuple[Scalar, ...]) -> Scalar | None:
    """What an operation comes to without being done, or None."""
    if operation == "select" and not isinstance(of[0], Node):
        return of[2] if of[0] else of[1]
    if operation == "select":
        return of[1] if of[1] is of[2] else None
    if operation in ("add", "mul"):
        for one, other in (of, of[::-1]):
            if _is(one, 0.0):
                return other if operation == "add" else np.float64(0.0)
            if operation == "mul" and _is(one, 1.0):
                return other
    if operation in ("sub", "div") and _is(of[1], 0.0 if operation == "sub" else 1.0):
        return of[0]
    if operation == "div" and _is(of[0], 0.0):
        return np.float64(0.0)
    return None


def _is(one: Scalar, value: float) -> bool:
    return not isinstance(one, Node) and one == value


def written_number(one: Any) -> str:
    """A known number in JavaScript, every digit of it."""
    if isinstance(one, bool | np.bool_):
        return "true" if one else "false"
    if not np.isfinite(one):
        raise InternalError(f"A number of the browser's kernel is {one}, and only finite ones can be written")
    text = repr(float(one))
    text = text[:-2] if text.endswith(".0") else text
    return f"({text})" if text.startswith("-") else text
