"""In proportion to cumulative CO2-warming-equivalents by GWP*: forcing-equivalent in all but name.

CO2 and N2O count by GWP100, methane by its level and its change of twenty years
(``inventory.flow_equivalent``). Warming is nearly proportional to the sum, whatever the mix of gases; that is
the method of Jones et al. (2023), who multiply the sum with the TCRE where we cut the ensemble's own warming.
Emissions before the start year count nothing, those of methane twenty years before among them: a start year
is a switch here as in the other methods.

Sources: Jones et al. (2023), doi:10.1038/s41597-023-02041-1; Smith, Cain and Allen (2021),
doi:10.1038/s41612-021-00169-8
"""

from __future__ import annotations

import numpy as np

from stocktake.attribution.emitted import COMPONENTS
from stocktake.attribution.methods.cumulative_gwp import equivalents
from stocktake.attribution.methods.proportional import Proportional
from stocktake.inventory.datasets import CH4
from stocktake.inventory.flow_equivalent import LOOK_BACK, flow_equivalent_weights


def warming_equivalents(amount: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Gt CO2-warming-equivalent over all years, of (..., component, year)."""
    row = COMPONENTS.index(CH4)
    methane = amount[..., row, :]
    now, before = flow_equivalent_weights()
    earlier = methane[..., : max(0, methane.shape[-1] - LOOK_BACK)].sum(axis=-1)
    extra = weights[row] * ((now - 1) * methane.sum(axis=-1) + before * earlier)
    return equivalents(amount, weights) + extra


CUMULATIVE_GWP_STAR = Proportional("cumulative-gwp-star", warming_equivalents)
