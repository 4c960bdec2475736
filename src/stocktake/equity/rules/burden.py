"""Sharing the effort, not the air: what the rules of this kind have in common.

share of i = baseline of i - burden of i x (sum of baselines - whole), burdens adding up to one. So a country
is measured from business as usual, and one with little burden may follow it.

Source: van den Berg et al. (2020), doi:10.1007/s10584-019-02368-y
"""

from __future__ import annotations

import numpy as np

from stocktake.choices import Absent


def from_baseline(baseline: np.ndarray, burdens: np.ndarray, whole: float) -> np.ndarray:
    """(country,) what is left of the baseline after each one's part of the cut."""
    return baseline - normal(burdens) * (baseline.sum() - whole)


def normal(numbers: np.ndarray) -> np.ndarray:
    """Numbers as parts of one, negative ones as nothing; raises Absent where nothing is left."""
    positive = np.maximum(numbers, 0.0)
    total = positive.sum()
    if not total > 0:
        raise Absent("Under this threshold no country has anything to share the effort by")
    return positive / total
