"""Pathways in families: the readings of the pledges to 2030, the same with net-zero targets, and the rest.

Eight readings of a pledge set are too many lines for one figure; a family is drawn as a band, from its lowest
to its highest member, and one member speaks for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stocktake.pathways.pathway import Variant
from stocktake.report import Stocktake

PLEDGES_2030 = "pledges_2030"
PLEDGES_NET_ZERO = "pledges_net_zero"
REFERENCE = "reference"
BENCHMARK = "benchmark"


@dataclass(frozen=True)
class Family:
    """Pathways that are drawn as one.

    kind   : ``pledges_2030``, ``pledges_net_zero``, ``reference`` or ``benchmark``
    speaks : the member that stands for all: of pledges the conditional ones at high ambition
    """

    kind: str
    members: tuple[Variant, ...]
    speaks: Variant


def family_of(variant: Variant) -> str:
    """The kind of family that the pathway belongs to."""
    if variant.kind == "pledges":
        return PLEDGES_NET_ZERO if variant.net_zero else PLEDGES_2030
    return REFERENCE if variant.kind == "reference" else BENCHMARK


def families(stocktake: Stocktake) -> list[Family]:
    """Reference, pledges to 2030, pledges with net zero, then each benchmark by itself, highest first."""
    found = []
    for kind in (REFERENCE, PLEDGES_2030, PLEDGES_NET_ZERO):
        members = tuple(one for one in stocktake.futures.variants if family_of(one) == kind)
        if members:
            found.append(Family(kind, members, _speaker(members)))
    benchmarks = [one for one in stocktake.futures.variants if family_of(one) == BENCHMARK]
    level = {one.name: float(stocktake.futures.ghg.sel(scenario=one.name).mean()) for one in benchmarks}
    return found + [
        Family(BENCHMARK, (one,), one) for one in sorted(benchmarks, key=lambda one: -level[one.name])
    ]


def family(stocktake: Stocktake, kind: str) -> Family | None:
    """The first family of that kind."""
    return next((one for one in families(stocktake) if one.kind == kind), None)


def in_order(stocktake: Stocktake) -> list[Variant]:
    """All pathways by family: reference, pledges to 2030, with net zero, benchmarks."""
    return [variant for one in families(stocktake) for variant in one.members]


def join_year(stocktake: Stocktake) -> int:
    """The last year in which all pathways are the same: where history ends."""
    ghg = stocktake.futures.ghg
    apart = np.ptp(ghg.values, axis=0) > 1e-6 * np.abs(ghg.values).max()
    years = ghg["year"].values
    return int(years[np.argmax(apart)]) - 1 if apart.any() else int(years[-1])


def _speaker(members: tuple[Variant, ...]) -> Variant:
    """Conditional and of high ambition where there is one, else the first."""
    wanted = [one for one in members if one.conditionality == "conditional" and one.ambition == "high"]
    return (wanted or list(members))[0]


def pledged_on(stocktake: Stocktake) -> str:
    """ISO date of the pledges; empty where the pathways do not say it."""
    return next((one.as_of for one in stocktake.futures.variants if one.as_of), "")


def last_target(stocktake: Stocktake) -> int:
    """The last year for which pledges give targets, net zero apart: 2030, or 2035 of the later sets."""
    return max(stocktake.futures.targets, default=2030)
