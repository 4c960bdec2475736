"""Forcing of the gases whose absorption grows in proportion: halocarbons and other trace gases.

Source: Hodnebrog et al. (2020), doi:10.1029/2019RG000691; tropospheric adjustments of the CFCs after
Hodnebrog et al. (2020) and IPCC AR6 WG1 section 7.3.2.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations.contribution import Contribution, Through, wanted
from stocktake.climate.species import GREENHOUSE_KINDS, Kind

PPB_PER_PPT = 1e-3


def contributions(ensemble: Ensemble) -> Iterator[Contribution]:
    """F = s (1 + a) e (C - C0), e in W m-2 ppb-1, C in ppt, a the tropospheric adjustment."""
    large = {Kind.CO2, Kind.CH4, Kind.N2O}
    for gas in ensemble.of_kind(*(GREENHOUSE_KINDS - large)):
        if not wanted(ensemble, gas):
            continue
        efficiency = ensemble.value("greenhouse_gas_radiative_efficiency", gas)
        yield Contribution(
            gas,
            gas,
            Through.CONCENTRATION,
            PPB_PER_PPT * efficiency * ensemble.forcing_factor(gas),
            ensemble.value("baseline_concentration", gas),
        )
