"""Country totals split into gases, so that countries and gases both add up.

A pledge says how much of all gases, the infilled world says how much of each. The split starts from the
Party's gases in the last years of the inventory and is scaled by rows and columns in turn until every country
has its total and the world its gases (iterative proportional fitting, Deming and Stephan 1940,
doi:10.1214/aoms/1177731829): of all splits with these sums the one nearest to today's. It ends in 2050; later
country totals are only shares.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from stocktake.dims import GAS, PLACE, SCENARIO, SPECIES, YEAR
from stocktake.pathways.basket import F_GASES, FOSSIL_CO2, KYOTO, weights
from stocktake.pathways.pathway import Futures

GASES = ("CO2", "CH4", "N2O", "F-gases")
LAST = 2050
ROUNDS = 200
CLOSE = 1e-6
_GAS_OF = {FOSSIL_CO2: "CO2", "CH4": "CH4", "N2O": "N2O"} | dict.fromkeys(F_GASES, "F-gases")


def split_into_gases(
    futures: Futures, today: xr.DataArray, factors: dict[str, float], *, since: int = 2020, until: int = LAST
) -> xr.DataArray:
    """Country pathways by gas (scenario, place, gas, year), Mt CO2e per year, from ``since`` to ``until``.

    today : (place, gas) Mt CO2e of the last years by inventory; a place without them is split as the world is
    A country total that is not positive keeps its total as CO2, the only gas that can be removed.
    """
    countries = futures.countries.sel({YEAR: slice(since, until)}).transpose(SCENARIO, PLACE, YEAR)
    world = gases_of_the_world(futures, factors).sel({SCENARIO: countries[SCENARIO], YEAR: countries[YEAR]})
    seed = _seed(today, [str(name) for name in countries[PLACE].values])
    rows = [
        _fitted(seed, countries.sel({SCENARIO: name}).values, world.sel({SCENARIO: name}).values)
        for name in countries[SCENARIO].values
    ]
    coords = {
        SCENARIO: countries[SCENARIO].values,
        PLACE: countries[PLACE].values,
        GAS: list(GASES),
        YEAR: countries[YEAR].values,
    }
    return xr.DataArray(np.array(rows), coords=coords, dims=[SCENARIO, PLACE, GAS, YEAR])


def gases_of_the_world(futures: Futures, factors: dict[str, float]) -> xr.DataArray:
    """World emissions by gas (scenario, gas, year), Mt CO2e per year, without land-use CO2."""
    present = [name for name in KYOTO if name in set(futures.world[SPECIES].values)]
    weighed = futures.world.sel({SPECIES: present}) * weights(factors, present)
    named = weighed.assign_coords({SPECIES: [_GAS_OF[name] for name in present]})
    grouped = named.groupby(SPECIES).sum().rename({SPECIES: GAS})
    return grouped.sel({GAS: list(GASES)}).transpose(SCENARIO, GAS, YEAR)


def _seed(today: xr.DataArray, places: list[str]) -> np.ndarray:
    """Shares to start from (place, gas); nowhere exactly zero, so that a sum can always be met."""
    known = today.sel({GAS: list(GASES)})
    mean = known.sum(PLACE).values
    values = known.reindex({PLACE: places}).transpose(PLACE, GAS).values
    values = np.where(np.isnan(values), 0.0, np.maximum(values, 0.0))
    empty = values.sum(axis=1) <= 0
    values[empty] = mean
    shares = values / values.sum(axis=1, keepdims=True)
    bunkers = [places.index(name) for name in ("AIR", "SEA") if name in places]
    shares[bunkers] = np.array([1.0, 0.0, 0.0, 0.0])
    return shares + 1e-9


def _fitted(shares: np.ndarray, totals: np.ndarray, gases: np.ndarray) -> np.ndarray:
    """(place, gas, year) with the country totals (place, year) and the gases' shares of the world (gas,
    year)."""
    positive = np.maximum(totals, 0.0)
    # the world's gases on the scale of the pledged countries, removals set aside
    columns = gases / gases.sum(axis=0) * totals.sum(axis=0) - np.minimum(totals, 0.0).sum(axis=0) * _CO2_ONLY
    columns = np.maximum(columns, 0.0)
    columns *= positive.sum(axis=0) / columns.sum(axis=0)
    found = shares[:, :, None] * positive[:, None, :]
    for _ in range(ROUNDS):
        found *= _ratio(columns, found.sum(axis=0))[None]
        rows = found.sum(axis=1)
        found *= _ratio(positive, rows)[:, None]
        if np.abs(found.sum(axis=0) - columns).max() <= CLOSE * columns.max():
            break
    found[:, 0] += np.minimum(totals, 0.0)
    return found


_CO2_ONLY = np.array([[1.0], [0.0], [0.0], [0.0]])


def _ratio(wanted: np.ndarray, have: np.ndarray) -> np.ndarray:
    return np.divide(wanted, have, out=np.zeros_like(wanted), where=have > 0)
