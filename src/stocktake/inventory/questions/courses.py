"""Courses of emissions over the years, each a finding over all choices.

The keys of a course hold its ``years``, the ``values`` under the default choices, and the range over all
choices year by year (``lows``, ``highs``); each alternative holds its own ``values`` and ``sources``. The
finding's value is that of the last year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from stocktake.choices import Absent, Answer, Choices, ChoiceSet, ask
from stocktake.findings import Alternative, Finding
from stocktake.inventory.aggregate import Emissions
from stocktake.inventory.datasets import Years
from stocktake.inventory.part import FAMILIES, Part
from stocktake.inventory.questions.people import PERSON, TONNES_PER_MT, codes_of, population
from stocktake.inventory.questions.per_head import matching
from stocktake.inventory.selection import Selection
from stocktake.inventory.world import World, unit_of
from stocktake.sectors import SECTORS, sector_name

GAS, SECTOR = "gas", "sector"


@dataclass(frozen=True)
class Asked:
    """What is asked of one place: choices, years, and whether per person.

    years : first and last
    """

    world: World
    chosen: Selection
    choices: ChoiceSet
    years: Years
    per: str | None

    def course(self, combination: Choices, part: Part) -> tuple[np.ndarray, Emissions]:
        """(year,) Mt, or tonnes a person; NaN where unknown. Absent where it is unknown in all years."""
        first, last = self.years
        emissions = self.world.history(combination, part)
        found = self.chosen.taken(emissions, first, last)
        years = np.arange(first, last + 1)
        inside = (years >= emissions.years[0]) & (years <= emissions.years[1]) & found.known
        values = np.where(inside, found.amount, np.nan)
        if self.per is not None:
            values = self._per_person(emissions, values, years)
        if np.isnan(values).all():
            raise Absent(f"This data set has no value for the place in {first}-{last}")
        return values, emissions

    def _per_person(self, emissions: Emissions, values: np.ndarray, years: np.ndarray) -> np.ndarray:
        people = population(self.world)
        codes = codes_of(self.world, self.chosen.codes, self.chosen.label)
        found = np.full(len(values), np.nan)
        for number in np.flatnonzero(~np.isnan(values)):
            year = int(years[number])
            try:
                heads = people.of(codes, year)
                amount, counted, _ = matching(emissions, self.chosen, codes, heads, year)
            except Absent:
                continue
            found[number] = TONNES_PER_MT * amount / float(np.nansum(heads[counted]))
        return found


def whole_course(asked: Asked, part: Part) -> Finding:
    """The course of the whole, for the years that its headline has."""
    found = open_course(asked, part, {SECTOR: part.sector} if part.sector else {})
    headline = row_of(found, found.defaults)
    assert headline is not None
    known = np.flatnonzero(~np.isnan(_array(headline)))
    return told_course(found, asked, found.defaults, slice(int(known[0]), int(known[-1]) + 1), part)


def open_course(asked: Asked, part: Part, keys: Mapping[str, object]) -> Finding:
    """The course of a part over all years asked for, its values still arrays.

    raises : NoAnswer where no combination has anything
    """
    first, last = asked.years

    def answer(combination: Choices) -> Answer:
        values, emissions = asked.course(combination, part)
        left = {"gases_left_out": list(emissions.left_out)} if emissions.left_out else {}
        people = population(asked.world).sources if asked.per is not None else ()
        used = (*emissions.sources, *people)
        return Answer(None, used, extra={"values": values, "sources": list(used), **left})

    return ask(
        "",
        _question(asked, part, first, last),
        "",
        asked.choices,
        answer,
        place=asked.chosen.label,
        **keys,
        **asked.chosen.counted_once,
        **_members(asked),
    )


def _members(asked: Asked) -> dict[str, object]:
    """The key ``members_of`` of a group: the year whose members are counted throughout."""
    groups = asked.world.places.groups
    grouped = any(part in groups for part in asked.chosen.label.split("+"))
    return {"members_of": asked.years[1]} if grouped else {}


def _question(asked: Asked, part: Part, first: int, last: int) -> str:
    if not name_of(part):
        return f"How much did {asked.chosen.name} emit from {first} to {last}?"
    return f"How much of {name_of(part)} did {asked.chosen.name} emit from {first} to {last}?"


def told_course(found: Finding, asked: Asked, headline: Choices, columns: slice, part: Part) -> Finding:
    """The finding under the headline's choices, for some of the years asked for."""
    years = list(range(asked.years[0], asked.years[1] + 1))[columns]
    row = row_of(found, headline)
    assert row is not None
    rows = tuple(_alternative(one, columns, years[-1]) for one in found.alternatives)
    table = np.array([_array(one)[columns] for one in found.alternatives if one.absent is None])
    values = _array(row)[columns]
    lows, highs = (_over_choices(table, which) for which in (np.fmin, np.fmax))
    numbers = [float(str(one.value)) for one in rows if one.absent is None and one.value is not None]
    unit = _unit(headline, part, asked.per)
    keys = {
        **found.keys,
        "first": years[0],
        "last": years[-1],
        "years": years,
        "values": _listed(values),
        "lows": _listed(lows),
        "highs": _listed(highs),
    }
    named = [str(found.keys[key]) for key in ("place", GAS, SECTOR) if found.keys.get(key)]
    return replace(
        found,
        id=".".join(("history", *named, f"{years[0]}-{years[-1]}")),
        question=_question(asked, part, years[0], years[-1]),
        value=_listed(values)[-1],
        unit=unit,
        low=min(numbers, default=None),
        high=max(numbers, default=None),
        defaults=dict(headline),
        alternatives=rows,
        note=found.note if dict(headline) == dict(found.defaults) else "",
        keys=keys,
    )


def _alternative(row: Alternative, columns: slice, last: int) -> Alternative:
    """A row with its years as a list; its value is that of the last year."""
    if row.absent is not None:
        return row
    values = _listed(_array(row)[columns])
    reason = f"no value in {last}" if values[-1] is None else ""
    return replace(row, value=values[-1], reason=reason, extra={**row.extra, "values": values})


def _unit(headline: Choices, part: Part, per: str | None) -> str:
    mega = f"Mt {part.gas}" if part.mass else unit_of(headline)
    if per == PERSON:
        return f"t {mega.removeprefix('Mt ')}/person"
    return f"{mega}/yr"


def name_of(part: Part) -> str:
    """The part in words, such as ``CH4 from Waste``."""
    gas = FAMILIES.get(part.gas, part.gas) if part.gas else ""
    code = part.sector or ""
    sector = sector_name(code) if code in SECTORS else code
    return f"{gas} from {sector}" if gas and sector else gas or sector


def row_of(found: Finding, choices: Choices) -> Alternative | None:
    """The answer under one combination; None where the table has no such row."""
    return next((row for row in found.alternatives if dict(row.choices) == dict(choices)), None)


def _array(row: Alternative) -> np.ndarray:
    values = row.extra["values"]
    assert isinstance(values, np.ndarray)
    return values


def _over_choices(table: np.ndarray, which: np.ufunc) -> np.ndarray:
    """(year,) the least or the most over all combinations that have the year."""
    return which.reduce(table, axis=0)


def _listed(values: np.ndarray) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in values]
