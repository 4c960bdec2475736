"""Radiative forcing of CO2, CH4 and N2O without overlaps, after Leach et al. (2021).

Source: doi:10.5194/gmd-14-3007-2021, section 2.2 and table 2: a refit of Etminan et al. (2016) that lets
each gas be run alone.
"""

from __future__ import annotations

import jax.numpy as jnp

from stocktake.climate.arrays import Numbers
from stocktake.climate.equations.greenhouse_law import GreenhouseLaw

LOG_CO2, ROOT_CO2, ROOT_CH4, ROOT_N2O = 4.57, 0.086, 0.038, 0.106  # W m-2, ppm-1/2, ppb-1/2, ppb-1/2


def greenhouse_forcing(
    co2: Numbers,
    ch4: Numbers,
    n2o: Numbers,
    co2_reference: Numbers,
    ch4_reference: Numbers,
    n2o_reference: Numbers,
) -> tuple[Numbers, Numbers, Numbers]:
    """Forcing of CO2, CH4 and N2O, W m-2, each zero at its own reference; co2 ppm, ch4 and n2o ppb."""
    C, C0 = jnp.asarray(co2), co2_reference
    co2_forcing = LOG_CO2 * jnp.log(C / C0) + ROOT_CO2 * (jnp.sqrt(C) - jnp.sqrt(C0))
    ch4_forcing = ROOT_CH4 * (jnp.sqrt(ch4) - jnp.sqrt(ch4_reference))
    n2o_forcing = ROOT_N2O * (jnp.sqrt(n2o) - jnp.sqrt(n2o_reference))
    return co2_forcing, ch4_forcing, n2o_forcing


LAW = GreenhouseLaw(
    "Leach et al. (2021), doi:10.5194/gmd-14-3007-2021",
    greenhouse_forcing,
    own_reference=False,
    overlaps=False,
)
