"""What warming follows: FaIR's physics in JAX over a calibrated ensemble. It knows no countries and no files.

``Ensemble`` and ``Checkpoint`` are data; ``project`` runs. JAX is imported when a run is first asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.species import Drive, Kind, Species

if TYPE_CHECKING:
    from stocktake.climate.checkpoint import Checkpoint
    from stocktake.climate.physics import Physics
    from stocktake.climate.precision import Precision
    from stocktake.climate.projection import Projection, project
    from stocktake.climate.reductions import Exceedance, FirstCrossing, Peak, PeakYear, PeriodMean, Quantiles

_LATER = {
    "Checkpoint": "checkpoint",
    "Physics": "physics",
    "Precision": "precision",
    "Projection": "projection",
    "project": "projection",
    "Quantiles": "reductions",
    "Exceedance": "reductions",
    "FirstCrossing": "reductions",
    "Peak": "reductions",
    "PeakYear": "reductions",
    "PeriodMean": "reductions",
}

__all__ = [
    "Checkpoint",
    "Drive",
    "Ensemble",
    "Exceedance",
    "FirstCrossing",
    "Kind",
    "Peak",
    "PeakYear",
    "PeriodMean",
    "Physics",
    "Precision",
    "Projection",
    "Quantiles",
    "Species",
    "project",
]


def __getattr__(name: str) -> object:
    if name in _LATER:
        return getattr(importlib.import_module(f"stocktake.climate.{_LATER[name]}"), name)
    raise AttributeError(f"module 'stocktake.climate' has no attribute '{name}'")
