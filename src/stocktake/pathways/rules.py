"""The rules that carry pledges to 2100 as choice axes: which there are, which is the default, and why.

None of them is in a pledge. An answer under the defaults therefore stands beside the answers under the others
(``stocktake outlook --choices``), each rule changed alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import xarray as xr

from stocktake.choices import Axis
from stocktake.dims import PLACE, SCENARIO, YEAR
from stocktake.pathways import extend, harmonise

Extension = Callable[[xr.DataArray, xr.DataArray, int, int], xr.DataArray]
Join = Callable[[xr.DataArray, xr.DataArray, int], xr.DataArray]
Onward = Callable[[xr.DataArray, int], xr.DataArray]

FADES_BY = 2050


def _along(scenario: str) -> Extension:
    def rule(paths: xr.DataArray, baselines: xr.DataArray, since: int, until: int) -> xr.DataArray:
        own = baselines.sel({SCENARIO: scenario}, drop=True).reindex({PLACE: paths[PLACE]})
        return extend.along_baseline(paths, own, since, until)

    return rule


EXTENSIONS: dict[str, Extension] = {
    "growth of SSP1": _along("SSP1BL"),
    "growth of SSP5": _along("SSP5BL"),
    "held": lambda paths, _, since, until: extend.held(paths, since, until),
    "own rate of 2020-2030": lambda paths, _, since, until: extend.at_own_rate(paths, since, until),
}
SAID = {
    "growth of SSP1": "along the Party's SSP1 baseline",
    "growth of SSP5": "along the Party's SSP5 baseline",
    "held": "held at the level of 2030",
    "own rate of 2020-2030": "at the Party's own rate of 2020 to 2030",
}
ONWARDS: dict[str, Onward] = {
    "own rate of five years to 2050": lambda total, until: extend.world_at_own_rate(total, until),
    "held to 2050": lambda total, until: extend.held(total, int(total[YEAR][-1]), until),
    "constant quantile at once": lambda total, until: total,
}
JOINS: dict[str, Join] = {
    "constant ratio": harmonise.constant_ratio,
    "constant offset": harmonise.constant_offset,
    "ratio fading to 2050": lambda path, level, year: harmonise.fading_ratio(path, level, year, FADES_BY),
}
# the course of the set's land use, and the library's scenario after 2050
LAND_USES: dict[str, tuple[str, str]] = {
    "after SSP1-1.9": ("SSP1-1.9", "ssp119"),
    "after SSP1-2.6": ("SSP1-2.6", "ssp126"),
    "after SSP2-4.5": ("SSP2-4.5", "ssp245"),
}
LIBRARIES: dict[str, tuple[str, ...]] = {"without SSP5-3.4-OS": ("ssp534-over",), "all eight SSPs": ()}


def _axis(name: str, choices: dict[str, object], reason: str) -> Axis:
    names = tuple(choices)
    return Axis(name, names, names[0], reason)


AXES = (
    _axis(
        "after the last target",
        dict(EXTENSIONS),
        "the publisher's own rule for Parties without a later target",
    ),
    _axis("world after short targets", dict(ONWARDS), "the effort of the last pledged years goes on"),
    _axis("join to history", dict(JOINS), "the publisher's own; yearly changes in per cent stay"),
    _axis("land use", dict(LAND_USES), "the course in the publisher's own totals"),
    _axis("library", dict(LIBRARIES), "a scenario made to cross the others has no stable rank"),
)


@dataclass(frozen=True)
class Rules:
    """One choice on every axis."""

    extension: str = AXES[0].default
    onward: str = AXES[1].default
    join: str = AXES[2].default
    land_use: str = AXES[3].default
    library: str = AXES[4].default

    def choices(self) -> dict[str, str]:
        """Axis to choice."""
        values = (self.extension, self.onward, self.join, self.land_use, self.library)
        return {axis.name: value for axis, value in zip(AXES, values, strict=True)}


DEFAULT = Rules()
AFTER_TARGETS = AXES[1]  # what the world does after the last target where no later one counts
_FIELDS = ("extension", "onward", "join", "land_use", "library")


def changed_alone() -> Iterator[tuple[str, str, Rules]]:
    """Axis, choice and rules for every choice that is no default, the other axes at theirs."""
    for axis, field in zip(AXES, _FIELDS, strict=True):
        for choice in axis.choices:
            if choice != axis.default:
                yield axis.name, choice, replace(DEFAULT, **{field: choice})
