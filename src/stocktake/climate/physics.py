"""The two laws that can be chosen, as objects; the defaults are those of the calibration."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.climate.equations.greenhouse_law import GreenhouseLaw
from stocktake.climate.equations.greenhouse_meinshausen2020 import LAW
from stocktake.climate.layout import MethaneLifetime


@dataclass(frozen=True)
class Physics:
    """Which laws the climate follows.

    greenhouse : forcing of CO2, CH4 and N2O, one of the ``LAW`` in ``equations.greenhouse_*``
    methane    : how the methane lifetime changes
    """

    greenhouse: GreenhouseLaw = LAW
    methane: MethaneLifetime = MethaneLifetime.THORNHILL_2021


CALIBRATED = Physics()
