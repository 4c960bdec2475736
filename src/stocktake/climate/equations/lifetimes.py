"""How long a gas stays in the air, and how that changes with the state of the climate.

Source: Leach et al. (2021), doi:10.5194/gmd-14-3007-2021, section 2.1; Millar et al. (2017),
doi:10.5194/acp-17-7213-2017.
"""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np

from stocktake.climate.arrays import Numbers
from stocktake.climate.parameters import IIRF_HORIZON, LONGEST_IIRF


def integrated_airborne_fraction(
    iirf_0: Numbers,
    uptake_sensitivity: Numbers,
    temperature_sensitivity: Numbers,
    airborne_sensitivity: Numbers,
    cumulative: Numbers,
    airborne: Numbers,
    temperature: Numbers,
) -> Numbers:
    """Airborne fraction of a pulse, integrated over 100 years (years), before the ceiling.

    iirf_0                  : years, in preindustrial air
    uptake_sensitivity      : years per unit of gas taken up (cumulative minus airborne)
    temperature_sensitivity : years per K
    airborne_sensitivity    : years per unit of gas in the air
    cumulative, airborne    : Gt CO2, Mt or kt of the gas, above preindustrial

    iIRF = r0 + ru (Gcum - Ga) + rT T + ra Ga
    """
    return jnp.asarray(
        iirf_0
        + uptake_sensitivity * (cumulative - airborne)
        + temperature_sensitivity * temperature
        + airborne_sensitivity * airborne
    )


def lifetime_scaling(iirf: Numbers, log_g0: Numbers, inverse_g1: Numbers) -> Numbers:
    """Factor on all lifetimes of a gas; the integrated airborne fraction is held at 100 years or below.

    iirf       : years
    log_g0     : of ``logarithm_of_g0``
    inverse_g1 : per year, one by g1

    alpha = g0 exp(min(iIRF, 100) / g1)

    ``fair`` 2.2 selects by ``(iIRF > 100)`` and ``(iIRF < 100)``, so at exactly 100 its factor falls to
    g0. Here the function is continuous; both agree everywhere else.
    """
    return jnp.exp(jnp.minimum(iirf, LONGEST_IIRF) * inverse_g1 + log_g0)


def logarithm_of_g0(g0: np.ndarray, g1: np.ndarray, iirf_0: np.ndarray) -> np.ndarray:
    """ln g0; from its definition, -iIRF_0 / g1, where g0 is too small for a number of 64 bits (CF4)."""
    with np.errstate(divide="ignore"):
        return np.where(g0 > 0.0, np.log(g0), -iirf_0 / g1)


def preindustrial_constants(
    partition: np.ndarray, lifetime: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """iIRF_0 (years), g0 and g1 (years) of a gas from its boxes alone; box on the first axis.

    partition : share of emissions that goes to each box, sums to one
    lifetime  : years, of each box

    iIRF_0 = sum a tau (1 - exp(-H / tau)),  g1 = sum a tau (1 - (1 + H / tau) exp(-H / tau)),
    g0 = exp(-iIRF_0 / g1),  H = 100 years
    """
    ratio = IIRF_HORIZON / lifetime
    iirf_0 = np.sum(partition * lifetime * -np.expm1(-ratio), axis=0)
    g1 = np.sum(partition * lifetime * (1.0 - (1.0 + ratio) * np.exp(-ratio)), axis=0)
    return iirf_0, np.exp(-iirf_0 / g1), g1
