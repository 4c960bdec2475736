"""Futures as tables that other tools read: long rows by country and gas, and PRIMAP2 interchange."""

from __future__ import annotations

import pandas as pd
import xarray as xr

from stocktake.dims import GAS, PLACE, SCENARIO, SPECIES, YEAR
from stocktake.pathways.pathway import Futures

ENTITIES = {"F-gases": "FGASES"}


def world_rows(futures: Futures, units: dict[str, str]) -> pd.DataFrame:
    """Long rows of the world: scenario, variable, unit, year, value, in the climate model's units.

    units : species to unit
    """
    table = futures.world.rename("value").to_series().reset_index().rename(columns={SPECIES: "variable"})
    return table.assign(unit=table["variable"].map(units))[["scenario", "variable", "unit", "year", "value"]]


def country_rows(by_gas: xr.DataArray, metric: str) -> pd.DataFrame:
    """Long rows by country and gas: scenario, place, gas, unit, year, value.

    by_gas : (scenario, place, gas, year) Mt CO2e per year
    """
    table = by_gas.rename("value").to_series().reset_index()
    return table.assign(unit=f"Mt CO2e/yr ({metric})")[["scenario", "place", "gas", "unit", "year", "value"]]


def primap2(by_gas: xr.DataArray, metric: str, model: str) -> tuple[pd.DataFrame, dict[str, object]]:
    """Country pathways in PRIMAP2 interchange form: the wide table, and the attributes beside it.

    Every gas is a basket entity in CO2-equivalents, category M.0.EL: national total without land use. Bunkers
    keep the codes AIR and SEA.
    """
    wide = by_gas.to_series().unstack(YEAR).reset_index()
    years = [name for name in wide.columns if isinstance(name, int)]
    table = pd.DataFrame(
        {
            "source": model,
            "scenario (general)": wide[SCENARIO],
            "provenance": "projected",
            "area (ISO3)": wide[PLACE],
            "entity": wide[GAS].map(lambda gas: f"{ENTITIES.get(gas, gas)} ({metric})"),
            "unit": "Mt CO2 / yr",
            "category (IPCC2006_PRIMAP)": "M.0.EL",
        }
    ).join(wide[years].rename(columns=str))
    attributes: dict[str, object] = {
        "attrs": {
            "area": "area (ISO3)",
            "cat": "category (IPCC2006_PRIMAP)",
            "scen": "scenario (general)",
            "title": "Country pathways of pledges by gas",
            "references": "doi:10.1038/s41586-022-04553-z",
        },
        "time_format": "%Y",
        "dimensions": {
            "*": [
                "entity",
                "source",
                "area (ISO3)",
                "category (IPCC2006_PRIMAP)",
                "scenario (general)",
                "provenance",
                "unit",
                "time",
            ]
        },
    }
    return table, attributes
