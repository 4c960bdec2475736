"""The user's cache folder: where fetched originals go unless another folder is named.

``STOCKTAKE_CACHE`` names it; else it is the platform's own place for caches. Nothing here is needed for a
run.
"""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "STOCKTAKE_CACHE"


def cache_folder() -> Path:
    """The folder, whether or not it exists yet."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    import pooch

    return Path(pooch.os_cache("stocktake"))


def originals_folder() -> Path:
    """Where fetched originals lie by default."""
    return cache_folder() / "originals"
