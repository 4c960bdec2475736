"""Fetching the originals: with retries, at the server's pace, each checked by its hash.

``decide`` says what is to be fetched, pooch fetches and checks it (to a temporary name, then renamed),
and ``Polite`` asks the server: it waits as long as a 429 or 503 answer wants (``Retry-After``), and tries
again after a broken connection. What is there with another hash is left alone and reported.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from stocktake.errors import BadFile, CannotWrite, MissingPart
from stocktake.sources.catalogue import Original
from stocktake.sources.decide import Decision, decide

if TYPE_CHECKING:
    from requests import RequestException

WAIT_ANSWERS = (429, 503)
CHUNK = 1 << 16
Told = Callable[[Original], None]
Download = Callable[[str, Any, Any], None]


class Unreachable(OSError):
    """No server answers at all: the network is away, or the address."""


@dataclass(frozen=True)
class Fetched:
    """What came of fetching; ``failed`` are pairs of a file and why."""

    decision: Decision
    done: tuple[Original, ...] = ()
    failed: tuple[tuple[Original, str], ...] = ()


@dataclass(frozen=True)
class Polite:
    """A downloader for pooch that waits when asked to.

    tries   : how often one file is asked for before giving up
    longest : the longest wait in seconds that a server may ask for
    sleep   : waits; another one in tests
    """

    tries: int = 5
    longest: float = 120.0
    sleep: Callable[[float], None] = time.sleep

    def __call__(self, url: str, output_file: str | Path | IO[bytes], pooch: Any) -> None:
        """Write the content of the address to the file that pooch gives; OSError after the last try."""
        from requests import RequestException

        why, answered = "", False
        for attempt in range(self.tries):
            try:
                wait = self._once(url, Path(str(output_file)))
                if wait is None:
                    return
                why, answered = f"the server asks to wait ({wait:g} s)", True
            except RequestException as error:
                if _is_final(error):
                    raise
                heard = error.response is not None
                why, answered = str(error) if heard else _no_answer(url), answered or heard
                wait = 2.0**attempt
            if attempt + 1 < self.tries:
                self.sleep(min(wait, self.longest))
        raise (OSError if answered else Unreachable)(f"{why}, after {self.tries} tries")

    def _once(self, url: str, path: Path) -> float | None:
        """None when done, else the seconds that the server wants us to wait."""
        import requests

        with requests.get(url, stream=True, timeout=30) as answer:
            if answer.status_code in WAIT_ANSWERS:
                return seconds_asked(answer.headers.get("Retry-After"))
            answer.raise_for_status()
            with path.open("wb") as file:
                for chunk in answer.iter_content(CHUNK):
                    file.write(chunk)
        return None


def seconds_asked(header: str | None, now: Callable[[], float] = time.time) -> float:
    """Seconds of a ``Retry-After``, given as a number or as a date; 5 where it says nothing readable."""
    text = (header or "").strip()
    if text.isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now())
    except (TypeError, ValueError):
        return 5.0


def fetch(
    folder: Path,
    paths: Iterable[str],
    told: Told = lambda original: None,
    downloader: Download | None = None,
) -> Fetched:
    """Fetch what is missing of the originals into the folder.

    What fails does not stop the others, but where no server answers at all the rest is not tried.
    raises : CannotWrite
    """
    found = decide(folder, paths)
    _need_folder(folder)
    done: list[Original] = []
    failed: list[tuple[Original, str]] = []
    for place, original in enumerate(found.fetch):
        told(original)
        try:
            fetch_one(folder, original, downloader or Polite())
            done.append(original)
        except Unreachable as error:
            failed += [(each, str(error)) for each in found.fetch[place:]]
            break
        except (OSError, BadFile) as error:
            failed.append((original, str(error)))
    return Fetched(found, tuple(done), tuple(failed))


def fetch_one(folder: Path, original: Original, downloader: Download) -> Path:
    """Fetch one original to its place; BadFile where another file came, OSError where none did."""
    import logging

    import pooch

    pooch.get_logger().setLevel(logging.CRITICAL)
    keeper = pooch.create(
        path=folder,
        base_url="",
        registry={original.path: f"sha256:{original.sha256}"},
        urls={original.path: original.url},
    )
    try:
        return Path(keeper.fetch(original.path, downloader=downloader))
    except ValueError as error:
        raise BadFile(
            f"{original.url} gave another file than the catalogue describes",
            f"Wanted is sha256 {original.sha256[:12]}...",
            next_step="The publisher may have changed it; nothing was kept",
        ) from error


def need_success(result: Fetched) -> None:
    """Nothing where all is there; MissingPart where something failed."""
    problems = [f"{original.path}: {why}" for original, why in result.failed]
    if problems:
        raise MissingPart(
            f"{len(problems)} files could not be fetched, first of them {problems[0]}",
            next_step="Try again later: what is there is kept and not fetched again",
        )


def _need_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"{folder} cannot be made: {error.strerror}", next_step="Name a folder you may write to"
        ) from None


def _no_answer(url: str) -> str:
    return f"no answer from {urlsplit(url).hostname}"


def _is_final(error: RequestException) -> bool:
    """Whether asking again is pointless: the server said no (404 and the like)."""
    return error.response is not None and 400 <= error.response.status_code < 500


def paths_of(sources: Sequence[str]) -> list[str]:
    """Paths of all originals, or of those of some sources; UnknownSource where one is not known."""
    from stocktake.sources.catalogue import originals, source_of

    if not sources:
        return list(originals())
    return list(dict.fromkeys(path for key in sources for path, _ in source_of(key).sha256))
