"""History and ensemble made ready for attribution, from the snapshot."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stocktake.attribution import Past


@cache
def read_past(members: int | None = None) -> Past:
    """The calibrated history carried on to the last year that is known.

    members : how many of the ensemble, evenly spread; all without it
    """
    from stocktake import attribution, sources

    history = attribution.to_date(sources.read_calibrated_history(), sources.read_history())
    ensemble = sources.read_ensemble()
    if members is not None:
        ensemble = ensemble.spread(members)
    return attribution.Past(history, ensemble, sources.read_forcing())
