"""Whether a user's own inventory adds up: categories to those above them and to totals, gases to the basket.

Only what the file itself gives is compared; places that were filled from elsewhere have no parts to compare.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from stocktake.errors import UnknownGas
from stocktake.findings import Alternative, Finding
from stocktake.gases.metrics import in_brackets
from stocktake.inventory.history_sums import TOLERANCE
from stocktake.inventory.ledger import TOTAL_SECTORS
from stocktake.inventory.world import World
from stocktake.sectors import above

KEYS = ["place", "year"]
BASKET = "KYOTOGHG"
THREE = ("CO2", "CH4", "N2O")


def check_own(world: World) -> tuple[Finding, ...]:
    """One finding per sum that the user's file lets us check: its largest difference in percent."""
    if world.own is None:
        return ()
    key = world.own.key
    return world.keep(("own checks",), lambda: tuple(_checks(world, key, world.ledger.table(key))))


def _checks(world: World, key: str, table: pd.DataFrame) -> Iterator[Finding]:
    table = table.assign(**{name: table[name].astype(str) for name in ("place", "gas", "sector")})
    for gas, rows in table.groupby("gas", sort=True):
        for whole, parts in _families(sorted(rows["sector"].unique())):
            both = _sums(rows[rows["sector"].isin(parts)], rows[rows["sector"] == whole])
            if len(both):
                yield _finding(both, key, "sectors", str(gas), whole)
    for basket in (name for name in table["gas"].unique() if in_brackets(name)[0] == BASKET):
        both = _sums(_weighed(world, table, in_brackets(basket)[1]), _totals(table[table["gas"] == basket]))
        if len(both):
            yield _finding(both, key, "gases", basket, basket)


def _families(listed: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each listed whole with its listed parts, those directly below; of the national total those on top."""
    total = next((name for name in TOTAL_SECTORS if name in listed), None)
    for whole in listed:
        parts = [name for name in listed if name != whole and _next_above(name, listed, total) == whole]
        if parts:
            yield whole, parts


def _next_above(name: str, listed: list[str], total: str | None) -> str | None:
    """The nearest listed category above, else the national total."""
    higher = above(name)
    while higher is not None and higher not in listed:
        higher = above(higher)
    return higher or (total if name not in TOTAL_SECTORS and not name.startswith("M.BK") else None)


def _totals(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["sector"].isin(TOTAL_SECTORS)]


def _weighed(world: World, table: pd.DataFrame, metric: str) -> pd.DataFrame:
    """National totals of every gas in CO2-equivalents, of places and years that have all three main gases."""
    parts = []
    for gas, rows in _totals(table).groupby("gas"):
        name, own = in_brackets(str(gas))
        try:
            if name == BASKET or (own and own != metric):
                continue
            factor = 1.0 if own or name == "CO2" else world.metrics.factor(name, metric)
        except UnknownGas:
            continue
        parts.append(rows.assign(value=rows["value"] * factor))
    if not parts:
        return table.iloc[:0]
    together = pd.concat(parts)
    main = together[together["gas"].isin(THREE)].groupby(KEYS)["gas"].nunique()
    whole = main.index[main == len(THREE)]
    return together[pd.MultiIndex.from_frame(together[KEYS]).isin(whole)]


def _sums(parts: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """parts and whole by place and year, where both are there."""
    added, given = (rows.groupby(KEYS)["value"].sum() for rows in (parts, whole))
    both = pd.concat([added.rename("parts"), given.rename("whole")], axis=1).dropna()
    return both[both["whole"] != 0]


def _finding(both: pd.DataFrame, key: str, of: str, gas: str, whole: str) -> Finding:
    difference = 100 * (both["parts"] - both["whole"]) / both["whole"].abs()
    worst = int(np.argmax(difference.abs().to_numpy()))
    place, year = both.index[worst]
    value = float(difference.iloc[worst])
    row = both.iloc[worst]
    return Finding(
        id=f"check.own.{of}.{gas}.{whole}",
        question=f"Do the {of} of {gas} add up to {whole} in the file?",
        value=value,
        unit="% of the whole",
        low=float(difference.min()),
        high=float(difference.max()),
        range_of="places and years of the file",
        alternatives=(
            Alternative(
                {"place": str(place), "year": str(year)},
                value=value,
                extra={"parts": float(row["parts"]), "whole": float(row["whole"])},
            ),
        ),
        sources=(key,),
        keys={
            "check": "own",
            "of": of,
            "gas": gas,
            "whole": whole,
            "place": str(place),
            "year": int(year),
            "tolerance": TOLERANCE,
            "within": bool(abs(value) <= TOLERANCE),
        },
    )
