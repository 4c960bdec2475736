"""What a law of greenhouse forcing is: a function, what it is measured from, and whether gases overlap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stocktake.climate.arrays import Numbers


@dataclass(frozen=True)
class GreenhouseLaw:
    """Forcing of CO2, CH4 and N2O.

    source           : who published it
    forcing          : (co2, ch4, n2o, and their three references) to three forcings, W m-2
    own_reference    : whether it is written about reference concentrations of its own (the species table's
        ``forcing_reference_concentration``); what it gives at a member's baseline is then taken off.
        Otherwise the member's baseline is the reference
    overlaps         : whether the three gases change one another's forcing, so that all are needed
    """

    source: str
    forcing: Callable[..., tuple[Numbers, Numbers, Numbers]]
    own_reference: bool
    overlaps: bool
