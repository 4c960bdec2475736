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

from dataclasses import dataclass

import numpy as np

from stocktake.attribution.emitted import COMPONENTS, Emitted
from stocktake.attribution.methods.cumulative_gwp import cumulative
from stocktake.attribution.methods.proportional import cut, no_runs
from stocktake.inventory.datasets import CH4
from stocktake.inventory.flow_equivalent import LOOK_BACK, flow_equivalent_weights


@dataclass(frozen=True)
class CumulativeGwpStar:
    """Shares of cumulative CO2-warming-equivalents."""

    name: str = "cumulative-gwp-star"

    def removals(self, emissions: Emitted) -> np.ndarray:
        """None but the whole."""
        return no_runs(emissions)

    def contributions(self, emissions: Emitted, effects: np.ndarray, whole: np.ndarray) -> np.ndarray:
        """The whole, cut by sums of CO2-warming-equivalents."""
        numbers = warming_equivalents(emissions.amount, emissions.weights)
        return cut(whole, numbers, float(warming_equivalents(emissions.world, emissions.weights)))


def warming_equivalents(amount: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Gt CO2-warming-equivalent over all years, of (..., component, year)."""
    row = COMPONENTS.index(CH4)
    methane = amount[..., row, :]
    now, before = flow_equivalent_weights()
    extra = weights[row] * (
        (now - 1) * methane.sum(axis=-1)
        + before * methane[..., : max(0, methane.shape[-1] - LOOK_BACK)].sum(axis=-1)
    )
    return cumulative(amount, weights) + extra
