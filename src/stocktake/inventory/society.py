"""People and money by place and year, for shares per head and per dollar.

A society is handed a loader of the table with the columns ``source, variable, series, place, year, value``:
``population`` in persons, ``gdp_ppp`` and ``gdp_mer`` in dollars of the price basis named by ``series``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd
import xarray as xr

from stocktake.choices import Absent
from stocktake.inventory.ledger import array_of

COLUMNS = ("source", "variable", "series", "place", "year", "value")
POPULATION, GDP_PPP, GDP_MER = "population", "gdp_ppp", "gdp_mer"


@dataclass(frozen=True)
class Society:
    """Population and gross domestic product by source, place and year; loaded when first asked for."""

    load: Callable[[], pd.DataFrame]
    _kept: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def from_table(table: pd.DataFrame) -> Society:
        """A society of a table already at hand."""
        return Society(lambda: table)

    @property
    def table(self) -> pd.DataFrame:
        """All rows."""
        if "table" not in self._kept:
            table = self.load()
            missing = [name for name in COLUMNS if name not in table.columns]
            assert not missing, f"a table of society lacks the columns {missing}"
            self._kept["table"] = table
        return self._kept["table"]  # type: ignore[return-value]

    def kinds(self, variable: str) -> tuple[tuple[str, str], ...]:
        """The (source, series) pairs that carry a variable, most values first."""
        rows = self.table[self.table["variable"] == variable]
        counted = rows.groupby(["source", "series"], observed=True).size().sort_values(ascending=False)
        return tuple((str(source), str(series)) for source, series in counted.index)

    def series(self, variable: str, source: str, series: str | None = None) -> xr.DataArray:
        """Values (place, year), persons or dollars; Absent where there are none."""
        key = (variable, source, series)
        if key not in self._kept:
            table = self.table
            wanted = (table["variable"] == variable) & (table["source"] == source)
            if series is not None:
                wanted &= table["series"] == series
            rows = table[wanted]
            if rows.empty:
                raise Absent(f"{source} has no {variable}{f' ({series})' if series else ''}")
            if rows["series"].nunique() > 1:
                raise Absent(f"{source} has several series of {variable}; one must be named")
            self._kept[key] = array_of(rows)
        return self._kept[key]  # type: ignore[return-value]
