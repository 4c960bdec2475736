"""The command line: one file per command, each adding itself to the one application.

A command file reads what the user typed, calls ``sources`` and the pure layers, and prints through
``output``. Heavy libraries are imported inside the command, so that help and completion are instant.
"""

from stocktake.cli.app import main

__all__ = ["main"]
