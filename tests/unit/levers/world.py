"""A small invented world for levers: a country of coal, a country of forests, and shipping."""

import numpy as np
import pandas as pd
import xarray as xr

from stocktake.inventory.ledger import Ledger
from stocktake.pathways.levers.base import base_of
from stocktake.pathways.levers.inventory_rows import read_rows
from stocktake.pathways.levers.parse import parse_lever

YEARS = np.arange(2010, 2101)
UNITS = {
    "CO2 FFI": "Gt CO2/yr",
    "CO2 AFOLU": "Gt CO2/yr",
    "CH4": "Mt CH4/yr",
    "N2O": "Mt N2O/yr",
    "Sulfur": "Mt SO2/yr",
    "BC": "Mt BC/yr",
    "NH3": "Mt NH3/yr",
    "NOx": "Mt NO2/yr",
    "HFC-134a": "kt HFC134a/yr",
}
LEVEL = {
    "CO2 FFI": 10.0,
    "CO2 AFOLU": 1.0,
    "CH4": 100.0,
    "N2O": 4.0,
    "Sulfur": 40.0,
    "BC": 5.0,
    "NH3": 10.0,
    "NOx": 20.0,
    "HFC-134a": 50.0,
}
# place, gas, sector, kt in 2023
EDGAR = (
    ("COA", "CO2", "1.A.1.a", 3e6),
    ("COA", "CO2", "1.A.2", 1e6),
    ("COA", "CO2", "1.A.3.b", 1e6),
    ("COA", "CO2", "2.A.1", 5e5),
    ("COA", "CH4", "1.B.1", 2e4),
    ("COA", "CH4", "1.B.2", 1e4),
    ("COA", "CH4", "3.A.1", 1e4),
    ("COA", "N2O", "3.C.4", 1e3),
    ("COA", "HFC-134a", "2.F", 20.0),
    ("FOR", "CO2", "1.A.1.a", 5e5),
    ("FOR", "CO2", "1.A.3.b", 1e6),
    ("FOR", "CH4", "3.C.7", 5e3),
    ("FOR", "CH4", "3.A.1", 2e4),
    ("FOR", "CH4", "4.A", 1e4),
    ("FOR", "N2O", "3.C.4", 1e3),
    ("SEA", "CO2", "M.BK.M", 5e5),
)
FUEL = (
    ("COA", "COAL", 3.6e6),
    ("COA", "OIL", 1.1e6),
    ("COA", "GAS", 3e5),
    ("FOR", "COAL", 0.0),
    ("FOR", "OIL", 1.1e6),
    ("FOR", "GAS", 4e5),
)
LAND = (("COA", -2e5), ("FOR", 1.5e6))


def ledger():
    edgar = pd.DataFrame(EDGAR, columns=["place", "gas", "sector", "value"])
    fuel = pd.DataFrame(FUEL, columns=["place", "sector", "value"])
    fuel = fuel.assign(gas="CO2", sector="M.FOSSIL." + fuel["sector"])
    land = pd.DataFrame(LAND, columns=["place", "value"]).assign(gas="CO2", sector="M.LUC")
    series = {"gcb2024_landuse": ("BLUE", "HC2023", "OSCAR", "LUCE")}
    tables = {}
    for source, table in (("edgar2024", edgar), ("gcb2023_fuel", fuel), ("gcb2024_landuse", land)):
        kept = [table.assign(series=name, year=2023) for name in series.get(source, ("territorial",))]
        tables[source] = pd.concat(kept)
    return Ledger.from_tables(tables)


def world(falling=0.005):
    """All species at their level to 2023, then falling by that fraction of it per year."""
    path = np.clip(1.0 - falling * np.clip(YEARS - 2023, 0, None), 0.0, None)
    values = np.array([LEVEL[name] * path for name in UNITS])
    return xr.DataArray(
        values,
        dims=("species", "year"),
        coords={"species": list(UNITS), "year": YEARS, "unit": ("species", list(UNITS.values()))},
    )


def base(**choices):
    return base_of("invented", world(), read_rows(ledger()), **choices)


class Straight:
    """A climate that warms by the fossil CO2 of its years since 2026, each member by its own factor."""

    members = 3
    years = np.arange(2026, 2101)

    def warming(self, worlds):
        since = worlds.sel(species="CO2 FFI", year=self.years).cumsum("year").transpose("scenario", "year")
        return 1e-3 * np.array([0.5, 1.0, 2.0])[None, :, None] * since.values[:, None, :]


GROUPS = {"everyone": ("COA", "FOR"), "empty": ("XXX",)}


def resolve(word):
    from stocktake.errors import UnknownPlace

    if word in GROUPS:
        return GROUPS[word]
    raise UnknownPlace(f"'{word}' is no country or group")


def lever(text, on=None):
    return parse_lever(text, on if on is not None else base(), resolve)
