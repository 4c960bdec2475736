"""The wish for internal variability, and the noise that it means for an ensemble."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations import variability
from stocktake.climate.equations.energy_balance import balance_matrix


@dataclass(frozen=True)
class Variability:
    """Internal variability, the same noise for a member under every scenario.

    seed : None for the seeds of the calibration (the noise of ``fair`` with the same seeds); another
        whole number for noise of one's own
    """

    seed: int | None = None


def noise(wish: Variability, ensemble: Ensemble, years: int, skipped: int) -> tuple[np.ndarray, ...]:
    """Per entry of the heat state (year, 1, member): the noise of ``years`` years.

    skipped : years of noise before the first one, so that a run from a checkpoint goes on with the same
    """
    capacity = ensemble.response("ocean_heat_capacity")
    matrix = balance_matrix(
        capacity,
        ensemble.response("ocean_heat_transfer"),
        ensemble.response("deep_ocean_efficacy"),
        ensemble.response("gamma_autocorrelation"),
    )
    covariance = variability.yearly_covariance(
        matrix, ensemble.response("sigma_eta"), ensemble.response("sigma_xi"), capacity[0]
    )
    # the first draw belongs to the model's first edge, where nothing is added
    drawn = variability.draw(covariance, _seeds(wish, ensemble), 1 + skipped + years)[1 + skipped :]
    return tuple(drawn[:, None, :, entry] for entry in range(drawn.shape[-1]))


def _seeds(wish: Variability, ensemble: Ensemble) -> np.ndarray:
    """One seed per member: the calibration's, or one made of the wish and the member's label alone."""
    if wish.seed is None:
        return ensemble.response("seed").astype(np.uint32)
    labels = [int(label) for label in ensemble.members]
    return np.array([np.random.SeedSequence([wish.seed, label]).generate_state(1)[0] for label in labels])
