"""A text to be checked, wherever it stands: in a file, on standard input, or on the command line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from stocktake.claims.document import LARGEST_BYTES, decoded
from stocktake.errors import BadFile, nearest


def read_text(given: str, standard_input: BinaryIO) -> str:
    """The text that was given: of a file, of standard input for ``-``, or the words themselves.

    raises : BadFile for what cannot be read, is too large, or was meant as a file that is not there
    """
    if given == "-":
        return decoded(standard_input.read(LARGEST_BYTES + 1), "Standard input")
    if not given.strip():
        return decoded(b"", "The sentence")
    path = Path(given)
    if _is_file(path):
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise BadFile(
                f"{given} has {size / 1e6:.0f} MB",
                f"At most {LARGEST_BYTES / 1e6:.0f} MB are read at once",
                next_step="Give the article alone, or split the file",
            )
        try:
            return decoded(path.read_bytes(), given)
        except OSError as error:
            raise BadFile(f"{given} cannot be read: {error.strerror}") from error
    if _looks_like_a_path(given):
        raise BadFile(
            f"{given} is a folder" if path.is_dir() else f"There is no file {given}",
            "Wanted is a text or HTML file, - for standard input, or a sentence",
            nearest=_files_like(path),
            next_step="A check makes no network call: save the page and give its file"
            if "://" in given
            else "",
        )
    return decoded(given.encode("utf8", "replace"), "The sentence")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _looks_like_a_path(given: str) -> bool:
    """Whether words were meant as a file: one word with a suffix or a slash, or a folder."""
    try:
        folder = Path(given).is_dir()
    except OSError:
        folder = False
    return folder or bool(re.fullmatch(r"\S*[/\\]\S*|\S+\.(?:html?|txt|md|xml|json|csv|pdf|docx?)", given))


def _files_like(path: Path) -> tuple[str, ...]:
    try:
        beside = [str(found) for found in path.parent.iterdir() if found.is_file()]
    except OSError:
        return ()
    return nearest(str(path), beside, 2)
