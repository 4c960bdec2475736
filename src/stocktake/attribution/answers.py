"""The standing answers of a report: the countries that warmed most, some groups, and how the parts add up."""

from __future__ import annotations

from dataclasses import replace

import xarray as xr

from stocktake.attribution.past import Past
from stocktake.attribution.ranking import balance, rank_keys, ranked
from stocktake.attribution.warming import warming
from stocktake.climate import Ensemble
from stocktake.findings import Finding
from stocktake.inventory import World

TOP = 8
GROUPS = ("EU27",)
# marginal and Shapley's value each double the runs, and marginal is within 1 % of leave-one-out for every
# large emitter: they stay with the command
METHODS = ("leave-one-out", "cumulative-gwp-star", "cumulative-gwp100")


def answers(
    world: World, history: xr.DataArray, ensemble: Ensemble, forcing: xr.Dataset, top: int = TOP
) -> list[Finding]:
    """Contributions of the ``top`` countries with their ranks and ranges, of groups, and the balance.

    history : (species, year) in the climate model's units, such as ``to_date`` gives
    forcing : ``solar`` and ``volcanic`` over timebound, W m-2
    """
    past = Past(history, ensemble, forcing)
    everyone = ranked(world, past)
    places = everyone.codes[:top]
    rows = warming(world, past, (*places, *GROUPS), methods=METHODS)
    standing = [
        replace(row, keys={**row.keys, **rank_keys(everyone, str(row.keys["place"]))})
        if row.keys["place"] in places
        else row
        for row in rows
    ]
    return [*standing, *balance(everyone)]
