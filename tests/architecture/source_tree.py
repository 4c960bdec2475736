"""The package's files, as the architecture tests walk them."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "src" / "stocktake"


def modules():
    """Every file of the package but its own top."""
    return sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def name_of(path):
    """A file as it is called within the package, which names a test well."""
    return str(path.relative_to(ROOT))


def tree_of(path):
    """Its syntax tree."""
    return ast.parse(path.read_text(encoding="utf8"))
