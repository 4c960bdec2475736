"""A user's own scenarios made ready for the climate: read, merged, filled, and joined to a history.

What the embedded data lend is here: scenarios of the library for missing species, and the history before a
file's first year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xarray as xr

    from stocktake.climate import Checkpoint, Ensemble
    from stocktake.provenance import Record

LIBRARY = ("rcmip_ssp", "extensions", "cmip7_subset", "ch4_pledge")
HISTORY_END = 2024


@dataclass(frozen=True, eq=False)
class OwnScenarios:
    """Scenarios ready to run.

    emissions : (scenario, species, year) in model units, every species in every year
    records   : what was filled in
    notes     : what was left aside, and what a reader should know, one sentence each
    """

    emissions: xr.DataArray
    records: tuple[Record, ...]
    notes: tuple[str, ...]


def read_own_scenarios(
    files: Sequence[Path],
    ensemble: Ensemble,
    *,
    end: int | None = None,
    interpolate: bool = False,
    infill: str | None = None,
) -> OwnScenarios:
    """The scenarios of some files together, ready to run.

    end         : last calendar year that is kept; the files' without it
    interpolate : fill years between linearly; else they are refused
    infill      : a scenario of the library whose numbers missing species take; else they are refused
    """
    from stocktake.climate import preparing
    from stocktake.climate.inputs import needed_species
    from stocktake.sources.readers.scenario_files import read_scenario_file

    units = {name: ensemble.species[ensemble.index(name)].emission_unit for name in needed_species(ensemble)}
    parts = [read_scenario_file(path, units) for path in files]
    notes = [note for part in parts for note in part.notes]
    given = preparing.cut(preparing.merged([part.emissions for part in parts]), end)
    every, filled = preparing.fill_years(given, interpolate=interpolate)
    reference = None if infill is None else _reference(infill, every)
    whole, infilled = preparing.infill(every, ensemble, reference, infill or "")
    for first, second in preparing.twins(whole):
        notes.append(f"Scenarios '{first}' and '{second}' are identical in every number of this run")
    return OwnScenarios(whole, (*filled, *infilled), tuple(notes))


def start_of(word: str, first: int, ensemble: Ensemble, natural: xr.Dataset) -> Checkpoint | None:
    """The checkpoint that the embedded history gives at the file's first year, or None for 1750.

    word : ``1750``, ``checkpoint``, or ``auto``: as the first year asks
    """
    from stocktake.climate import project as run_climate
    from stocktake.climate.inputs import needed_species
    from stocktake.errors import BadInput, OutOfRange

    if word not in ("auto", "checkpoint", "1750"):
        raise BadInput(
            f"A run cannot start from '{word}'", "It can from 1750 or from a checkpoint", nearest=("auto",)
        )
    if word == "1750" or (word == "auto" and first == 1750):
        if first != 1750:
            raise OutOfRange(
                f"The emissions begin in {first}, not in 1750",
                "A run from 1750 needs all years",
                next_step="Use --start checkpoint: the history before is then ours",
            )
        return None
    if not 1751 <= first <= HISTORY_END + 1:
        raise OutOfRange(
            f"The emissions begin in {first}",
            f"The history before them is known from 1750 to {HISTORY_END}",
            next_step=f"Begin between 1751 and {HISTORY_END + 1}, or in 1750",
        )
    past = read_recent_past().sel(species=list(needed_species(ensemble)), year=slice(None, first - 1))
    return run_climate(past.expand_dims(scenario=["history"]), ensemble, natural).checkpoint()


def read_recent_past() -> xr.DataArray:
    """World emissions (species, year) up to now: those of the calibration, then the newest years.

    The calibration was drawn with its own history; a newer one for all years would leave N2O 3 % low.
    """
    import xarray as xr

    from stocktake.sources import read_calibrated_history, read_history

    known = read_calibrated_history().reset_coords(drop=True).transpose("species", "year")
    newer = read_history().reset_coords(drop=True).sel(year=slice(int(known["year"][-1]) + 1, None))
    return xr.concat([known, newer.sel(species=known["species"])], "year").transpose("species", "year")


def _reference(name: str, emissions: xr.DataArray) -> xr.DataArray:
    """A scenario of the library over the years of the emissions, history in front where it begins later."""
    from stocktake.errors import UnknownScenario, nearest
    from stocktake.sources import read_scenarios

    known: list[str] = []
    for collection in LIBRARY:
        array = read_scenarios(collection)
        names = [str(scenario) for scenario in array["scenario"].to_numpy()]
        known += names
        if name not in names:
            continue
        found = array.sel(scenario=name, drop=True).dropna("year", how="all").transpose("species", "year")
        first, years = int(found["year"][0]), emissions["year"].to_numpy()
        past = read_recent_past().sel(year=slice(None, first - 1))
        return past.combine_first(found.drop_vars("unit")).interp(year=years)
    raise UnknownScenario(
        f"'{name}' is no scenario of the library",
        f"Known are {', '.join(dict.fromkeys(known))}",
        nearest=nearest(name, known),
    )
