"""Which fuel is burnt where: sectors of one inventory crossed with fuels of another.

EDGAR gives CO2 by sector without the fuel, the Global Carbon Budget by fuel without the sector. The table
between them is estimated by iterative proportional fitting: start from a seed, then scale rows and
columns in turn until rows add up to the sectors and columns to the fuels. What comes out has the
seed's odds ratios and the country's own margins; no other table is closer to the seed in relative entropy.

Source of the method: Deming and Stephan (1940), doi:10.1214/aoms/1177731829.
"""

from __future__ import annotations

import numpy as np

from stocktake.pathways.levers.activities import FUELS, USES

# Gt CO2 of the world by use (rows) and fuel (coal, oil, gas), about 2021. Of these only coal power is
# published in a source at hand (Ember: 27 % of the world's CO2 in 2021, about 10 Gt); the rest is the
# field's common knowledge of the energy balances, rounded. Only ratios of ratios matter.
WORLD_MIX = np.array(
    [
        [10.0, 0.6, 3.2],  # power and heat
        [0.4, 0.8, 0.7],  # refineries, coke ovens, extraction
        [3.8, 1.1, 1.6],  # manufacturing and construction
        [0.0, 7.4, 0.25],  # transport: gas is pipelines and vehicles
        [0.5, 1.1, 1.8],  # homes, services, farms
    ]
)
# knows only what cannot be: no coal in transport, hardly any gas on roads
NO_MIX = np.array([[1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [0.0, 1.0, 0.05], [1.0, 1.0, 1.0]])

SEEDS = {"world_mix": WORLD_MIX, "no_mix": NO_MIX}
ROUNDS = 200


def split_uses_by_fuel(uses: np.ndarray, fuels: np.ndarray, seed: np.ndarray = WORLD_MIX) -> np.ndarray:
    """CO2 (..., use, fuel): rows add up to ``uses``, columns stand as ``fuels`` where that can be.

    uses  : (..., use) in the order of USES, any unit, not negative; all places at once
    fuels : (..., fuel) in the order of FUELS, any unit; scaled to the sum of ``uses``
    seed  : (use, fuel), zero where a fuel cannot be
    A place without any fuel figure gets the seed's mix in each use.

    >>> split_uses_by_fuel(np.array([6., 0, 0, 4, 0]), np.array([5., 4, 1])).round(1)[0]
    array([5. , 0.1, 0.9])
    """
    assert uses.shape[-1] == len(USES) and fuels.shape[-1] == len(FUELS)
    plain = seed * _ratio(uses, seed.sum(axis=-1))[..., None]
    columns = fuels * _ratio(uses.sum(axis=-1), fuels.sum(axis=-1))[..., None]
    table = plain
    for _ in range(ROUNDS):
        table = table * _ratio(columns, table.sum(axis=-2))[..., None, :]
        sums = table.sum(axis=-1)
        lost = ((sums <= 0) & (uses > 0))[..., None]
        table = np.where(lost, plain, table * _ratio(uses, sums)[..., None])
    known = (columns.sum(axis=-1) > 0)[..., None, None]
    return np.where(known, table, plain)


def _ratio(wanted: np.ndarray, present: np.ndarray) -> np.ndarray:
    wanted, present = np.broadcast_arrays(wanted, present)
    return np.divide(wanted, present, out=np.zeros(wanted.shape), where=present > 0)
