"""GWP*: CO2-warming-equivalent emissions of a short-lived gas, from its level and its change.

A steady source of methane holds the temperature almost where it is, as no steady source of CO2 does. GWP*
says so:

    E*(t) = GWP100 * g * [((1 - s) H / dt + s) E(t) - ((1 - s) H / dt) E(t - dt)]

with H = 100 a, dt = 20 a, s = 0.25 and g = (1 - exp(-s / (1 - s))) / s = 1.13; but for GWP100 that is
4.54 E(t) - 4.25 E(t - 20).

Sources: Smith, Cain and Allen (2021), doi:10.1038/s41612-021-00169-8;
Lynch et al. (2020), doi:10.1088/1748-9326/ab6d7e
"""

from __future__ import annotations

import math

GWP_STAR = "AR6GWP*"
BASE_METRIC = "AR6GWP100"
SHORT_LIVED = "CH4"
LOOK_BACK = 20
HORIZON = 100
STOCK_SHARE = 0.25


def flow_equivalent_weights() -> tuple[float, float]:
    """Weights of E(t) and E(t - 20) beside GWP100, without unit.

    >>> [round(weight, 2) for weight in flow_equivalent_weights()]
    [4.54, -4.25]
    """
    s = STOCK_SHARE
    g = (1 - math.exp(-s / (1 - s))) / s
    change = (1 - s) * HORIZON / LOOK_BACK
    return g * (change + s), -g * change
