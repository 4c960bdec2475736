"""What a rule of fair shares is, and the facts it may look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from stocktake.equity.principles import Principle


@dataclass(frozen=True, eq=False)
class Facts:
    """Countries under one combination of choices; all arrays are (country,), NaN where the data have none.

    amounts (``emissions``, ``past``, ``baseline``) are in the unit of what is shared.

    emissions    : of the last year, a year
    past         : added up since the start year
    baseline     : business as usual over the span in which the whole is used up, or in the target year
    population   : persons of the last year
    person_years : from the start year to the end of the span, projections included
    converged    : persons of the year of convergence
    income       : output per person at purchasing power, international dollars
    span         : first and last year in which the whole is used up; the same for a single year
    last         : the last year of the emissions
    """

    codes: tuple[str, ...]
    emissions: np.ndarray
    past: np.ndarray
    baseline: np.ndarray
    population: np.ndarray
    person_years: np.ndarray
    converged: np.ndarray
    income: np.ndarray
    span: tuple[int, int]
    last: int
    threshold: float = 0.0
    progressivity: float = 1.0
    convergence_year: int = 2050

    @property
    def is_budget(self) -> bool:
        """Whether a sum over years is shared, not the emissions of one."""
        return self.span[1] > self.span[0]


class Rule(Protocol):
    """One way of sharing a whole among countries."""

    @property
    def name(self) -> str:
        """Its name on the axis ``rule``."""
        ...

    @property
    def principles(self) -> tuple[Principle, ...]:
        """What it appeals to."""
        ...

    @property
    def axes(self) -> tuple[str, ...]:
        """The choices that it rests on beside the whole: ``start``, ``threshold`` and the like."""
        ...

    @property
    def needs(self) -> tuple[str, ...]:
        """The facts it looks at; a country without one of them has no share."""
        ...

    def shares(self, facts: Facts, whole: float) -> np.ndarray:
        """(country,) adding up to ``whole``; every country of ``facts`` has all that the rule needs.

        A share may be negative: more was used, or has to be cut, than the country has.
        raises : Absent where the rule says nothing of such a whole
        """
        ...
