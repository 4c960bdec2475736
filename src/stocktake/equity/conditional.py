"""The conditional part of pledges: how much of it a flow of money unlocks, in degrees with the range.

    gap of a country  = its pledge without the condition - with it, Mt CO2e per year, as pledged
    recipients' part  = gap of the recipients / gap of all, year by year
    needs             = costed needs of all x the recipients' part of them
    unlocked          = min(1, flow / needs) x the recipients' part x the world's gap

The gap is laid on the base as a fraction of what the world of the pledges emits, species by species, and
grows in as the flow's measures do. No pledge speaks of the years after its target; two readings of them are
the choice ``after_pledges``. How needs lie among countries is in no source at hand; two keys are the choice
``needs_by``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import xarray as xr

from stocktake.assessment.lever_effect import Warmer, measured, stacked
from stocktake.assessment.paired import DEGREES, quantiles
from stocktake.choices import Absent, Answer, Axis, Choices, ChoiceSet, ask
from stocktake.dims import PLACE, SPECIES, YEAR
from stocktake.equity.finance import NOTHING_SPENT, RECIPIENTS, WHEN, Flow, spent_until, untold
from stocktake.findings import Finding
from stocktake.inventory import World, last_year
from stocktake.inventory.questions.people import population
from stocktake.inventory.selection import select
from stocktake.pathways.basket import FOSSIL_CO2, LAND_CO2
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.inventory_rows import JOINT
from stocktake.pathways.levers.parameters import Parameter

NEEDS = Parameter(
    "finance.costed_needs",
    520.0,
    455.0,
    584.0,
    "USD bn per year for the pledges of 98 Parties",
    "UNFCCC Standing Committee on Finance (2024): 455 to 584 USD bn per year until 2030; the middle is ours",
)
BY_GAP, BY_PEOPLE = "conditional-part", "people"
NEEDS_BY = Axis(
    "needs_by",
    (BY_GAP, BY_PEOPLE),
    BY_GAP,
    "Needs are told for 98 Parties together; what a pledge waits for money with is the nearest key to what "
    "it costs, people are the plainest other one",
)
HELD, PATHWAY = "held", "pathway"
AFTER = Axis(
    "after_pledges",
    (HELD, PATHWAY),
    HELD,
    "No pledge speaks of later years: the fraction of the last target's year is held, and nobody is told to "
    "have promised more; along the pathways the gap moves as the scenario library does",
)
AXES = (NEEDS.axis(), NEEDS_BY, AFTER)
LEAST_GAP = 1e-6  # Mt; what is smaller is rounding
TOLD_IN = 2030  # costed needs run to 2030
SHOWN = (2030, 2035, 2050, 2100)
QUESTION = "How much warming does the flow avoid by the conditional part of its recipients' pledges?"
NO_GAP = "no recipient's pledge has a conditional part that is counted here"
IN_THE_BASE = "the base holds the conditional part of pledges already"
NO_PEOPLE = "the recipients are not among the developing countries whose needs are told"


@dataclass(frozen=True, eq=False)
class Pledged:
    """Two readings of the pledges of one date, without and with what is conditional.

    date            : ISO date on which they stood
    last            : the last year that a pledge counted here speaks of
    ambition        : ``low`` for the weaker end of each pledge, ``high`` for the stronger
    worlds          : without and with: (species, year) in the climate model's units
    countries       : without and with: (place, year) Mt CO2e per year, as pledged
    ghg             : without and with: (year,) Mt CO2e per year of the world
    """

    date: str
    last: int
    ambition: str
    worlds: tuple[xr.DataArray, xr.DataArray]
    countries: tuple[xr.DataArray, xr.DataArray]
    ghg: tuple[xr.DataArray, xr.DataArray]

    def gap(self, year: int) -> dict[str, float]:
        """Place to Mt CO2e per year that its pledge with the condition goes beyond that without; largest
        first."""
        found = (self.countries[0] - self.countries[1]).sel({YEAR: year})
        rows = {
            str(place): float(value) for place, value in zip(found[PLACE].values, found.values, strict=True)
        }
        larger = ((name, value) for name, value in rows.items() if value > LEAST_GAP)
        return dict(sorted(larger, key=lambda row: -row[1]))

    def world_gap(self, year: int) -> float:
        """Mt CO2e per year of the world's pathways, extrapolated after the last target."""
        return float((self.ghg[0] - self.ghg[1]).sel({YEAR: year}))

    def part_of(self, places: Sequence[str], year: int) -> float:
        """The places' part of all countries' gap, 0 to 1; zero where nobody's pledge is conditional."""
        rows = self.gap(year)
        whole = sum(rows.values())
        return sum(rows.get(place, 0.0) for place in places) / whole if whole > 0 else 0.0


@dataclass(frozen=True)
class Recipients:
    """Who receives.

    places : as the pledges count them
    people : their part of the people of all developing countries, 0 to 1
    """

    places: tuple[str, ...]
    people: float


def people_parts(world: World, group: str = RECIPIENTS) -> dict[str, float]:
    """Country to its part of the people of all developing countries in the last year, 0 to 1."""
    last = last_year(world)
    codes = select(world.places, group, last).codes
    people = population(world).of(codes, last)
    whole = float(np.nansum(people))
    return {code: float(one) / whole for code, one in zip(codes, people, strict=True) if np.isfinite(one)}


def recipients_of(flow: Flow, people: Mapping[str, float]) -> Recipients:
    """The flow's recipients.

    people : country to its part of the people of all developing countries
    """
    places = tuple(part for place in flow.recipients for part in JOINT.get(place, (place,)))
    return Recipients(places, sum(people.get(place, 0.0) for place in set(places)))


def needs_of(pledged: Pledged, recipients: Recipients, choices: Choices) -> float:
    """USD bn per year that the recipients' pledges are told to need, adaptation among them."""
    whole = NEEDS.at(choices[NEEDS.name])
    if choices[NEEDS_BY.name] == BY_PEOPLE:
        return whole * recipients.people
    return whole * pledged.part_of(recipients.places, TOLD_IN)


def needs_met(flow: Flow, needs: float) -> float:
    """The part of the needs that the flow meets, 0 to 1; none where nothing is needed."""
    return min(1.0, flow.amount / 1e9 / needs) if needs > 0 else 0.0


def gap_on(base: Base, pledged: Pledged, places: Sequence[str], after: str) -> np.ndarray:
    """What the recipients' conditional part takes from the base (species, year), all needs met at once.

    after : ``held`` or ``pathway``
    Nothing but CO2 falls below zero.
    """
    without, with_ = (
        world.sel({YEAR: base.years}).reindex({SPECIES: list(base.all_species)}, fill_value=0.0).values
        for world in pledged.worlds
    )
    change = without - with_
    fraction = np.divide(change, without, out=np.zeros_like(change), where=without > 0)
    beyond = base.years > pledged.last
    last = int(np.flatnonzero(base.years == pledged.last)[0])
    fraction[:, beyond] = fraction[:, last : last + 1]
    emitted = np.clip(base.world.values, 0.0, None)
    taken = fraction * emitted
    if after == PATHWAY:
        taken[:, beyond] = change[:, beyond]
    floor = ~np.isin(np.array(base.all_species), (FOSSIL_CO2, LAND_CO2))
    taken[floor] = np.minimum(taken[floor], emitted[floor])
    years = np.minimum(base.years, pledged.last)
    parts = {int(year): pledged.part_of(places, int(year)) for year in np.unique(years)}
    return taken * np.array([parts[int(year)] for year in years])


def findings(
    base: Base,
    warmer: Warmer,
    flow: Flow,
    pledged: Pledged,
    recipients: Recipients,
    fixed: Choices,
    chosen: Mapping[str, str],
    sources: tuple[str, ...],
) -> list[Finding]:
    """Degrees avoided if the flow meets the needs behind the recipients' conditional pledges, and degrees per
    USD tn, under every combination of choices.

    fixed  : axes held at one choice
    chosen : what the base was read with, for the defaults
    """
    choices = ChoiceSet(AXES).fix(fixed)
    if pledged.part_of(recipients.places, TOLD_IN) == 0:
        return _untold(NO_GAP)
    runs = _runs(base, warmer, flow, pledged, recipients, choices)
    rows = []
    for when in WHEN:
        spent = spent_until(flow, when)
        for name, unit, per in (("", DEGREES, 1.0), ("_per_usd_tn", f"{DEGREES} per USD tn", spent)):
            rows.append(_finding(name, unit, per, when, runs, choices, chosen, sources))
    return rows


def held_already() -> list[Finding]:
    """The same rows where the base holds the conditional part already: nothing is left to unlock."""
    return _untold(IN_THE_BASE)


def _untold(reason: str) -> list[Finding]:
    return [
        untold(f"finance.conditional{name}.{when}", QUESTION, unit, when, reason)
        for when in WHEN
        for name, unit in (("", DEGREES), ("_per_usd_tn", f"{DEGREES} per USD tn"))
    ]


Runs = Mapping[tuple[str, ...], Mapping[int | str, np.ndarray] | None]


def _runs(
    base: Base, warmer: Warmer, flow: Flow, pledged: Pledged, recipients: Recipients, choices: ChoiceSet
) -> Runs:
    """Combination to degrees avoided by member, all run at once; None where it tells no needs."""
    ramp = flow.timing().fraction(base.years)
    taken = {
        after: ramp * gap_on(base, pledged, recipients.places, after)
        for after in choices.axis(AFTER.name).choices
    }
    needs = {_key(one): needs_of(pledged, recipients, one) for one in choices}
    served = [one for one in choices if needs[_key(one)] > 0]
    worlds = [base.world - needs_met(flow, needs[_key(one)]) * taken[one[AFTER.name]] for one in served]
    before, *after = warmer.warming(stacked([base.world, *worlds]))
    found: dict[tuple[str, ...], dict[int | str, np.ndarray] | None] = {key: None for key in needs}
    for one, run in zip(served, after, strict=True):
        found[_key(one)] = {
            when: measured(before, warmer.years, when) - measured(run, warmer.years, when) for when in WHEN
        }
    return found


def _key(choices: Choices) -> tuple[str, ...]:
    return tuple(choices[axis.name] for axis in AXES)


def _finding(
    name: str,
    unit: str,
    per: float,
    when: int | str,
    runs: Runs,
    choices: ChoiceSet,
    chosen: Mapping[str, str],
    sources: tuple[str, ...],
) -> Finding:
    identifier = f"finance.conditional{name}.{when}"
    if per == 0:
        return untold(identifier, QUESTION, unit, when, NOTHING_SPENT)

    def answer(one: Choices) -> Answer:
        values = runs[_key(one)]
        if values is None:
            raise Absent(NO_PEOPLE)
        return Answer(float(np.median(values[when])) / per, sources)

    first = next(values for one in (choices.defaults, *choices) if (values := runs[_key(one)]) is not None)
    told = quantiles(first[when] / per)
    found = ask(identifier, QUESTION, unit, choices, answer, when=when, quantiles=told)
    return replace(found, defaults={**chosen, **found.defaults})
