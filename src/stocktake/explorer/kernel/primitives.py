"""A traced function taken apart into single numbers, one rule for each of JAX's primitives.

Arrays become numpy arrays of numbers known and unknown. What only moves numbers about (slices, gathers,
joins) is done by JAX itself on the numbers' places, so that no rule of indexing is written here again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import jax
import numpy as np
from jax.extend import core

from stocktake.errors import InternalError
from stocktake.explorer.kernel.scalars import OPERATIONS, Graph, Node, Scalar

Array = np.ndarray  # of objects: known numbers and nodes
Rule = Callable[[Graph, list[Array], dict[str, Any]], list[Array]]

# one number from one of each operand, under the same name as in ``OPERATIONS``
ELEMENTWISE = {
    "add": "add",
    "add_any": "add",
    "sub": "sub",
    "mul": "mul",
    "div": "div",
    "neg": "neg",
    "exp": "exp",
    "expm1": "expm1",
    "log": "log",
    "log1p": "log1p",
    "sqrt": "sqrt",
    "pow": "pow",
    "tanh": "tanh",
    "abs": "abs",
    "max": "max",
    "min": "min",
    "lt": "lt",
    "le": "le",
    "gt": "gt",
    "ge": "ge",
    "eq": "eq",
    "ne": "ne",
    "and": "and",
    "or": "or",
    "not": "not",
}
# numbers change their places, and nothing else happens to them
MOVING = (
    "broadcast_in_dim",
    "concatenate",
    "dynamic_slice",
    "gather",
    "reshape",
    "rev",
    "scatter",
    "slice",
    "squeeze",
    "transpose",
)
# a function within the function; the parameter that holds it (releases of JAX differ in the names)
INNER = {
    "jit": "jaxpr",
    "pjit": "jaxpr",
    "custom_jvp_call": "call_jaxpr",
    "checkpoint": "jaxpr",
    "remat2": "jaxpr",
}


def taken_apart(function: Callable[..., Any], inputs: tuple[Any, ...], graph: Graph) -> Any:
    """What a function gives for arrays of numbers, in its own tree, each leaf an array of numbers.

    inputs : a tree of object arrays; the function is traced once on float64 arrays of their shapes
    raises : InternalError names the first primitive that has no rule
    """
    leaves, tree = jax.tree.flatten(inputs)
    shapes = [jax.ShapeDtypeStruct(leaf.shape, np.float64) for leaf in leaves]
    traced, shape = jax.make_jaxpr(function, return_shape=True)(*jax.tree.unflatten(tree, shapes))
    found = run(traced.jaxpr, traced.consts, leaves, graph)
    return jax.tree.unflatten(jax.tree.structure(shape), found)


def of_numbers(values: Any) -> Array:
    """A table of known numbers, as an array of objects."""
    table = np.asarray(values)
    found = np.empty(table.shape, dtype=object)
    for place in np.ndindex(table.shape):
        found[place] = table[place]
    return found


def run(jaxpr: Any, constants: Sequence[Any], inputs: Sequence[Array], graph: Graph) -> list[Array]:
    """A traced function on arrays of numbers, operation by operation."""
    held: dict[Any, Array] = {}
    for variable, constant in zip(jaxpr.constvars, constants, strict=True):
        held[variable] = of_numbers(constant)
    held.update(zip(jaxpr.invars, inputs, strict=True))

    def read(atom: Any) -> Array:
        return of_numbers(atom.val) if isinstance(atom, core.Literal) else held[atom]

    for equation in jaxpr.eqns:
        given = [read(atom) for atom in equation.invars]
        found = _rule(equation.primitive)(graph, given, {**equation.params, "equation": equation})
        for variable, array in zip(equation.outvars, found, strict=True):
            if array.shape != variable.aval.shape:
                raise InternalError(
                    f"The rule of '{equation.primitive}' gave the shape {array.shape}, "
                    f"and JAX says {variable.aval.shape}"
                )
            held[variable] = array
    return [read(atom) for atom in jaxpr.outvars]


def _rule(primitive: Any) -> Rule:
    name = primitive.name
    if name in ELEMENTWISE:
        return _elementwise(ELEMENTWISE[name])
    if name in MOVING:
        return _moved_or_known
    if name in INNER:
        return _inner(INNER[name])
    if name in RULES:
        return RULES[name]
    raise InternalError(
        f"The primitive '{name}' of JAX has no rule in explorer.kernel.primitives, so the function that uses "
        "it cannot be written in JavaScript; add the rule there and its case to tests/unit/explorer"
    )


def _elementwise(operation: str) -> Rule:
    assert operation in OPERATIONS

    def rule(graph: Graph, given: list[Array], _: dict[str, Any]) -> list[Array]:
        return [_each(lambda *of: graph.apply(operation, *of), *given)]

    return rule


def _each(function: Callable[..., Scalar], *given: Array) -> Array:
    wide = np.broadcast_arrays(*given)
    found = np.empty(wide[0].shape, dtype=object)
    for place in np.ndindex(found.shape):
        found[place] = function(*(array[place] for array in wide))
    return found


def _moved(_: Graph, given: list[Array], parameters: dict[str, Any]) -> list[Array]:
    """JAX moves the numbers' places, and the numbers follow."""
    equation = parameters["equation"]
    pool: list[Scalar] = []
    operands: list[Any] = []
    for atom, array in zip(equation.invars, given, strict=True):
        if np.issubdtype(atom.aval.dtype, np.integer):  # indices, which are known
            operands.append(_known(array, equation.primitive.name).astype(atom.aval.dtype))
            continue
        operands.append(np.arange(len(pool), len(pool) + array.size, dtype=float).reshape(array.shape))
        pool += list(array.ravel())
    found = equation.primitive.bind(*operands, **equation.params)
    places = [np.asarray(each) for each in (found if equation.primitive.multiple_results else [found])]
    moved = []
    for each in places:
        if not np.all(np.isfinite(each)):
            raise InternalError(f"'{equation.primitive.name}' reaches beyond its array")
        objects = np.empty(each.shape, dtype=object)
        for place in np.ndindex(each.shape):
            objects[place] = pool[int(each[place])]
        moved.append(objects)
    return moved


def _moved_or_known(graph: Graph, given: list[Array], parameters: dict[str, Any]) -> list[Array]:
    """Arrays of whole numbers or truths that are moved are known; they are moved as they are."""
    equation = parameters["equation"]
    kinds = [atom.aval.dtype for atom in equation.outvars]
    if all(np.issubdtype(kind, np.floating) for kind in kinds):
        return _moved(graph, given, parameters)
    operands = [
        _known(array, equation.primitive.name).astype(atom.aval.dtype)
        for atom, array in zip(equation.invars, given, strict=True)
    ]
    found = equation.primitive.bind(*operands, **equation.params)
    return [of_numbers(each) for each in (found if equation.primitive.multiple_results else [found])]


def _known(array: Array, name: str) -> np.ndarray:
    if any(isinstance(one, Node) for one in array.ravel()):
        raise InternalError(f"'{name}' needs whole numbers or truths that are known while tracing")
    return np.array([one for one in array.ravel()]).reshape(array.shape)


def _inner(parameter: str) -> Rule:
    def rule(graph: Graph, given: list[Array], parameters: dict[str, Any]) -> list[Array]:
        inner = parameters[parameter]
        closed = isinstance(inner, core.ClosedJaxpr)
        return run(inner.jaxpr if closed else inner, inner.consts if closed else (), given, graph)

    return rule


def _integer_pow(graph: Graph, given: list[Array], parameters: dict[str, Any]) -> list[Array]:
    return [_each(lambda one: graph.power(one, parameters["y"]), given[0])]


def _square(graph: Graph, given: list[Array], _: dict[str, Any]) -> list[Array]:
    return [_each(lambda one: graph.power(one, 2), given[0])]


def _select(graph: Graph, given: list[Array], _: dict[str, Any]) -> list[Array]:
    if len(given) != 3:
        raise InternalError("'select_n' between more than two cases has no rule")
    return [_each(lambda which, no, yes: graph.apply("select", which, no, yes), *given)]


def _clamp(graph: Graph, given: list[Array], _: dict[str, Any]) -> list[Array]:
    def held(low: Scalar, value: Scalar, high: Scalar) -> Scalar:
        return graph.apply("min", graph.apply("max", value, low), high)

    return [_each(held, *given)]


def _convert(graph: Graph, given: list[Array], parameters: dict[str, Any]) -> list[Array]:
    kind = np.dtype(parameters["new_dtype"])

    def converted(one: Scalar) -> Scalar:
        if not isinstance(one, Node):
            return kind.type(one)
        if kind == np.float64:
            truth = one.operation in ("lt", "le", "gt", "ge", "eq", "ne", "and", "or", "not")
            return graph.apply("select", one, np.float64(0.0), np.float64(1.0)) if truth else one
        raise InternalError(f"An unknown number cannot be turned into {kind} in the browser's kernel")

    return [_each(converted, given[0])]


def _same(_: Graph, given: list[Array], __: dict[str, Any]) -> list[Array]:
    return [given[0]]


def _reduced(by: str) -> Rule:
    def rule(graph: Graph, given: list[Array], parameters: dict[str, Any]) -> list[Array]:
        axes = tuple(parameters["axes"])
        kept = [axis for axis in range(given[0].ndim) if axis not in axes]
        table = np.transpose(given[0], [*kept, *axes]).reshape(*(given[0].shape[axis] for axis in kept), -1)
        found = np.empty(table.shape[:-1], dtype=object)
        whole = {"sum": graph.total, "product": graph.product}.get(by, partial(graph.along, by))
        for place in np.ndindex(found.shape):
            found[place] = whole(list(table[place]))
        return [found]

    return rule


def _running_total(graph: Graph, given: list[Array], parameters: dict[str, Any]) -> list[Array]:
    axis = parameters["axis"]
    rows = np.moveaxis(given[0], axis, 0)
    rows = rows[::-1] if parameters["reverse"] else rows
    found = np.empty(rows.shape, dtype=object)
    for number in range(len(rows)):
        before = [found[number - 1, ...]] if number else []
        found[number, ...] = _added(graph, [*before, rows[number, ...]])
    found = found[::-1] if parameters["reverse"] else found
    return [np.moveaxis(found, 0, axis)]


def _added(graph: Graph, arrays: list[Array]) -> Array:
    return _each(lambda *of: graph.total(list(of)), *arrays)


def _dot(graph: Graph, given: list[Array], parameters: dict[str, Any]) -> list[Array]:
    (left_along, right_along), (left_shared, right_shared) = parameters["dimension_numbers"]
    left, right = given

    def arranged(array: Array, shared: Sequence[int], along: Sequence[int]) -> tuple[Array, tuple[int, ...]]:
        free = [axis for axis in range(array.ndim) if axis not in (*shared, *along)]
        moved = np.transpose(array, [*shared, *free, *along])
        sizes = [array.shape[axis] for axis in free]
        lead = [array.shape[axis] for axis in shared]
        length = int(np.prod([array.shape[axis] for axis in along]))
        return moved.reshape(*lead, int(np.prod(sizes)), length), tuple(sizes)

    one, one_free = arranged(left, left_shared, left_along)
    other, other_free = arranged(right, right_shared, right_along)
    lead = one.shape[:-2]
    found = np.empty((*lead, one.shape[-2], other.shape[-2]), dtype=object)
    for place in np.ndindex(found.shape):
        row, column = one[(*place[:-2], place[-2])], other[(*place[:-2], place[-1])]
        found[place] = graph.total([graph.apply("mul", a, b) for a, b in zip(row, column, strict=True)])
    return [found.reshape(*lead, *one_free, *other_free)]


def _iota(_: Graph, __: list[Array], parameters: dict[str, Any]) -> list[Array]:
    aval = parameters["equation"].outvars[0].aval
    along = np.arange(aval.shape[parameters["dimension"]], dtype=aval.dtype)
    shape = [1] * len(aval.shape)
    shape[parameters["dimension"]] = -1
    return [of_numbers(np.broadcast_to(along.reshape(shape), aval.shape))]


def _scan(graph: Graph, given: list[Array], parameters: dict[str, Any]) -> list[Array]:
    """A loop of a known, small number of turns, turn after turn."""
    inner, constants, carries = parameters["jaxpr"], parameters["num_consts"], parameters["num_carry"]
    fixed, carried, over = (
        given[:constants],
        list(given[constants : constants + carries]),
        given[constants + carries :],
    )
    turns = range(parameters["length"])
    told: list[list[Array]] = []
    for turn in reversed(turns) if parameters["reverse"] else turns:
        found = run(inner.jaxpr, inner.consts, [*fixed, *carried, *(each[turn, ...] for each in over)], graph)
        carried = found[:carries]
        told.append(found[carries:])
    told = told[::-1] if parameters["reverse"] else told
    return [*carried, *(_stacked(rows) for rows in zip(*told, strict=True))]


def _stacked(rows: Sequence[Array]) -> Array:
    found = np.empty((len(rows), *rows[0].shape), dtype=object)
    for number, row in enumerate(rows):
        found[number, ...] = row
    return found


RULES: dict[str, Rule] = {
    "clamp": _clamp,
    "convert_element_type": _convert,
    "copy": _same,
    "cumsum": _running_total,
    "dot_general": _dot,
    "integer_pow": _integer_pow,
    "iota": _iota,
    "reduce_max": _reduced("max"),
    "reduce_min": _reduced("min"),
    "reduce_prod": _reduced("product"),
    "reduce_sum": _reduced("sum"),
    "scan": _scan,
    "select_n": _select,
    "square": _square,
}
