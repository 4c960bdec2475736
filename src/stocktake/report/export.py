"""The data files beside the pages: findings as JSON, pathways as IAMC wide CSV, warming as netCDF, fair
shares by rule as CSV."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import xarray as xr

from stocktake import __version__
from stocktake.pathways.pathway import Futures
from stocktake.report import Stocktake
from stocktake.report.fairness import by_rule
from stocktake.report.futures import pledged_on
from stocktake.report.iamc import total_variable, variable_of
from stocktake.report.selection import select

FINDINGS = "findings.json"
PATHWAYS = "pathways.csv"
WARMING = "warming.nc"
FAIR_SHARES = "fair_shares.csv"


def data_files(stocktake: Stocktake) -> dict[str, Callable[[Path], None]]:
    """File name to the function that writes it."""
    return {
        FINDINGS: lambda path: write_findings(stocktake, path),
        PATHWAYS: lambda path: pathways(stocktake).to_csv(path, index=False, lineterminator="\n"),
        WARMING: lambda path: warming(stocktake).to_netcdf(path, engine="h5netcdf"),
        FAIR_SHARES: lambda path: fair_shares(stocktake).to_csv(path, index=False, lineterminator="\n"),
    }


def write_findings(stocktake: Stocktake, path: Path) -> None:
    """All findings as one JSON list, in the order of the stocktake."""
    document = [finding.to_dict() for finding in stocktake.findings]
    path.write_text(
        json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf8"
    )


def pathways(stocktake: Stocktake) -> pd.DataFrame:
    """World pathways in IAMC wide form: model, scenario, region, variable, unit, then a column per year.

    CO2 is in Mt CO2/yr, as is the custom of the form; other gases in Mt or kt of themselves.
    """
    futures = _all_futures(stocktake)
    world = futures.world
    years = [int(year) for year in world["year"].values]
    rows: list[list[object]] = []
    for scenario in world["scenario"].values:
        for species in world["species"].values:
            variable, factor, shown = variable_of(str(species))
            values = world.sel(scenario=scenario, species=species).values * factor
            rows.append([_model(), str(scenario), "World", variable, shown, *values])
        total = futures.ghg.sel(scenario=scenario).reindex(year=years).values
        metric = str(futures.ghg.attrs["metric"])
        rows.append([_model(), str(scenario), "World", total_variable(metric), "Mt CO2-equiv/yr", *total])
    return pd.DataFrame(rows, columns=["model", "scenario", "region", "variable", "unit", *map(str, years)])


def warming(stocktake: Stocktake) -> xr.Dataset:
    """``temperature(scenario, quantile, timebound)`` in K above 1850-1900, with what it is and whence."""
    temperature = stocktake.warming.astype("float64").copy()
    temperature.attrs = {
        "units": "K",
        "long_name": "global mean surface temperature above the mean of 1850-1900",
    }
    made = xr.Dataset({"temperature": temperature})
    made["timebound"].attrs = {"long_name": "edge between calendar years; 2025.0 is 1 January 2025"}
    made["quantile"].attrs = {"long_name": "quantile over the members of the climate ensemble"}
    made.attrs = {
        "title": "Warming of the pathways of a global stocktake",
        "source": _model(),
        "Conventions": "CF-1.11",
    }
    return made


def fair_shares(stocktake: Stocktake) -> pd.DataFrame:
    """A row per place, year, goal and rule: the rule's share by default and its range, the pledge beside it.

    Mt CO2e a year (AR6 GWP100), without land use; an empty value says that there is none, ``absent`` why.
    """
    rows = []
    for finding in select(stocktake.findings, "fair-share"):
        keys = finding.keys
        for rule, told in by_rule(finding).items():
            rows.append(
                {
                    "place": keys["place"],
                    "year": keys["year"],
                    "goal": keys["goal"],
                    "rule": rule,
                    **{name: told.get(name) for name in ("value", "low", "high")},
                    "unit": finding.unit,
                    "pledged_low": keys.get("pledged_low"),
                    "pledged_high": keys.get("pledged_high"),
                    "pledges_as_of": pledged_on(stocktake),
                    "kept": rule in keys["fair_by"] if isinstance(keys.get("fair_by"), list) else None,  # type: ignore[operator]
                    "emitted": keys["emitted"],
                    "emitted_year": keys["emitted_year"],
                    "people": keys["people"],
                    "sources": " ".join(finding.sources),
                    "absent": told.get("absent", ""),
                }
            )
    return pd.DataFrame(rows)


def _all_futures(stocktake: Stocktake) -> Futures:
    """The pathways, with those of the older pledges where they are told beside."""
    if stocktake.earlier is None:
        return stocktake.futures
    return stocktake.futures.together(stocktake.earlier)


def _model() -> str:
    return f"Stocktake {__version__}"
