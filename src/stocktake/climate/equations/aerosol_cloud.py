"""Forcing from aerosols acting on clouds: a logarithm of the weighted emissions.

Source: Smith et al. (2021), doi:10.1029/2020JD033622; Stevens (2015), doi:10.1175/JCLI-D-14-00656.1.
"""

from __future__ import annotations

import jax.numpy as jnp

from stocktake.climate.arrays import Numbers


def cloud_forcing(weighted: Numbers, weighted_reference: Numbers, scale: Numbers) -> Numbers:
    """Forcing of aerosol-cloud interactions, W m-2, zero at the reference emissions.

    weighted, weighted_reference : sum over emitted species of shape (yr/Mt) times emissions (Mt/yr)
    scale                        : W m-2, usually negative

    F = beta (ln(1 + sum s E) - ln(1 + sum s E0))
    """
    # log1p: some members have tiny shapes and a vast scale, where 1 + weighted would lose its digits
    return scale * (jnp.log1p(weighted) - jnp.log1p(weighted_reference))
