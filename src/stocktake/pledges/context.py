"""What quantifying needs to know of a Party: its emissions, land use, business as usual, and economy.

Plain arrays of Mt CO2e (AR6 GWP100), handed in by the layer that reads them. Every question that they cannot
answer raises ``Absent`` with the reason, so that a base year without data is said and never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import xarray as xr

from stocktake.choices import Absent
from stocktake.dims import PLACE, SCENARIO, YEAR
from stocktake.pledges.pledge import Kind, Pledge

EDGAR, NDC2021 = "edgar2024", "ndc2021"
MODELS = ("BLUE", "HC2023", "OSCAR", "LUCE")
LAND_USE_DATA = ("mean", *MODELS)
RECENT = 10
BASELINE_FROM = 2019


@dataclass(frozen=True)
class Context:
    """National series, the EU as the sum of its 27 members among the places.

    history   : data set to (place, year) Mt CO2e, Kyoto gases without land use
    land      : (model, place, year) Mt CO2 per year, land use; emissions positive
    baselines : (scenario, place, year) Mt CO2e, of which only the growth from 2019 is used
    economy_  : (place, year) real gross domestic product
    by_metric : metric to (place,) Mt CO2e of the last year of EDGAR
    levels    : Party to its quantified 2030 level of 2021, Mt CO2e
    """

    history: Mapping[str, xr.DataArray]
    land: xr.DataArray
    baselines: xr.DataArray
    economy_: xr.DataArray
    by_metric: Mapping[str, xr.DataArray]
    levels: Mapping[str, float] = field(default_factory=dict)

    def emissions(self, data: str, party: str, year: int) -> float:
        """Emissions of a year, Mt CO2e."""
        first, values = self._table[data].get(party, (0, np.array([])))
        if not len(values):
            raise Absent(f"{data} has no emissions of {party}")
        at = year - first
        if at < 0 or at >= len(values) or np.isnan(values[at]):
            years = self.years(data, party)
            raise Absent(f"{data} has {party} from {years[0]} to {years[-1]}, not {year}")
        return float(values[at])

    def years(self, data: str, party: str) -> list[int]:
        """Years with a value, in order."""
        first, values = self._table[data].get(party, (0, np.array([])))
        found = [first + at for at, value in enumerate(values) if not np.isnan(value)]
        if not found:
            raise Absent(f"{data} has no emissions of {party}")
        return found

    def land_use(self, party: str, year: int, model: str) -> float:
        """Land-use CO2 of a year, Mt; of one bookkeeping model or their mean."""
        values = self._land_row(party, model)
        at = year - self._land_first
        if at < 0 or at >= len(values) or np.isnan(values[at]):
            raise Absent(f"The land-use models have no value of {party} in {year}")
        return float(values[at])

    def recent_land_use(self, party: str, model: str) -> float:
        """Mean land-use CO2 of the last ten years, Mt; single years jump with fires."""
        return float(np.nanmean(self._land_row(party, model)[-RECENT:]))

    def baseline(self, party: str, scenario: str, year: int) -> float:
        """Business as usual: the emissions of 2019 grown as the scenario does for the Party, Mt CO2e."""
        if party not in self.with_baseline:
            raise Absent(f"No baseline scenario is stored for {party}")
        first, values = self._baseline_rows[scenario][party]
        at = year - first
        if at < 0 or at >= len(values):
            raise Absent(f"The baselines end in {first + len(values) - 1}")
        growth = values[at] / values[BASELINE_FROM - first]
        return float(self.emissions(EDGAR, party, BASELINE_FROM) * growth)

    @cached_property
    def with_baseline(self) -> frozenset[str]:
        """Parties that have a baseline."""
        whole = self.baselines.notnull().all([SCENARIO, YEAR])
        return frozenset(str(name) for name in self.baselines[PLACE].values[whole.values])

    def economy(self, party: str, since: int, until: int, pace: float) -> float:
        """Gross domestic product of ``until`` over that of ``since``; later years at ``pace`` times recent
        growth."""
        if party not in set(self.economy_[PLACE].values):
            raise Absent(f"No real gross domestic product of {party} is stored")
        known = self.economy_.sel({PLACE: party}).dropna(YEAR)
        years = known[YEAR].values
        if since not in years or len(years) <= RECENT:
            raise Absent(f"Real gross domestic product of {party} does not cover {since}")
        last = int(years[-1])
        recent = (float(known[-1]) / float(known[-1 - RECENT])) ** (1 / RECENT) - 1
        seen = float(known[-1]) / float(known.sel({YEAR: since}))
        return seen * (1 + pace * recent) ** (until - last)

    def metric_ratio(self, party: str, metric: str) -> float:
        """The Party's basket by AR6 GWP100 over the same by ``metric``, in EDGAR's last year."""
        if metric == "AR6GWP100":
            return 1.0
        table = self._metric_table
        if metric not in table or party not in table[metric]:
            raise Absent(f"No basket of {party} by {metric} is stored")
        return table["AR6GWP100"][party] / table[metric][party]

    def own_level_2030(self, party: str) -> float:
        """The Party's quantified 2030 level, Mt CO2e."""
        if party not in self.levels:
            raise Absent(f"{party} has no quantified 2030 level")
        return self.levels[party]

    def sources_of(self, pledge: Pledge) -> tuple[str, ...]:
        """Keys of what a quantified pledge rests on."""
        keys = [pledge.source, EDGAR, NDC2021, "gcb2024_landuse"]
        if pledge.kind is Kind.INTENSITY:
            keys.append("maddison2020")
        return tuple(dict.fromkeys(key for key in keys if key))

    @cached_property
    def _table(self) -> dict[str, dict[str, tuple[int, np.ndarray]]]:
        return {name: _rows(array) for name, array in self.history.items()}

    @cached_property
    def _metric_table(self) -> dict[str, dict[str, float]]:
        return {
            metric: {
                str(name): float(value) for name, value in zip(row[PLACE].values, row.values, strict=True)
            }
            for metric, row in self.by_metric.items()
        }

    @cached_property
    def _baseline_rows(self) -> dict[str, dict[str, tuple[int, np.ndarray]]]:
        names = self.baselines[SCENARIO].values
        return {str(name): _rows(self.baselines.sel({SCENARIO: name})) for name in names}

    @property
    def _land_first(self) -> int:
        return int(self.land[YEAR][0])

    @cached_property
    def _land_rows(self) -> dict[str, dict[str, tuple[int, np.ndarray]]]:
        rows = {str(name): _rows(self.land.sel(model=name)) for name in self.land["model"].values}
        return rows | {"mean": _rows(self.land.mean("model"))}

    def _land_row(self, party: str, model: str) -> np.ndarray:
        found = self._land_rows[model].get(party)
        if found is None or np.isnan(found[1]).all():
            raise Absent(f"The land-use models have no values of {party}")
        return found[1]


def _rows(array: xr.DataArray) -> dict[str, tuple[int, np.ndarray]]:
    """Place to its first year and values; years run without gap."""
    ordered = array.transpose(PLACE, YEAR)
    first = int(ordered[YEAR][0])
    return {str(name): (first, row) for name, row in zip(ordered[PLACE].values, ordered.values, strict=True)}
