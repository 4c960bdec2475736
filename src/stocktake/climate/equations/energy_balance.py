"""Ocean layers that take up heat: the n-layer energy balance, exact over one year of steady forcing.

The state holds the forcing that the ocean feels first, which follows the applied forcing with a lag and
carries the internal variability, and then the temperature of each layer, top first.

Source: Cummins et al. (2020), doi:10.1175/JCLI-D-19-0589.1; Geoffroy et al. (2013),
doi:10.1175/JCLI-D-12-00196.1; Leach et al. (2021), doi:10.5194/gmd-14-3007-2021.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.linalg

from stocktake.climate.arrays import Numbers


def balance_matrix(
    heat_capacity: np.ndarray, heat_transfer: np.ndarray, deep_ocean_efficacy: np.ndarray, gamma: np.ndarray
) -> np.ndarray:
    """Rates of change (member, 1 + layer, 1 + layer), per year, of forcing and layer temperatures.

    heat_capacity       : (layer, member), W yr m-2 K-1, top first
    heat_transfer       : (layer, member), W m-2 K-1; the first is the climate feedback
    deep_ocean_efficacy : (member,), of the heat that goes to the deepest layer
    gamma               : (member,), per year, how fast the felt forcing follows the applied one

    C_l dT_l/dt = k_l (T_(l-1) - T_l) - e_l k_(l+1) (T_l - T_(l+1)), with F - k_0 T_0 at the top
    """
    C, k = heat_capacity, heat_transfer
    layers, members = C.shape
    A = np.zeros((members, layers + 1, layers + 1))
    A[:, 0, 0] = -gamma
    A[:, 1, 0] = 1.0 / C[0]
    for layer in range(layers):
        row = layer + 1
        A[:, row, row] -= k[layer] / C[layer]
        if layer > 0:
            A[:, row, row - 1] += k[layer] / C[layer]
        if layer < layers - 1:
            efficacy = deep_ocean_efficacy if layer == layers - 2 else 1.0
            A[:, row, row] -= efficacy * k[layer + 1] / C[layer]
            A[:, row, row + 1] += efficacy * k[layer + 1] / C[layer]
    return A


def yearly_response(A: np.ndarray, gamma: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What a year does: (member, n, n) to the state, and (member, n) per W m-2 of steady forcing.

    x(t + 1) = exp(A) x(t) + A^-1 (exp(A) - 1) b F, b = (gamma, 0, ...)
    """
    members, size, _ = A.shape
    after = scipy.linalg.expm(A)
    push = np.zeros((members, size, 1))
    push[:, 0, 0] = gamma
    return after, np.linalg.solve(A, (after - np.eye(size)) @ push)[..., 0]


def step(
    state: Sequence[Numbers],
    forcing: Numbers,
    after: Sequence[Sequence[Numbers]],
    push: Sequence[Numbers],
    noise: Sequence[Numbers] | None = None,
) -> tuple[Numbers, ...]:
    """The state a year later.

    state   : felt forcing (W m-2), then temperature of each layer (K)
    forcing : W m-2, efficacies applied
    after, push : of ``yearly_response``, entry by entry, each (member,)
    noise   : added to each entry of the state, or None
    """
    new = []
    for row, pushed in zip(after, push, strict=True):
        # the felt forcing's own row holds nothing of the layers
        terms = [pushed * forcing, *(gain * value for gain, value in zip(row, state, strict=True))]
        new.append(sum(terms[1:], start=terms[0]))
    if noise is not None:
        new = [value + extra for value, extra in zip(new, noise, strict=True)]
    return tuple(new)


def imbalance(
    forcing: Numbers,
    temperatures: Sequence[Numbers],
    heat_transfer: Sequence[Numbers],
    deep_ocean_efficacy: Numbers,
) -> Numbers:
    """Energy taken up by the planet, W m-2, positive down.

    forcing       : W m-2, without efficacies
    temperatures  : K of each layer, top first

    N = F - k_0 T_0 + (1 - e) k_L (T_(L-1) - T_L)
    """
    deepest = len(temperatures) - 1
    into_deep = heat_transfer[deepest] * (temperatures[deepest - 1] - temperatures[deepest])
    return forcing - heat_transfer[0] * temperatures[0] + (1.0 - deep_ocean_efficacy) * into_deep
