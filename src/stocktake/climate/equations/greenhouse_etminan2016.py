"""Radiative forcing of CO2, CH4 and N2O with their overlaps, after Etminan et al. (2016).

Source: doi:10.1002/2016GL071930, table 1. Made for 180-2000 ppm CO2, 340-3500 ppb CH4 and 200-525 ppb N2O;
the law for CO2 turns down above 2000 ppm.
"""

from __future__ import annotations

import jax.numpy as jnp

from stocktake.climate.arrays import Numbers
from stocktake.climate.equations.greenhouse_law import GreenhouseLaw

a1, b1, c1, d1 = -2.4e-07, 7.2e-04, -2.1e-04, 5.36
a2, b2, c2, d2 = -8.0e-06, 4.2e-06, -4.9e-06, 0.117
a3, b3, d3 = -1.3e-06, -8.2e-06, 0.043


def greenhouse_forcing(
    co2: Numbers,
    ch4: Numbers,
    n2o: Numbers,
    co2_reference: Numbers,
    ch4_reference: Numbers,
    n2o_reference: Numbers,
) -> tuple[Numbers, Numbers, Numbers]:
    """Stratospherically adjusted forcing of CO2, CH4 and N2O, W m-2, each zero at its own reference.

    co2 : ppm; ch4, n2o : ppb; positive, any shapes that broadcast. Overlaps are taken at the mean of the
    concentration and its reference.
    """
    C, M, N = jnp.asarray(co2), jnp.asarray(ch4), jnp.asarray(n2o)
    C0, M0, N0 = co2_reference, ch4_reference, n2o_reference
    mean_C, mean_M, mean_N = 0.5 * (C + C0), 0.5 * (M + M0), 0.5 * (N + N0)
    departure = C - C0
    co2_forcing = (a1 * departure**2 + b1 * jnp.abs(departure) + c1 * mean_N + d1) * jnp.log(C / C0)
    n2o_forcing = (a2 * mean_C + b2 * mean_N + c2 * mean_M + d2) * (jnp.sqrt(N) - jnp.sqrt(N0))
    ch4_forcing = (a3 * mean_M + b3 * mean_N + d3) * (jnp.sqrt(M) - jnp.sqrt(M0))
    return co2_forcing, ch4_forcing, n2o_forcing


LAW = GreenhouseLaw(
    "Etminan et al. (2016), doi:10.1002/2016GL071930", greenhouse_forcing, own_reference=False, overlaps=True
)
