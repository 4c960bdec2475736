"""Where capture does as well as exit: the capture rate, and the cost, with their ranges.

Both are found member by member, so that their ranges are those of paired members. The rate is sought on the
terms asked for. The cost is told growth free and at the same electricity whatever was asked: it compares
what a dollar of each does, not how fast either can go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stocktake.assessment.exit_or_capture import warmed
from stocktake.assessment.exit_strategy import Laid, Site, capture_on, exit_on, held_at
from stocktake.assessment.exit_terms import Effort, Ramp, Terms, axes
from stocktake.assessment.lever_effect import Warmer, measured
from stocktake.pathways.levers.ccs import CAPTURE
from stocktake.pathways.levers.parameters import LEVELS, Settings

RATES = np.array([0.5, 0.65, 0.8, 0.9, 0.95, 1.0])  # of which costs are told
SOUGHT = np.linspace(0.4, 1.0, 13)  # among which the rate is sought
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95


@dataclass(frozen=True)
class Rate:
    """The capture rate at which both avoid the same degrees, by member.

    low, middle, high : 5th, 50th and 95th percentile; None where no rate up to 1 does, 0 where capture avoids
                        as much at the lowest rate that was tried already
    none              : part of the members in which no rate does
    """

    low: float | None
    middle: float | None
    high: float | None
    none: float


@dataclass(frozen=True)
class Multiples:
    """Cost of capture over cost of exit at which money buys equal degrees; all are (rate,) at ``rates``.

    low, middle, high  : 5th, 50th and 95th percentile of the members
    least, most        : range of the median with one parameter moved at a time
    counted            : part of the members that are counted: those whose warming exit lowers
    """

    rates: np.ndarray
    low: np.ndarray
    middle: np.ndarray
    high: np.ndarray
    least: np.ndarray
    most: np.ndarray
    counted: float


def break_even_rate(site: Site, warmer: Warmer, terms: Terms, settings: Settings, when: int) -> Rate:
    """The capture rate at which both avoid the same on these terms; the depth follows the rate at equal
    cost.
    """
    at = [held_at(settings, CAPTURE, float(rate)) for rate in SOUGHT]
    worlds = [exit_on(site, terms, settings).world, *(capture_on(site, terms, one).world for one in at)]
    warming = measured(warmed(site.base, warmer, worlds), warmer.years, when)
    met = crossing(SOUGHT, warming[1:] - warming[:1])
    low, middle, high = (
        None if np.isinf(value) else float(value)
        for value in np.quantile(met, (LOW, MIDDLE, HIGH), method="inverted_cdf")
    )
    return Rate(low, middle, high, float(np.isinf(met).mean()))


def crossing(rates: np.ndarray, leads: np.ndarray) -> np.ndarray:
    """The rate (member,) from which exit's lead (rate, member) is gone; infinite where it never is, zero
    where there is none even at the lowest rate.

    >>> crossing(np.array([0.5, 1.0]), np.array([[0.2, 0.3, -0.1], [-0.2, 0.1, -0.2]])).tolist()
    [0.75, inf, 0.0]
    """
    gone = leads <= 0
    first = np.argmax(gone, axis=0)
    member = np.arange(leads.shape[1])
    before = np.clip(first - 1, 0, None)
    over, under = leads[before, member], leads[first, member]
    part = over / np.where(over > under, over - under, 1.0)
    between = rates[before] + (rates[first] - rates[before]) * part
    return np.where(gone.any(axis=0), np.where(first == 0, 0.0, between), np.inf)


def break_even_costs(
    site: Site,
    warmer: Warmer,
    terms: Terms,
    settings: Settings,
    when: int,
    rates: np.ndarray = RATES,
) -> Multiples:
    """Cost of capture as a multiple of the cost of exit, growth free and at the same electricity.

    Both costs are per tonne of CO2 that stays out of the air. One dollar of exit avoids ``e`` degrees, one
    of capture ``c`` at equal cost per tonne; the multiple is c / e, member by member. Below 1 capture has to
    be the cheaper one.
    """
    plain = replace(terms, effort=Effort.SERVICE, ramp=Ramp.FREE)
    cases = [settings, *_moved(plain, settings)]
    laid = [_laid(site, plain, one, rates) for one in cases]
    flat = [site.base.world.values, *(one.world for pair in laid for one in pair)]
    warming = measured(warmed(site.base, warmer, flat), warmer.years, when)
    gains = (warming[:1] - warming[1:]).reshape(len(cases), len(rates) + 1, -1)
    found = [_ratio(gain, row) for gain, row in zip(gains, laid, strict=True)]
    low, middle, high = np.nanquantile(found[0], (LOW, MIDDLE, HIGH), axis=1)
    medians = np.array([np.nanmedian(one, axis=1) for one in found])
    counted = float((gains[0, 0] > 0).mean())
    return Multiples(rates, low, middle, high, medians.min(axis=0), medians.max(axis=0), counted)


def _moved(terms: Terms, settings: Settings) -> Iterable[Settings]:
    for parameter in axes(terms):
        standing = settings.levels.get(parameter.name, "central")
        for level in LEVELS:
            if level != standing and parameter is not CAPTURE:
                yield replace(settings, levels={**settings.levels, parameter.name: level})


def _laid(site: Site, terms: Terms, settings: Settings, rates: np.ndarray) -> list[Laid]:
    at = [held_at(settings, CAPTURE, float(rate)) for rate in rates]
    return [exit_on(site, terms, settings), *(capture_on(site, terms, one) for one in at)]


def _ratio(gain: np.ndarray, laid: Sequence[Laid]) -> np.ndarray:
    """Degrees per tonne of capture over those of exit (rate, member); not a number where exit warms.

    gain : (1 + rate, member) degrees avoided by exit, then by capture at each rate
    """
    tonnes = np.array([one.avoided.sum() for one in laid])
    per_tonne = gain / np.where(tonnes > 0, tonnes, np.inf)[:, None]
    of_exit = np.where(per_tonne[0] > 0, per_tonne[0], np.nan)
    return per_tonne[1:] / of_exit
