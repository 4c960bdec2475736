"""Joint pledges laid on a future: methane, forests, ships, aircraft; every assumption a named choice.

None of these statements binds a country to a number, so an effect is always an assumption. Where the future
already does as much or more, the lower of the two counts: national and joint pledges are never added. Cuts
begin after the joining year and run on straight lines to the stated year; afterwards the stated level is not
exceeded again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import xarray as xr

from stocktake.choices import Axis
from stocktake.dims import PLACE, SCENARIO, SPECIES, YEAR
from stocktake.pathways.basket import FOSSIL_CO2, LAND_CO2, kyoto_total, mt_per_unit
from stocktake.pathways.pathway import Futures
from stocktake.provenance import Record

PARTICIPANTS = Axis(
    "participants",
    ("everyone", "signatories"),
    "everyone",
    "the aims are stated for the world as a whole; signatories alone cannot meet them",
)
RANGE_END = Axis("end of range", ("weaker", "stronger"), "weaker", "what is promised at the least")
AXES = (PARTICIPANTS, RANGE_END)

# share of the world's methane of 2023 outside China, India, Russia, Iran, Bangladesh and Türkiye (EDGAR 2024)
METHANE_OF_SIGNATORIES = 0.65
# share of the world's tree cover in countries that signed in Glasgow, as announced there
FORESTS_OF_SIGNATORIES = 0.90
METHANE_CUT, METHANE_BASE, TARGET = 0.30, 2020, 2030
SHIPS_BASE = 2008
SHIPS = {"weaker": {2030: 0.80, 2040: 0.30, 2050: 0.0}, "stronger": {2030: 0.70, 2040: 0.20, 2050: 0.0}}
SUFFIX = "joint"


@dataclass(frozen=True)
class Assumptions:
    """One choice on every axis."""

    participants: str = PARTICIPANTS.default
    end: str = RANGE_END.default

    def share(self, of_signatories: float) -> float:
        """The share of the world that takes part."""
        return 1.0 if self.participants == "everyone" else of_signatories


def with_joint_pledges(
    futures: Futures,
    name: str,
    factors: Mapping[str, float],
    joining: int,
    choices: Assumptions = Assumptions(),
) -> Futures:
    """The futures with one more: ``name`` and the joint pledges, called ``NAME.joint``.

    factors : kg CO2e per kg by species
    joining : last year of history
    """
    base = futures.variant(name)
    world = futures.world.sel({SCENARIO: name}, drop=True).copy()
    countries = futures.countries.sel({SCENARIO: name}, drop=True).copy()
    records = [
        _methane(world, joining, choices),
        _forests(world, joining, choices),
        _bunkers(world, countries, joining, choices),
    ]
    title = f"{name}.{SUFFIX}"
    row = xr.DataArray([title], dims=[SCENARIO], name=SCENARIO)
    return Futures(
        world=xr.concat([futures.world, world.expand_dims({SCENARIO: row})], SCENARIO),
        ghg=xr.concat(
            [futures.ghg, kyoto_total(world, factors).expand_dims({SCENARIO: row})],
            SCENARIO,
            combine_attrs="override",
        ),
        countries=xr.concat([futures.countries, countries.expand_dims({SCENARIO: row})], SCENARIO),
        variants=(*futures.variants, replace(base, name=title)),
        records=(*futures.records, *records),
    )


def _methane(world: xr.DataArray, joining: int, choices: Assumptions) -> Record:
    """Global Methane Pledge: 30 % below 2020 in 2030, collectively."""
    own = world.sel({SPECIES: "CH4"})
    share = choices.share(METHANE_OF_SIGNATORIES)
    aim = float(own.sel({YEAR: METHANE_BASE})) * (1 - METHANE_CUT * share)
    cut = _lower(world, "CH4", _ramp(own, joining, aim), joining)
    return Record(
        "joined",
        "CH4",
        f"Global Methane Pledge, {choices.participants}; lower of own and joint",
        cut,
        "Mt CH4 in 2030",
    )


def _forests(world: xr.DataArray, joining: int, choices: Assumptions) -> Record:
    """Glasgow declaration and others: forest loss halted and reversed by 2030, read as no net land-use
    CO2."""
    own = world.sel({SPECIES: LAND_CO2})
    share = choices.share(FORESTS_OF_SIGNATORIES)
    aim = float(own.sel({YEAR: joining})) * (1 - share)
    cut = _lower(world, LAND_CO2, _ramp(own, joining, aim), joining)
    return Record(
        "joined",
        LAND_CO2,
        f"halt of forest loss by 2030, {choices.participants}; lower of own and joint",
        cut,
        "Gt CO2 in 2030",
    )


def _bunkers(world: xr.DataArray, countries: xr.DataArray, joining: int, choices: Assumptions) -> Record:
    """IMO 2023 (against 2008) and the ICAO aim of net zero CO2 in 2050, taken off fossil CO2."""
    years = countries[YEAR].values
    saved = xr.zeros_like(countries.isel({PLACE: 0}, drop=True))
    for place, points in (
        ("SEA", _ship_points(countries, joining, choices)),
        ("AIR", _air_points(countries, joining)),
    ):
        own = countries.sel({PLACE: place}, drop=True)
        joint = xr.DataArray(
            np.interp(years, list(points), list(points.values())), coords={YEAR: years}, dims=[YEAR]
        )
        lower = own.where((own <= joint) | (own[YEAR] <= joining), joint)
        saved = saved + (own - lower).fillna(0.0)
        countries.loc[{PLACE: place}] = lower
    spread = saved.reindex({YEAR: world[YEAR].values}, fill_value=0.0)
    world.loc[{SPECIES: FOSSIL_CO2}] = world.sel({SPECIES: FOSSIL_CO2}) - spread / mt_per_unit(FOSSIL_CO2)
    return Record(
        "joined",
        "AIR+SEA",
        f"IMO 2023 ({choices.end} end) and ICAO net zero in 2050; lower of own and joint",
        float(saved.sel({YEAR: 2050})),
        "Mt CO2e in 2050",
    )


def _ship_points(countries: xr.DataArray, joining: int, choices: Assumptions) -> dict[int, float]:
    ships = countries.sel({PLACE: "SEA"})
    base = float(ships.sel({YEAR: SHIPS_BASE}))
    return {joining: float(ships.sel({YEAR: joining}))} | {
        year: base * left for year, left in SHIPS[choices.end].items()
    }


def _air_points(countries: xr.DataArray, joining: int) -> dict[int, float]:
    return {joining: float(countries.sel({PLACE: "AIR", YEAR: joining})), 2050: 0.0}


def _ramp(own: xr.DataArray, joining: int, aim: float) -> xr.DataArray:
    """From the own level of the joining year to ``aim`` in 2030, then held there."""
    years = own[YEAR].values
    start = float(own.sel({YEAR: joining}))
    return xr.DataArray(np.interp(years, [joining, TARGET], [start, aim]), coords={YEAR: years}, dims=[YEAR])


def _lower(world: xr.DataArray, species: str, joint: xr.DataArray, joining: int) -> float:
    """Put the lower of own and joint into ``world`` after the joining year; gives what that saves in 2030."""
    own = world.sel({SPECIES: species}, drop=True)
    lower = own.where((own <= joint) | (own[YEAR] <= joining), joint)
    world.loc[{SPECIES: species}] = lower
    return float((own - lower).sel({YEAR: TARGET}))
