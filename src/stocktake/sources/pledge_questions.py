"""From words about pledges to answers: for the command line, Python and the network alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stocktake.errors import BadInput, OutOfRange
from stocktake.sources.promised import FIRST_PLEDGES, KNOWN_UNTIL

if TYPE_CHECKING:
    from pathlib import Path

    from stocktake.findings import Finding
    from stocktake.pledges import Catalogue, Pledge
    from stocktake.pledges.context import Context

WORLD = "WORLD"
DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True)
class Standing:
    """Pledges as they stood on a date.

    place : code of the Party or group, empty for all
    own   : whether they are a user's own, from a file
    """

    catalogue: Catalogue
    date: str
    place: str
    own: bool = False

    @property
    def of_everyone(self) -> bool:
        """Whether the Parties of the whole world are asked for."""
        return self.place in ("", WORLD) and not self.own


@dataclass(frozen=True)
class Quantified:
    """What pledges come to.

    findings : a finding per pledge, Mt CO2e/yr of its target year
    left     : pledges that come to no number, each with the reason
    context  : emissions and baselines that they were quantified against
    """

    standing: Standing
    findings: tuple[Finding, ...]
    left: tuple[tuple[Pledge, str], ...]
    context: Context


@dataclass(frozen=True)
class Progress:
    """Trends beside pledges: a finding per pledge, and what could not be judged with the reason."""

    standing: Standing
    findings: tuple[Finding, ...]
    absent: tuple[dict[str, str], ...]


def standing(place: str | None, as_of: str | None, file: Path | None = None) -> Standing:
    """The pledges of a place on a date; today's knowledge without one.

    file   : a user's own pledges instead
    raises : UnknownPlace; BadInput for what is no date

    A member of the European Union has the Union's targets beside its own.
    """
    from stocktake import sources
    from stocktake.pledges import Catalogue

    catalogue = sources.read_pledges()
    if file is not None:
        read = sources.read_pledge_file(file)
        catalogue = Catalogue(read.pledges, (), read.refused, catalogue.known_until, (file.name,))
    date = checked_date(as_of) if as_of else catalogue.known_until
    named = ""
    if place is not None:
        members, named = parties(place)
        if named != WORLD:
            catalogue = catalogue.of(members)
    return Standing(catalogue.as_of(date), date, named, file is not None)


def parties(place: str) -> tuple[tuple[str, ...], str]:
    """Parties that a name stands for, with the Union where a member is among them, and its code."""
    from stocktake import sources
    from stocktake.places import Group

    gazetteer = sources.read_places()
    found = gazetteer.resolve(place)
    members = gazetteer.members(found.code, 2023) if isinstance(found, Group) else (found.code,)
    union = set(gazetteer.members("EU27", 2023))
    shown = "EU" if found.code in ("EU27", "EU") else found.code
    if shown == "EU":
        return (("EU", *sorted(union)), shown)
    if union <= set(members):
        # the Union pledges as one Party; its members' own rows would count twice
        return ((*(code for code in members if code not in union), "EU"), shown)
    return ((*members, "EU") if union & set(members) else tuple(members), shown)


def once_each(pledges: Iterable[Pledge]) -> tuple[Pledge, ...]:
    """Without those of EU members where the Union's own stand among them, in order of Party and year."""
    from stocktake import sources

    given = list(pledges)
    shared = (
        set(sources.read_places().members("EU27", 2023)) if any(one.party == "EU" for one in given) else ()
    )
    kept = [one for one in given if one.party not in shared]
    return tuple(sorted(kept, key=lambda one: (one.party, one.target_year, one.role, one.id)))


def quantified(
    place: str | None = None, year: int | None = None, as_of: str | None = None, file: Path | None = None
) -> Quantified:
    """The emissions that each pledge leaves in its target year: of a place, or of every Party.

    year : only this target year
    """
    from stocktake import sources
    from stocktake.pledges.quantify import quantify_all

    asked = standing(place, as_of, file)
    pledges = once_each(asked.catalogue.headline()) if asked.of_everyone else asked.catalogue.pledges
    wanted = tuple(pledge for pledge in pledges if year is None or pledge.target_year == year)
    context = sources.read_pledge_context()
    rows, left = quantify_all(wanted, context)
    return Quantified(asked, tuple(rows), tuple(left), context)


def judged(place: str | None = None, year: int = 2030, as_of: str | None = None) -> Progress:
    """A verdict on each pledge for the year, its Party's trend beside it."""
    from stocktake import sources
    from stocktake.assessment.progress import progress as judge
    from stocktake.choices import Absent
    from stocktake.pledges.context import EDGAR
    from stocktake.pledges.quantify import quantify_all

    asked = standing(place, as_of)
    context = sources.read_pledge_context()
    wanted = asked.catalogue.headline(year)
    rows, left = quantify_all(once_each(wanted) if asked.of_everyone else wanted, context)
    found: list[Finding] = []
    absent = [{"pledge": pledge.id, "absent": reason} for pledge, reason in left]
    absent += [
        {"pledge": party, "absent": f"Its targets for {year} are no longer active"}
        for party in _ended(asked.catalogue, year)
    ]
    for row in rows:
        party = str(row.keys["place"])
        try:
            known = context.years(EDGAR, party)
            found.append(judge(row, known, [context.emissions(EDGAR, party, each) for each in known]))
        except Absent as error:
            absent.append({"pledge": str(row.keys["pledge"]), "absent": error.reason})
    return Progress(asked, tuple(found), tuple(absent))


def _ended(catalogue: Catalogue, year: int) -> list[str]:
    """Parties whose targets for the year have ended, and who have no other."""
    ended = {
        pledge.party
        for pledge in catalogue.pledges
        if pledge.target_year == year and pledge.role == "headline" and pledge.status != "announced"
    }
    return sorted(ended - {pledge.party for pledge in catalogue.headline(year)})


def standing_on(as_of: str | None) -> str:
    """The date of pledges that pathways are built of; the newest known without one.

    raises : OutOfRange before 2016, when none stood; BadInput for what is no date
    """
    if as_of is None:
        return KNOWN_UNTIL
    if checked_date(as_of) < FIRST_PLEDGES:
        raise OutOfRange(
            f"No pledges stood on {as_of}", "The first ones are of 2016", nearest=[FIRST_PLEDGES]
        )
    return as_of


def checked_date(text: str) -> str:
    """The date if it is one; else BadInput."""
    if not DATE.match(text) or not "01" <= text[5:7] <= "12" or not "01" <= text[8:] <= "31":
        raise BadInput(f"'{text}' is no date", "A date is written 2023-11-29")
    return text
