"""The country pathways of the 2021 pledge set, and what has to be known to add them up.

Meinshausen et al. 2022 (doi:10.1038/s41586-022-04553-z), NDC factsheets of Climate Resource, 12 November
2021: 196 Parties, aviation and shipping, Mt CO2e per year with the GWP100 of AR6, without land use. Three
traps: pathways without a later target end in 2030, so a plain sum falls by a third in 2031; one Party
(Armenia) has no pathway in the unconditional variant with hot air; what the set has after 2030 follows
net-zero and other long-term targets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import xarray as xr

from stocktake.dims import PLACE, SCENARIO, YEAR
from stocktake.pathways.pathway import Variant
from stocktake.pathways.rules import DEFAULT, EXTENSIONS, SAID
from stocktake.provenance import Record

if TYPE_CHECKING:
    import pandas as pd

LAST_TARGET = 2030
LAST_LONG_TERM = 2050
LAST_HISTORY = 2019

_AMBITION = {"low": "LowNDC", "high": "HighNDC"}
_INITIAL = {"low": "LowInitialNDC", "high": "HighInitialNDC"}
_CONDITIONALITY = {"unconditional": "U", "conditional": "C"}
_BUNKERS = {"ZZA": "AIR", "ZZB": "SEA"}


@dataclass(frozen=True)
class NdcSet:
    """The set as published.

    ghg       : (variant, conditionality, hot_air, place, year) Mt CO2e per year; NaN where the set has none
    baselines : (scenario, place, year) Mt CO2e per year, the SSP1 and SSP5 baselines by country, land use
                included
    land_use  : (scenario, year) Gt CO2 per year, the set's own world land-use CO2 to 2050
    """

    ghg: xr.DataArray
    baselines: xr.DataArray
    land_use: xr.DataArray
    source: str = "ndc2021"

    def as_given(self, variant: Variant) -> tuple[xr.DataArray, tuple[Record, ...]]:
        """Country pathways of one variant (place, year), NaN after the last target of each Party.

        A Party without a pathway under one reading of hot air takes that of the other reading.
        """
        row = (_INITIAL if variant.initial else _AMBITION)[variant.ambition]
        code = _CONDITIONALITY[variant.conditionality]
        given = self.ghg.sel(variant=row, conditionality=code, drop=True)
        wanted, other = ("include", "exclude") if variant.hot_air else ("exclude", "include")
        paths, spare = given.sel(hot_air=wanted, drop=True), given.sel(hot_air=other, drop=True)
        lacking = paths.sel({YEAR: LAST_TARGET}).isnull()
        names = [str(name) for name in paths[PLACE].values[lacking.values]]
        records = tuple(
            Record(
                "filled",
                f"{name}, {variant.name}",
                f"no pathway with hot air {wanted}d; that with hot air {other}d stands in",
            )
            for name in names
        )
        return paths.where(~lacking, spare), records

    def to_2030(self, variant: Variant) -> tuple[xr.DataArray, tuple[Record, ...]]:
        """Country pathways that end with the 2030 targets (place, year)."""
        paths, records = self.as_given(variant)
        return paths.sel({YEAR: slice(None, LAST_TARGET)}), records

    def to_2050(
        self, variant: Variant, extension: str = DEFAULT.extension
    ) -> tuple[xr.DataArray, tuple[Record, ...]]:
        """Country pathways to 2050: long-term targets where there are any, else a rule of
        ``rules.EXTENSIONS``."""
        paths, records = self.as_given(variant)
        without = paths.sel({YEAR: LAST_LONG_TERM}).isnull()
        whole = EXTENSIONS[extension](paths, self.baselines, LAST_TARGET, LAST_LONG_TERM)
        share = float(
            paths.sel({YEAR: LAST_TARGET}).where(without).sum() / paths.sel({YEAR: LAST_TARGET}).sum()
        )
        record = Record(
            "extended",
            f"{int(without.sum())} Parties without a target after 2030, {variant.name}",
            f"2031 to 2050 {SAID[extension]}; value is their share of the world in 2030",
            share,
            "1",
        )
        return whole, (*records, record)

    def land_use_path(self, following: str) -> xr.DataArray:
        """The set's land-use CO2 (year,) in Gt per year, with the named SSP's course."""
        return self.land_use.sel({SCENARIO: f"Adjusted NDCs FOLU ({following})"}, drop=True)


def ndc_set(pathways: pd.DataFrame, baselines: pd.DataFrame, land_use: pd.DataFrame) -> NdcSet:
    """The set from its three tables.

    pathways  : place, scenario, conditionality, hot_air, year, value (Mt CO2e)
    baselines : place, scenario, year, value (Mt CO2e)
    land_use  : scenario, year, value (Gt CO2)
    """
    keys = ["scenario", "conditionality", "hot_air", "place", "year"]
    tidy = pathways.astype({key: str for key in keys[:-1]})
    tidy = tidy.assign(place=tidy["place"].replace(_BUNKERS))
    ghg = tidy.set_index(keys)["value"].astype(float).to_xarray().rename(scenario="variant")
    growth = baselines.astype({"place": str, "scenario": str})
    growth = growth.assign(place=growth["place"].replace(_BUNKERS))
    return NdcSet(
        ghg=_plain(ghg),
        baselines=_plain(growth.set_index(["scenario", "place", "year"])["value"].astype(float).to_xarray()),
        land_use=_plain(
            land_use.astype({"scenario": str})
            .set_index(["scenario", "year"])["value"]
            .astype(float)
            .to_xarray()
        ),
    )


def _plain(values: xr.DataArray) -> xr.DataArray:
    """Text axes as plain strings, years as integers."""
    for name in values.dims:
        kind = int if name == YEAR else str
        values = values.assign_coords({name: np.array([kind(item) for item in values[name].values])})
    return values
