"""The ledger: every published emission series, loaded when it is first asked for.

A ledger is handed a loader, a function from the key of a data set to its table, because this layer reads
no file itself. A table has the columns ``series, place, gas, sector, year, value``: kilotonnes of the gas
per year (a CO2-equivalent basket carries its metric in the name of the gas), one row per value, absent
values left out. From it come arrays (place, year) in float64, NaN where the publisher gives nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import xarray as xr

from stocktake.choices import Absent
from stocktake.dims import PLACE, SECTOR, YEAR
from stocktake.errors import UnknownSource, nearest
from stocktake.provenance import Record

COLUMNS = ("series", "place", "gas", "sector", "year", "value")
TERRITORIAL = "territorial"

# a publisher's own total; where a source lists one, its parts are not added up again
TOTAL_SECTORS = ("M.0.EL", "M.0.ALL", "M.FOSSIL", "M.LUC")

Load = Callable[[str], pd.DataFrame]


@dataclass(frozen=True)
class Ledger:
    """Published emissions by source, series, place, gas, sector and year.

    load    : key of a data set to its table; called once per data set
    sources : keys of the data sets it can load
    records : what was done to the series of a data set on their way here, by key
    """

    load: Load
    sources: tuple[str, ...]
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    _kept: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def from_tables(
        tables: Mapping[str, pd.DataFrame], records: Mapping[str, tuple[Record, ...]] | None = None
    ) -> Ledger:
        """A ledger of tables already at hand, such as a user's own file or an invented world."""
        return Ledger(tables.__getitem__, tuple(tables), records or {})

    def joined(self, source: str, table: pd.DataFrame, records: tuple[Record, ...] = ()) -> Ledger:
        """This ledger with one more data set."""
        load = self.load
        return Ledger(
            lambda key: table if key == source else load(key),
            (*(key for key in self.sources if key != source), source),
            {**self.records, source: records},
        )

    def table(self, source: str) -> pd.DataFrame:
        """The table of one data set; UnknownSource where the ledger has none of that key."""
        if source not in self.sources:
            raise UnknownSource(
                f"'{source}' is no data set of emissions",
                f"Known are {', '.join(self.sources)}",
                nearest=nearest(source, self.sources),
                next_step="See `stocktake data list`",
            )
        return self._keep(("table", source), lambda: _checked(self.load(source)))

    def series(
        self, source: str, gas: str, series: str = TERRITORIAL, sector: str | None = None
    ) -> xr.DataArray:
        """Emissions (place, year), kt of the gas per year, NaN where the source has no value.

        sector : a category and all below it; None for the source's total (its own, else the sum of leaves)
        raises : Absent where the source has no such gas, series or sector
        """
        return self._keep(("series", source, gas, series, sector), self._series, source, gas, series, sector)

    def gases(self, source: str) -> tuple[str, ...]:
        """The gases a data set has, in its own order of the alphabet."""
        return self._keep(("gases", source), lambda: tuple(sorted(self.table(source)["gas"].unique())))

    def series_of(self, source: str) -> tuple[str, ...]:
        """The series a data set has, such as territorial and consumption."""
        return self._keep(("series_of", source), lambda: tuple(sorted(self.table(source)["series"].unique())))

    def sectors(self, source: str, gas: str, series: str = TERRITORIAL) -> tuple[str, ...]:
        """All categories listed for one gas, totals among them."""
        return self._keep(("sectors", source, gas, series), self._sectors, source, gas, series)

    def by_sector(self, source: str, gas: str, series: str = TERRITORIAL) -> xr.DataArray:
        """Emissions (place, sector, year) of the leaf categories of one gas, kt per year."""
        return self._keep(("by_sector", source, gas, series), self._by_sector, source, gas, series)

    def _sectors(self, source: str, gas: str, series: str) -> tuple[str, ...]:
        return tuple(sorted(self._rows(source, gas, series)["sector"].unique()))

    def _by_sector(self, source: str, gas: str, series: str) -> xr.DataArray:
        rows = self._rows(source, gas, series)
        found = leaves([str(name) for name in sorted(rows["sector"].unique())])
        rows = rows[rows["sector"].isin(found)]
        joint = rows.assign(place=rows["place"].astype(str) + "|" + rows["sector"].astype(str))
        flat = array_of(joint)
        pairs = pd.MultiIndex.from_tuples(
            [tuple(str(name).split("|")) for name in flat[PLACE].values], names=[PLACE, SECTOR]
        )
        coords = xr.Coordinates.from_pandas_multiindex(pairs, "pair")
        table = flat.drop_vars(PLACE).rename({PLACE: "pair"}).assign_coords(coords).unstack("pair")
        return table.transpose(PLACE, SECTOR, YEAR)

    def _rows(self, source: str, gas: str, series: str) -> pd.DataFrame:
        parts = self._keep(("parts", source), lambda: _split(self.table(source)))
        if (gas, series) in parts:
            return parts[gas, series]
        if gas not in {name for name, _ in parts}:
            raise Absent(f"{source} has no {gas}")
        raise Absent(f"{source} has no series '{series}' of {gas}")

    def _series(self, source: str, gas: str, series: str, sector: str | None) -> xr.DataArray:
        rows = self._rows(source, gas, series)
        listed = [str(name) for name in rows["sector"].unique()]
        chosen = total_of(listed) if sector is None else below(sector, listed)
        if not chosen:
            raise Absent(f"{source} has no sector {sector} of {gas}")
        if len(chosen) < len(listed):
            rows = rows[rows["sector"].isin(chosen)]
        return array_of(rows)

    def _keep(self, key, make, *arguments):
        if key not in self._kept:
            self._kept[key] = make(*arguments)
        return self._kept[key]


def leaves(sectors: Iterable[str]) -> list[str]:
    """The categories that have none below them in the list, totals of the national kind left out.

    >>> leaves(["M.FOSSIL", "M.FOSSIL.OIL", "M.FOSSIL.COAL"])
    ['M.FOSSIL.OIL', 'M.FOSSIL.COAL']
    """
    listed = list(sectors)
    return [name for name in listed if not any(other.startswith(name + ".") for other in listed)]


def total_of(sectors: Iterable[str]) -> list[str]:
    """The categories whose sum is the source's total: its own total where listed, else the leaves."""
    listed = list(sectors)
    own = [name for name in TOTAL_SECTORS if name in listed]
    return own[:1] or leaves(listed)


def below(sector: str, sectors: Iterable[str]) -> list[str]:
    """The category itself where it is listed, else the leaves below it."""
    listed = list(sectors)
    if sector in listed:
        return [sector]
    return leaves([name for name in listed if name.startswith(sector + ".")])


def array_of(rows: pd.DataFrame) -> xr.DataArray:
    """Rows with place, year and value as an array (place, year) in float64; rows of one cell are added."""
    places, place = np.unique(rows["place"].to_numpy(dtype=str), return_inverse=True)
    year = rows["year"].to_numpy(dtype=int)
    first, last = int(year.min()), int(year.max())
    width = last - first + 1
    cell = place * width + (year - first)
    size = len(places) * width
    value = np.bincount(cell, weights=rows["value"].to_numpy(dtype=float), minlength=size)
    filled = np.bincount(cell, minlength=size) > 0
    table = np.where(filled, value, np.nan).reshape(len(places), width)
    return xr.DataArray(
        table, dims=(PLACE, YEAR), coords={PLACE: places.astype(object), YEAR: np.arange(first, last + 1)}
    )


def _split(table: pd.DataFrame) -> dict[tuple[str, str], pd.DataFrame]:
    grouped = table.groupby(["gas", "series"], observed=True, sort=False)
    return {(str(gas), str(series)): rows for (gas, series), rows in grouped}


def _checked(table: pd.DataFrame) -> pd.DataFrame:
    missing = [name for name in COLUMNS if name not in table.columns]
    assert not missing, f"a table of emissions lacks the columns {missing}"
    return table
