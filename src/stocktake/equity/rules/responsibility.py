"""Responsibility: the cut from business as usual is shared by what was emitted since the start year.

burden of i = past of i / past of all. Countries whose land has taken up more than they emitted have none.

Source: IPCC AR5 WG3 section 4.6.2; van den Berg et al. (2020), doi:10.1007/s10584-019-02368-y
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.equity.principles import Principle
from stocktake.equity.rules.burden import from_baseline
from stocktake.equity.rules.contract import Facts


@dataclass(frozen=True)
class Responsibility:
    """By cumulative emissions."""

    name: str = "responsibility"
    principles: tuple[Principle, ...] = (Principle.RESPONSIBILITY,)
    axes: tuple[str, ...] = ("start", "baseline")
    needs: tuple[str, ...] = ("past", "baseline")

    def shares(self, facts: Facts, whole: float) -> np.ndarray:
        """See the contract."""
        return from_baseline(facts.baseline, facts.past, whole)
