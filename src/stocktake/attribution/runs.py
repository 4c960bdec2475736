"""Many combinations at once: what each needs is collected, run together by start year, and handed back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from stocktake.attribution.emitted import Emitted
from stocktake.attribution.methods import METHODS, Method
from stocktake.attribution.past import Past


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
    """Removals gathered by start year; equal ones are run once."""

    past: Past
    _cases: dict[int, list[np.ndarray]] = field(default_factory=dict)
    _places: dict[tuple[int, bytes], int] = field(default_factory=dict)
    _effects: dict[int, np.ndarray] = field(default_factory=dict)

    def add(self, removals: np.ndarray, first: int) -> list[int]:
        """Numbers under which the effects of removals (case, species, year) will be found."""
        found = []
        for case in removals:
            key = (first, np.ascontiguousarray(case).tobytes())
            if key not in self._places:
                cases = self._cases.setdefault(first, [])
                self._places[key] = len(cases)
                cases.append(case)
            found.append(self._places[key])
        return found

    def run(self) -> None:
        """Run all that was added; earliest start first, so that each checkpoint grows from the last."""
        for first in sorted(self._cases):
            self._effects[first] = self.past.effects(np.stack(self._cases[first]), first)

    def effects(self, numbers: Sequence[int], first: int) -> np.ndarray:
        """(case, member) K."""
        return self._effects[first][list(numbers)]


def contributions(past: Past, wanted: Mapping[object, tuple[Emitted, str]]) -> dict[object, Contribution]:
    """What every wanted combination gives, by its key.

    wanted : key to emissions and the name of a method
    """
    batch = Batch(past)
    asked: dict[object, tuple[Method, Emitted, int, list[int]]] = {}
    for key, (emissions, name) in wanted.items():
        method = METHODS[name]
        whole = batch.add(emissions.as_species(emissions.world[None]), emissions.first)
        cases = batch.add(emissions.as_species(method.removals(emissions)), emissions.first)
        asked[key] = method, emissions, whole[0], cases
    batch.run()
    found: dict[object, Contribution] = {}
    for key, (method, emissions, whole_case, cases) in asked.items():
        whole = batch.effects([whole_case], emissions.first)[0]
        parts = method.contributions(emissions, batch.effects(cases, emissions.first), whole)
        found[key] = Contribution(emissions, parts, whole)
    return found
