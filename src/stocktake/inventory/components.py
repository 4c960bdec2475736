"""Which published series make up each gas of each data set, joined by the rules.

A gas is named by its formula; ``F (AR6GWP100)`` is the F-gas basket under a metric, ``HFC (AR6GWP100)`` and
``PFC (AR6GWP100)`` are parts of it, ``KYOTOGHG (AR6GWP100)`` is a published basket of all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import xarray as xr

from stocktake.choices import Absent
from stocktake.dims import PLACE, YEAR
from stocktake.gases import Metrics
from stocktake.gases.metrics import in_brackets
from stocktake.inventory.component import Component, component_of
from stocktake.inventory.datasets import BOOKKEEPING
from stocktake.inventory.ledger import Ledger
from stocktake.inventory.part import FAMILIES
from stocktake.inventory.rules import (
    fossil_before_1850,
    fossil_before_1970,
    methane_and_n2o_before_1970,
)
from stocktake.inventory.rules.kyoto_basket import kyoto_f_gases, weighed_by
from stocktake.inventory.rules.merged_states import with_wholes
from stocktake.provenance import Record
from stocktake.sectors import composed_of

PRIMAP_SERIES = {"primap-cr": "HISTCR", "primap-tp": "HISTTP"}
Parts = Mapping[str, tuple[str, ...]]


def fossil_co2_of_gcb(ledger: Ledger) -> Component:
    """Territorial fossil CO2, 1750-2023."""
    main = ledger.series("gcb2024_fossil", "CO2")
    if "gcb2023_fuel" not in ledger.sources:
        return component_of(main, ("gcb2024_fossil",))
    joined = fossil_before_1850.carried_back(main, ledger.series("gcb2023_fuel", "CO2"))
    return component_of(joined.values, ("gcb2024_fossil", "gcb2023_fuel"), joined.records)


def consumption_co2(ledger: Ledger) -> Component:
    """Fossil CO2 by where goods are used, 1990-2022."""
    return component_of(ledger.series("gcb2024_fossil", "CO2", "consumption"), ("gcb2024_fossil",))


def land_use_co2(ledger: Ledger, convention: str) -> Component:
    """Land-use CO2 by one bookkeeping model, or the mean of the four where every one has a value."""
    source = "gcb2024_landuse"
    if convention in BOOKKEEPING:
        return component_of(ledger.series(source, "CO2", BOOKKEEPING[convention]), (source,))
    models = [ledger.series(source, "CO2", series) for series in BOOKKEEPING.values()]
    mean = xr.concat(xr.align(*models, join="outer"), dim="model").mean("model", skipna=False)
    record = Record(
        "averaged", "land-use CO2", "Mean of the bookkeeping models BLUE, H&C2023, OSCAR, LUCE", 4.0
    )
    return component_of(mean.transpose(PLACE, YEAR), (source,), (record,))


def edgar(ledger: Ledger, gas: str) -> Component:
    """One gas of EDGAR by all its sectors, 1970-2023."""
    return component_of(ledger.series("edgar2024", gas), ("edgar2024",))


def edgar_f_gases(
    ledger: Ledger, metrics: Metrics, metric: str, family: str = "F", sector: str | None = None
) -> Component:
    """The Kyoto F-gases of EDGAR in CO2-equivalents, 1990-2023; a place with any of them is known.

    family : HFC or PFC for those alone; F for all
    sector : a category, or all of them
    """
    listed, dropped = kyoto_f_gases(ledger.gases("edgar2024"), family)
    species, left_out = weighed_by(listed, metrics, metric)
    parts = []
    for gas in species:
        found = (None,) if sector is None else composed_of(sector, ledger.sectors("edgar2024", gas))
        amounts = [ledger.series("edgar2024", gas, sector=one) for one in found]
        parts += [amount * metrics.factor(gas, metric) for amount in amounts]
    if not parts:
        raise Absent("EDGAR has no F-gases here")
    aligned = xr.align(*parts, join="outer")
    stacked = np.stack([part.transpose(PLACE, YEAR).values for part in aligned])
    known = ~np.isnan(stacked).all(axis=0)
    total = aligned[0].copy(data=np.where(known, np.nansum(stacked, axis=0), np.nan))
    return component_of(total, ("edgar2024",), (*dropped, *left_out))


def joined(ledger: Ledger, gas: str, parts: Parts) -> Component:
    """EDGAR carried back: CO2 with the Global Carbon Budget, CH4 and N2O with Jones et al."""
    rule, source = (
        (fossil_before_1970, "gcb2024_fossil") if gas == "CO2" else (methane_and_n2o_before_1970, "jones2024")
    )
    earlier = with_wholes(ledger.series(source, gas), parts)
    done = rule.carried_back(ledger.series("edgar2024", gas), earlier.values)
    return component_of(done.values, ("edgar2024", source), (*earlier.records, *done.records))


def jones(ledger: Ledger, gas: str) -> Component:
    """CH4 or N2O of Jones et al., land use counted in, 1850-2022."""
    return component_of(ledger.series("jones2024", gas), ("jones2024",))


def primap(ledger: Ledger, key: str, gas: str) -> Component:
    """A gas or basket of PRIMAP-hist without land use; its world counts no bunkers."""
    if key == "primap-2.6":
        return component_of(ledger.series("primap261", gas, "HISTTP"), ("primap261",))
    return component_of(ledger.series("primap25", gas, PRIMAP_SERIES[key]), ("primap25",))


def primap_name(gas: str) -> str:
    """The gas as PRIMAP-hist names it: ``F (AR6GWP100)`` is FGASES there, HFC is HFCS, PFC is PFCS."""
    family, metric = in_brackets(gas)
    return f"{family}{'GASES' if family == 'F' else 'S'} ({metric})" if family in FAMILIES else gas


def maker(key: str, gas: str, ledger: Ledger, metrics: Metrics, parts: Parts) -> Callable[[], Component]:
    """What makes the component ``gas`` of the data set ``key``; a gas ``F (METRIC)`` is the F-gas basket."""
    if key == "gcb" or (key == "jones" and gas == "CO2"):
        return lambda: fossil_co2_of_gcb(ledger)
    if key == "jones":
        return lambda: jones(ledger, gas)
    if key == "joined":
        return lambda: joined(ledger, gas, parts)
    family, metric = in_brackets(gas)
    if key == "edgar" and family in FAMILIES:
        return lambda: edgar_f_gases(ledger, metrics, metric, family)
    if key == "edgar":
        return lambda: edgar(ledger, gas)
    if key.startswith("primap"):
        return lambda: primap(ledger, key, primap_name(gas))
    return lambda: component_of(ledger.series(key, gas), (key,))
