"""A reader holds a function in the head and a file on a page or three: the limits of docs/architecture.md.

Lines of a function are counted from its first statement after the docstring: a signature of many options, a
line each, is no harder to read for its length. Whoever makes an exception shorter takes it off the list.
"""

import ast

import pytest
from tests.architecture.source_tree import modules, name_of, tree_of

LONGEST_FUNCTION = 40
LONGEST_FILE = 350
# what is longer for the time being, with its present length: it may shrink, never grow
LONG_FUNCTIONS = {}
LONG_FILES: dict[str, int] = {}


def statements(function):
    """Lines of a function without its signature and its docstring."""
    body = function.body
    first = body[1] if ast.get_docstring(function) is not None and len(body) > 1 else body[0]
    return function.end_lineno - first.lineno + 1


def functions(path):
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name_of(path)} {node.name}", statements(node)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_function_is_no_longer_than_a_reader_can_hold(path):
    for name, length in functions(path):
        limit = LONG_FUNCTIONS.get(name, LONGEST_FUNCTION)
        assert length <= limit, f"{name} has {length} lines: {limit} at most; split it where it has two steps"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_file_is_one_subject_long(path):
    length = len(path.read_text(encoding="utf8").splitlines())
    limit = LONG_FILES.get(name_of(path), LONGEST_FILE)
    assert length <= limit, f"{name_of(path)} has {length} lines: {limit} at most; it may hold two subjects"


def test_every_exception_is_still_needed():
    found = dict(pair for path in modules() for pair in functions(path))
    short = {name for name in LONG_FUNCTIONS if found.get(name, 0) <= LONGEST_FUNCTION}
    sizes = {name_of(path): len(path.read_text(encoding="utf8").splitlines()) for path in modules()}
    short |= {name for name in LONG_FILES if sizes.get(name, 0) <= LONGEST_FILE}
    assert not short, f"{', '.join(sorted(short))}: short by now, so no exception is needed"


def test_lines_are_counted_without_signature_and_docstring():
    text = 'def f(\n    a,\n    b,\n):\n    """Say.\n\n    More.\n    """\n    a = b\n    return a\n'
    assert statements(ast.parse(text).body[0]) == 2
