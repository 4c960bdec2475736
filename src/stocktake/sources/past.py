"""History and ensemble made ready for attribution, from the snapshot."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stocktake.attribution import Past


@cache
def read_past() -> Past:
    """The calibrated history carried on to the last year that is known, under the whole ensemble."""
    from stocktake import attribution, sources

    history = attribution.to_date(sources.read_calibrated_history(), sources.read_history())
    forcing = sources.read_forcing()
    return attribution.Past(history, sources.read_ensemble(), forcing)
