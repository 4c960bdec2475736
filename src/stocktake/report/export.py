"""The data files beside the pages: findings as JSON, pathways as IAMC wide CSV, warming as netCDF."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import xarray as xr

from stocktake import __version__
from stocktake.report import Stocktake
from stocktake.report.iamc import total_variable, variable_of

FINDINGS = "findings.json"
PATHWAYS = "pathways.csv"
WARMING = "warming.nc"


def data_files(stocktake: Stocktake) -> dict[str, Callable[[Path], None]]:
    """File name to the function that writes it."""
    return {
        FINDINGS: lambda path: write_findings(stocktake, path),
        PATHWAYS: lambda path: pathways(stocktake).to_csv(path, index=False, lineterminator="\n"),
        WARMING: lambda path: warming(stocktake).to_netcdf(path, engine="h5netcdf"),
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
    world = stocktake.futures.world
    years = [int(year) for year in world["year"].values]
    rows: list[list[object]] = []
    for scenario in world["scenario"].values:
        for species in world["species"].values:
            variable, factor, shown = variable_of(str(species))
            values = world.sel(scenario=scenario, species=species).values * factor
            rows.append([_model(), str(scenario), "World", variable, shown, *values])
        total = stocktake.futures.ghg.sel(scenario=scenario).reindex(year=years).values
        metric = str(stocktake.futures.ghg.attrs["metric"])
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


def _model() -> str:
    return f"Stocktake {__version__}"
