"""Do the parts add up to the whole? Each check is a finding: the difference in percent, and the tolerance.

Countries and bunkers against the publisher's world; sectors against the publisher's national totals. A
difference within the tolerance is rounding; a larger one is printed as it is, never spread over the parts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import xarray as xr

from stocktake.dims import PLACE, YEAR
from stocktake.findings import Alternative, Finding
from stocktake.inventory.component import WORLD
from stocktake.inventory.datasets import BOOKKEEPING
from stocktake.inventory.ledger import Ledger

ROUNDING = 0.1
STATISTICAL = 1.0

Sums = Callable[[Ledger], tuple[xr.DataArray, xr.DataArray]]


@dataclass(frozen=True)
class Check:
    """One sum to check.

    key       : short name, part of the finding's id
    question  : one sentence
    tolerance : percent of the whole
    reason    : why that tolerance
    sources   : data sets it looks at
    sums      : gives the parts' sum and the whole, (year,) each; compared where both have a year
    """

    key: str
    question: str
    tolerance: float
    reason: str
    sources: tuple[str, ...]
    sums: Sums


def check_sums(ledger: Ledger) -> list[Finding]:
    """All checks that the ledger's data sets allow; the value is the largest difference of a year."""
    return [_finding(check, ledger) for check in CHECKS if set(check.sources) <= set(ledger.sources)]


def _finding(check: Check, ledger: Ledger) -> Finding:
    parts, whole = xr.align(*check.sums(ledger), join="inner")
    difference = 100 * (parts - whole) / whole
    worst = int(np.argmax(np.abs(difference.values)))
    rows = tuple(
        Alternative({"year": str(int(difference[YEAR][number]))}, value=float(difference[number]))
        for number in dict.fromkeys((worst, len(difference) - 1))
    )
    value = float(difference.values[worst])
    return Finding(
        id=f"check.{check.key}",
        question=check.question,
        value=value,
        unit="% of the whole",
        low=float(difference.min()),
        high=float(difference.max()),
        range_of=f"the years {int(difference[YEAR][0])}-{int(difference[YEAR][-1])}",
        alternatives=rows,
        sources=check.sources,
        note=check.reason,
        keys={
            "check": check.key,
            "tolerance": check.tolerance,
            "within": bool(abs(value) <= check.tolerance),
        },
    )


def places_and_world(source: str, gas: str, series: str) -> Sums:
    """Places against the publisher's own world."""

    def sums(ledger: Ledger) -> tuple[xr.DataArray, xr.DataArray]:
        values = ledger.series(source, gas, series)
        rest = values.sel({PLACE: [place for place in values[PLACE].values if place != WORLD]})
        return rest.sum(PLACE), values.sel({PLACE: WORLD}).dropna(YEAR)

    return sums


def sectors_and_total(source: str, gas: str, series: str, sectors: tuple[str, ...]) -> Sums:
    """Sectors against national totals, all places together."""

    def sums(ledger: Ledger) -> tuple[xr.DataArray, xr.DataArray]:
        listed = set(ledger.sectors(source, gas, series))
        found = [ledger.series(source, gas, series, name).sum(PLACE) for name in sectors if name in listed]
        parts = xr.concat(xr.align(*found, join="outer", fill_value=0.0), dim="sector").sum("sector")
        return parts, ledger.series(source, gas, series).sum(PLACE)

    return sums


def fossil_world(ledger: Ledger) -> tuple[xr.DataArray, xr.DataArray]:
    """The world of the national workbook against that of the global budget."""
    national = ledger.series("gcb2024_fossil", "CO2").sel({PLACE: WORLD})
    return national.dropna(YEAR), ledger.series("gcb2024_world", "CO2", sector="M.FOSSIL").sel({PLACE: WORLD})


def land_use_world(ledger: Ledger) -> tuple[xr.DataArray, xr.DataArray]:
    """The mean of the national models' worlds against the land use of the global budget."""
    models = [
        ledger.series("gcb2024_landuse", "CO2", series).sel({PLACE: WORLD}) for series in BOOKKEEPING.values()
    ]
    mean = xr.concat(xr.align(*models), dim="model").mean("model")
    return mean, ledger.series("gcb2024_world", "CO2", sector="M.LUC").sel({PLACE: WORLD})


FUELS = tuple(f"M.FOSSIL.{fuel}" for fuel in ("COAL", "OIL", "GAS", "CEMENT", "FLARING", "OTHER"))
TOP_SECTORS = ("1", "2", "M.AG", "4", "5")
ONLY_ROUNDING = "The publisher assigns everything to a part, so only rounding is left"

CHECKS = (
    Check(
        "fossil-co2",
        "Do countries, bunkers and the statistical difference add up to the world's fossil CO2?",
        ROUNDING,
        ONLY_ROUNDING,
        ("gcb2024_fossil",),
        places_and_world("gcb2024_fossil", "CO2", "territorial"),
    ),
    Check(
        "fossil-co2-world",
        "Is the world's fossil CO2 the same in the national and the global workbook?",
        STATISTICAL,
        "One publisher and one vintage: more than this is a difference a user of early years should know",
        ("gcb2024_fossil", "gcb2024_world"),
        fossil_world,
    ),
    Check(
        "fossil-co2-by-fuel",
        "Do the fuels add up to fossil CO2, all places together?",
        STATISTICAL,
        "Some countries have statistics of the total but not of each fuel",
        ("gcb2023_fuel",),
        sectors_and_total("gcb2023_fuel", "CO2", "territorial", FUELS),
    ),
    *(
        Check(
            f"land-use-{name}",
            f"Do places add up to the world's land-use CO2 in {name.upper()}?",
            ROUNDING,
            ONLY_ROUNDING,
            ("gcb2024_landuse",),
            places_and_world("gcb2024_landuse", "CO2", series),
        )
        for name, series in BOOKKEEPING.items()
    ),
    Check(
        "land-use-world",
        "Is the mean of the four bookkeeping models the land use of the global budget?",
        STATISTICAL,
        "The budget's land use is defined as that mean",
        ("gcb2024_landuse", "gcb2024_world"),
        land_use_world,
    ),
    *(
        Check(
            f"primap-sectors-{gas.lower()}",
            f"Do the sectors add up to national {gas} in PRIMAP-hist 2.5?",
            ROUNDING,
            "Values have six digits",
            ("primap25",),
            sectors_and_total("primap25", gas, "HISTTP", TOP_SECTORS),
        )
        for gas in ("CO2", "CH4", "N2O")
    ),
    *(
        Check(
            f"primap-places-{gas.lower()}",
            f"Do countries add up to the world's {gas} in PRIMAP-hist 2.5?",
            ROUNDING,
            "Values have six digits",
            ("primap25",),
            places_and_world("primap25", gas, "HISTTP"),
        )
        for gas in ("CO2", "CH4", "N2O")
    ),
)
