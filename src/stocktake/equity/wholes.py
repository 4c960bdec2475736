"""What there is to share: a remaining carbon budget, or the emissions of a year that a goal leaves.

Each has its sizes by who states them, because no two studies agree; the choice among them is an axis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stocktake.assessment.benchmarks import CUT_FROM_2019, benchmarks_for
from stocktake.assessment.budgets import Published, check_since, since_moved
from stocktake.choices import NOT_APPLICABLE, Absent, Axis, Choices
from stocktake.errors import BadInput, OutOfRange
from stocktake.inventory import World
from stocktake.inventory.datasets import CO2, FOSSIL_CO2, KYOTO, MEAN, THREE_GASES

HORIZON = 2050
FIRST_SINCE = 2020
BASE_YEAR = 2019
YEAR_UNIT = "Mt CO2e/yr (AR6GWP100), without land use"
GIVEN = "as given"
# latest first: the study of the headline is the first of these that states the budget
PREFERRED = ("igcc2024", "forster2023", "ar6_carbon_budget")


@dataclass(frozen=True)
class Whole:
    """Something to be shared among countries.

    name    : the middle of a finding's id, such as ``budget.1.5``
    amounts : who states it to how much, in ``unit``
    sources : who states it to the keys of its sources
    span    : first and last year in which it is used; the same for a year's emissions
    scale   : what to multiply Mt with to have ``unit``
    """

    name: str
    said: str
    unit: str
    axis: Axis
    amounts: Mapping[str, float]
    sources: Mapping[str, tuple[str, ...]]
    span: tuple[int, int]
    scale: float

    @property
    def is_budget(self) -> bool:
        """Whether it is a sum over years."""
        return self.span[1] > self.span[0]

    @property
    def goal(self) -> str:
        """Of a year's emissions the goal, °C: ``1.5`` or ``2``."""
        return self.name.partition(".")[2]

    @property
    def gases(self) -> tuple[str, ...]:
        """What it counts, the default first."""
        return (CO2, FOSSIL_CO2) if self.is_budget else (KYOTO,)

    def present(self, gases: str) -> Choices:
        """Choices of the inventories for the emissions of the last year."""
        if not self.is_budget:
            return _asked(KYOTO, "edgar", "none")
        return _asked(gases, "gcb", MEAN if gases == CO2 else "none")

    def past(self, gases: str) -> Choices:
        """Choices of the inventories for emissions since a start year; F-gases are not known so far back."""
        return self.present(gases) if self.is_budget else _asked(THREE_GASES, "joined", "none")


def published_budget(
    studies: Sequence[Published],
    observed: Mapping[int, float],
    limit: float,
    probability: int | None = None,
    since: int = 2025,
) -> Whole:
    """A remaining carbon budget, Gt CO2 from the first of January of ``since``, as published and moved there.

    observed    : year to world CO2 emitted, Gt
    probability : per cent; without one 50 where it is published for the limit, else the least that is
    raises      : OutOfRange where nobody states such a budget
    """
    check_since(since, observed)
    _check_first(since)
    if not any(one.limit == limit for one in studies):
        known = sorted({one.limit for one in studies})
        raise OutOfRange(
            f"No budget for {limit:g} °C is at hand",
            f"Published ones are for {', '.join(f'{one:g}' for one in known)} °C",
            nearest=[f"{min(known, key=lambda one: abs(one - limit)):g}"],
            next_step="Give one yourself with --budget, or see `stocktake budget`",
        )
    chances = sorted({one.probability for one in studies if one.limit == limit})
    chosen = probability if probability is not None else 50 if 50 in chances else chances[0]
    rows = {one.source: one for one in studies if one.limit == limit and _alike(one.probability, chosen)}
    if not rows:
        raise OutOfRange(
            f"No budget for {limit:g} °C with {chosen} % is at hand",
            f"Published are {', '.join(str(one) for one in chances)} %",
            nearest=[str(min(chances, key=lambda one: abs(one - chosen)))],
        )
    amounts, sources = {}, {}
    for key, row in rows.items():
        try:
            amounts[key] = since_moved(row, since, observed)
        except Absent as absent:
            raise OutOfRange(f"No budget can be counted from {since}", absent.reason) from None
        sources[key] = (row.source,)
    default = next((key for key in PREFERRED if key in amounts), next(iter(amounts)))
    why = "the latest assessment at hand that follows the IPCC's method"
    axis = Axis("study", tuple(amounts), default, why)
    said = f"the CO2 left for {limit:g} °C with {chosen} % from {since} on"
    name = f"budget.{limit:g}.{chosen}"
    return Whole(name, said, "Gt CO2", axis, amounts, sources, (since, HORIZON), 1e-3)


def _check_first(since: int) -> None:
    """OutOfRange for a year before the baselines, or after which nothing is left to share in."""
    if not FIRST_SINCE <= since < HORIZON:
        raise OutOfRange(
            f"A budget from {since} on cannot be shared",
            f"Baselines of countries begin in {FIRST_SINCE}, and budgets are used up by {HORIZON}",
            nearest=[str(min(max(since, FIRST_SINCE), HORIZON - 1))],
        )


def _alike(one: int, other: int) -> bool:
    """Whether two chances in per cent are the same one; two thirds are 66 in one table and 67 in another."""
    return one == other or {one, other} == {66, 67}


def given_budget(amount: float, since: int = 2025) -> Whole:
    """A budget of the user's own, Gt CO2; raises BadInput, or OutOfRange for its year."""
    _check_first(since)
    if not 0 < amount < 1e5:
        raise BadInput(
            f"A budget of {amount:g} Gt CO2 was given", "A positive number of Gt CO2 is wanted, such as 250"
        )
    axis = Axis("study", (GIVEN,), GIVEN, "the budget was given")
    said = f"{amount:g} Gt CO2 from {since} on"
    return Whole(
        f"budget.{amount:g}Gt", said, "Gt CO2", axis, {GIVEN: amount}, {GIVEN: ()}, (since, HORIZON), 1e-3
    )


def year_of_goal(world: World, goal: str, year: int = 2030) -> Whole:
    """Emissions of a year that a goal leaves: the cuts from 2019 of benchmarks, on the inventory's own 2019.

    The cuts are of all greenhouse gases with land use; they are applied to those without.
    raises : OutOfRange where no benchmark has the goal and year
    """
    rows = [row for row in benchmarks_for(goal, year) if row.baseline == CUT_FROM_2019]
    if not rows:
        raise OutOfRange(
            f"No benchmark says what {goal} °C leaves in {year}", "Goals are 1.5 and 2, years 2030 and 2035"
        )
    base = float(
        world.emissions(_asked(KYOTO, "edgar", "none"), (BASE_YEAR, BASE_YEAR)).world(BASE_YEAR, BASE_YEAR)[0]
    )
    amounts = {row.choice: base * (1 - row.value) for row in rows}
    axis = Axis("benchmark", tuple(amounts), rows[0].choice, "the IPCC's assessed pathways, relative to 2019")
    said = f"the emissions of {year} that {goal} °C leaves"
    return Whole(
        f"{year}.{goal}",
        said,
        YEAR_UNIT,
        axis,
        amounts,
        {name: ("edgar2024",) for name in amounts},
        (year, year),
        1.0,
    )


def _asked(gases: str, dataset: str, land_use: str) -> Choices:
    return {
        "gases": gases,
        "dataset": dataset,
        "metric": "AR6GWP100" if gases in (KYOTO, THREE_GASES) else NOT_APPLICABLE,
        "land_use": land_use,
        "accounting": "territorial",
        "bunkers": "in-world",
    }
