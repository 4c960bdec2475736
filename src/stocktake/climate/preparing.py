"""Emissions from outside made ready to run: cut, filled between years, infilled, each on request, recorded.

Without a request nothing is filled: a gap is refused with scenario, species and year.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr

from stocktake.climate.ensemble import Ensemble
from stocktake.climate.inputs import needed_species
from stocktake.dims import SCENARIO, SPECIES, YEAR
from stocktake.errors import BadInput, OutOfRange
from stocktake.provenance import Record


def cut(emissions: xr.DataArray, end: int | None) -> xr.DataArray:
    """Emissions up to and including the year ``end``; OutOfRange where they do not reach it."""
    if end is None:
        return emissions
    years = emissions[YEAR].to_numpy()
    if not years[0] <= end <= years[-1]:
        raise OutOfRange(
            f"The run was to end in {end}",
            f"The emissions reach from {int(years[0])} to {int(years[-1])}",
            nearest=(str(int(np.clip(end, years[0], years[-1]))),),
        )
    return emissions.sel({YEAR: slice(None, end)})


def fill_years(emissions: xr.DataArray, *, interpolate: bool) -> tuple[xr.DataArray, tuple[Record, ...]]:
    """Every year from first to last; linear between given years where that is wished.

    A year that is missing for all species, or a species that skips years that others have, is a gap. A
    species that is missing altogether is none (``infill``).
    raises : BadInput names scenario, species and year of the first gap where nothing is to be filled
    """
    years = emissions[YEAR].to_numpy().astype(int)
    every = np.arange(years[0], years[-1] + 1)
    wide = emissions.reindex({YEAR: every}).transpose(SCENARIO, SPECIES, YEAR)
    values = wide.to_numpy().copy()
    given = np.isfinite(values)
    gaps = ~given & given.any(axis=2, keepdims=True)
    if not gaps.any():
        return wide, ()
    scenario, species, year = np.argwhere(gaps)[0]
    if not interpolate:
        raise BadInput(
            f"Emissions of '{wide[SPECIES].to_numpy()[species]}' under "
            f"'{wide[SCENARIO].to_numpy()[scenario]}' have no value for {every[year]} "
            f"({int(gaps.sum())} such gaps)",
            "Every year is wanted",
            next_step="Give them, or let them be interpolated linearly with --interpolate",
        )
    for row in np.argwhere(gaps.any(axis=2)):
        known = given[tuple(row)]
        first, last = np.flatnonzero(known)[[0, -1]]
        if first > 0 or last < len(every) - 1:
            edge = every[0] if first > 0 else every[-1]
            raise BadInput(
                f"Emissions of '{wide[SPECIES].to_numpy()[row[1]]}' under "
                f"'{wide[SCENARIO].to_numpy()[row[0]]}' have no value at the edge year {edge}",
                "Years between can be interpolated, edges cannot",
            )
        values[tuple(row)] = np.interp(every, every[known], values[tuple(row)][known])
    record = Record(
        "interpolated",
        "emissions",
        "Years between given ones were filled linearly",
        int(gaps.sum()),
        "values",
    )
    return wide.copy(data=values), (record,)


def infill(
    emissions: xr.DataArray, ensemble: Ensemble, reference: xr.DataArray | None, name: str
) -> tuple[xr.DataArray, tuple[Record, ...]]:
    """Emissions with every species that the ensemble needs, the missing ones as in a reference scenario.

    reference : (species, year), or None: then a missing species is refused with the list
    name      : of the reference scenario, for the record
    """
    needed = needed_species(ensemble)
    values = emissions.transpose(SCENARIO, SPECIES, YEAR)
    wide = values.reindex({SPECIES: list(needed)})
    absent = np.isnan(wide.to_numpy()).all(axis=2)
    missing = [species for number, species in enumerate(needed) if absent[:, number].any()]
    if not missing:
        return wide, ()
    if reference is None:
        raise BadInput(
            f"The emissions lack {len(missing)} of {len(needed)} species: {', '.join(missing)}",
            "Every emitted species is wanted",
            next_step="Give them, or infill them from a scenario of the library with --infill ssp245",
        )
    years = wide[YEAR].to_numpy()
    known = reference.reindex({SPECIES: list(needed), YEAR: years}).transpose(SPECIES, YEAR).to_numpy()
    filled = wide.to_numpy().copy()
    for scenario, species in np.argwhere(absent):
        if not np.all(np.isfinite(known[species])):
            raise BadInput(
                f"'{needed[species]}' cannot be infilled: '{name}' has no value for some of "
                f"{int(years[0])}-{int(years[-1])}",
                next_step="Choose another --infill scenario, or give that species",
            )
        filled[scenario, species] = known[species]
    record = Record(
        "infilled", ", ".join(missing), f"Taken from the scenario {name}", len(missing), "species"
    )
    return wide.copy(data=filled), (record,)


def twins(emissions: xr.DataArray) -> list[tuple[str, str]]:
    """Pairs of scenarios that are alike in every number."""
    values = np.ascontiguousarray(emissions.transpose(SCENARIO, SPECIES, YEAR).to_numpy())
    seen: dict[bytes, str] = {}
    pairs = []
    for name, row in zip(emissions[SCENARIO].to_numpy(), values, strict=True):
        key = row.tobytes()
        if key in seen:
            pairs.append((seen[key], str(name)))
        seen.setdefault(key, str(name))
    return pairs


def merged(parts: Sequence[xr.DataArray]) -> xr.DataArray:
    """Scenarios of several files together; BadInput where one name stands in two of them."""
    names = [str(name) for part in parts for name in part[SCENARIO].to_numpy()]
    for name in names:
        if names.count(name) > 1:
            raise BadInput(f"The scenario '{name}' stands in two files", "Each name may stand once")
    return parts[0] if len(parts) == 1 else xr.concat(list(parts), SCENARIO, join="outer")
