"""The mean over a period that temperatures are given against, such as 1850-1900.

Temperatures stand at the edges of years. The mean of a year is the mean of its two edges, so a period's
mean weighs its first and last edge by a half: the edges 1850 to 1901 for the years 1850 to 1900, as
fair-calibrate does (Smith et al. 2024, doi:10.5194/gmd-17-8569-2024).
"""

from __future__ import annotations

import numpy as np

from stocktake.errors import OutOfRange

PREINDUSTRIAL = (1850, 1900)


def edge_weights(timebounds: np.ndarray, first: int, last: int) -> np.ndarray:
    """(timebound,): weights that average the years ``first`` to ``last``; they add up to one.

    raises : OutOfRange where the edges do not reach that far
    """
    if last < first:
        raise OutOfRange(f"The period {first}-{last} ends before it begins")
    if first < timebounds[0] or last + 1 > timebounds[-1]:
        raise OutOfRange(
            f"The period {first}-{last} is not within the run, which covers the years "
            f"{int(timebounds[0])}-{int(timebounds[-1]) - 1}",
            "The baseline must lie within the run",
            next_step="Choose another period, or start from a checkpoint that carries its history",
        )
    weights = ((timebounds >= first) & (timebounds <= last + 1)).astype(float)
    weights[timebounds == first] = 0.5
    weights[timebounds == last + 1] = 0.5
    return weights / (last - first + 1)
