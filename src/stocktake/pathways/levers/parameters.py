"""Numbers that levers rest on: each with its published range, so that each is a choice.

A :class:`Parameter` has a central, a low and a high value and says where they come from.
:class:`Settings` holds which of the three is taken for each; the axes it makes join the choice set of a
question. ``read`` says whether the source was read for the value (``read``), the value was computed from
what was read (``derived``), or it is of the field's common knowledge and no page of the source was at hand
(``recalled``): such values carry wide ranges.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stocktake.choices import Axis
from stocktake.errors import UnknownChoice, nearest

LEVELS = ("central", "low", "high")
AFTER_TARGET = "after_target"
# what a depth told against a year means once its end has come, the default first (docs/methods/levers)
AFTER = ("level", "part")


@dataclass(frozen=True)
class Parameter:
    """One number with its range.

    name   : stable, dotted, such as ``ccs.capture_rate``
    unit   : of all three values
    source : who published the range, and what it says
    """

    name: str
    central: float
    low: float
    high: float
    unit: str
    source: str
    read: str = "read"

    def __post_init__(self) -> None:
        assert self.low <= self.central <= self.high, f"{self.name} is not ordered"
        assert self.read in ("read", "derived", "recalled"), self.read

    def at(self, level: str) -> float:
        """The value at ``central``, ``low`` or ``high``."""
        return float(getattr(self, level))

    def axis(self) -> Axis:
        """This parameter as a choice axis of three choices."""
        return Axis(
            self.name,
            LEVELS,
            "central",
            f"{self.central:g} ({self.low:g} to {self.high:g}) {self.unit}: {self.source}",
        )


@dataclass(frozen=True)
class Settings:
    """Which level each parameter takes; those not named are central.

    levels       : parameter name to ``central``, ``low`` or ``high``
    after_target : of a depth told against a year: ``level`` is held, or the ``part`` cut in the end year
    """

    levels: Mapping[str, str] = field(default_factory=dict)
    after_target: str = AFTER[0]

    def value(self, parameter: Parameter) -> float:
        """The parameter's value under these settings."""
        return parameter.at(self.levels.get(parameter.name, "central"))

    @staticmethod
    def of(chosen: Mapping[str, str], known: Iterable[Parameter]) -> Settings:
        """Settings from names and levels typed by a user; UnknownChoice where either names nothing."""
        names = [parameter.name for parameter in known]
        after = chosen.get(AFTER_TARGET, AFTER[0])
        if after not in AFTER:
            raise UnknownChoice(
                f"'{after}' is no choice of {AFTER_TARGET}",
                f"Choices are {', '.join(AFTER)}",
                nearest=nearest(after, AFTER),
            )
        levels = {name: level for name, level in chosen.items() if name != AFTER_TARGET}
        for name, level in levels.items():
            if name not in names:
                raise UnknownChoice(
                    f"'{name}' is no parameter of a lever",
                    nearest=nearest(name, names),
                    next_step="See `stocktake lever --list`",
                )
            if level not in LEVELS:
                raise UnknownChoice(
                    f"'{level}' is no level of {name}",
                    f"Levels are {', '.join(LEVELS)}",
                    nearest=nearest(level, LEVELS),
                )
        return Settings(levels, after)
