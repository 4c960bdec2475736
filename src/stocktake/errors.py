"""Every error a user can meet, drawn as a tree.

::

    StocktakeError                    exit code 2 at the command line: something to mend in the input
    ├── UnknownName                   a word that names nothing here; says the nearest one that does
    │   ├── UnknownPlace  UnknownGas  UnknownMetric  UnknownSector  UnknownUnit
    │   ├── UnknownChoice  UnknownSource  UnknownScenario  UnknownLever
    ├── OutOfRange                    a year or number outside what the data or the method covers
    ├── NoAnswer                      every combination of choices is absent; says why
    ├── BadFile                       a file that cannot be read as what it should be; names row and column
    │   └── CorruptSnapshot           the embedded data are not what was built (hash differs)
    ├── BadInput                      values that contradict each other or are not numbers
    ├── MissingPart                   an optional package or an original file is not there
    ├── CannotWrite                   the place to write to is not writable
    └── Busy                          a server has no hand free, or the answer takes longer than it may

    InternalError                     exit code 1: our mistake, not the user's

A message says four things: what came, what was wanted, the nearest good value, and the next step.
Messages are English sentences; ``report.errors_told`` finds a reader's translation by them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class StocktakeError(Exception):
    """Something in the input must be mended; nothing was written or changed.

    came      : what was given, as the user would recognise it
    wanted    : what would have been good
    nearest   : the nearest good values, best first (may be empty)
    next_step : what to do now
    """

    exit_code = 2

    def __init__(
        self, came: str, wanted: str = "", *, nearest: Iterable[str] = (), next_step: str = ""
    ) -> None:
        self.came = came
        self.wanted = wanted
        self.nearest = tuple(nearest)
        self.next_step = next_step
        super().__init__(self.sentence())

    @property
    def code(self) -> str:
        """The error's name, stable, for programs and for translation."""
        return type(self).__name__

    def sentence(self) -> str:
        """The whole message as readable sentences."""
        meant = f"Did you mean {' or '.join(self.nearest)}?" if self.nearest else ""
        *before, last = (self.came, *(part for part in (self.wanted, meant, self.next_step) if part))
        return " ".join([*(_stop(part) for part in before), last if last.endswith("`") else _stop(last)])

    def to_dict(self) -> dict[str, object]:
        """The one shape in which every interface (JSON, REST) reports an error."""
        return {
            "error": self.code,
            "message": self.sentence(),
            "came": self.came,
            "wanted": self.wanted,
            "nearest": list(self.nearest),
            "next_step": self.next_step,
        }


class UnknownName(StocktakeError):
    """A word that names nothing of its kind."""


class UnknownPlace(UnknownName):
    """No country, group or area has this name."""


class UnknownGas(UnknownName):
    """No gas or basket has this name."""


class UnknownMetric(UnknownName):
    """No emission metric has this name."""


class UnknownSector(UnknownName):
    """No category of the IPCC 2006 tree has this name."""


class UnknownUnit(UnknownName):
    """A unit that cannot be read or does not measure what is wanted."""


class UnknownChoice(UnknownName):
    """No axis, or no choice on this axis, has this name."""


class UnknownSource(UnknownName):
    """No data set in the catalogue has this key."""


class UnknownScenario(UnknownName):
    """No scenario in the library or the file has this name."""


class UnknownLever(UnknownName):
    """No lever has this name."""


class OutOfRange(StocktakeError):
    """A year or a number lies outside what the data or the method covers."""


class NoAnswer(StocktakeError):
    """Every admissible combination is absent; the message says why."""


class BadFile(StocktakeError):
    """A file cannot be read as what it should be; names the row and column where it can."""


class CorruptSnapshot(BadFile):
    """The embedded data differ from what the builder wrote."""


class BadInput(StocktakeError):
    """Values that are no numbers, or that contradict each other."""


class MissingPart(StocktakeError):
    """An optional package or an original file is not there."""


class CannotWrite(StocktakeError):
    """The place to write to does not exist, is no folder, or is not writable."""


class Busy(StocktakeError):
    """A server works on other questions, or on one for longer than it may."""


class InternalError(Exception):
    """Our own mistake: please report it with the command that led here."""

    exit_code = 1


def nearest(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known words most like ``word``, best first, upper and lower case alike; may be empty.

    A Chinese word of two or three characters is near one that shares half of them.
    """
    folded: dict[str, str] = {}
    for name in known:
        folded.setdefault(name.casefold(), name)
    wanted = word.casefold()
    short = 0 < len(wanted) <= 3 and not wanted.isascii()
    found = difflib.get_close_matches(wanted, folded, n=count, cutoff=0.5 if short else 0.6)
    if short:
        found = [name for name in found if len(name) == len(wanted)]
    return tuple(folded[name] for name in found)


def _stop(text: str) -> str:
    """With a full stop, unless it has one, or ends in lines to be typed as they are."""
    return text if text.endswith((".", "!", "?", "。", "？")) or "\n" in text else text + "."
