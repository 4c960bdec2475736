"""Mines and wells told apart by the burning they serve, so that they follow it exactly.

A lever on burning closes the mines and wells that served it. Each tile of coal mining and of oil and gas
supply is divided by what its product is burnt for, in the same place::

    E(mining, use)       = E(mining) x m x C(coal, use) / sum over uses of C(coal, use)
    E(mining, nothing)   = E(mining) x (1 - m)
    E(supply, fuel, use) = E(supply) x g(fuel) x C(fuel, use) / sum over uses of C(fuel, use)

C is the CO2 of burning in the inventory's year, m the part of mines that ends with mining, g the part of
supply that is the fuel's. Levers on different uses then close different parts, which add up; levers on the
same use multiply, as their burning does. Oil burnt by ships and planes is served by every place in
proportion. A place that supplies a fuel and burns none is taken to serve the world's mix. Trade is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.base import NOTHING, Base
from stocktake.pathways.levers.parameters import Parameter, Settings

MINES = Parameter(
    "coal.mines_follow",
    0.9,
    0.6,
    1.0,
    "part of mine methane that ends with mining",
    "abandoned mines go on leaking: IEA Global Methane Tracker 2025 gives 8 Mt for abandoned wells and "
    "mines beside 40 Mt of coal operations",
    "derived",
)
GAS_PART = Parameter(
    "gas.supply_methane",
    0.44,
    0.35,
    0.55,
    "part of oil and gas methane that is gas's; the rest is oil's",
    "IEA Global Methane Tracker 2025: gas operations 35 Mt, oil 45 Mt in 2024; the range is ours",
    "derived",
)
SUPPLY = (act.COAL_MINING, act.OIL_GAS_SUPPLY)
BUNKERS = (act.AVIATION, act.SHIPPING)
BURNT = {fuel: act.of_fuel(fuel) for fuel in act.FUELS} | {"oil": (*act.of_fuel("oil"), *BUNKERS)}


def told_by_use(base: Base, settings: Settings) -> Base:
    """The base with every tile of mines and wells divided by the burning it serves; kept on the base."""
    levels = (settings.value(MINES), settings.value(GAS_PART))
    if levels not in base.divided:
        base.divided[levels] = _divided(base, *levels)
    return base.divided[levels]


def _divided(base: Base, mines: float, gas: float) -> Base:
    if (base.serves != NOTHING).any():
        return base
    supplying = np.flatnonzero(base.doing(SUPPLY))
    kept = np.flatnonzero(~base.doing(SUPPLY))
    parts = {
        act.COAL_MINING: {"coal": mines, NOTHING: 1.0 - mines},
        act.OIL_GAS_SUPPLY: {"gas": gas, "oil": 1.0 - gas},
    }
    mixes = {fuel: _mix(base, fuel) for fuel in act.FUELS}
    tiles, weights, serves = [kept], [np.ones(len(kept))], [base.serves[kept]]
    for tile in supplying:
        served = _served(parts[str(base.activity[tile])], mixes, str(base.place[tile]))
        tiles.append(np.full(len(served), tile))
        weights.append(np.array(list(served.values())))
        serves.append(np.array(list(served), dtype=object))
    number = np.concatenate(tiles)
    return replace(
        base,
        place=base.place[number],
        activity=base.activity[number],
        species=base.species[number],
        serves=np.concatenate(serves),
        amount=base.amount[number] * np.concatenate(weights),
    )


def _served(
    parts: Mapping[str, float], mixes: Mapping[str, Mapping[str, dict[str, float]]], place: str
) -> dict[str, float]:
    """Burning to the part of one tile that serves it, adding up to one; fuel that no one burns: nothing."""
    found = {NOTHING: parts.get(NOTHING, 0.0)}
    for fuel, part in parts.items():
        if fuel == NOTHING:
            continue
        mix = mixes[fuel].get(place) or mixes[fuel][act.WORLD]
        for burning, share in mix.items():
            found[burning] = part * share
        if not mix:
            found[NOTHING] += part
    return {burning: part for burning, part in found.items() if part > 0}


def _mix(base: Base, fuel: str) -> dict[str, dict[str, float]]:
    """Place to burning to its part of the fuel's CO2, bunkers included; also of the world; empty where
    none.
    """
    burnt = BURNT[fuel]
    own = base.doing(burnt) & base.emitting(("CO2 FFI",))
    at_sea = own & base.doing(BUNKERS)
    total = float(base.amount[own].sum())
    if total <= 0:
        return {act.WORLD: {}}
    whole = {name: float(base.amount[own & base.doing((name,))].sum()) / total for name in burnt}
    on_land = 1.0 - sum(whole[name] for name in BUNKERS if name in whole)
    places: dict[str, dict[str, float]] = {}
    for tile in np.flatnonzero(own & ~at_sea):
        here = places.setdefault(str(base.place[tile]), dict.fromkeys(burnt, 0.0))
        here[str(base.activity[tile])] += float(base.amount[tile])
    mixes = {act.WORLD: whole}
    for place, amounts in places.items():
        land = sum(amounts.values())
        if land > 0:
            mixes[place] = {
                name: whole[name] if name in BUNKERS else on_land * amount / land
                for name, amount in amounts.items()
            }
    return mixes
