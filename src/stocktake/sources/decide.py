"""What is to be done about the originals in a folder: which are there, which are missing, which are others.

Deciding is apart from fetching, so that it can be tested without a network and shown before anything is done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stocktake.errors import BadFile, MissingPart
from stocktake.sources.catalogue import Original, original_of


@dataclass(frozen=True)
class Decision:
    """The originals of a folder, sorted by what must be done.

    present : there, with the right hash
    fetch   : missing, and can be fetched
    other   : there, with another hash than the catalogue's
    nowhere : missing, and no address serves them as they are
    """

    present: tuple[Original, ...] = ()
    fetch: tuple[Original, ...] = ()
    other: tuple[Original, ...] = ()
    nowhere: tuple[Original, ...] = ()


def decide(folder: Path, paths: Iterable[str]) -> Decision:
    """Look at each of the originals in the folder; nothing is changed."""
    present: list[Original] = []
    fetch: list[Original] = []
    other: list[Original] = []
    nowhere: list[Original] = []
    for path in paths:
        original, place = original_of(path), folder / path
        if place.is_file():
            (present if sha256_of(place) == original.sha256 else other).append(original)
        else:
            (fetch if original.url else nowhere).append(original)
    return Decision(tuple(present), tuple(fetch), tuple(other), tuple(nowhere))


def need_all(folder: Path, paths: Iterable[str]) -> None:
    """Nothing where all are there; else MissingPart or BadFile, with the first and what to do."""
    if not folder.is_dir():
        raise MissingPart(
            f"There is no folder {folder}",
            "The folder of the original files was wanted",
            next_step="Name it with --from, or fetch the files with `stocktake data fetch --to FOLDER`",
        )
    found = decide(folder, paths)
    missing = (*found.fetch, *found.nowhere)
    if missing:
        first = missing[0]
        raise MissingPart(
            f"{len(missing)} of the original files are not in {folder}, first of them {first.path}",
            where_to_get(first),
            next_step=f"`stocktake data fetch --to {folder}` gets what can be fetched",
        )
    if found.other:
        first = found.other[0]
        raise BadFile(
            f"{first.path} is another file than the one the catalogue describes (its hash differs)",
            f"Wanted is sha256 {first.sha256[:12]}...; {len(found.other)} such files in all",
            next_step="Put the described version there, or bring catalogue and readers up to date",
        )


def where_to_get(original: Original) -> str:
    """One sentence for a reader."""
    if original.url:
        return f"It can be had from {original.url}"
    return f"It cannot be fetched as such: {original.derived}"


def sha256_of(path: Path) -> str:
    """The hash of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
