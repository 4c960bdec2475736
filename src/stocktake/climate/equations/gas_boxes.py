"""A gas in the air as a few boxes that empty at their own pace; forward and backward.

Source: Leach et al. (2021), doi:10.5194/gmd-14-3007-2021, equations 1 to 4.
"""

from __future__ import annotations

from collections.abc import Sequence

import jax.numpy as jnp

from stocktake.climate.arrays import Numbers
from stocktake.climate.parameters import MASS_OF_ATMOSPHERE, MOLECULAR_WEIGHT_OF_AIR


def kept_and_gained(rate: Numbers, years: Numbers, *, slow: bool = False) -> tuple[Numbers, Numbers]:
    """Over one year: the share of a box that stays, and what stays of one unit emitted evenly (years).

    rate  : per year, the box's emptying rate (1 / (alpha tau)), positive
    years : its lifetime now, one by the rate (given as well, since a product costs less than a quotient)
    slow  : the rate is surely below 1e-4; then a series avoids the cancellation in 1 - exp(-rate)

    kept = exp(-r),  gained = (1 - exp(-r)) / r
    """
    rate = jnp.asarray(rate)
    if slow:
        return 1.0 - rate * (1.0 - 0.5 * rate), 1.0 - rate * (0.5 - rate / 6.0)
    kept = jnp.exp(-rate)
    return kept, (1.0 - kept) * years


def step(
    boxes: Sequence[Numbers],
    emissions: Numbers,
    partition: Sequence[Numbers],
    lifetimes: Sequence[tuple[Numbers, Numbers]],
    slow: Sequence[bool],
) -> tuple[Numbers, ...]:
    """The boxes a year later.

    boxes     : each box's burden above preindustrial, in the unit of emissions
    emissions : above baseline, per year
    partition : share of emissions that goes to each box
    lifetimes : each box's emptying rate (per year) and lifetime (years) now
    """
    after = []
    for box, share, (rate, years), is_slow in zip(boxes, partition, lifetimes, slow, strict=True):
        kept, gained = kept_and_gained(rate, years, slow=is_slow)
        after.append(share * emissions * gained + box * kept)
    return tuple(after)


def emissions_that_give(
    airborne: Numbers,
    boxes: Sequence[Numbers],
    partition: Sequence[Numbers],
    lifetimes: Sequence[tuple[Numbers, Numbers]],
    slow: Sequence[bool],
) -> Numbers:
    """Emissions above baseline, per year, that bring the boxes' sum to ``airborne`` within the year.

    E = (Ga - sum R exp(-r)) / sum a (1 - exp(-r)) / r
    """
    left: Numbers = 0.0
    gain: Numbers = 0.0
    for box, share, (rate, years), is_slow in zip(boxes, partition, lifetimes, slow, strict=True):
        kept, gained = kept_and_gained(rate, years, slow=is_slow)
        left = left + box * kept
        gain = gain + share * gained
    return (airborne - left) / gain


def concentration_per_emission(molecular_weight: Numbers) -> Numbers:
    """Mixing ratio per unit of gas in the air: ppm per Gt, ppb per Mt, ppt per kt.

    molecular_weight : g mol-1

    One factor serves all three, as the units of mass and of mixing ratio shrink together.
    """
    return MOLECULAR_WEIGHT_OF_AIR / molecular_weight / MASS_OF_ATMOSPHERE
