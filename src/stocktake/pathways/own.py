"""A user's own scenarios, from what their file gave to complete futures.

A species that is missing is an error that names it, or is infilled on request by the equal quantile walk;
years left out lie on straight lines. Then the scenario is joined to the climate model's history as the
library is (``library``). Names and units are read before, at the door.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from stocktake.dims import SCENARIO, SPECIES, YEAR
from stocktake.errors import BadInput
from stocktake.gases import Metrics
from stocktake.pathways.basket import FOSSIL_CO2, factors_of, kyoto_total
from stocktake.pathways.library import Library, join_to_history, library, quantile_of, value_at
from stocktake.pathways.pathway import Futures, Variant
from stocktake.provenance import Record

NEEDED = (FOSSIL_CO2, "CH4", "N2O")
METRIC = "AR6GWP100"
END = 2100


def own_futures(
    given: xr.DataArray,
    history: xr.DataArray,
    scenarios: xr.DataArray,
    metrics: Metrics,
    *,
    infill: bool = False,
) -> Futures:
    """Complete futures of a user's scenarios (no countries), joined to history, to 2100.

    given     : (scenario, species, year) in model units
    history   : (species, year), what the climate model was calibrated with
    scenarios : (scenario, species, year), the library for infilling
    infill    : complete missing species instead of refusing
    raises    : BadInput names scenario, species or year that is missing
    """
    joining = int(history[YEAR][-1])
    factors = factors_of(metrics, METRIC)
    shelf = library(scenarios, history, factors, joining, END)
    worlds, records = [], []
    names = [str(name) for name in given[SCENARIO].values]
    for name in names:
        path, more = _complete(name, given.sel({SCENARIO: name}, drop=True), history, shelf, infill=infill)
        worlds.append(xr.concat([history, path.sel({YEAR: slice(joining + 1, None)})], YEAR))
        records += more
    world = xr.concat(worlds, xr.DataArray(names, dims=[SCENARIO], name=SCENARIO)).transpose(
        SCENARIO, SPECIES, YEAR
    )
    nothing = xr.DataArray(
        np.zeros((0, 0, 0)), coords={SCENARIO: [], "place": [], YEAR: []}, dims=[SCENARIO, "place", YEAR]
    )
    return Futures(
        world=world,
        ghg=kyoto_total(world, factors)
        .transpose(SCENARIO, YEAR)
        .assign_attrs(metric=METRIC, unit="Mt CO2e/yr"),
        countries=nothing,
        variants=tuple(Variant(name, "own", source="own_file") for name in names),
        records=tuple(records),
    )


def _complete(
    name: str, path: xr.DataArray, history: xr.DataArray, shelf: Library, *, infill: bool
) -> tuple[xr.DataArray, list[Record]]:
    """One scenario with every species in every year from the joining year to 2100 (species, year)."""
    joining = int(history[YEAR][-1])
    order = [str(item) for item in history[SPECIES].values]
    have = [
        item
        for item in order
        if item in set(path[SPECIES].values) and path.sel({SPECIES: item}).notnull().any()
    ]
    missing = [item for item in order if item not in have]
    needed = [item for item in NEEDED if item in missing]
    if needed or (missing and not infill):
        shown = needed or missing
        more = f" and {len(shown) - 6} more" if len(shown) > 6 else ""
        raise BadInput(
            f"The scenario '{name}' lacks {', '.join(shown[:6])}{more}",
            f"The climate model needs all {len(order)} species",
            next_step="Add them to the file"
            if needed
            else "Add `--infill` to complete them from published scenarios",
        )
    yearly = _every_year(name, path.sel({SPECIES: have}), joining)
    joined = join_to_history(yearly, history.sel({SPECIES: have}), joining)
    if not missing:
        return joined.sel({SPECIES: order}), []
    years = joined[YEAR].values
    quantile = quantile_of(
        joined.sel({SPECIES: FOSSIL_CO2}).values, shelf.emissions.sel({SPECIES: FOSSIL_CO2}).values
    )
    filled = np.array([value_at(quantile, shelf.emissions.sel({SPECIES: item}).values) for item in missing])
    others = xr.DataArray(filled, coords={SPECIES: missing, YEAR: years}, dims=[SPECIES, YEAR])
    record = Record(
        "infilled",
        f"{name}: {', '.join(missing)}",
        "equal quantile walk led by fossil CO2",
        float(len(missing)),
        "species",
    )
    return xr.concat([joined, others], SPECIES).sel({SPECIES: order}), [record]


def _every_year(name: str, path: xr.DataArray, joining: int) -> xr.DataArray:
    first, last = int(path[YEAR][0]), int(path[YEAR][-1])
    years = np.arange(min(first, joining), END + 1)
    whole = path.reindex({YEAR: years}).interpolate_na(YEAR)
    used = whole.sel({YEAR: slice(joining, None)})
    gaps = used.isnull().any(YEAR)
    if gaps.any():
        species = str(used[SPECIES].values[gaps.values][0])
        raise BadInput(
            f"The scenario '{name}' has no {species} for every year from {joining} to {END}",
            f"The file has years from {first} to {last}",
            next_step=f"Give at least a value in or before {joining} and one in {END}",
        )
    return used
