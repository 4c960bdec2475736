"""One gas of one category of one data set, as a component ready for adding up.

A category that a data set lists is taken as it is; one that it does not list is what it has of the category's
parts (``sectors.composed_of``). What a data set does not tell apart by sector is absent with the reason.
"""

from __future__ import annotations

import xarray as xr

from stocktake.choices import Absent
from stocktake.gases import Metrics
from stocktake.gases.metrics import in_brackets
from stocktake.inventory.component import Component, component_of
from stocktake.inventory.components import PRIMAP_SERIES, edgar_f_gases, primap_name
from stocktake.inventory.ledger import TERRITORIAL, TOTAL_SECTORS, Ledger
from stocktake.inventory.part import FAMILIES
from stocktake.inventory.rules.kyoto_basket import kyoto_f_gases
from stocktake.sectors import composed_of

# data set of a question to the published one that has its sectors, and its series there
TOLD_APART = {"edgar": ("edgar2024", TERRITORIAL), "gcb": ("gcb2023_fuel", TERRITORIAL)} | {
    key: ("primap25", series) for key, series in PRIMAP_SERIES.items()
}
NOT_TOLD_APART = ("joined", "jones", "primap-2.6")


def of_sector(key: str, gas: str, sector: str, ledger: Ledger, metrics: Metrics) -> Component:
    """One gas of one category, kt a year; Absent where the data set has none.

    gas : a formula, or a family under a metric such as ``HFC (AR6GWP100)``
    """
    source, series = where_sectors_are(key)
    family, metric = in_brackets(gas)
    if key == "edgar" and family in FAMILIES:
        return edgar_f_gases(ledger, metrics, metric, family, sector)
    name = primap_name(gas) if key in PRIMAP_SERIES else gas
    listed = ledger.sectors(source, name, series)
    parts = composed_of(sector, listed)
    if not parts:
        raise Absent(f"{source} has no sector {sector} of {gas}")
    amounts = [ledger.series(source, name, series, part) for part in parts]
    whole = xr.concat(xr.align(*amounts, join="outer"), dim="part").sum("part", min_count=1)
    return component_of(whole, (source,))


def where_sectors_are(key: str) -> tuple[str, str]:
    """The published data set and its series that hold the sectors of a question's data set."""
    if key in NOT_TOLD_APART:
        raise Absent(f"The data set '{key}' does not tell sectors apart")
    return TOLD_APART.get(key, (key, TERRITORIAL))


def sectors_listed(key: str, gases: tuple[str, ...], ledger: Ledger) -> tuple[str, ...]:
    """The categories that a data set lists for any of the gases, national totals left out.

    gases : as the question names them: formulas and families
    """
    source, series = where_sectors_are(key)
    had = ledger.gases(source)
    found: dict[str, None] = {}
    for gas in dict.fromkeys(name for asked in gases for name in _names(asked, had)):
        found.update(dict.fromkeys(ledger.sectors(source, gas, series)))
    return tuple(name for name in found if name not in TOTAL_SECTORS)


def _names(asked: str, had: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a data set's gases that a formula or family means."""
    if asked not in FAMILIES:
        return (asked,) if asked in had else ()
    basket = in_brackets(primap_name(f"{asked} ()"))[0]
    species, _ = kyoto_f_gases(had, asked)
    return (*species, *(name for name in had if in_brackets(name)[0] == basket))
