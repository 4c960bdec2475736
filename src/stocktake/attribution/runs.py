"""Many combinations at once: what each needs is collected, equal cases run once, and handed back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from stocktake.attribution.emitted import Emitted
from stocktake.attribution.methods import METHODS
from stocktake.attribution.past import BEGIN, Past


@dataclass(frozen=True, eq=False)
class Contribution:
    """What one combination gives.

    parts : (part, member) K
    whole : (member,) K, of all that the inventories hold
    """

    emissions: Emitted
    parts: np.ndarray
    whole: np.ndarray


@dataclass
class Batch:
    """Removals gathered for one run; equal ones stand once."""

    past: Past
    last: int
    _cases: list[np.ndarray] = field(default_factory=list)
    _numbers: dict[bytes, int] = field(default_factory=dict)
    _effects: np.ndarray | None = None

    def add(self, removals: np.ndarray) -> list[int]:
        """Numbers under which the effects of removals (case, species, year) up to ``last`` will be found."""
        found = []
        for case in removals:
            padded = np.zeros((case.shape[0], self.last + 1 - BEGIN))
            padded[:, padded.shape[1] - case.shape[1] :] = case
            key = padded.tobytes()
            if key not in self._numbers:
                self._numbers[key] = len(self._cases)
                self._cases.append(padded)
            found.append(self._numbers[key])
        return found

    def run(self) -> None:
        """Run all that was added."""
        self._effects = self.past.effects(np.stack(self._cases), self.last)

    def effects(self, numbers: Sequence[int]) -> np.ndarray:
        """(case, member) K."""
        assert self._effects is not None, "the batch has not been run"
        return self._effects[list(numbers)]


def contributions(
    past: Past, wanted: Mapping[object, tuple[Emitted, str]], last: int
) -> dict[object, Contribution]:
    """What every wanted combination gives, by its key.

    wanted : key to emissions up to ``last`` and the name of a method
    """
    if not wanted:
        return {}
    batch = Batch(past, last)
    asked = {}
    for key, (emissions, name) in wanted.items():
        whole = batch.add(emissions.as_species(emissions.world[None]))
        cases = batch.add(emissions.as_species(METHODS[name].removals(emissions)))
        asked[key] = whole, cases
    batch.run()
    found = {}
    for key, (emissions, name) in wanted.items():
        whole_case, cases = asked[key]
        whole = batch.effects(whole_case)[0]
        parts = METHODS[name].contributions(emissions, batch.effects(cases), whole)
        found[key] = Contribution(emissions, parts, whole)
    return found
