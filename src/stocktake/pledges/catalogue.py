"""All pledges and joint statements, as they stood on a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from stocktake.pledges.joint import JointStatement
from stocktake.pledges.pledge import Kind, Pledge
from stocktake.pledges.reading import Refused


@dataclass(frozen=True)
class Catalogue:
    """Pledges of every version, joint statements, and what could not be read.

    known_until : date of the state of knowledge
    """

    pledges: tuple[Pledge, ...]
    statements: tuple[JointStatement, ...] = ()
    refused: tuple[Refused, ...] = ()
    known_until: str = ""
    files: tuple[str, ...] = field(default=())

    def of(self, parties: Iterable[str]) -> Catalogue:
        """What the named Parties pledged, alone or together."""
        wanted = set(parties)
        return replace(
            self,
            pledges=tuple(pledge for pledge in self.pledges if pledge.party in wanted),
            statements=tuple(item for item in self.statements if item.concerns(wanted)),
        )

    def as_of(self, date: str) -> Catalogue:
        """What stood on ``date`` (ISO): nothing later, and of two versions the later one is active.

        A version is all that one Party submitted on one day for one target year; a later one supersedes it.
        Where the day of submission is unknown, that of the publication that tells of it stands for it.
        What is archived or withdrawn counts as active until the date of its end or, where that is unknown,
        until the state of knowledge.
        """
        known = [pledge for pledge in self.pledges if _by(pledge.submitted or pledge.date, date)]
        latest: dict[tuple[object, ...], str] = {}
        for pledge in known:
            if pledge.status != "announced":
                key = _family(pledge)
                latest[key] = max(latest.get(key, ""), pledge.submitted)
        standing = tuple(
            _as_stood(pledge, latest.get(_family(pledge), ""), date, self.known_until) for pledge in known
        )
        statements = tuple(item for item in self.statements if _by(item.date, date))
        return replace(self, pledges=standing, statements=statements)

    def headline(self, year: int | None = None) -> tuple[Pledge, ...]:
        """Active headline targets, of one target year where given."""
        return tuple(
            pledge
            for pledge in self.pledges
            if pledge.role == "headline"
            and pledge.status == "active"
            and (year is None or pledge.target_year == year)
        )


def _by(written: str, date: str) -> bool:
    """Whether something of a date that may lack its day or month is known on ``date``."""
    return written[: len(date)] <= date[: len(written)] if written else True


def _family(pledge: Pledge) -> tuple[object, ...]:
    if pledge.kind is Kind.NET_ZERO:
        return (pledge.party, "net zero")
    return (pledge.party, pledge.target_year)


def _as_stood(pledge: Pledge, latest: str, date: str, known_until: str) -> Pledge:
    if pledge.status == "announced":
        return pledge
    if pledge.submitted < latest:
        return replace(pledge, status="superseded")
    if pledge.status in ("archived", "withdrawn") and not _by(pledge.ended or known_until, date):
        return replace(pledge, status="active")
    return pledge
