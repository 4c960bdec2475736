"""Radiative forcing of CO2, CH4 and N2O after Myhre et al. (1998), used up to the IPCC's fifth report.

Source: doi:10.1029/98GL01908; IPCC TAR, table 6.2.
"""

from __future__ import annotations

import jax.numpy as jnp

from stocktake.climate.arrays import Numbers
from stocktake.climate.equations.greenhouse_law import GreenhouseLaw

LOG_CO2, ROOT_CH4, ROOT_N2O, OVERLAP = 5.35, 0.036, 0.12, 0.47


def overlap(ch4: Numbers, n2o: Numbers) -> Numbers:
    """Forcing that CH4 and N2O share, W m-2; both in ppb."""
    both = jnp.asarray(ch4) * n2o
    return OVERLAP * jnp.log(1.0 + 2.01e-05 * both**0.75 + 5.31e-15 * ch4 * both**1.52)


def greenhouse_forcing(
    co2: Numbers,
    ch4: Numbers,
    n2o: Numbers,
    co2_reference: Numbers,
    ch4_reference: Numbers,
    n2o_reference: Numbers,
) -> tuple[Numbers, Numbers, Numbers]:
    """Forcing of CO2, CH4 and N2O, W m-2, each zero at its own reference; co2 ppm, ch4 and n2o ppb."""
    shared = overlap(ch4_reference, n2o_reference)
    co2_forcing = LOG_CO2 * jnp.log(jnp.asarray(co2) / co2_reference)
    ch4_forcing = ROOT_CH4 * (jnp.sqrt(ch4) - jnp.sqrt(ch4_reference)) - (
        overlap(ch4, n2o_reference) - shared
    )
    n2o_forcing = ROOT_N2O * (jnp.sqrt(n2o) - jnp.sqrt(n2o_reference)) - (
        overlap(ch4_reference, n2o) - shared
    )
    return co2_forcing, ch4_forcing, n2o_forcing


LAW = GreenhouseLaw(
    "Myhre et al. (1998), doi:10.1029/98GL01908", greenhouse_forcing, own_reference=False, overlaps=True
)
