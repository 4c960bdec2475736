"""What begins with an underscore is its file's own: no other file of the package names it."""

import ast

import pytest
from tests.architecture.source_tree import modules, name_of, tree_of

# given by `collections.namedtuple` to everyone, in spite of their names
NAMED_TUPLE = {"_replace", "_asdict", "_fields", "_make"}


def is_private(name):
    return name.startswith("_") and not name.startswith("__") and name not in NAMED_TUPLE


def reached_for(tree):
    """Private names that a file takes from another: imported, or asked of an imported module or class."""
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names if is_private(alias.name))
            imported |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            imported |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr):
            root = node.value
            while isinstance(root, ast.Attribute):
                root = root.value
            if isinstance(root, ast.Name) and root.id in imported:
                yield ast.unparse(node)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_file_uses_the_private_names_of_no_other(path):
    found = sorted(set(reached_for(tree_of(path))))
    assert not found, f"{name_of(path)} uses {', '.join(found)}: give what others need a public name"


def test_private_names_of_others_are_found_however_they_are_reached():
    text = (
        "from here import _one, two\nimport there\ntwo._three()\nthere.that._four\nself._five\nrow._replace()"
    )
    assert set(reached_for(ast.parse(text))) == {"here._one", "two._three", "there.that._four"}
