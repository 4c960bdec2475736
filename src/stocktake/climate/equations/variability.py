"""Internal variability: yearly noise on the forcing that the ocean feels and on the surface layer.

Source: Cummins et al. (2020), doi:10.1175/JCLI-D-19-0589.1, section 2: white noise of strength sigma_eta on
the felt forcing and sigma_xi on the surface's heat, carried exactly over a year (Van Loan 1978,
doi:10.1109/TAC.1978.1101743).
"""

from __future__ import annotations

import numpy as np
import scipy.linalg


def yearly_covariance(
    A: np.ndarray, sigma_eta: np.ndarray, sigma_xi: np.ndarray, surface_heat_capacity: np.ndarray
) -> np.ndarray:
    """Covariance (member, n, n) of what a year's noise adds to the state.

    A                     : (member, n, n), rates of change per year
    sigma_eta             : (member,), W m-2 yr-1/2
    sigma_xi              : (member,), W yr1/2 m-2
    surface_heat_capacity : (member,), W yr m-2 K-1

    Q_d = exp(A) G, with G the upper right block of exp([[-A, Q], [0, A^T]])
    """
    members, size, _ = A.shape
    strength = np.zeros_like(A)
    strength[:, 0, 0] = sigma_eta**2
    strength[:, 1, 1] = (sigma_xi / surface_heat_capacity) ** 2
    block = np.zeros((members, 2 * size, 2 * size))
    block[:, :size, :size] = -A
    block[:, :size, size:] = strength
    block[:, size:, size:] = np.swapaxes(A, 1, 2)
    grown = scipy.linalg.expm(block)
    return np.swapaxes(grown[:, size:, size:], 1, 2) @ grown[:, :size, size:]


def draw(covariance: np.ndarray, seeds: np.ndarray, years: int) -> np.ndarray:
    """Noise (year, member, n), each member from its own seed; more years extend the same noise.

    covariance : (member, n, n); seeds : (member,), whole numbers
    """
    rows = []
    for matrix, seed in zip(covariance, seeds, strict=True):
        chance = np.random.RandomState(int(seed))
        size = matrix.shape[0]
        rows.append(chance.multivariate_normal(np.zeros(size), matrix, size=years, check_valid="ignore"))
    return np.stack(rows, axis=1)
