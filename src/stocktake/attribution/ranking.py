"""Every country's warming, ranked member by member, and how the parts add up to the whole.

Ranks are among countries. Beside them stand the parts that are no country's: ships and aircraft between
countries, land that the models give to no listed country, what the climate model's history holds beyond the
inventories, and the difference that a method leaves because the climate is not linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stocktake.attribution.axes import attribution_choices
from stocktake.attribution.emitted import SPECIES as GASES
from stocktake.attribution.emitted import Emitted, bunkers, emitted
from stocktake.attribution.past import Past
from stocktake.attribution.runs import contributions
from stocktake.attribution.warming import MODEL_SOURCES, UNIT, checked_year, percentiles
from stocktake.choices import Choices
from stocktake.dims import SPECIES, YEAR
from stocktake.findings import Alternative, Finding
from stocktake.inventory import World
from stocktake.inventory.selection import select

BUNKERS, UNLISTED, INTERACTION, BEYOND, WORLD = "BUNKERS", "UNLISTED", "INTERACTION", "BEYOND", "WORLD"
LEAVE_ONE_OUT = "leave-one-out"


@dataclass(frozen=True, eq=False)
class Ranked:
    """Every country under one combination, most first.

    codes    : of the countries that the data have
    parts    : (country, member) K
    balance  : code of what is no country's to (member,) K; countries and these but BEYOND add up to WORLD
    """

    choices: Choices
    year: int
    codes: tuple[str, ...]
    parts: np.ndarray
    balance: dict[str, np.ndarray]
    sources: tuple[str, ...]

    @property
    def ranks(self) -> np.ndarray:
        """(country, member) rank in each member, 1 for the most."""
        order = np.argsort(np.argsort(-self.parts, axis=0, kind="stable"), axis=0)
        return order + 1


def ranked(world: World, past: Past, fixed: Choices | None = None, year: int | None = None) -> Ranked:
    """Every country's contribution under the default choices, those of ``fixed`` held.

    raises : Absent where the data cannot serve the combination
    """
    last = checked_year(world, past, year)
    choices = attribution_choices(last, fixed).defaults
    places = [select(world.places, code, last) for code in world.countries]
    emissions = emitted(world, places, choices, last)
    ships = bunkers(world, choices, last)
    kept = emissions.known | (np.abs(emissions.amount).sum(axis=(1, 2)) > 0)
    codes = [code for code, known in zip(world.countries, kept, strict=True) if known]
    national = emissions.amount[kept]
    rest = emissions.world - national.sum(axis=0) - ships
    whole = _with_parts(emissions, [*codes, BUNKERS, UNLISTED], [*national, ships, rest])
    more = _with_parts(emissions, [BEYOND], [_beyond(past, emissions, last)])
    wanted: dict[object, tuple[Emitted, str]] = {
        "all": (whole, choices["method"]),
        BEYOND: (more, LEAVE_ONE_OUT),
    }
    done = contributions(past, wanted, last)
    found = done["all"]
    count = len(codes)
    order = np.argsort(-np.median(found.parts[:count], axis=1), kind="stable")
    balance = {
        BUNKERS: found.parts[count],
        UNLISTED: found.parts[count + 1],
        INTERACTION: found.whole - found.parts.sum(axis=0),
        WORLD: found.whole,
        BEYOND: done[BEYOND].parts[0],
    }
    ordered = tuple(codes[row] for row in order)
    return Ranked(choices, last, ordered, found.parts[order], balance, (*emissions.sources, *MODEL_SOURCES))


def rank_keys(found: Ranked, code: str) -> dict[str, object]:
    """A country's rank by its median, p5 to p95 of its ranks, and its chance against the next."""
    row = found.codes.index(code)
    low, _, high = percentiles(found.ranks[row].astype(float))
    keys: dict[str, object] = {"rank": row + 1, "rank_low": round(low), "rank_high": round(high)}
    if row + 1 < len(found.codes):
        keys["next"] = found.codes[row + 1]
        keys["chance_of_more_than_next"] = float((found.parts[row] > found.parts[row + 1]).mean())
    return keys


def ranking(found: Ranked, top: int) -> list[Finding]:
    """The first ``top`` countries, under one combination."""
    return [
        _row(found, code, found.parts[row], rank_keys(found, code))
        for row, code in enumerate(found.codes[:top])
    ]


def balance(found: Ranked) -> list[Finding]:
    """What is no country's, and the whole."""
    return [_row(found, code, values, {}) for code, values in found.balance.items()]


def _row(found: Ranked, code: str, values: np.ndarray, keys: dict[str, object]) -> Finding:
    low, middle, high = percentiles(values)
    share = percentiles(100 * values / found.balance[WORLD])
    return Finding(
        id=f"attribution.{code}.{found.year}",
        question=f"How much of the warming at the end of {found.year} is that of {code}?",
        value=middle,
        unit=UNIT,
        low=low,
        high=high,
        range_of=f"p5-p95 of {values.shape[-1]} members",
        defaults=dict(found.choices),
        alternatives=(Alternative(dict(found.choices), value=middle),),
        sources=found.sources,
        keys={
            "place": code,
            "year": found.year,
            "start": int(found.choices["start"]),
            "share": share[1],
            "share_low": share[0],
            "share_high": share[2],
            **keys,
        },
    )


def _with_parts(emissions: Emitted, labels: Sequence[str], amounts: Sequence[np.ndarray]) -> Emitted:
    return Emitted(
        tuple(labels),
        emissions.first,
        np.stack(amounts),
        emissions.world,
        emissions.weights,
        emissions.albedo,
        np.ones(len(labels), bool),
        {},
        emissions.sources,
    )


def _beyond(past: Past, emissions: Emitted, last: int) -> np.ndarray:
    """(component, year) of history's emissions above those of the inventories; may be negative."""
    history = past.history.sel({SPECIES: list(GASES), YEAR: slice(emissions.first, last)})
    values = history.transpose(SPECIES, YEAR).to_numpy()
    asked = np.abs(emissions.world).sum(axis=1) > 0
    return np.where(asked[:, None], values - emissions.world, 0.0)


__all__ = ["Ranked", "balance", "rank_keys", "ranked", "ranking"]
