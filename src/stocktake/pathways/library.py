"""A library of complete scenarios, harmonised to one history: the yardstick for extending and infilling.

The default library are the scenarios of ScenarioMIP-CMIP6 (SSP1-1.9 to SSP5-8.5) but SSP5-3.4-OS, which
crosses the others by design. They span the range
of published futures but are no sample of it: a quantile among them says where a pathway stands between eight
storylines, not how probable it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import xarray as xr

from stocktake.dims import SCENARIO, SPECIES, YEAR
from stocktake.errors import BadInput
from stocktake.pathways import harmonise
from stocktake.pathways.basket import LAND_CO2, kyoto_total
from stocktake.provenance import Record

JOIN_FADES_BY = 2080
# designed to follow SSP5-8.5 until 2040 and then to plunge: its rank in one year says nothing of the next
CROSSING = ("ssp534-over",)


@dataclass(frozen=True)
class Library:
    """Scenarios with every species, equal to history in the joining year.

    emissions : (scenario, species, year) in model units, from the joining year on
    ghg       : (scenario, year) Mt CO2e per year, Kyoto gases without land-use CO2
    """

    emissions: xr.DataArray
    ghg: xr.DataArray
    records: tuple[Record, ...]

    @property
    def first_year(self) -> int:
        """The joining year."""
        return int(self.emissions[YEAR][0])


def library(
    scenarios: xr.DataArray,
    history: xr.DataArray,
    factors: Mapping[str, float],
    year: int,
    until: int = 2100,
    *,
    left_out: tuple[str, ...] = CROSSING,
) -> Library:
    """Join ``scenarios`` to ``history`` in ``year``; every species of history must be there.

    scenarios : (scenario, species, year) in model units
    history   : (species, year)
    Scenarios that cross the others by design are left out. The ratio of history to scenario fades until 2080;
    for land-use CO2, which changes sign, the offset does.
    """
    wanted = [str(name) for name in history[SPECIES].values]
    missing = [name for name in wanted if name not in set(scenarios[SPECIES].values)]
    if missing:
        raise BadInput(
            f"The scenario library lacks {', '.join(missing)}",
            "Every species of the history must be in every scenario of the library",
            next_step="Leave the scenario out, or infill it first",
        )
    kept = [str(name) for name in scenarios[SCENARIO].values if name not in left_out]
    path = scenarios.sel({SCENARIO: kept, SPECIES: wanted, YEAR: slice(year, until)})
    joined = join_to_history(path, history, year).transpose(SCENARIO, SPECIES, YEAR)
    level = history.sel({YEAR: year}, drop=True)
    return Library(joined, kyoto_total(joined, factors), _records(path, level, year, left_out))


def join_to_history(path: xr.DataArray, history: xr.DataArray, year: int) -> xr.DataArray:
    """A path equal to history in ``year``: the ratio fades until 2080, for land-use CO2 the offset.

    path    : (..., species, year) from ``year`` on; history : (species, year)
    """
    level = history.sel({YEAR: year}, drop=True)
    joined = harmonise.fading_ratio(path, level, year, JOIN_FADES_BY)
    if LAND_CO2 not in set(path[SPECIES].values):
        return joined
    land = harmonise.fading_offset(
        path.sel({SPECIES: LAND_CO2}), level.sel({SPECIES: LAND_CO2}), year, JOIN_FADES_BY
    )
    return joined.where(joined[SPECIES] != LAND_CO2, land)


def quantile_of(lead: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """Where ``lead`` stands among ``levels``, from 0 (lowest) to 1 (highest), linear between neighbours.

    lead : (year,); levels : (scenario, year). Outside the library's span the end is held.
    """
    ranked = np.sort(levels, axis=0)
    steps = np.linspace(0.0, 1.0, ranked.shape[0])
    return np.array([np.interp(value, ranked[:, at], steps) for at, value in enumerate(lead)])


def value_at(quantile: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """The level at each year's quantile among ``levels`` (scenario, year); gives (year,)."""
    ranked = np.sort(levels, axis=0)
    steps = np.linspace(0.0, 1.0, ranked.shape[0])
    return np.array([np.interp(share, steps, ranked[:, at]) for at, share in enumerate(quantile)])


def _records(
    path: xr.DataArray, level: xr.DataArray, year: int, left_out: tuple[str, ...]
) -> tuple[Record, ...]:
    start = path.sel({YEAR: year}, drop=True)
    records = []
    if left_out:
        why = "crosses the other scenarios by design; a quantile needs stable ranks"
        records.append(Record("dropped", ", ".join(left_out), why))
    for name in ("CO2 FFI", "CH4", "N2O", "Sulfur"):
        mean = float(start.sel({SPECIES: name}).mean())
        records.append(
            Record(
                "harmonised",
                f"{name}, scenario library, {year}",
                f"ratio of history to the library's mean in {year}; fades to one in {JOIN_FADES_BY}",
                float(level.sel({SPECIES: name})) / mean,
                "1",
            )
        )
    return tuple(records)
