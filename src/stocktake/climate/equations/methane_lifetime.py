"""The lifetime of methane, which its own chemistry and the temperature change.

Source: Thornhill et al. (2021), doi:10.5194/acp-21-853-2021 and doi:10.5194/acp-21-1105-2021, as used in
FaIR by Smith et al. (2024), doi:10.5194/gmd-17-8569-2024. The alternative, the same iIRF law as for the
other gases, is in ``lifetimes`` (Leach et al. 2021).
"""

from __future__ import annotations

from collections.abc import Iterable

import jax.numpy as jnp

from stocktake.climate.arrays import Numbers
from stocktake.climate.parameters import LEAST_LIFETIME_FACTOR


def partial_factor(departure: Numbers, sensitivity: Numbers) -> Numbers:
    """Factor on the methane lifetime from one driver; never below 0.01.

    departure   : of an emission (Mt/yr), a concentration (ppb, ppt) or the temperature (K) from baseline
    sensitivity : per unit of it

    f = max(1 + s (x - x0), 0.01)
    """
    return jnp.maximum(1.0 + departure * sensitivity, LEAST_LIFETIME_FACTOR)


def chemical_scaling(departures: Iterable[tuple[Numbers, Numbers]]) -> Numbers:
    """Factor on the methane lifetime from (departure, sensitivity) of every driver: the product of theirs."""
    product = jnp.ones(())
    for departure, sensitivity in departures:
        product = product * partial_factor(departure, sensitivity)
    return product
