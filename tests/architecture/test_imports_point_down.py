"""The drawing of docs/architecture.md, kept true by walking the syntax trees."""

import ast

import pytest
from tests.architecture.source_tree import ROOT, modules, name_of, tree_of

# from the floor up; what stands on one line may not import its neighbours unless said in SAME_FLOOR
FLOORS = [
    {
        "errors",
        "dims",
        "provenance",
        "findings",
        "choices",
        "influence",
        "periods",
        "sectors",
        "gases",
        "places",
    },
    {"inventory", "climate"},
    {"pledges", "pathways"},
    {"assessment", "attribution", "equity"},
    {"claims"},
    {"sources", "report"},
    {"pipeline", "scale"},
    {"cli", "api", "explorer"},
    {"__main__"},  # the command line as a module
]
FREE_FLOORS = {0, 2, 3, 6, 7}  # neighbours here may use one another; the others never meet
PURE = {name for floor in FLOORS[:5] for name in floor}
IMPURE_MODULES = {
    "os",
    "io",
    "pathlib",
    "socket",
    "urllib",
    "requests",
    "pooch",
    "time",
    "random",
}
CLOCK = {"today", "now", "utcnow"}  # a date may be held in a pure layer, the present day may not be asked
LIGHT = {"numpy", "pandas", "xarray", "jax", "pyarrow", "altair"}


def floor_of(name):
    return next((number for number, floor in enumerate(FLOORS) if name in floor), None)


def package_of(path):
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path):
    """Every module that a file imports, anywhere in it, absolute."""
    here = ("stocktake", *path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_file_imports_only_what_stands_below_it(path):
    package = package_of(path)
    floor = floor_of(package)
    assert floor is not None, f"{package} is not in the drawing: put it into docs/architecture.md and here"
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "stocktake" or len(parts) < 2 or parts[1] in (package, "__version__"):
            continue
        other = floor_of(parts[1])
        assert other is not None, f"{name} is not in the drawing"
        below = other < floor or (other == floor and floor in FREE_FLOORS)
        assert below, f"{name_of(path)} imports {name}, which does not stand below it"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_pure_layers_touch_no_file_clock_or_network(path):
    if package_of(path) not in PURE:
        return
    touched = {name.split(".")[0] for name in imports(path)} & IMPURE_MODULES
    assert not touched, f"{name_of(path)} is pure by the drawing but imports {sorted(touched)}"
    calls = {
        node.func.id
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "open" not in calls, f"{name_of(path)} opens a file"
    asked = {
        node.func.attr
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    } & CLOCK
    assert not asked, f"{name_of(path)} asks the clock: {sorted(asked)}"


def test_importing_the_package_is_light_and_touches_no_array_library():
    import subprocess
    import sys

    code = "import stocktake, sys; print(' '.join(sorted({name.split('.')[0] for name in sys.modules})))"
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    assert not loaded & LIGHT, f"import stocktake loads {sorted(loaded & LIGHT)}"
