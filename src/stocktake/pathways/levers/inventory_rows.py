"""From the inventories to rows of (place, activity, species): who emits what by doing what.

EDGAR gives CO2, CH4, N2O and F-gases by sector, the Global Carbon Budget the fuels (for the split of
sectors by fuel) and land use (for deforestation). Years are the last at hand, land use the mean of ten
years because it jumps with fires. A country's land use counts as deforestation where it is a source; sinks
stay in the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import xarray as xr

from stocktake.choices import Absent
from stocktake.dims import PLACE, YEAR
from stocktake.inventory.ledger import Ledger
from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.fuels import SEEDS, split_uses_by_fuel
from stocktake.provenance import Record

EDGAR = "edgar2024"
FUEL_SOURCE = "gcb2023_fuel"
LAND_SOURCE = "gcb2024_landuse"
LAND_MODELS = ("BLUE", "HC2023", "OSCAR", "LUCE")
LAND_YEARS = 10
SOURCES = (EDGAR, FUEL_SOURCE, LAND_SOURCE)

AGGREGATES = frozenset({"WORLD", "BUNKERS", "STATDIFF", "OTHER"})
AIR, SEA = "AIR", "SEA"

# beginning of an IPCC 2006 category (points left out) to use or activity; the longest that fits counts
USE_OF = {
    "1A1A": "power",
    "1A1": "fuel_industry",
    "1A2": "industry",
    "1A3": "transport",
    "1A4": "buildings",
    "1A5": "buildings",
}
ACTIVITY_OF = {
    "1B1": act.COAL_MINING,
    "1B2": act.OIL_GAS_SUPPLY,
    "2A1": act.CEMENT,
    "2": act.INDUSTRY_PROCESS,
    "3A1": act.ENTERIC,
    "3A2": act.MANURE,
    "3C1": act.FIELD_BURNING,
    "3C7": act.RICE,
    "3C": act.SOILS,
    "4A": act.LANDFILL,
    "4D": act.WASTEWATER,
    "4": act.OTHER_WASTE,
    "": act.OTHER,
}
SPECIES_OF = {"CO2": "CO2 FFI", "CH4": "CH4", "N2O": "N2O", "HFC-43-10-mee": "HFC-4310mee"}
NOT_KYOTO = frozenset({"HCFC-141b", "HCFC-142b"})


@dataclass(frozen=True)
class Rows:
    """Emissions of one recent year by place, activity and species.

    place, activity, species : (row,) names
    kt                       : (row,) kt of the species per year, not negative
    year                     : of the inventory
    """

    place: np.ndarray
    activity: np.ndarray
    species: np.ndarray
    kt: np.ndarray
    year: int
    records: tuple[Record, ...] = ()


def read_rows(ledger: Ledger, *, land_model: str = "mean", fuel_seed: str = "world_mix") -> Rows:
    """All rows of the inventories' last common year.

    land_model : one of LAND_MODELS, or ``mean`` of the four
    fuel_seed  : see ``fuels.SEEDS``
    """
    table = _edgar_table(ledger)
    year = int(table["year"].iloc[0])
    shares = fuel_shares(table, _fuel_table(ledger), SEEDS[fuel_seed])
    parts = [_burning(table, shares), _other_rows(table), _land_rows(ledger, land_model)]
    joined = pd.concat(parts).groupby(["place", "activity", "species"], as_index=False)["kt"].sum()
    joined = joined[joined["kt"] > 0]
    return Rows(
        place=joined["place"].to_numpy(dtype=object),
        activity=joined["activity"].to_numpy(dtype=object),
        species=joined["species"].to_numpy(dtype=object),
        kt=joined["kt"].to_numpy(float),
        year=year,
        records=_records(year, land_model, fuel_seed),
    )


def fuel_shares(table: pd.DataFrame, fuels: pd.DataFrame, seed: np.ndarray) -> dict[str, np.ndarray]:
    """Place to the fraction of each use's CO2 that comes from each fuel, (use, fuel), rows adding up to one.

    table : rows of EDGAR with place, use, gas, kt; fuels : place by fuel, kt CO2
    """
    burnt = table[(table["gas"] == "CO2") & table["use"].notna()]
    uses = burnt.pivot_table(index="place", columns="use", values="kt", aggfunc="sum", fill_value=0.0)
    uses = uses.reindex(columns=list(act.USES), fill_value=0.0)
    known = fuels.reindex(uses.index).fillna(0.0).to_numpy(float)
    split = split_uses_by_fuel(uses.to_numpy(float), known, seed)
    total = split.sum(axis=-1, keepdims=True)
    plain = seed / seed.sum(axis=-1, keepdims=True)
    shares = np.where(total > 0, split / np.where(total > 0, total, 1.0), plain)
    return {str(place): share for place, share in zip(uses.index, shares, strict=True)}


def _edgar_table(ledger: Ledger) -> pd.DataFrame:
    rows = ledger.table(EDGAR)
    rows = rows[(rows["series"] == "territorial") & ~rows["place"].isin(AGGREGATES)]
    rows = rows[~rows["gas"].isin(NOT_KYOTO)]
    rows = rows[rows["year"] == rows["year"].max()]
    sectors = rows["sector"].astype(str)
    leaves = ~sectors.isin({"M.0.EL", "M.0.ALL"})
    table = pd.DataFrame(
        {
            "place": rows["place"].astype(str),
            "gas": rows["gas"].astype(str),
            "sector": sectors.map(category),
            "year": rows["year"].astype(int),
            "kt": rows["value"].astype(float).clip(lower=0.0),
        }
    )[leaves]
    table["use"] = table["sector"].map(lambda code: longest(code, USE_OF))
    bunker = table["place"].isin({AIR, SEA})
    table.loc[bunker, "use"] = None
    return table


def category(sector: str) -> str:
    """A sector's IPCC 2006 category without points: ``M.1.A.1.a`` is ``1A1A``."""
    return sector.removeprefix("M.").replace(".", "").upper()


def longest(code: str, table: Mapping[str, str]) -> str | None:
    """What the longest fitting beginning of ``code`` stands for in ``table``, None where none fits."""
    for length in range(len(code), -1, -1):
        if code[:length] in table:
            return table[code[:length]]
    return None


def _burning(table: pd.DataFrame, shares: dict[str, np.ndarray]) -> pd.DataFrame:
    burnt = table[table["use"].notna()].groupby(["place", "use", "gas"], as_index=False)["kt"].sum()
    stoves = (burnt["use"] == "buildings") & (burnt["gas"] != "CO2")
    parts = [_row(burnt[stoves], act.OTHER)]  # methane and N2O of homes come mostly from wood
    kept = burnt[~stoves]
    uses = {use: number for number, use in enumerate(act.USES)}
    plain = np.zeros((len(act.USES), len(act.FUELS)))
    plain[:, 1] = 1.0  # no CO2 there, yet some methane: oil, and hardly anything
    for number, fuel in enumerate(act.FUELS):
        part = [
            shares.get(place, plain)[uses[use], number]
            for place, use in zip(kept["place"], kept["use"], strict=True)
        ]
        rows = kept.assign(kt=kept["kt"] * np.array(part, dtype=float), activity=fuel + "." + kept["use"])
        parts.append(_named(rows))
    return pd.concat(parts)


def _other_rows(table: pd.DataFrame) -> pd.DataFrame:
    rows = table[table["use"].isna()].copy()
    rows["activity"] = rows["sector"].map(lambda code: longest(code, ACTIVITY_OF))
    fluorinated = ~rows["gas"].isin({"CO2", "CH4", "N2O"})
    rows.loc[fluorinated, "activity"] = act.FGASES
    rows.loc[rows["place"] == AIR, "activity"] = act.AVIATION
    rows.loc[rows["place"] == SEA, "activity"] = act.SHIPPING
    return _named(rows)


def _land_rows(ledger: Ledger, model: str) -> pd.DataFrame:
    chosen = LAND_MODELS if model == "mean" else (model,)
    found = []
    for name in chosen:
        series = ledger.series(LAND_SOURCE, "CO2", name)
        found.append(series.isel({YEAR: slice(-LAND_YEARS, None)}).mean(YEAR, skipna=True))
    net = xr.concat(xr.align(*found, join="outer"), dim="model").mean("model", skipna=True)
    kept = net.where(~net[PLACE].isin(list(AGGREGATES)), drop=True)
    rows = pd.DataFrame({"place": kept[PLACE].values.astype(object), "kt": kept.values})
    rows = rows[rows["kt"] > 0]
    return rows.assign(activity=act.DEFORESTATION, species="CO2 AFOLU")


def _fuel_table(ledger: Ledger) -> pd.DataFrame:
    columns = {}
    for fuel in act.FUELS:
        try:
            series = ledger.series(FUEL_SOURCE, "CO2", "territorial", f"M.FOSSIL.{fuel.upper()}")
        except Absent:  # an invented world may have no such fuel
            continue
        columns[fuel] = series.isel({YEAR: -1}).to_series()
    table = pd.DataFrame(columns).reindex(columns=list(act.FUELS)).fillna(0.0).clip(lower=0.0)
    for joint, members in JOINT.items():
        present = [place for place in members if place in table.index]
        if present:
            table.loc[joint] = table.loc[present].sum()
    return table


# EDGAR counts these countries together
JOINT = {"SCG": ("SRB", "MNE", "XKX"), "ANT": ("BES", "CUW", "SXM")}


def _row(rows: pd.DataFrame, activity: str) -> pd.DataFrame:
    return _named(rows.assign(activity=activity))


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    named = rows.assign(species=rows["gas"].map(lambda gas: SPECIES_OF.get(gas, gas)))
    return named[["place", "activity", "species", "kt"]]


def _records(year: int, land_model: str, fuel_seed: str) -> tuple[Record, ...]:
    return (
        Record(
            "split",
            f"CO2 of {EDGAR} {year} by fuel",
            f"Sectors of EDGAR are crossed with fuels of {FUEL_SOURCE} by proportional fitting from the seed "
            f"'{fuel_seed}'; an estimate, not a statistic",
        ),
        Record(
            "averaged",
            f"{LAND_SOURCE} {land_model}",
            f"A country's land-use CO2 is the mean of the last {LAND_YEARS} years"
            + (" over four bookkeeping models" if land_model == "mean" else "")
            + "; countries that are sinks stay in the rest",
        ),
    )
