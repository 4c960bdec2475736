"""The way in for data: the embedded snapshot as objects of the pure layers.

Each function reads the tables it needs, checks their hash, builds the object once per process and keeps it.
Nothing is read on import. ``snapshot`` holds the tables, ``readers`` make them from the publishers' files,
``catalogue`` says where each came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from stocktake.sources.carbon_budgets import (
    read_budget_studies,
    read_observed_co2,
    read_present_warming,
    read_published_budgets,
)
from stocktake.sources.promised import (
    read_calibrated_history,
    read_gases_of_today,
    read_ndc_set,
    read_own_pledges,
    read_pledge_context,
    read_pledge_file,
    read_pledges,
    read_scenario_library,
)
from stocktake.sources.snapshot.store import embedded

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from stocktake.climate import Ensemble
    from stocktake.gases import Metrics
    from stocktake.inventory import Ledger, Society
    from stocktake.places import Gazetteer
    from stocktake.provenance import Record, Source

__all__ = [
    "read_borders",
    "read_budget_studies",
    "read_calibrated_history",
    "read_catalogue",
    "read_ensemble",
    "read_forcing",
    "read_gases_of_today",
    "read_history",
    "read_inventory",
    "read_metrics",
    "read_ndc_pathways",
    "read_ndc_set",
    "read_net_zero",
    "read_observations",
    "read_observed_co2",
    "read_own_pledges",
    "read_places",
    "read_pledge_context",
    "read_pledge_file",
    "read_pledges",
    "read_present_warming",
    "read_published_budgets",
    "read_records",
    "read_scenario_library",
    "read_scenarios",
    "read_society",
    "read_species",
    "read_table",
]


def read_table(table: str, *parts: str) -> pd.DataFrame:
    """A table of the snapshot as rows (``snapshot/schema.py``), all of it or the named parts.

    What a caller does to its copy stays with it.
    raises : CorruptSnapshot where a hash differs, UnknownSource for a part that is not there
    """
    return _kept_table(table, *parts).copy(deep=False)


@cache
def read_inventory() -> Ledger:
    """All national inventories; each data set is loaded when it is first asked for."""
    from stocktake.inventory import Ledger

    parts = _emission_parts()
    return Ledger(
        lambda source: embedded().table("emissions", parts[source]), tuple(parts), read_records_by_source()
    )


@cache
def read_society() -> Society:
    """Population and gross domestic product."""
    from stocktake.inventory import Society

    return Society(lambda: read_table("society"))


@cache
def read_places() -> Gazetteer:
    """Places and groups with their names in English and Chinese."""
    from stocktake.places import Gazetteer

    return Gazetteer.from_tables(read_table("places"), read_table("groups"))


@cache
def read_metrics() -> Metrics:
    """Factors of the emission metrics."""
    from stocktake.gases import Metrics

    return Metrics.from_table(read_table("metrics"))


@cache
def read_ensemble() -> Ensemble:
    """The calibrated ensemble, 841 members, with its species."""
    from stocktake.climate import Ensemble

    return Ensemble.from_tables(read_table("ensemble"), read_species())


def read_species() -> pd.DataFrame:
    """The species table of the calibration, as its publisher names its columns."""
    return read_table("species")


def scenario_collections() -> tuple[str, ...]:
    """The collections of scenarios in the snapshot."""
    return embedded().parts("scenarios")


@cache
def read_scenarios(collection: str) -> xr.DataArray:
    """World emissions (scenario, species, year) of one collection, NaN where it has no value.

    Units are one per species (coordinate ``unit``): Gt CO2, Mt or kt per year. ``year`` is the calendar year.
    raises : UnknownScenario where there is no such collection
    """
    import xarray as xr

    from stocktake.errors import UnknownScenario, nearest

    known = scenario_collections()
    if collection not in known:
        raise UnknownScenario(
            f"'{collection}' is no collection of scenarios",
            f"Known are {', '.join(known)}",
            nearest=nearest(collection, known),
        )
    rows = read_table("scenarios", collection).astype({"scenario": str, "species": str, "unit": str})
    units = rows.drop_duplicates("species").set_index("species")["unit"]
    array = xr.DataArray.from_series(rows.set_index(["scenario", "species", "year"])["value"])
    order = [name for name in rows["species"].unique() if name in array["species"]]
    array = array.sel(species=order).sortby("year").transpose("scenario", "species", "year")
    array["year"] = array["year"].astype(int)
    return array.assign_coords(unit=("species", units.loc[order].to_numpy(object)))


def read_history() -> xr.DataArray:
    """World emissions (species, year) from 1750 to 2024, as the climate model takes them."""
    return read_scenarios("history").isel(scenario=0, drop=True)


@cache
def read_forcing() -> xr.Dataset:
    """Natural forcing (timebound) in W m-2, as variables ``solar`` and ``volcanic``, 1750-2501."""
    import xarray as xr

    rows = read_table("forcing")
    agents = {agent: ("timebound", rows[agent].to_numpy(float)) for agent in ("solar", "volcanic")}
    return xr.Dataset(agents, {"timebound": rows["timebound"].to_numpy(int)})


def read_observations() -> pd.DataFrame:
    """What was observed and assessed: source, variable, from_year, year, value, low, high, range, unit."""
    return read_table("observations")


def read_ndc_pathways() -> pd.DataFrame:
    """Country pathways of the 2021 NDCs, Mt CO2e per year (AR6GWP100) without land use."""
    return read_table("ndc_pathways")


def read_net_zero() -> pd.DataFrame:
    """Net-zero targets by country, with the source of each."""
    return read_table("net_zero")


def read_borders() -> Mapping[str, str]:
    """Geometry as GeoJSON text by place."""
    rows = read_table("borders")
    return dict(zip(rows["place"].astype(str), rows["geometry"].astype(str), strict=True))


def read_catalogue() -> Mapping[str, Source]:
    """Every source by its key: version, licence, citation, hashes of the originals."""
    from stocktake.sources.catalogue import sources

    return sources()


@cache
def read_records() -> tuple[tuple[str, Record], ...]:
    """What was done to the data on the way into the snapshot, with the key of the source."""
    import math

    from stocktake.provenance import Record

    return tuple(
        (
            str(row["source"]),
            Record(
                str(row["what"]),
                str(row["series"]),
                str(row["why"]),
                None if math.isnan(row["value"]) else float(row["value"]),
                str(row["unit"]),
            ),
        )
        for row in read_table("records").to_dict("records")
    )


def read_records_by_source() -> dict[str, tuple[Record, ...]]:
    """The same, by source."""
    found: dict[str, tuple[Record, ...]] = {}
    for source, record in read_records():
        found[source] = (*found.get(source, ()), record)
    return found


@cache
def _kept_table(table: str, *parts: str) -> pd.DataFrame:
    return embedded().table(table, parts or None)


def _emission_parts() -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for entry in embedded().manifest["files"].values():
        if entry["table"] == "emissions":
            parts.setdefault(entry["sources"][0], []).append(entry["part"])
    return {source: sorted(names) for source, names in sorted(parts.items())}
