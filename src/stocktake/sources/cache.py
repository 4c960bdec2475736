"""The user's cache folder: fetched originals, and programs of the climate compiled for this machine.

``STOCKTAKE_CACHE`` names it; else it is the platform's own place for caches. Nothing here is needed for a
run: what is missing is made again.
"""

from __future__ import annotations

import hashlib
import os
import platform
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


def compiled_folder() -> Path:
    """Where compiled programs are kept: a folder for each kind of processor, since they run on no other."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf8").splitlines()
    except OSError:
        lines = []
    features = next((line for line in lines if line.startswith(("flags", "Features"))), platform.processor())
    kind = hashlib.sha256(f"{platform.machine()} {features}".encode()).hexdigest()[:12]
    return cache_folder() / "compiled" / kind
