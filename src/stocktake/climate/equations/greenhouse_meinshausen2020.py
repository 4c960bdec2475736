"""Radiative forcing of CO2, CH4 and N2O with their overlaps, after Meinshausen et al. (2020).

Source: doi:10.5194/gmd-13-3571-2020, table 3; a refit of Etminan et al. (2016) that stays well-behaved
outside its range.
"""

from __future__ import annotations

import jax.numpy as jnp

from stocktake.climate.arrays import Numbers
from stocktake.climate.equations.greenhouse_law import GreenhouseLaw

a1, b1, c1, d1 = -2.4785e-07, 0.00075906, -0.0021492, 5.2488  # W m-2 ppm-2, ppm-1, ppb-1/2, 1
a2, b2, c2, d2 = -0.00034197, 0.00025455, -0.00024357, 0.12173
a3, b3, d3 = -8.9603e-05, -0.00012462, 0.045194


def greenhouse_forcing(
    co2: Numbers,
    ch4: Numbers,
    n2o: Numbers,
    co2_reference: Numbers,
    ch4_reference: Numbers,
    n2o_reference: Numbers,
) -> tuple[Numbers, Numbers, Numbers]:
    """Stratospherically adjusted forcing of CO2, CH4 and N2O, W m-2, each zero at its own reference.

    co2 : ppm; ch4, n2o : ppb; positive, any shapes that broadcast
    """
    C, M, N = jnp.asarray(co2), jnp.asarray(ch4), jnp.asarray(n2o)
    C0, M0, N0 = co2_reference, ch4_reference, n2o_reference
    root_C, root_M, root_N = jnp.sqrt(C), jnp.sqrt(M), jnp.sqrt(N)
    # the parabola in C rises from C0 to its peak at C0 - b1 / 2 a1 and stays there
    above = jnp.clip(C - C0, 0.0, -b1 / (2.0 * a1))
    alpha = d1 + above * (b1 + a1 * above) + c1 * root_N
    co2_forcing = alpha * (jnp.log(C) - jnp.log(C0))
    n2o_forcing = (a2 * root_C + b2 * root_N + c2 * root_M + d2) * (root_N - jnp.sqrt(N0))
    ch4_forcing = (a3 * root_M + b3 * root_N + d3) * (root_M - jnp.sqrt(M0))
    return co2_forcing, ch4_forcing, n2o_forcing


LAW = GreenhouseLaw(
    "Meinshausen et al. (2020), doi:10.5194/gmd-13-3571-2020",
    greenhouse_forcing,
    own_reference=True,
    overlaps=True,
)
