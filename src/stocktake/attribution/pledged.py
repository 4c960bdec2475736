"""The warming that a place's pledge leaves room for: by what it would emit from now on if the pledge is met.

Leave-one-out again, on the futures of the pledge set: the world as pledged, with and without the place's
emissions from the joining year on. The set gives each Party one number of all Kyoto gases, which
``pathways.country_gases`` tells apart so that Parties add up to the world gas by gas. Land-use CO2 is not
pledged by country and stays.

Pathways end in 2030 where a reading counts no later target; what follows there is bookkeeping, so such a
reading is absent for later years.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import xarray as xr

from stocktake.attribution.emitted import MT_PER_GT
from stocktake.attribution.past import AtTheEnd
from stocktake.attribution.warming import MODEL_SOURCES, UNIT, percentiles, selected
from stocktake.choices import Absent, Answer, Axis, Choices, ChoiceSet, ask
from stocktake.climate import Ensemble, project
from stocktake.dims import GAS, MEMBER, PLACE, SCENARIO, SPECIES, YEAR
from stocktake.errors import OutOfRange
from stocktake.findings import Finding
from stocktake.inventory import World, last_year
from stocktake.inventory.selection import Selection
from stocktake.pathways import Futures, Variant, common_history
from stocktake.pathways.assemble import METRIC
from stocktake.pathways.basket import F_GASES, FOSSIL_CO2, factors_of
from stocktake.pathways.country_gases import split_into_gases
from stocktake.pathways.ndc_set import LAST_LONG_TERM, LAST_TARGET

SPECIES_OF = {"CO2": (FOSSIL_CO2,), "CH4": ("CH4",), "N2O": ("N2O",), "F-gases": F_GASES}
AXES = (
    Axis(
        "after 2030", ("net-zero targets", "no further target"), "net-zero targets", "What was said to 2050"
    ),
    Axis(
        "conditionality", ("unconditional", "conditional"), "unconditional", "What is promised without help"
    ),
    Axis("ambition", ("low", "high"), "low", "What is promised at the least"),
)
NET_ZERO = "net-zero targets"


@dataclass(frozen=True, eq=False)
class Room:
    """Warming by future emissions under one reading.

    parts : (place, member) K; ``whole`` (member,) K by the Kyoto gases of all Parties and bunkers
    emitted : (place,) Gt CO2e (AR6 GWP100) from the joining year on
    """

    parts: np.ndarray
    whole: np.ndarray
    emitted: np.ndarray


def pledge_warming(
    world: World,
    futures: Futures,
    today: xr.DataArray,
    ensemble: Ensemble,
    forcing: xr.Dataset,
    places: Iterable[str],
    year: int = LAST_LONG_TERM,
) -> list[Finding]:
    """One finding per place: °C at the end of ``year`` by its emissions since the pledges' joining year.

    today  : (place, gas) Mt CO2e of the last years by inventory
    raises : OutOfRange for a year after the set's long-term targets, UnknownPlace, NoAnswer
    """
    first = int(common_history(futures.world)[YEAR][-1]) + 1
    if not first <= year <= LAST_LONG_TERM:
        raise OutOfRange(
            f"Pledges by country say nothing of {year}",
            f"Their pathways cover {first}-{LAST_LONG_TERM}",
            nearest=[str(min(max(year, first), LAST_LONG_TERM))],
        )
    chosen = selected(world, places, last_year(world))
    readings = [
        one for one in futures.variants if one.kind == "pledges" and (one.net_zero or year <= LAST_TARGET)
    ]
    kept = futures.only(*(one.name for one in readings))
    shares = shares_of_gases(world, kept, today, first, year)
    rooms = _rooms(futures, ensemble, forcing, chosen, shares, readings, first)
    return [_finding(place, number, rooms, first, year) for number, place in enumerate(chosen)]


def shares_of_gases(
    world: World, futures: Futures, today: xr.DataArray, first: int, year: int
) -> xr.DataArray:
    """(scenario, place, gas, year) what part of the world's emissions of a gas is a Party's."""
    found = split_into_gases(futures, today, factors_of(world.metrics, METRIC), since=first, until=year)
    return found / found.sum(PLACE)


def _rooms(
    futures: Futures,
    ensemble: Ensemble,
    forcing: xr.Dataset,
    chosen: list[Selection],
    shares: xr.DataArray,
    readings: list[Variant],
    first: int,
) -> dict[str, Room]:
    """Reading to warming with and without each place, and without all, run together."""
    history = common_history(futures.world).expand_dims({SCENARIO: ["history"]})
    start = project(history.transpose(SCENARIO, SPECIES, YEAR), ensemble, forcing).checkpoint()
    kept = project(
        _cases(futures, chosen, shares, readings),
        ensemble,
        forcing,
        start_state=start,
        keep=(),
        reduce=(AtTheEnd(),),
        baseline=None,
    )
    ends = kept["at the end"].transpose(SCENARIO, MEMBER).to_numpy()
    ends = ends.reshape(len(readings), len(chosen) + 2, -1)
    effects = ends[:, :1] - ends[:, 1:]
    span = {YEAR: slice(first, int(shares[YEAR][-1]))}
    found = {}
    for row, reading in enumerate(readings):
        paths = futures.countries.sel({SCENARIO: reading.name, **span})
        sums = np.array([float(_of(paths, place).sum()) for place in chosen])
        found[reading.name] = Room(effects[row, :-1], effects[row, -1], sums / MT_PER_GT)
    return found


def _cases(
    futures: Futures, chosen: list[Selection], shares: xr.DataArray, readings: list[Variant]
) -> xr.DataArray:
    """(scenario, species, year) for each reading: the world, the world without each place, without all."""
    cases = []
    for reading in readings:
        of_reading = shares.sel({SCENARIO: reading.name})
        base = futures.world.sel({SCENARIO: reading.name, YEAR: shares[YEAR]}).transpose(SPECIES, YEAR)
        everything = xr.ones_like(of_reading.isel({PLACE: 0}, drop=True))
        parts = [_of(of_reading, place).sum(PLACE) for place in chosen]
        cases += [base, *(_without(base, part) for part in (*parts, everything))]
    names = xr.DataArray([str(number) for number in range(len(cases))], dims=[SCENARIO], name=SCENARIO)
    runs = xr.concat([case.drop_vars(SCENARIO, errors="ignore") for case in cases], names)
    return runs.transpose(SCENARIO, SPECIES, YEAR)


def _of(values: xr.DataArray, place: Selection) -> xr.DataArray:
    """The rows of the place's members; none where the pledge set has none of them."""
    known = set(values[PLACE].values)
    return values.sel({PLACE: [code for code in place.codes if code in known]})


def _without(base: xr.DataArray, share: xr.DataArray) -> xr.DataArray:
    """(species, year) of the world without a part (gas, year) of each gas."""
    values = base.to_numpy().copy()
    names = [str(name) for name in base[SPECIES].values]
    for gas, species in SPECIES_OF.items():
        for name in species:
            if name in names:
                values[names.index(name)] *= 1 - share.sel({GAS: gas}).values
    return base.copy(data=values)


def _finding(place: Selection, number: int, rooms: dict[str, Room], first: int, year: int) -> Finding:
    """One place's finding; ``number`` is its row among the places."""

    def answer(combination: Choices) -> Answer:
        name = _name(combination)
        if name not in rooms:
            raise Absent(
                f"Without later targets a pathway ends in {LAST_TARGET}; what follows is bookkeeping"
            )
        return _answer(rooms[name], number)

    finding = ask(
        f"pledge-warming.{place.label}.{year}",
        f"How much do the emissions of {place.name} from {first} to {year} warm if its pledge is met?",
        UNIT,
        _choices(year),
        answer,
        place=place.label,
        year=year,
        first=first,
    )
    found = rooms[_name(finding.defaults)]
    low, _, high = percentiles(found.parts[number])
    medians = [row.value for row in finding.alternatives if isinstance(row.value, float)]
    keys = {
        **finding.keys,
        "share": _share(found, number),
        "emitted": float(found.emitted[number]),
        "whole": percentiles(found.whole)[1],
        "median_over_choices": {"low": min(medians), "high": max(medians)},
    }
    range_of = f"p5-p95 of {found.parts.shape[-1]} members"
    return replace(finding, low=low, high=high, range_of=range_of, keys=keys)


def _choices(year: int) -> ChoiceSet:
    """The choices of a year; before the long-term targets, pathways without them are the default."""
    early = year <= LAST_TARGET
    return ChoiceSet(
        tuple(
            replace(axis, default="no further target") if early and axis.name == "after 2030" else axis
            for axis in AXES
        )
    )


def _answer(found: Room, number: int) -> Answer:
    if not found.emitted[number]:
        raise Absent("The pledge set has no pathway of this place")
    low, middle, high = percentiles(found.parts[number])
    extra = {"p5": low, "p95": high, "share": _share(found, number), "emitted": found.emitted[number]}
    return Answer(middle, ("ndc2021", "edgar2024", *MODEL_SOURCES), extra=extra)


def _share(found: Room, number: int) -> float:
    """Median share of a place in the warming of all, per cent."""
    return percentiles(100 * found.parts[number] / found.whole)[1]


def _name(choices: Choices) -> str:
    """The reading's name in the pledge set."""
    later = "net_zero" if choices["after 2030"] == NET_ZERO else "2030_only"
    return f"2021.{choices['conditionality']}.{choices['ambition']}.{later}"
