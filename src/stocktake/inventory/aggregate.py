"""Emissions under one combination of choices: components weighted and added up.

Every set of gases under every metric is a weighted sum of components, GWP* included (methane of the year and
of twenty years before). So a question needs no array of its own for each of its hundreds of combinations: it
reduces the components to the places and years it asks about, and adds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stocktake.choices import Absent
from stocktake.inventory.component import Component
from stocktake.inventory.rules.kyoto_basket import LEFT_OUT
from stocktake.places.gazetteer import Cover

KT_PER_MT = 1000.0
F_GASES = "F-gases"
ALL_GASES = "all gases"


@dataclass(frozen=True)
class Term:
    """A component and its weight, kg CO2e per kg, or 1 where a gas is counted in its own mass.

    gas : its formula, F_GASES, or ALL_GASES for a published basket
    own : whether it is the data set's own, so that a place is known where it is; land use is added to it
    """

    weight: float
    component: Component
    gas: str
    own: bool = True


@dataclass(frozen=True)
class Sum:
    """Emissions of some places taken together.

    amount  : (year,), Mt a year
    known   : (year,), whether the data set has any of the places in the year
    without : codes of places it has in none of the years
    """

    amount: np.ndarray
    known: np.ndarray
    without: tuple[str, ...]


@dataclass(frozen=True)
class Emissions:
    """All places' emissions under one combination; amounts are in Mt a year of ``unit``.

    cover   : codes of places and a component to the component's codes that make them up
    weights : keys of the data sets that the weights of the gases come from
    """

    terms: tuple[Term, ...]
    bunkers_in_world: bool
    unit: str
    cover: Callable[[tuple[str, ...], Component], Cover]
    weights: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Keys of the data sets used, each once."""
        used = [key for term in self.terms for key in term.component.sources]
        return tuple(dict.fromkeys([*used, *self.weights]))

    @property
    def years(self) -> tuple[int, int]:
        """First and last year that every term covers."""
        return max(term.component.first for term in self.terms), min(
            term.component.last for term in self.terms
        )

    @property
    def left_out(self) -> tuple[str, ...]:
        """Gases of the basket to which the metric gives no value."""
        records = [record for term in self.terms for record in term.component.records]
        return tuple(record.series for record in records if record.what == LEFT_OUT)

    def only(self, gas: str) -> Emissions:
        """The part of one gas, land use with CO2; Absent where the data set has but a basket."""
        if any(term.gas == ALL_GASES for term in self.terms):
            raise Absent("This data set publishes the basket of all gases, not each gas")
        return replace(self, terms=tuple(term for term in self.terms if term.gas == gas))

    def world(self, first: int, last: int) -> np.ndarray:
        """(year,) Mt a year; NaN where a term has no world total."""
        total = np.zeros(last - first + 1)
        for term in self.terms:
            part = _window(term.component.world, term.component, first, last)
            if not self.bunkers_in_world:
                part = part - np.nan_to_num(_window(term.component.bunkers, term.component, first, last))
            total += term.weight * part
        return total / KT_PER_MT

    def bunkers(self, first: int, last: int) -> np.ndarray:
        """(year,) Mt a year of ships and aircraft between countries.

        raises : Absent where they are left out of the world, or the data set has none
        """
        if not self.bunkers_in_world:
            raise Absent("Ships and aircraft between countries are left out here")
        total = np.zeros(last - first + 1)
        for term in self.terms:
            total += term.weight * _window(term.component.bunkers, term.component, first, last, 0.0)
        if not total.any():
            raise Absent("This data set has no value for ships and aircraft between countries")
        return total / KT_PER_MT

    def sum_of(self, codes: Sequence[str], first: int, last: int) -> Sum:
        """The places together, year by year."""
        width = last - first + 1
        amount, known = np.zeros(width), np.zeros(width, bool)
        seen: set[str] = set()
        for term in self.terms:
            component = term.component
            cover = self.cover(tuple(codes), component)
            rows = [component.rows[code] for code in cover.codes]
            amount += term.weight * _window(component.amount[rows].sum(axis=0), component, first, last, 0.0)
            if term.own:
                known |= _window(np.any(component.known[rows], axis=0), component, first, last, False)
                seen |= self._seen(codes, cover, component, first, last)
        return Sum(amount / KT_PER_MT, known, tuple(code for code in codes if code not in seen))

    def _seen(
        self, codes: Sequence[str], cover: Cover, component: Component, first: int, last: int
    ) -> set[str]:
        """Codes of the places that the component has a value for in any of the years, itself or jointly."""
        columns = _columns(component, first, last)
        known = {code for code in cover.codes if component.known[component.rows[code], columns].any()}
        joint = set(cover.codes) - set(codes)
        jointly = set(codes) - set(cover.codes) - set(cover.missing) if joint & known else set()
        return (known & set(codes)) | jointly

    def by_place(self, codes: Sequence[str], first: int, last: int) -> np.ndarray:
        """(place,) Mt over the years ``first`` to ``last``; NaN for a place that is known in none of them."""
        amount, known = np.zeros(len(codes)), np.zeros(len(codes), bool)
        for term in self.terms:
            component = term.component
            columns = _columns(component, first, last)
            here = np.array([component.rows.get(code, -1) for code in codes])
            there = here >= 0
            amount[there] += term.weight * component.amount[here[there], columns].sum(axis=1)
            if term.own:
                known[there] |= component.known[here[there], columns].any(axis=1)
        return np.where(known, amount / KT_PER_MT, np.nan)


def _columns(component: Component, first: int, last: int) -> slice:
    """The columns of the years ``first`` to ``last``, as far as the component has them."""
    begin = min(max(first - component.first, 0), len(component.world))
    return slice(begin, max(begin, min(last - component.first + 1, len(component.world))))


def _window(row: np.ndarray, component: Component, first: int, last: int, outside=np.nan) -> np.ndarray:
    """The years ``first`` to ``last`` of a row (year,), filled with ``outside`` where there are none."""
    found = np.full(last - first + 1, outside, dtype=float if outside is not False else bool)
    columns = _columns(component, first, last)
    if columns.stop > columns.start:
        begin = component.first + columns.start - first
        found[begin : begin + columns.stop - columns.start] = row[columns]
    return found
