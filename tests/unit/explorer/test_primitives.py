"""Each rule by which a traced function becomes JavaScript gives in the browser what JAX gives."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax import lax
from tests.unit.explorer.browser import asked, blank, floats

from stocktake.climate.precision import Precision, working_in
from stocktake.errors import InternalError
from stocktake.explorer.kernel.javascript import write
from stocktake.explorer.kernel.primitives import ELEMENTWISE, INNER, MOVING, RULES, taken_apart
from stocktake.explorer.kernel.scalars import OPERATIONS, Graph, Node
from stocktake.explorer.kernel.stages import LANE, Step

SIZE, LANES = 6, 40


@jax.custom_jvp
def with_its_own_slope(x):
    return x * 3.0


with_its_own_slope.defjvp(lambda primals, tangents: (primals[0] * 3.0, tangents[0] * 3.0))

# x: (6,) numbers between -2 and 2
FUNCTIONS = {
    "sums and quotients": lambda x: x[:3] + x[3:] - 2.0 * x[:3] / (3.0 + x[3:]),
    "exponentials": lambda x: jnp.exp(-x) + jnp.expm1(x) + jnp.tanh(x),
    "logarithms": lambda x: jnp.log(x + 3.0) + jnp.log1p(x * x) + jnp.sqrt(jnp.abs(x)),
    "powers": lambda x: x**3 + (x + 3.0) ** -2 + jnp.power(x + 3.0, 0.7) + jnp.square(x),
    "largest and smallest": lambda x: jnp.maximum(x, 0.3) + jnp.minimum(x, -0.2) - jnp.clip(x, -1.0, 0.5),
    "choices": lambda x: jnp.where((x > 0.1) & ~(x >= 1.0) | (x <= -1.5), x, -x),
    "comparisons": lambda x: (x < 0.0).astype(float) + jnp.where(x != x[0], 2.0, 0.0) + (x == x[1]),
    "places": lambda x: jnp.concatenate([x[jnp.array([5, 0, 2])], x[::-1][1:3], x[None, :].T[4]]),
    "setting": lambda x: jnp.zeros(8).at[jnp.array([1, 6])].set(x[:2]).at[0].set(x[5]),
    "running sums": lambda x: jnp.cumsum(x.reshape(2, 3), axis=1).ravel() + lax.cumsum(x, reverse=True),
    "tables": lambda x: (x.reshape(2, 3) @ jnp.array([[1.0, 0.0], [2.0, -1.0], [0.0, 3.0]])).ravel(),
    "tables by row": lambda x: jnp.einsum("bij,bjk->bik", x.reshape(2, 1, 3), x.reshape(2, 3, 1)).ravel(),
    "sums and products along": lambda x: jnp.concatenate([x.reshape(2, 3).sum(0), x.reshape(3, 2).prod(1)]),
    "ends along": lambda x: jnp.concatenate([x.reshape(2, 3).max(0), x.reshape(3, 2).min(1)]),
    "loops": lambda x: lax.scan(lambda held, now: (held * 0.5 + now, held), x[0], x)[1],
    "loops backwards": lambda x: lax.scan(lambda h, now: (h * 0.5 + now, h), x[0], x, reverse=True)[1],
    "functions within": lambda x: jax.jit(jax.checkpoint(jnp.exp))(x),
    "slopes": lambda x: jax.grad(lambda y: jnp.sum(with_its_own_slope(y) * jnp.exp(y)))(x),
    "functions with slopes of their own": lambda x: with_its_own_slope(x) + jnp.copy(x),
    "held between": lambda x: lax.clamp(-0.5, x, 0.7),
    "counting": lambda x: x * jnp.arange(6) + jnp.ones((2, 6))[1] - x.at[2].get(),
    "slices that move": lambda x: lax.dynamic_slice(x, (jnp.array(2),), (3,)),
}


@pytest.fixture(scope="module")
def numbers():
    return np.random.default_rng(5).uniform(-2.0, 2.0, (LANES, SIZE))


def in_javascript(function):
    graph = Graph()
    given = np.empty(SIZE, dtype=object)
    given[:] = [graph.input(LANE, place) for place in range(SIZE)]
    with working_in(Precision.DOUBLE):
        found = taken_apart(function, (given,), graph)
    return write("tried", Step(tuple(found.ravel()), {}, {}), 0)


@pytest.fixture(scope="module")
def found(numbers, tmp_path_factory):
    """What the browser finds: name to (output, lane)."""
    parts = []
    for name, function in FUNCTIONS.items():
        source = in_javascript(function)
        outputs = np.shape(function(jnp.zeros(SIZE)))[0]
        lane = numbers[:, list(source.lane)].T
        parts.append(
            f"{{{source.text}const told=new Float64Array({outputs * LANES});"
            f"const terms=new Float64Array({source.terms});"
            f"tried_years([],[],terms,1);tried_lanes(terms,{floats(lane)},[],[],told,{LANES},1);"
            f"all[{name!r}]=Array.from(told);}}"
        )
    page = blank("const all={};" + "\n".join(parts))
    answer = asked(page, "answer=all;", tmp_path_factory.mktemp("browser"))
    return {name: np.array(values).reshape(-1, LANES) for name, values in answer.items()}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_browser_finds_what_jax_finds(name, found, numbers):
    with working_in(Precision.DOUBLE):
        wanted = np.asarray(jax.vmap(FUNCTIONS[name])(jnp.asarray(numbers))).T
    np.testing.assert_allclose(found[name], wanted, rtol=2e-15, atol=4e-15)


def primitives_in(function):
    """Names of all primitives of a function, those of functions within too."""

    def walk(jaxpr):
        for equation in jaxpr.eqns:
            yield equation.primitive.name
            for value in equation.params.values():
                inner = getattr(value, "jaxpr", value)
                if hasattr(inner, "eqns"):
                    yield from walk(inner)

    return set(walk(jax.make_jaxpr(function)(jnp.zeros(SIZE)).jaxpr))


def test_a_primitive_without_a_rule_is_named():
    with pytest.raises(InternalError, match="'sin' of JAX has no rule"):
        in_javascript(jnp.sin)


def test_a_place_that_only_the_browser_would_know_is_refused():
    with pytest.raises(InternalError, match="cannot be turned into int64"):
        in_javascript(lambda x: x[(x[0] > 0).astype(int)][None])


def test_every_rule_is_tried():
    tried = set().union(*(primitives_in(function) for function in FUNCTIONS.values()))
    other_names = {"pjit", "checkpoint"}  # of what is tried, in other releases of JAX
    assert {*ELEMENTWISE, *MOVING, *INNER, *RULES} - other_names <= tried | other_names
    assert tried <= {*ELEMENTWISE, *MOVING, *INNER, *RULES}


def test_every_operation_has_a_primitive_that_leads_to_it():
    assert set(ELEMENTWISE.values()) | {"select"} == set(OPERATIONS)
    assert not set(ELEMENTWISE) & {*MOVING, *INNER, *RULES}


def test_what_is_known_is_worked_out_and_equal_numbers_are_one():
    graph = Graph()
    x = graph.input(LANE, 0)
    assert graph.apply("exp", np.float64(0.0)) == 1.0
    assert graph.apply("add", x, np.float64(0.0)) is x
    assert graph.apply("mul", np.float64(0.0), x) == 0.0
    assert graph.apply("select", np.True_, np.float64(1.0), x) is x
    assert graph.apply("exp", x) is graph.apply("exp", x)
    assert isinstance(graph.apply("sub", x, np.float64(1.0)), Node)
