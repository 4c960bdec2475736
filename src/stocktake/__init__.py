"""Stocktake: an open, reproducible global stocktake of climate action.

Importing this package reads no file and touches no device; each subject is a
module of its own (see ``docs/architecture.md``), and ``stocktake.api`` holds the
verbs of the command line as Python functions.
"""

__version__ = "0.1.0"
__all__ = ["__version__"]
