"""Who caused how much of the warming to date: findings for the places that are asked for.

The value is the median over the members of each member's own difference; low and high are the 5th and 95th
percentile of the same differences. Medians under the other choices stand in the table. Warming is that at the
end of the year, by the emissions since the start year that the inventories hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from stocktake.attribution.axes import attribution_choices
from stocktake.attribution.emitted import COMPONENTS, PARTS_OF, Emitted, emitted
from stocktake.attribution.methods import METHODS
from stocktake.attribution.past import Past
from stocktake.attribution.runs import Contribution, contributions
from stocktake.choices import Absent, Answer, Choices, ChoiceSet, ask
from stocktake.errors import BadInput, OutOfRange
from stocktake.findings import Finding
from stocktake.inventory import World, last_year
from stocktake.inventory.selection import Selection, select

UNIT = "°C"
SHARES = (0.05, 0.5, 0.95)
MODEL_SOURCES = ("fair_calibration141", "fair_forcing", "scenariomip_extensions")


def warming(
    world: World,
    past: Past,
    places: Iterable[str],
    fixed: Choices | None = None,
    year: int | None = None,
    *,
    methods: Sequence[str] = tuple(METHODS),
    everything: bool = False,
) -> list[Finding]:
    """One finding per place: its warming in °C, with shares, parts by gas, and chances beside the others.

    places     : countries or groups, each a row of its own
    year       : warming at the end of this year; the last that history and inventories both cover
    methods    : open where none is fixed
    everything : also opens the choices of data set and albedo
    raises     : UnknownPlace, UnknownChoice, OutOfRange, NoAnswer
    """
    last = checked_year(world, past, year)
    choices = attribution_choices(last, fixed, methods=methods, everything=everything)
    chosen = selected(world, places, last)
    table = _emissions(world, chosen, choices, last)
    served = {key: one for key, one in table.items() if isinstance(one, Emitted)}
    wanted: dict[object, tuple[Emitted, str]] = {
        key: (one, dict(key)["method"]) for key, one in served.items()
    }
    main = _headline(served, choices)
    if main is not None:
        gases, method = dict(main)["gases"], dict(main)["method"]
        wanted |= {part: (served[main].only(part), method) for part in PARTS_OF[gases]}
    found = contributions(past, wanted, last)
    chances = _chances(found[main]) if main is not None else None
    return [
        _finding(place, number, last, choices, table, found, main, chances)
        for number, place in enumerate(chosen)
    ]


def checked_year(world: World, past: Past, year: int | None) -> int:
    """The year that is meant; OutOfRange where history or inventories do not cover it."""
    last = min(last_year(world), past.years[1])
    if year is None:
        return last
    if not 1850 <= year <= last:
        raise OutOfRange(
            f"Warming to {year} cannot be attributed",
            f"Inventories and the climate model's history cover 1850-{last}",
            nearest=[str(min(max(year, 1850), last))],
        )
    return year


def selected(world: World, places: Iterable[str], year: int) -> list[Selection]:
    """The places, each once; UnknownPlace, BadInput."""
    found = {one.label: one for one in (select(world.places, name, year) for name in places)}
    if not found:
        raise BadInput(
            "No place was named",
            "At least one country or group is wanted",
            next_step="See `stocktake places`",
        )
    return list(found.values())


def percentiles(values: np.ndarray) -> tuple[float, float, float]:
    """p5, median and p95 over the members (member,)."""
    low, middle, high = np.quantile(values, SHARES)
    return float(low), float(middle), float(high)


Key = tuple[tuple[str, str], ...]


def _emissions(
    world: World, chosen: list[Selection], choices: ChoiceSet, last: int
) -> dict[Key, Emitted | Absent]:
    """Every combination's emissions, or why there are none; methods share theirs."""
    shared: dict[Key, Emitted | Absent] = {}
    table: dict[Key, Emitted | Absent] = {}
    for combination in choices:
        plain = tuple(item for item in combination.items() if item[0] != "method")
        if plain not in shared:
            try:
                shared[plain] = emitted(world, chosen, combination, last)
            except Absent as absent:
                shared[plain] = absent
        table[tuple(combination.items())] = shared[plain]
    return table


def _headline(served: dict[Key, Emitted], choices: ChoiceSet) -> Key | None:
    """The combination of the headline: the defaults, or the first that is served."""
    default = tuple(choices.defaults.items())
    return default if default in served else next(iter(served), None)


def _chances(found: Contribution) -> np.ndarray:
    """(part, part) share of the members in which the first warmed more than the second."""
    return (found.parts[:, None] > found.parts[None]).mean(axis=-1)


def _finding(
    place: Selection,
    number: int,
    last: int,
    choices: ChoiceSet,
    table: dict[Key, Emitted | Absent],
    found: dict[object, Contribution],
    main: Key | None,
    chances: np.ndarray | None,
) -> Finding:
    def answer(combination: Choices) -> Answer:
        key = tuple(combination.items())
        emissions = table[key]
        if isinstance(emissions, Absent):
            raise emissions
        if not emissions.known[number]:
            raise Absent("This data set has no value for the place")
        low, middle, high = percentiles(found[key].parts[number])
        share = percentiles(100 * found[key].parts[number] / found[key].whole)
        extra = {"p5": low, "p95": high, "share": share[1]}
        return Answer(middle, (*emissions.sources, *MODEL_SOURCES), extra=extra)

    finding = ask(
        f"attribution.{place.label}.{last}",
        f"How much of the warming at the end of {last} did {place.name} cause?",
        UNIT,
        choices,
        answer,
        place=place.label,
        year=last,
    )
    key = tuple(finding.defaults.items())
    if key != main or chances is None:
        return finding
    return _with_details(finding, number, found, key, chances)


def _with_details(
    finding: Finding,
    number: int,
    found: dict[object, Contribution],
    key: Key,
    chances: np.ndarray,
) -> Finding:
    """The finding with percentiles as its range, and shares, gases and chances among its keys."""
    here = found[key]
    low, _, high = percentiles(here.parts[number])
    medians = [row.value for row in finding.alternatives if isinstance(row.value, float)]
    share = percentiles(100 * here.parts[number] / here.whole)
    label = here.emissions.parts[number]
    keys: dict[str, object] = {
        **finding.keys,
        "start": int(finding.defaults["start"]),
        "share": share[1],
        "share_low": share[0],
        "share_high": share[2],
        "whole": percentiles(here.whole)[1],
        "by_gas": {name: percentiles(found[name].parts[number])[1] for name in COMPONENTS if name in found},
        "median_over_choices": {"low": min(medians), "high": max(medians)},
        "chance_of_more_than": {
            other: float(chances[number, row])
            for row, other in enumerate(here.emissions.parts)
            if row != number
        },
    }
    if here.emissions.without.get(label):
        keys["without"] = list(here.emissions.without[label])
    count = here.parts.shape[-1]
    return replace(finding, low=low, high=high, range_of=f"p5-p95 of {count} members", keys=keys)
