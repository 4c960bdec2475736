"""Files written whole or not at all: everything is made under a temporary name, then renamed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from stocktake.errors import CannotWrite
from stocktake.report import Stocktake


def write_all(stocktake: Stocktake, languages: tuple[str, ...], folder: Path) -> list[Path]:
    """Pages in each language, their figures, and the data files; all of them or none."""
    from stocktake.report.export import data_files
    from stocktake.report.html import pages
    from stocktake.report.language import words

    catalogues = [words(language) for language in languages]
    draft, made = _draft_in(folder)
    try:
        for name, text in pages(stocktake, catalogues).items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf8", newline="\n")
        for name, writer in data_files(stocktake).items():
            writer(draft / name)
        return _publish(draft, folder)
    except OSError as error:
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        raise _cannot(folder, error) from error
    except BaseException:
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def check_writable(folder: Path) -> None:
    """Raise CannotWrite now rather than after a long run; leaves nothing behind."""
    draft, made = _draft_in(folder)
    shutil.rmtree(folder if made else draft, ignore_errors=True)


def _draft_in(folder: Path) -> tuple[Path, bool]:
    """A temporary folder inside the wanted one, and whether the wanted one had to be made."""
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".writing-", dir=folder)), made
    except OSError as error:
        raise _cannot(folder, error) from error


def _publish(draft: Path, folder: Path) -> list[Path]:
    """Rename every file of the draft into the folder; give the new paths in order."""
    written = []
    for path in sorted(item for item in draft.rglob("*") if item.is_file()):
        target = folder / path.relative_to(draft)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        written.append(target)
    return written


def _cannot(folder: Path, error: OSError) -> CannotWrite:
    return CannotWrite(
        f"'{folder}' cannot be written to: {error.strerror or error}",
        "Wanted is a folder that exists or can be made",
        next_step="Give another one with `--out FOLDER`",
    )
