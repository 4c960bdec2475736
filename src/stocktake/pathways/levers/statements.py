"""Joint statements as levers, in one word: each clause that can move emissions, under named assumptions.

What a statement says without a number gets none in silence: every lever here names the clause it stands for
and the assumption that gives it an amount, at three readings. ``low`` is the least that the words allow,
``high`` the most that its authors could mean, ``central`` between. Clauses left out move nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.errors import UnknownName, nearest
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Lever
from stocktake.pathways.levers.parse import Resolve, parse_lever

READINGS = ("central", "low", "high")
# Mt CO2 per year: Boundary Dam 1, Petra Nova 1.6 (IPCC AR6 WGIII ch. 6)
PROJECT_MT = {"low": 1.0, "central": 1.3, "high": 1.6}
PROJECTS = 5
PARTIES = "CHN,USA"
# large emitters of methane that had not joined when last checked
OUTSIDE_PLEDGE = ("CHN", "IND", "RUS", "IRN", "BGD", "TUR")


@dataclass(frozen=True)
class ClauseLever:
    """One clause with the levers it stands for under each reading; None where one gives it no effect.

    clause : identifier in the catalogue of joint statements; the assumption that gives the amounts is told by
             the sentence ``levers.assume.CLAUSE`` of the word catalogues
    """

    clause: str
    low: str | None
    central: str | None
    high: str | None

    def text(self, reading: str) -> str | None:
        """The lever as a user would type it."""
        return {"low": self.low, "central": self.central, "high": self.high}[reading]


@dataclass(frozen=True)
class Statement:
    """A joint statement that levers can stand for."""

    name: str
    clauses: tuple[ClauseLever, ...]


SUNNYLANDS = Statement(
    "sunnylands_2023",
    (
        ClauseLever(
            "sunnylands_2023.renewables_tripling",
            None,
            f"renewables=-10%@2030:{PARTIES}",
            f"renewables=-25%@2030:{PARTIES}",
        ),
        ClauseLever(
            "sunnylands_2023.words_5",
            f"coal.power=-2%@2030:{PARTIES}",
            f"coal.power=-5%@2030:{PARTIES}",
            f"coal.power=-10%@2030:{PARTIES}",
        ),
        ClauseLever(
            "sunnylands_2023.ccus_projects",
            "projects",
            "projects",
            "projects",
        ),
        ClauseLever(
            "sunnylands_2023.forest_loss",
            None,
            "deforestation=-5%@2030",
            "deforestation=-100%@2030",
        ),
        ClauseLever(
            "sunnylands_2023.methane_2035_targets",
            None,
            f"methane=-10%/2020@2035:{PARTIES}",
            f"methane=-30%/2020@2035:{PARTIES}",
        ),
    ),
)
METHANE_PLEDGE = Statement(
    "methane_pledge_2021",
    (
        ClauseLever(
            "global_methane_pledge.ch4_30",
            "participants",
            "methane=-30%/2020@2030",
            "methane=-30%/2020@2030",
        ),
    ),
)
GLASGOW_FORESTS = Statement(
    "glasgow_forests_2021",
    (
        ClauseLever(
            "glasgow_forests_2021.forest_loss_zero",
            "deforestation=-50%@2030",
            "deforestation=-100%@2030",
            "deforestation=-100%@2030",
        ),
    ),
)
POWERING_PAST_COAL = Statement(
    "powering_past_coal",
    (
        ClauseLever(
            "powering_past_coal.oecd_eu",
            "coal.power=-50%@2030:OECD",
            "coal.power=-100%@2030:OECD",
            "coal.power=-100%@2030:OECD",
        ),
        ClauseLever(
            "powering_past_coal.rest",
            None,
            "coal.power=-50%@2040:NONANNEX1",
            "coal.power=-100%@2040:NONANNEX1",
        ),
    ),
)
KIGALI = Statement(
    "kigali",
    (
        ClauseLever(
            "kigali.phase_down",
            "fgases.kigali=-70%/2023@2047",
            "fgases.kigali=-80%/2023@2047",
            "fgases.kigali=-85%/2023@2045",
        ),
    ),
)
STATEMENTS = {
    statement.name: statement
    for statement in (SUNNYLANDS, METHANE_PLEDGE, GLASGOW_FORESTS, POWERING_PAST_COAL, KIGALI)
}
ALIASES = {"global_methane_pledge": "methane_pledge_2021", "sunnylands": "sunnylands_2023"}


@dataclass(frozen=True)
class Applied:
    """A clause and the levers made of it under one reading; none where that reading gives it no effect."""

    clause: str
    reading: str
    levers: tuple[Lever, ...]


def word_key(clause: str) -> str:
    """The key of the sentence that tells a clause's assumption."""
    return f"levers.assume.{clause.replace('.', '_')}"


def applied(text: str, base: Base, resolve: Resolve) -> tuple[Applied, ...]:
    """A statement's clauses as levers; ``NAME`` or ``NAME:READING``."""
    name, _, reading = text.partition(":")
    name, reading = ALIASES.get(name, name), reading or "central"
    if name not in STATEMENTS:
        raise UnknownName(
            f"'{name}' is no joint statement that levers stand for",
            f"Known are {', '.join(STATEMENTS)}",
            nearest=nearest(name, [*STATEMENTS, *ALIASES]),
            next_step="See `stocktake lever --list`",
        )
    if reading not in READINGS:
        raise UnknownName(
            f"'{reading}' is no reading of a statement",
            f"Readings are {', '.join(READINGS)}",
            nearest=nearest(reading, READINGS),
        )
    return tuple(
        Applied(clause.clause, reading, _levers(clause, reading, base, resolve))
        for clause in STATEMENTS[name].clauses
    )


def _levers(clause: ClauseLever, reading: str, base: Base, resolve: Resolve) -> tuple[Lever, ...]:
    text = clause.text(reading)
    if text is None:
        return ()
    if text == "projects":
        return tuple(_projects(place, base, resolve, reading) for place in PARTIES.split(","))
    if text == "participants":
        inside = [place for place in base.places if place not in (*OUTSIDE_PLEDGE, "AIR", "SEA")]
        return (parse_lever(f"methane=-30%/2020@2030:{','.join(inside)}", base, resolve),)
    return (parse_lever(text, base, resolve),)


def _projects(place: str, base: Base, resolve: Resolve, reading: str) -> Lever:
    """Plants fitted with capture, as the part they are of the place's coal and gas power in 2030."""
    fitted = base.lying_in((place,)) & base.doing(("coal.power", "gas.power")) & base.emitting(("CO2 FFI",))
    co2 = base.sums(fitted.astype(float), "CO2 FFI")
    part = PROJECTS * PROJECT_MT[reading] / 1000.0 / float(co2[base.years == 2030][0])
    return parse_lever(f"ccs.power={100 * part:.3g}%@2030:{place}", base, resolve)
