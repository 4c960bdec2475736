"""The course of emissions itself: year by year, whole or by gas, sector, place or data set.

All parts of an answer rest on the same choices as the whole, so that they add up; where they do not, the
difference is stated. See docs/methods/history.md and ``courses`` for what a course holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stocktake.choices import Choices
from stocktake.errors import BadInput, NoAnswer, OutOfRange, nearest
from stocktake.findings import Finding
from stocktake.inventory.axes import history_choices
from stocktake.inventory.component import WORLD
from stocktake.inventory.history_sums import sums_of
from stocktake.inventory.part import Part
from stocktake.inventory.questions.asking import check_period, first_year, last_year
from stocktake.inventory.questions.course_parts import PLACE, Wanted, parts_wanted
from stocktake.inventory.questions.courses import (
    GAS,
    SECTOR,
    Asked,
    open_course,
    row_of,
    told_course,
    whole_course,
)
from stocktake.inventory.questions.gases import F_GASES_SINCE
from stocktake.inventory.questions.people import PERSON
from stocktake.inventory.selection import Selection, select
from stocktake.inventory.world import World
from stocktake.provenance import Record
from stocktake.sectors import sector_named

if TYPE_CHECKING:
    import pandas as pd

SOURCE = "source"
BY = (GAS, SECTOR, PLACE, SOURCE)
MOST_ANSWERS = 60_000  # courses times combinations of choices, of one answer


@dataclass(frozen=True, repr=False)
class History:
    """The course of the whole, those of its parts, and what was done to get them.

    absent  : keys of parts of which the data set of the headline has nothing, each with the reason
    sums    : whether the parts add up to the whole: findings ``check.history...``
    records : what was done to the series under the default choices
    """

    total: Finding
    parts: tuple[Finding, ...] = ()
    absent: tuple[tuple[Mapping[str, object], str], ...] = ()
    sums: tuple[Finding, ...] = ()
    records: tuple[Record, ...] = ()

    def __repr__(self) -> str:
        """In one line: the whole of the last year, and how many parts."""
        total = self.total
        return f"<History {total.id}: {total.value:.4g} {total.unit}, {len(self.parts)} parts>"

    @property
    def rows(self) -> tuple[Finding, ...]:
        """The whole, then its parts."""
        return (self.total, *self.parts)

    def frame(self) -> pd.DataFrame:
        """All rows as one table, as ``frame_of`` gives each."""
        import pandas as pd

        return pd.concat([self.frame_of(row) for row in self.rows], ignore_index=True)

    @staticmethod
    def frame_of(row: Finding) -> pd.DataFrame:
        """A row as a table: year, value, low, high, place, gas, sector, dataset, unit; known years only."""
        import pandas as pd

        columns = {name: row.keys.get(name, []) for name in ("years", "values", "lows", "highs")}
        table = pd.DataFrame(columns).set_axis(["year", "value", "low", "high"], axis=1)
        return table.dropna(subset=["value"]).assign(
            place=str(row.keys["place"]),
            gas=str(row.keys.get(GAS, row.defaults.get("gases", ""))),
            sector=str(row.keys.get(SECTOR, "")),
            dataset=str(row.keys.get("dataset", row.defaults.get("dataset", ""))),
            unit=row.unit,
        )


def history(
    world: World,
    places: Iterable[str] | str,
    first: int | None = None,
    last: int | None = None,
    fixed: Choices | None = None,
    *,
    by: Sequence[str] = (),
    sector: str | None = None,
    depth: int = 1,
    per: str | None = None,
    mass: bool = False,
) -> History:
    """Emissions year by year, and by what ``by`` names: ``gas``, ``sector``, ``place``, ``source``.

    The gases are held at their default unless fixed. A group has its members of the last year throughout.

    sector : a category by code or name, instead of all
    depth  : levels of the sector tree
    per    : None, or ``person`` for tonnes a person
    mass   : each gas in its own mass instead of CO2-equivalents
    raises : BadInput for a wish that makes no sense; UnknownSector; NoAnswer
    """
    begin, end = first_year(world) if first is None else first, last_year(world) if last is None else last
    check_period(world, begin, end)
    _check(by, per, depth, mass)
    chosen = select(world.places, places, end)
    code = None if sector is None else sector_named(sector)
    told = code is not None or SECTOR in by
    choices = history_choices((begin, end), fixed, world.sets, of_world=_of_world(chosen), by_sector=told)
    asked = Asked(world, chosen, choices, (begin, end), per)
    total = _total(asked, Part(sector=code), fixed or {})
    if SOURCE in by:
        rows = tuple(_by_source(asked, Part(sector=code), dict(fixed or {}), told))
        return History(total, rows, records=_records(asked, total, Part(sector=code)))
    within = replace(asked, years=(int(str(total.keys["first"])), int(str(total.keys["last"]))))
    parts, absent = _split(within, total, by, code, depth, mass=mass)
    sums = () if per or mass or not parts else sums_of(total, parts, by)
    return History(total, parts, absent, sums, _records(asked, total, Part(sector=code)))


def _total(asked: Asked, part: Part, fixed: Choices) -> Finding:
    try:
        return whole_course(asked, part)
    except NoAnswer:
        if "gases" in fixed or asked.years[1] >= F_GASES_SINCE:
            raise
        raise OutOfRange(
            f"The Kyoto basket begins in {F_GASES_SINCE}, since F-gases are not known before",
            f"The years asked for end in {asked.years[1]}",
            next_step="Ask for --gases three-gases or co2, which reach back to 1850",
        ) from None


def _check(by: Sequence[str], per: str | None, depth: int, mass: bool) -> None:
    for word in by:
        if word not in BY:
            raise BadInput(
                f"Emissions cannot be told apart by '{word}'",
                f"They can by {', '.join(BY)}",
                nearest=nearest(word, BY),
            )
    if SOURCE in by and len(set(by)) > 1:
        raise BadInput(
            "By source stands alone",
            "Data sets are set side by side for one course at a time",
            next_step="Hold to one with --dataset to tell it apart further",
        )
    if per not in (None, PERSON):
        raise BadInput(f"Emissions per '{per}' are not known", "Known is person", nearest=[PERSON])
    if depth < 1:
        raise BadInput(f"The depth {depth} shows nothing", "1 or more is wanted")
    if mass and GAS not in by:
        raise BadInput("Only single gases have a mass of their own", next_step="Ask by gas")


def _of_world(chosen: Selection) -> bool:
    return chosen.world or chosen.bunkers


def _split(
    asked: Asked, total: Finding, by: Sequence[str], sector: str | None, depth: int, *, mass: bool
) -> tuple[tuple[Finding, ...], tuple[tuple[Mapping[str, object], str], ...]]:
    """The courses of the parts under the total's choices, and those of which there is nothing."""
    wanted = list(parts_wanted(asked, total.defaults, by, sector, depth, mass=mass)) if by else []
    _check_size(len(wanted) * len(asked.choices), len(wanted))
    found, absent = [], []
    for one in wanted:
        there = replace(asked, chosen=one.chosen)
        try:
            course = open_course(there, one.part, one.keys)
        except NoAnswer as nothing:
            absent.append((_named(one), nothing.wanted))
            continue
        row = row_of(course, total.defaults)
        if row is None or row.absent is not None:
            absent.append((_named(one), "" if row is None else str(row.absent)))
            continue
        found.append(told_course(course, there, total.defaults, slice(None), one.part))
    return tuple(found), tuple(absent)


def _named(wanted: Wanted) -> dict[str, object]:
    return {PLACE: wanted.chosen.label, **wanted.keys}


def _check_size(answers: int, courses: int) -> None:
    if answers > MOST_ANSWERS:
        raise BadInput(
            f"This would be {courses} courses over {answers // courses} combinations of choices each",
            f"At most {MOST_ANSWERS} are answered at once",
            next_step="Hold choices fixed: --dataset, --metric, --land-use, --accounting",
        )


def _by_source(asked: Asked, part: Part, fixed: dict[str, str], told: bool) -> Iterator[Finding]:
    """The same course by each data set; one that has nothing is a row without a value, with the reason."""
    for key in asked.world.sets:
        if fixed.get("dataset", key).casefold() != key.casefold():
            continue
        held = {**fixed, "dataset": key}
        choices = history_choices(
            asked.years, held, asked.world.sets, of_world=_of_world(asked.chosen), by_sector=told
        )
        one = replace(asked, choices=choices)
        try:
            found = whole_course(one, part)
        except NoAnswer as nothing:
            yield Finding(
                f"history.{asked.chosen.label}.{key}",
                "",
                None,
                "",
                note=nothing.wanted,
                keys={"place": asked.chosen.label, "dataset": key},
            )
            continue
        keys = {"place": found.keys["place"], "dataset": key, **found.keys}
        yield replace(found, id=f"history.{asked.chosen.label}.{key}", keys=keys)


def _records(asked: Asked, total: Finding, part: Part) -> tuple[Record, ...]:
    """What was done to the series of the headline, as far as it concerns the places."""
    emissions = asked.world.history(total.defaults, part)
    codes = set(asked.chosen.codes)
    known = set(asked.world.places.places)
    every = dict.fromkeys(record for term in emissions.terms for record in term.component.records)

    def concerns(record: Record) -> bool:
        named = set(record.series.split()) & known
        return asked.chosen.label == WORLD or not named or bool(named & codes)

    return tuple(record for record in every if concerns(record))
