"""Categories C1 to C8 of the IPCC's Sixth Assessment Report for one scenario's ensemble.

Rules: AR6 WGIII, Table SPM.2 and Annex III.II.3.2.1. Peak is over the century, "2100" the year. A category
holds where none before it does.
"""

from __future__ import annotations

C1 = "C1"
C2 = "C2"

_BY_PEAK = (("C3", 2.0, 0.67), ("C4", 2.0, 0.5), ("C5", 2.5, 0.5), ("C6", 3.0, 0.5), ("C7", 4.0, 0.5))


def category(peak_below: dict[float, float], below_1_5_in_2100: float) -> str:
    """The category from probabilities between 0 and 1.

    peak_below        : probability that warming stays below 1.5, 2, 2.5, 3 and 4 degrees all century
    below_1_5_in_2100 : probability that it is below 1.5 degrees in 2100

    >>> category({1.5: 0.4, 2.0: 0.9, 2.5: 1.0, 3.0: 1.0, 4.0: 1.0}, 0.6)
    'C1'
    """
    if below_1_5_in_2100 > 0.5:
        return C1 if peak_below[1.5] >= 0.33 else C2
    for name, limit, wanted in _BY_PEAK:
        if peak_below[limit] > wanted:
            return name
    return "C8"
